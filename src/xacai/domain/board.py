"""The board of a receiving office: offices × periods, what came, when, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Square(StrEnum):
    """What stands in a square of the board."""

    NOT_OWED = "not_owed"
    NOT_DUE = "not_due"
    MISSING = "missing"
    ON_TIME = "on_time"
    LATE = "late"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    UNDECIDED = "undecided"


ACCEPTED, RETURNED, WITHDRAWN = "accepted", "returned", "withdrawn"
_ANSWERED = {ACCEPTED: Square.ACCEPTED, RETURNED: Square.RETURNED, WITHDRAWN: Square.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Came:
    """What the board knows of a report that came, whosever it is: most of thousands of offices say the same, and that
    is one object. The fields are those of :class:`Arrival`.
    """

    revision: int
    first_arrived: date
    first_signed: date | None = None
    catalogue: str = ""
    verdict: str = ""
    fork: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """The newest report of an office for a period, as the receiving office holds it.

    ``first_signed`` and ``first_arrived`` are the days of its first revision: a correction does not make a report
    late that came in time. ``verdict`` is empty until somebody answered; ``fork``: a person has to decide first.
    """

    office: str
    period: str
    revision: int
    first_arrived: date
    first_signed: date | None = None
    catalogue: str = ""
    verdict: str = ""
    fork: bool = False
    gap: bool = False
    uuid: str = ""


def late_by_arrival(came: Came, due: date) -> bool:
    """Whether the first revision came after the sending day."""
    return came.first_arrived > due


def late_by_signing(came: Came, due: date) -> bool:
    """Whether the first revision was signed after the sending day; False where no day is known."""
    return came.first_signed is not None and came.first_signed > due


def square(came: Came | None, *, owed: bool, due: date, today: date) -> Square:
    """What the board shows for an office and a period."""
    if came is None:
        if not owed:
            return Square.NOT_OWED
        return Square.MISSING if today > due else Square.NOT_DUE
    if came.fork:
        return Square.UNDECIDED
    if came.verdict in _ANSWERED:
        return _ANSWERED[came.verdict]
    return Square.LATE if late_by_arrival(came, due) else Square.ON_TIME


@dataclass(frozen=True, slots=True)
class Counts:
    """A column of the board in numbers; ``owed`` counts the offices that owe the report."""

    owed: int
    came: int
    late: int
    missing: int
    accepted: int
    returned: int


def count(squares: Iterable[Square], arrivals: Iterable[Came], due: date) -> Counts:
    """The numbers over one period's squares; an accepted report that came late is still late."""
    tally = Counter(squares)
    owed = sum(number for kind, number in tally.items() if kind is not Square.NOT_OWED)
    missing = tally[Square.MISSING] + tally[Square.NOT_DUE] + tally[Square.WITHDRAWN]
    late = sum(1 for came in arrivals if late_by_arrival(came, due))
    return Counts(
        owed, owed - missing, late, tally[Square.MISSING], tally[Square.ACCEPTED], tally[Square.RETURNED]
    )
