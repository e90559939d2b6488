"""The user guide on disk: one Markdown file a topic in ``resources/guide``; Vietnamese whole, others in short."""

from __future__ import annotations

from xacai.domain.guide import TOPICS, Topic, read_topic
from xacai.files.resources import resource

WHOLE = "vi"
"""The language that has every topic in full."""


def topic_text(key: str, language: str = WHOLE) -> str:
    """A topic's Markdown; Vietnamese where the language has no file of it."""
    path = resource("guide", language, f"{key}.md")
    if not path.is_file():
        path = resource("guide", WHOLE, f"{key}.md")
    return path.read_text(encoding="utf-8")


def read_guide(language: str = WHOLE) -> tuple[Topic, ...]:
    """Every topic in reading order."""
    return tuple(read_topic(key, topic_text(key, language)) for key in TOPICS)
