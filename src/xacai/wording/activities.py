"""The words of activities on the screen: their kinds and what is counted."""

from __future__ import annotations

from xacai.domain.activity import ITEMS, PARTICIPANTS, PETITIONS, UNITS, ActivityKind
from xacai.wording.language import N_, _

_KINDS = {
    ActivityKind.CONFERENCE: N_("Conference, meeting"),
    ActivityKind.CLASS: N_("Training class"),
    ActivityKind.INSPECTION: N_("Inspection"),
    ActivityKind.ARTICLE: N_("News, article"),
    ActivityKind.DIALOGUE: N_("Dialogue"),
    ActivityKind.INITIATIVE: N_("Initiative, new model"),
    ActivityKind.COMMENDATION: N_("Commendation"),
    ActivityKind.OTHER: N_("Other activity"),
}
_MEASURES = {
    PARTICIPANTS: N_("Participants"),
    UNITS: N_("Units, persons concerned"),
    ITEMS: N_("News items, articles"),
    PETITIONS: N_("Petitions"),
}


def kind_words(kind: ActivityKind) -> str:
    """A kind in words."""
    return _(_KINDS[kind])


def measure_words(measure: str) -> str:
    """A count in words; one that the office named itself as it is."""
    return _(_MEASURES[measure]) if measure in _MEASURES else measure


def feed_words(kind: ActivityKind, measure: str) -> str:
    """What feeds an own indicator: ``Training class: participants``."""
    return f"{kind_words(kind)}: {measure_words(measure).lower()}" if measure else kind_words(kind)
