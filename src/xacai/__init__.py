"""xacai: the yearly cycle of public administration reform of a Vietnamese commune, offline."""

__version__ = "0.1.0"
