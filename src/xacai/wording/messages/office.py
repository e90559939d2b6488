"""Sentences of the issues whose codes begin with ``office.``."""

from xacai.wording.language import N_  # noqa: F401

TEMPLATES: dict[str, str] = {}
