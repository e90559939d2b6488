"""Scorecards kept as they were, and the ranking in SQL against the one in Python."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from xacai.db.store import Store
from xacai.domain.criterion import (
    Band,
    CriteriaSet,
    Criterion,
    NotApplicable,
    Option,
    Scoring,
    ScoringKind,
    check_criteria,
)
from xacai.domain.evidence import EvidenceFile
from xacai.domain.index_result import IndexResult, IndexScale
from xacai.domain.issue import errors
from xacai.domain.plan import Signer
from xacai.domain.ranking import ranked
from xacai.domain.report import Particulars
from xacai.domain.scorecard import Mark, Measure, Scorecard, ScorecardState
from xacai.domain.scoring_round import ScoringRound, Step

YEAR = 2025


def component(code: str, most: int, kind: ScoringKind, how: NotApplicable) -> Criterion:
    options = (Option("all", "Đủ", most), Option("none", "Không", 0)) if kind is ScoringKind.CHOICE else ()
    each = 25 if kind in {ScoringKind.BONUS, ScoringKind.PENALTY} else 0
    return Criterion(
        code, f"Tiêu chí {code}", most, Scoring(kind, options=options, each=each), not_applicable=how
    )


@st.composite
def sets(draw: st.DrawFn) -> CriteriaSet:
    criteria = [Criterion("1", "Lĩnh vực"), Criterion("1.1", "Nhóm")]
    for number in range(1, draw(st.integers(1, 5)) + 1):
        most = draw(st.integers(1, 900))
        how = draw(st.sampled_from(NotApplicable))
        criteria.append(component(f"1.1.{number}", most, ScoringKind.CHOICE, how))
    criteria.append(component("1.1.8", draw(st.integers(1, 300)), ScoringKind.BONUS, NotApplicable.NEVER))
    criteria.append(component("1.1.9", draw(st.integers(1, 300)), ScoringKind.PENALTY, NotApplicable.NEVER))
    caps = draw(st.tuples(st.integers(0, 200), st.integers(0, 600)))
    bands = (Band("A", 9000), Band("B", 5000), Band("C", 0))
    found = CriteriaSet("x", "1", "Bộ thử", YEAR, "", tuple(criteria), False, *caps, bands)
    assert not errors(check_criteria(found))
    return found


@st.composite
def marks(draw: st.DrawFn, item: Criterion) -> Mark | None:
    if draw(st.booleans()) and draw(st.booleans()):
        return None
    points = st.none() | st.integers(0, item.max_points)
    return Mark(
        item.code,
        points=draw(points),
        applicable=draw(st.booleans()),
        verified=draw(points),
        final=draw(points),
    )


@settings(max_examples=60)
@given(data=st.data())
def test_sql_ranks_as_python_does(lasting: Store, data: st.DataObject) -> None:
    criteria = data.draw(sets())
    cards = []
    for number in range(data.draw(st.integers(0, 4))):
        drawn = [data.draw(marks(item)) for item in criteria.components()]
        entered = {mark.code: mark for mark in drawn if mark is not None}
        cards.append(Scorecard(f"9900{number}", YEAR, criteria.id, marks=entered))
    others = [
        Scorecard("98000", YEAR, "other@1", marks={"1.1.1": Mark("1.1.1", points=1)}),
        Scorecard("98000", YEAR, criteria.id, department="Văn phòng", period="2025-Q1"),
        Scorecard("98000", YEAR - 1, criteria.id),
    ]
    with lasting.writing("test", "") as shelves:
        for card in shelves.scorecards.list():
            shelves.scorecards.remove(card)
        for card in (*cards, *others):
            shelves.scorecards.put(card)
        assert shelves.score_ranking.ranked(YEAR, criteria) == ranked(criteria, cards)


def test_a_card_comes_back_as_it_was_put(store: Store) -> None:
    scan = EvidenceFile("ab" * 32, "bảng chấm.pdf", 100, "pdf")
    signer = Signer(("CHỦ TỊCH",), "Nguyễn Thị Mẫu")
    card = Scorecard(
        "97213",
        YEAR,
        "x@1",
        revision=2,
        state=ScorecardState.EXPLAINED,
        marks={
            "1.1.1": Mark(
                "1.1.1",
                Measure(9620, ""),
                770,
                "Lý do",
                True,
                ("1", "3"),
                700,
                "Thiếu",
                "Bổ sung",
                750,
                "Nhận",
            ),
            "1.1.2": Mark("1.1.2", Measure(None, "late"), None, applicable=False),
        },
        particulars=Particulars("12/BC-UBND", date(2025, 12, 20), signer, "Sở Nội vụ", scan),
    )
    quarterly = replace(card, department="Văn phòng", period="2025-Q1", marks={})
    with store.writing("test", "") as shelves:
        shelves.scorecards.put(card)
        shelves.scorecards.put(quarterly)
        shelves.scorecards.keep_snapshot(card, {"kind": "scorecard"}, "ABCD")
    with store.reading() as shelves:
        assert shelves.scorecards.get("97213", YEAR) == card
        assert shelves.scorecards.get("97213", YEAR, department="Văn phòng", period="2025-Q1") == quarterly
        assert shelves.scorecards.snapshot(card) == {"kind": "scorecard"}
        assert shelves.scorecards.snapshot(replace(card, revision=1)) is None
        assert len(shelves.scorecards.list(YEAR)) == 2


def test_rounds_and_index_results_are_kept(store: Store) -> None:
    first = ScoringRound(YEAR, "", Step.FIRST, date(2026, 1, 15), date(2026, 1, 2), "Tổ thẩm định")
    own = ScoringRound(YEAR, "", Step.SELF, date(2025, 12, 31))
    result = IndexResult(IndexScale.SIPAS, 2024, 8512, 7, 126, "Tốt", "Quyết định số 1", "Ghi chú")
    with store.writing("test", "") as shelves:
        shelves.scoring_rounds.put(first)
        shelves.scoring_rounds.put(own)
        shelves.index_results.put(replace(result, rank=9))
        shelves.index_results.put(result)
    with store.reading() as shelves:
        assert shelves.scoring_rounds.of(YEAR) == (own, first)
        assert shelves.scoring_rounds.of(YEAR, "2025-Q1") == ()
        assert shelves.index_results.all() == (result,)
    with store.writing("test", "") as shelves:
        shelves.scoring_rounds.remove(YEAR, "", Step.SELF)
        shelves.index_results.remove(IndexScale.SIPAS, 2024)
        assert shelves.scoring_rounds.of(YEAR) == (first,)
        assert shelves.index_results.all() == ()
