"""What a document proves, in words: ``nhiệm vụ II.3.2/3, quý III/2026``."""

from __future__ import annotations

from xacai.domain.evidence import Link, SubjectKind, read_plan_place
from xacai.domain.period import read_period, short_name
from xacai.wording.places import place_words


def subject_words(kind: SubjectKind, place: str) -> str:
    """A subject without its period; of a plan's parts the key alone."""
    of_plan = kind in (SubjectKind.TASK, SubjectKind.TARGET)
    return place_words(f"{kind.value} {read_plan_place(place)[1] if of_plan else place}")


def link_words(link: Link) -> str:
    """A subject and the period that the document speaks of."""
    period = read_period(link.period)
    words = subject_words(link.kind, link.place)
    return f"{words}, {short_name(period)}" if period is not None else words
