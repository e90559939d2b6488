"""Steps of an assessment: which one is open, and which one a card keeps waiting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from xacai.domain.scorecard import ScorecardState
from xacai.domain.scoring_round import ScoringRound, Step, late_step, open_step

DUE = date(2026, 12, 15)
ROUNDS = tuple(ScoringRound(2026, "", step, DUE + timedelta(10 * place)) for place, step in enumerate(Step))


def test_the_first_step_that_is_not_over_is_open() -> None:
    found = open_step(ROUNDS, DUE + timedelta(1))
    assert found is not None and found.step is Step.FIRST


@pytest.mark.parametrize(
    ("state", "verifies", "step"),
    [
        (ScorecardState.OPEN, False, Step.SELF),
        (ScorecardState.LOCKED, True, Step.FIRST),
        (ScorecardState.VERIFIED, False, Step.EXPLAIN),
        (ScorecardState.EXPLAINED, True, Step.SECOND),
        (ScorecardState.FINAL, True, None),
        (ScorecardState.FINAL, False, None),
    ],
)
def test_a_card_waits_for_the_step_of_its_state(
    state: ScorecardState, verifies: bool, step: Step | None
) -> None:
    found = late_step(ROUNDS, state, date(2027, 3, 1), verifies=verifies)
    assert (found.step if found else None) is step
    assert late_step(ROUNDS, state, date(2027, 3, 1), verifies=not verifies) is None, "the other side's to do"


def test_a_step_is_not_late_on_its_last_day() -> None:
    assert late_step(ROUNDS, ScorecardState.OPEN, DUE, verifies=False) is None
    assert late_step(ROUNDS, ScorecardState.OPEN, DUE + timedelta(1), verifies=False) is not None
