"""The steps of an assessment, each with its own days: data of the office that runs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
