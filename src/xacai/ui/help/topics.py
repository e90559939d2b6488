"""Help topics as rows of a list: those of the guide, and what a search finds in them. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xacai.domain.guide import TOPICS, Topic, find
from xacai.files.guide import read_guide
from xacai.wording.language import language

# A topic that belongs to no page has an icon of its own.
_ICONS = {
    "start": "check",
    "quarter": "calendar",
    "sample": "eye",
    "home": "home",
    "planning": "plan",
    "progress": "progress",
    "reporting": "report",
    "scoring": "score",
    "evidence": "evidence",
    "submitting": "submitting",
    "receiving": "receiving",
    "consolidating": "sum",
    "settings": "settings",
    "trouble": "alert",
    "safety": "shield",
    "keyboard": "keyboard",
}
_RECEIVING = frozenset({"receiving", "consolidating"})  # only where offices report to this one
NO_PAGE = frozenset({"start", "quarter", "sample", "trouble", "safety", "keyboard"})
"""Topics that belong to no page."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row leads: a topic, and the heading in it (empty: its beginning)."""

    topic: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A row: its key in the list, title, the words found, icon, where it leads."""

    key: str
    title: str
    words: str
    icon: str
    place: Place


def topics(*, receives: bool = True) -> tuple[Topic, ...]:
    """The topics of an office, in reading order and in the language in force."""
    return tuple(topic for topic in read_guide(language()) if receives or topic.key not in _RECEIVING)


def topic_rows(known: Sequence[Topic]) -> tuple[HelpRow, ...]:
    """One row a topic."""
    return tuple(HelpRow(topic.key, topic.title, "", _ICONS[topic.key], Place(topic.key)) for topic in known)


def found_rows(known: Sequence[Topic], query: str) -> tuple[HelpRow, ...]:
    """One row a section in which the query occurs, diacritics aside."""
    return tuple(
        HelpRow(
            f"{number} {item.topic.key}",
            item.topic.title,
            ": ".join(part for part in (item.heading, item.words) if part),
            _ICONS[item.topic.key],
            Place(item.topic.key, item.heading),
        )
        for number, item in enumerate(find(known, query))
    )


def key_of(place: str) -> str:
    """``topic:reporting`` or ``reporting`` as a topic's key; the first topic's where there is none like that."""
    key = place.removeprefix("topic:")
    return key if key in TOPICS else TOPICS[0]
