"""Disk without meaning: paths, atomic writes with read-back, packaged resources."""
