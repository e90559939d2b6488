"""Activities of a period (hoạt động trong kỳ): conferences, classes, inspections, articles … entered once each.

They feed an office's own indicators, the drafted sentences and the evidence. Pure: counting, no store.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import date
from enum import StrEnum

from xacai.domain.field import FieldCode
from xacai.domain.issue import Issue, Severity
from xacai.domain.period import Window, write_day
from xacai.domain.progress import Proof


class ActivityKind(StrEnum):
    """What was done."""

    CONFERENCE = "conference"
    CLASS = "class"
    INSPECTION = "inspection"
    ARTICLE = "article"
    DIALOGUE = "dialogue"
    INITIATIVE = "initiative"
    COMMENDATION = "commendation"
    OTHER = "other"


PARTICIPANTS, UNITS, ITEMS, PETITIONS = "participants", "units", "items", "petitions"
MEASURES = (PARTICIPANTS, UNITS, ITEMS, PETITIONS)
"""Counts that the program has words for: people who took part, units inspected or commended, articles or
documents, petitions received. An office may add names of its own (``participants.officials``)."""

SAYABLE = frozenset({"number", "name", "day", "list", "documents", *MEASURES})
"""What a drafted sentence about activities may name (:mod:`xacai.domain.activity_draft`)."""

LARGEST_COUNT = 10_000_000
LONGEST_NAME = 1000
_MEASURE = re.compile(r"[a-z][a-z0-9_.\-]{0,39}")


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing done on a day. ``counts`` names what was counted (:data:`MEASURES`), whole and not negative.

    ``plan_key`` and ``task_key`` name the task that it carries out, where there is one.
    """

    key: str
    day: date
    kind: ActivityKind
    name: str
    plan_key: str = ""
    task_key: str = ""
    counts: Mapping[str, int] = made_by(default_factory=dict)
    field: FieldCode | None = None
    proof: Proof = made_by(default_factory=Proof)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Activities counted: how many, how many of them give the measure, and its sum (None where none does)."""

    number: int
    told: int = 0
    total: int | None = None


def within(activities: Iterable[Activity], days: Window) -> tuple[Activity, ...]:
    """Those of a window, both days included, oldest first; of one day in the order of their keys."""
    found = (item for item in activities if days.holds(item.day))
    return tuple(sorted(found, key=lambda item: (item.day, len(item.key), item.key)))


def of_kind(activities: Iterable[Activity], kind: ActivityKind) -> tuple[Activity, ...]:
    """Those of a kind."""
    return tuple(item for item in activities if item.kind is kind)


def of_field(activities: Iterable[Activity], code: FieldCode) -> tuple[Activity, ...]:
    """Those of a field."""
    return tuple(item for item in activities if item.field is code)


def tally(activities: Iterable[Activity], measure: str = "") -> Tally:
    """Count activities, and sum a measure over those that give it."""
    items = tuple(activities)
    told = [item.counts[measure] for item in items if measure in item.counts]
    return Tally(len(items), len(told), sum(told) if told else None)


def counts_by_kind(activities: Iterable[Activity]) -> dict[ActivityKind, Tally]:
    """How many of each kind there are, in the order of the kinds, those without any left out."""
    items = tuple(activities)
    found = {kind: tally(of_kind(items, kind)) for kind in ActivityKind}
    return {kind: counted for kind, counted in found.items() if counted.number}


def measures_of(activities: Iterable[Activity]) -> tuple[str, ...]:
    """The measures that occur: the known ones first, then an office's own by name."""
    used = {name for item in activities for name in item.counts}
    return (
        *(name for name in MEASURES if name in used),
        *sorted(used - set(MEASURES)),
    )


def new_activity_key(year: int, last: int) -> str:
    """``2026/hd-7`` after number 6 of all that were ever given; a removed activity's key is not given again."""
    return f"{year}/hd-{last + 1}"


def check_activity(activity: Activity, today: date) -> tuple[Issue, ...]:
    """What cannot be stored: no name, a name too long, a day to come, counts that are no counts."""
    where = f"activity {activity.key}" if activity.key else "activity"
    return (
        *_check_words(activity, where),
        *_check_day(activity, today, where),
        *_check_counts(activity, where),
    )


def _check_words(activity: Activity, where: str) -> Iterable[Issue]:
    if not activity.name:
        yield Issue("activity.name-missing", Severity.ERROR, where)
    if len(activity.name) > LONGEST_NAME:
        yield Issue("activity.name-too-long", Severity.ERROR, where, {"longest": str(LONGEST_NAME)})


def _check_day(activity: Activity, today: date, where: str) -> Iterable[Issue]:
    if activity.day > today:
        yield Issue("activity.day-in-future", Severity.ERROR, where, {"day": write_day(activity.day)})


def _check_counts(activity: Activity, where: str) -> Iterable[Issue]:
    for name, number in activity.counts.items():
        if not _MEASURE.fullmatch(name) or name == "number":
            yield Issue("activity.measure-malformed", Severity.ERROR, where, {"measure": name})
        elif not 0 <= number <= LARGEST_COUNT:
            details = {"measure": name, "number": str(number)}
            yield Issue("activity.count-outside", Severity.ERROR, where, details)


def outside_year(activity: Activity, year: int) -> bool:
    """Whether the day lies outside a plan's year, which begins with its first data window on 15/12 before."""
    return not date(year - 1, 12, 15) <= activity.day <= date(year, 12, 31)


def last_number(keys: Sequence[str]) -> int:
    """The largest number among keys of :func:`new_activity_key`; 0 without any."""
    found = [key.rpartition("-")[2] for key in keys]
    return max((int(tail) for tail in found if tail.isdecimal()), default=0)
