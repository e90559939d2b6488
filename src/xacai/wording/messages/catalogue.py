"""Sentences of the issues whose codes begin with ``catalogue.``."""

from xacai.wording.language import N_  # noqa: F401

TEMPLATES: dict[str, str] = {}
