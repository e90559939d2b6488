"""The office's own scorecard: proposals, explanations, evidence, lock; departments; another set; what can be won."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.services.offices import Clock, refused

from xacai.domain.evidence import Evidence
from xacai.domain.index_result import IndexResult, IndexScale
from xacai.domain.issue import Refusal, errors
from xacai.domain.scorecard import Measure, Scorecard, ScorecardState
from xacai.domain.scoring_round import ScoringRound, Step
from xacai.files.criteria import packaged_criteria
from xacai.services import (
    changing_criteria,
    proving,
    recording_results,
    scoring,
    sending_scores,
    timing_rounds,
    verifying,
    winning_points,
)
from xacai.services.choosing_criteria import keep_criteria
from xacai.services.workspace import Workspace

YEAR = 2026
SET = packaged_criteria()[0]


def card_of(workspace: Workspace, **names: str) -> Scorecard:
    return scoring.get_scorecard(workspace, YEAR, **names)


def filled(workspace: Workspace, **names: str) -> Scorecard:
    """Every component at its best by hand, with a word."""
    card = card_of(workspace, **names)
    for item in SET.components():
        assert item.scoring is not None
        best = Measure(10_000 if not item.scoring.each else 0)
        if item.scoring.options:
            best = Measure(option=max(item.scoring.options, key=lambda one: one.points).key)
        mark = replace(card.mark(item.code), measure=best, explanation="Có hồ sơ")
        card = scoring.set_mark(workspace, card, scoring.measured_mark(workspace, card, mark))
    return card


def test_data_are_proposed_and_followed_until_a_person_speaks(sample: Workspace) -> None:
    card = scoring.take_proposals(sample, card_of(sample))
    given = scoring.propose(sample, card)
    assert given["3.4.1"].points == card.mark("3.4.1").points == 790
    assert given["3.4.1"].sum == "98,79% ≥ 95% → 98,79% × 8 = 7,90"
    card = scoring.set_measure(sample, card, "3.4.1", Measure(9000))
    assert "scorecard.against-data" in {issue.code for issue in scoring.check(sample, card)}
    assert scoring.take_proposals(sample, card).mark("3.4.1").points == 790
    said = replace(card.mark("3.4.1"), explanation="Rà soát lại hồ sơ")
    card = scoring.set_mark(sample, card, said)
    assert scoring.take_proposals(sample, card).mark("3.4.1").points == 0
    wrong = [issue for issue in scoring.check(sample, card) if issue.where == "criterion 3.4.1"]
    assert wrong == []


def test_evidence_of_the_register_belongs_to_its_component(small: Workspace) -> None:
    key = proving.register(small, Evidence("", "77/KH-UBND")).evidence.key
    card = scoring.link_evidence(small, card_of(small), "1.1.1", key)
    assert card.mark("1.1.1").evidence == card_of(small).mark("1.1.1").evidence == (key,)
    assert card_of(small).mark("1.1.2").evidence == ()
    assert scoring.unlink_evidence(small, card, "1.1.1", key).mark("1.1.1").evidence == ()


def test_what_cannot_be_is_refused(small: Workspace) -> None:
    card = card_of(small)
    with refused(small, "scorecard.outside"):
        scoring.set_mark(small, card, replace(card.mark("1.1.1"), points=101))
    with refused(small, "scorecard.unknown"):
        scoring.set_measure(small, card, "9.9.9", Measure(100))
    with refused(small, "scorecard.no-answer"):
        scoring.set_measure(small, card, "1.1.1", Measure(option="perhaps"))
    with refused(small, "scorecard.always-applies"):
        scoring.set_mark(small, card, replace(card.mark("1.1.1"), applicable=False))
    with refused(small, "scorecard.open"):
        scoring.lock(small, card)
    with refused(small, "scorecard.not-locked"):
        sending_scores.pack_scorecard(small, card)


def test_a_locked_card_keeps_its_check_code_and_can_be_reopened(small: Workspace) -> None:
    card = scoring.lock(small, filled(small))
    assert scoring.total(small, card).points == 10_000
    code = scoring.check_code_of(small, card)
    assert scoring.check_code_of(small, card_of(small)) == code
    with refused(small, "scorecard.locked"):
        scoring.set_measure(small, card, "1.1.1", Measure(option="late"))
    with refused(small, "criteria.other-set"):
        changing_criteria.change_criteria(small, card, SET.id)
    assert scoring.reopen(small, card).state is ScorecardState.OPEN
    with refused(small, "scorecard.not-reopenable"):
        scoring.reopen(small, card_of(small))


def test_a_department_is_assessed_inside(small: Workspace) -> None:
    names = {"department": "Phòng Kinh tế", "period": "2026-Q1"}
    card = scoring.lock(small, filled(small, **names))
    assert card_of(small).state is ScorecardState.OPEN
    item = SET.get("1.1.1")
    assert item is not None
    with refused(small, "scorecard.other-owner"):
        verifying.judge(small, card, "1.1.1", 50, "Muộn", by="Phòng Kinh tế")
    card = verifying.judge(small, card, "1.1.1", 50, "Muộn", by=item.owner)
    card = verifying.close_inside(small, card)
    assert (card.state, card.mark("1.1.1").verified) == (ScorecardState.FINAL, 50)
    with refused(small, "scorecard.stays-inside"):
        sending_scores.pack_scorecard(small, card)


def test_another_set_keeps_what_was_scored(small: Workspace) -> None:
    item = SET.get("3.4.1")
    assert item is not None
    criteria = tuple(replace(item, max_points=1000) if one.code == "3.4.1" else one for one in SET.criteria)
    card = scoring.set_measure(small, card_of(small), "3.4.1", Measure(9620))
    newer = keep_criteria(small, replace(SET, version="2", criteria=criteria))
    seen, moves = changing_criteria.preview_change(small, card, newer.id)
    assert card_of(small).criteria == SET.id
    assert [(move.code, move.points) for move in moves] == [("3.4.1", 962)]
    assert changing_criteria.change_criteria(small, card, newer.id)[0] == seen
    assert (card_of(small).criteria, card_of(small).mark("3.4.1").points) == (newer.id, 962)


def test_points_still_to_be_won_and_what_if(sample: Workspace, clock: Clock) -> None:
    card = scoring.take_proposals(sample, card_of(sample))
    found = winning_points.still_to_win(sample, card)
    assert [one.lost for one in found if not one.over] == sorted(
        (one.lost for one in found if not one.over), reverse=True
    )
    by_code = {one.criterion.code: one for one in found}
    assert by_code["7.4.1"].last_day == date(YEAR, 12, 14)  # the year's figures close then
    assert by_code["8.1.1"].last_day == date(YEAR, 12, 31)
    assert winning_points.still_to_win(sample, card, 3) == found[:3]
    what = winning_points.simulate(sample, card, "7.4.1", Measure(10_000))
    assert (what.points, what.change) == (400, 211)
    assert card_of(sample).mark("7.4.1").points == 189
    clock.set(2027, 1, 5)
    assert all(one.over for one in winning_points.still_to_win(sample, card))


def test_index_results_and_days_of_the_rounds(small: Workspace, clock: Clock) -> None:
    result = recording_results.record_result(small, IndexResult(IndexScale.PAR, 2025, 8750, 3, 20, " Khá "))
    assert recording_results.index_results(small) == (result,) and result.band == "Khá"
    with pytest.raises(Refusal) as caught:
        recording_results.record_result(small, IndexResult(IndexScale.PAR, 2025, None, 21, 20))
    assert caught.value.issue.code == "index.rank"
    recording_results.remove_result(small, IndexScale.PAR, 2025)
    with refused(small, "index.unknown"):
        recording_results.remove_result(small, IndexScale.PAR, 2025)
    first = ScoringRound(YEAR, "", Step.FIRST, date(2027, 1, 31), date(2027, 1, 2))
    timing_rounds.set_round(small, first)
    clock.set(2027, 1, 10)
    assert timing_rounds.step_now(small, YEAR) == first
    with refused(small, "scorecard.round-days"):
        timing_rounds.set_round(small, replace(first, due=date(2027, 1, 1)))
    assert timing_rounds.drop_round(small, YEAR, "", Step.FIRST) == ()


def test_a_full_card_has_no_error(small: Workspace) -> None:
    assert errors(scoring.check(small, filled(small))) == ()
