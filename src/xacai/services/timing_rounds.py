"""The days of an assessment's steps: self-scoring, verification, explanation, publication."""

from __future__ import annotations

from xacai.domain.issue import refuse
from xacai.domain.scoring_round import ScoringRound, Step, open_step
from xacai.domain.text import nfc, squeeze
from xacai.services.workspace import Workspace


def rounds_of(workspace: Workspace, year: int, period: str = "") -> tuple[ScoringRound, ...]:
    """The steps that have days, in their order."""
    with workspace.store.reading() as shelves:
        return shelves.scoring_rounds.of(year, period)


def set_round(workspace: Workspace, item: ScoringRound) -> tuple[ScoringRound, ...]:
    """Give a step its days; refused where it would end before it begins."""
    if item.opens is not None and item.opens > item.due:
        raise refuse("scorecard.round-days", f"scorecard {item.year}", year=str(item.year))
    note = squeeze(nfc(item.note))
    kept = ScoringRound(item.year, item.period, item.step, item.due, item.opens, note)
    with workspace.store.writing("scorecard.round", f"{item.year} {item.step.value}") as shelves:
        shelves.scoring_rounds.put(kept)
    return rounds_of(workspace, item.year, item.period)


def drop_round(workspace: Workspace, year: int, period: str, step: Step) -> tuple[ScoringRound, ...]:
    """Take a step's days away."""
    with workspace.store.writing("scorecard.round", f"{year} {step.value}") as shelves:
        shelves.scoring_rounds.remove(year, period, step)
    return rounds_of(workspace, year, period)


def step_now(workspace: Workspace, year: int, period: str = "") -> ScoringRound | None:
    """The step that is open today."""
    return open_step(rounds_of(workspace, year, period), workspace.today())
