"""Help topics: one Markdown file each, in the language in force. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from xacai.files.resources import resource
from xacai.wording.language import N_, _, language

# key (the page's), word, icon
_TABLE: tuple[tuple[str, str, str], ...] = (
    ("home", N_("Overview"), "home"),
    ("planning", N_("Plan"), "plan"),
    ("progress", N_("Progress"), "progress"),
    ("reporting", N_("Report"), "report"),
    ("scoring", N_("Scores"), "score"),
    ("submitting", N_("Send – receive"), "submitting"),
    ("settings", N_("Settings"), "settings"),
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: the key of the page it belongs to, its word, its icon."""

    key: str
    word: str
    icon: str


def topics() -> tuple[Topic, ...]:
    """Every topic in the order of the rail."""
    return tuple(Topic(key, _(word), icon) for key, word, icon in _TABLE)


def text_of(key: str) -> str:
    """The topic's Markdown; Vietnamese where the language has no file, empty where there is none at all."""
    for code in (language(), "vi"):
        path = resource("help", code, f"{key}.md")
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""


def key_of(place: str) -> str:
    """``topic:reporting`` or ``reporting`` as a topic's key; the first topic's where there is none like that."""
    key = place.removeprefix("topic:")
    return key if key in {row[0] for row in _TABLE} else _TABLE[0][0]
