"""The steps of an assessment, each with its own days: data of the office that runs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xacai.domain.scorecard import ScorecardState


class Step(StrEnum):
    """What is done in a step, in their order."""

    SELF = "self"
    FIRST = "first"
    EXPLAIN = "explain"
    SECOND = "second"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class ScoringRound:
    """A step of a year (``period`` "") or of a quarter's assessment of departments: done by ``due``."""

    year: int
    period: str
    step: Step
    due: date
    opens: date | None = None
    note: str = ""


def open_step(rounds: tuple[ScoringRound, ...], today: date) -> ScoringRound | None:
    """The first step that is open today and not over, else None."""
    return next(
        (item for item in rounds if item.due >= today and (item.opens is None or item.opens <= today)), None
    )


_AWAITED = {
    ScorecardState.OPEN: Step.SELF,
    ScorecardState.LOCKED: Step.FIRST,
    ScorecardState.VERIFIED: Step.EXPLAIN,
    ScorecardState.EXPLAINED: Step.SECOND,
}
VERIFYING = frozenset({Step.FIRST, Step.SECOND})
"""The steps of the one who verifies; the others that a card waits for are of the one who is scored."""


def late_step(
    rounds: tuple[ScoringRound, ...], state: ScorecardState, today: date, *, verifies: bool
) -> ScoringRound | None:
    """The step that a card in this state waits for, where its last day is over and it is this side's to do."""
    awaited = _AWAITED.get(state)
    if awaited is None or (awaited in VERIFYING) != verifies:
        return None
    return next((item for item in rounds if item.step is awaited and item.due < today), None)
