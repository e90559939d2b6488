"""Sentences of the issues whose codes begin with ``usage.``."""

from xacai.wording.language import N_  # noqa: F401

TEMPLATES: dict[str, str] = {}
