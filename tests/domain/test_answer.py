"""Answers: the same state in every order, the newest revision only, the strongest word; refusals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.answer import (
    REVIEWS,
    Answer,
    Answered,
    Remark,
    check_answer,
    check_review,
    current,
    exchange_code,
    newest,
    read_exchange_code,
    remark_issues,
    settled,
)
from xacai.domain.issue import Refusal
from xacai.domain.period import quarter
from xacai.domain.report import (
    LOCKED,
    SENT,
    Report,
    ReportState,
    corrected,
    edited,
    numbered,
    reopened,
    withdrawn,
)

REPORT = Report("97213", quarter(2026, 3), "national@2026", state=ReportState.HANDED_OVER, revision=2)


def answer(
    verdict: Answered = Answered.RETURNED, revision: int = 2, carrier: str = "c1", at: str = "1"
) -> Answer:
    return Answer("97213", "2026-Q3", "report", revision, verdict, at, words="x", carrier=carrier)


ANSWERS = st.lists(
    st.builds(
        answer,
        verdict=st.sampled_from(Answered),
        revision=st.integers(1, 3),
        carrier=st.sampled_from(["", "c1", "c2"]),
        at=st.sampled_from(["1", "2"]),
    ),
    max_size=8,
)


@given(ANSWERS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_state(answers: list[Answer], chance: object) -> None:
    mixed = list(answers)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    for revision in (1, 2, 3):
        assert current(mixed, revision) == current(answers, revision)
        report = replace(REPORT, revision=revision)
        assert settled(report, mixed) == settled(report, answers)
    assert newest(mixed) == newest(answers)
    assert settled(REPORT, [*answers, *answers]) == settled(REPORT, answers)


@given(ANSWERS)
def test_only_the_revision_that_was_sent_counts(answers: list[Answer]) -> None:
    others = [item for item in answers if item.revision != REPORT.revision]
    assert settled(REPORT, others) == REPORT
    mine = [item for item in answers if item.revision == REPORT.revision]
    assert settled(REPORT, answers) == settled(REPORT, mine)


@given(ANSWERS, ANSWERS)
def test_more_bundles_never_make_an_answer_weaker(first: list[Answer], more: list[Answer]) -> None:
    ranks = list(Answered)
    told = [item for item in first if not item.by_hand]
    later = told + [item for item in more if not item.by_hand]
    before, after = current(told, 2), current(later, 2)
    if before is not None:
        assert after is not None
        assert ranks.index(after.verdict) >= ranks.index(before.verdict)


def test_a_review_by_bundle_outweighs_what_was_recorded_by_hand() -> None:
    by_hand = answer(Answered.ACCEPTED, carrier="")
    assert current([by_hand, answer(Answered.ARRIVED)], 2) == by_hand
    assert current([by_hand, answer(Answered.RETURNED)], 2) == answer(Answered.RETURNED)


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Answered.ARRIVED, ReportState.ARRIVED),
        (Answered.ACCEPTED, ReportState.ACCEPTED),
        (Answered.RETURNED, ReportState.RETURNED),
        (Answered.REFUSED, ReportState.RETURNED),
    ],
)
def test_states_follow_the_verdict(verdict: Answered, state: ReportState) -> None:
    assert settled(REPORT, [answer(verdict)]).state is state
    assert settled(replace(REPORT, state=ReportState.ACCEPTED), []).state is ReportState.HANDED_OVER


def test_what_did_not_leave_or_was_taken_back_is_not_moved() -> None:
    for state in set(ReportState) - SENT:
        standing = replace(REPORT, state=state)
        assert settled(standing, [answer(Answered.ACCEPTED)]) == standing


def test_codes_of_the_national_exchange() -> None:
    assert [exchange_code(item) for item in Answered] == ["01", "02", "02", "03"]
    assert read_exchange_code("03") is read_exchange_code("06") is Answered.ACCEPTED
    assert read_exchange_code("99") is None


def test_a_sent_report_is_corrected_or_withdrawn_and_nothing_else() -> None:
    for state in SENT:
        standing = replace(REPORT, state=state)
        assert corrected(standing, "Sai số").revision == 3
        assert withdrawn(standing, "Gửi nhầm").state is ReportState.WITHDRAWN
        assert numbered(standing, standing.particulars).state is state
        for act in (reopened, lambda report: edited(report, reasons={})):
            with pytest.raises(Refusal):
                act(standing)
        with pytest.raises(Refusal) as caught:
            withdrawn(standing, "  ")
        assert caught.value.issue.code == "report.withdrawal-reason"


def test_a_withdrawal_takes_a_number_of_its_own() -> None:
    gone = withdrawn(REPORT, "Gửi nhầm")
    assert gone.revision == 2
    assert gone.state in LOCKED
    assert corrected(gone, "Gửi lại").revision == 4
    for state in set(ReportState) - SENT:
        with pytest.raises(Refusal):
            withdrawn(replace(REPORT, state=state), "Gửi nhầm")


def test_words_are_cleaned_and_a_return_says_why() -> None:
    said = check_answer(
        replace(answer(), words="  Soa\u0301t   lại ", remarks=(Remark("cell  3.3.3", " thấp "),))
    )
    assert (said.words, said.remarks) == ("Soát lại", (Remark("cell 3.3.3", "thấp"),))
    for verdict in Answered:
        silent = replace(answer(verdict), words=" ")
        if verdict in {Answered.RETURNED, Answered.REFUSED}:
            with pytest.raises(Refusal) as caught:
                check_answer(silent)
            assert caught.value.issue.code == "answer.reason-missing"
        else:
            assert check_answer(silent).words == ""


@pytest.mark.parametrize(
    ("remark", "code"),
    [
        (Remark("row 3", "x"), "answer.place-unknown"),
        (Remark("cell", "x"), "answer.place-unknown"),
        (Remark("cell 3\x003", "x"), "answer.place-unknown"),
        (Remark("cell 3.3.3", " "), "answer.remark-empty"),
        (Remark("cell 3.3.3", "x" * 5_001), "answer.too-long"),
    ],
)
def test_remarks_that_are_none(remark: Remark, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_answer(replace(answer(), remarks=(remark,)))
    assert caught.value.issue.code == code


def test_an_acceptance_is_not_taken_back() -> None:
    with pytest.raises(Refusal) as caught:
        check_review(Answered.ACCEPTED, Answered.RETURNED, "2026-Q3")
    assert caught.value.issue.code == "answer.accepted-already"
    for before in (None, *set(Answered) - {Answered.ACCEPTED}):
        for verdict in REVIEWS:
            check_review(before, verdict, "2026-Q3")


def test_remarks_stand_as_issues_at_their_places() -> None:
    issues = remark_issues([Remark("cell 3.3.3", "thấp"), Remark("section I", "ngắn")])
    assert [(item.where, item.params["words"]) for item in issues] == [
        ("cell 3.3.3", "thấp"),
        ("section I", "ngắn"),
    ]
