"""What the golden databases hold of the receiving office and of scorecards."""

from __future__ import annotations

from datetime import date

from xacai.db.store import Shelves
from xacai.domain.board import Arrival
from xacai.domain.choice import Choice
from xacai.domain.index_result import IndexResult, IndexScale
from xacai.domain.office import Office
from xacai.domain.report import Particulars
from xacai.domain.roster import Roster, Succession
from xacai.domain.scorecard import Mark, Measure, Scorecard, ScorecardState
from xacai.domain.scoring_round import ScoringRound, Step
from xacai.domain.submission import Stream
from xacai.domain.taking_over import ItemKind, Origin

BELOW = Office(
    "99903", "Ủy ban nhân dân xã Mẫu Ba", "Mẫu Ba", superior_code="99901", valid_from=date(2025, 7, 1)
)
SUCCESSION = Succession("99913", "99903", date(2025, 7, 1))
ARRIVAL = Arrival(
    "99903", "2025-Q3", 2, date(2025, 9, 16), date(2025, 9, 15), "sample@1", "accepted", False, True, "0f0e"
)
CHOICE = Choice(
    Stream("99903", "2025-Q3", "report"),
    1,
    "0f0e",
    frozenset({"ab" * 32}),
    "Đã hỏi qua điện thoại",
    "Nguyễn Thị Mẫu",
)
ORIGIN = Origin(ItemKind.TASK, "I.1/1", "II.1/1", {"content": "Tự kiểm tra", "lead": "UBND cấp xã"})
CRITERIA = {"name": "demo", "version": "1"}
CARD = Scorecard(
    "99903",
    2025,
    "demo@1",
    revision=2,
    state=ScorecardState.LOCKED,
    marks={
        "1.1": Mark(
            "1.1",
            Measure(),
            75,
            "Thiếu một văn bản",
            True,
            ("dc-1",),
            50,
            "Chưa đủ minh chứng",
            "Bổ sung",
            75,
            "Chấp nhận",
        ),
        "1.2": Mark("1.2", applicable=False),
    },
    particulars=Particulars(number="7/BC-UBND"),
)
SNAPSHOT = {"kind": "scorecard", "year": 2025}
ROUND = ScoringRound(2025, "", Step.SELF, date(2025, 12, 20), date(2025, 12, 1), "Công văn 12")
INDEX = IndexResult(IndexScale.PAR, 2024, 8725, 12, 168, "Tốt", "Quyết định 99/QĐ", "Ghi chú")


def fill_receiving(shelves: Shelves) -> None:
    """Something on every shelf of receiving and scoring."""
    shelves.offices.put_roster(Roster((BELOW,), (SUCCESSION,)))
    shelves.received_reports.put(ARRIVAL)
    shelves.choices.add(CHOICE)
    shelves.plan_origins.put("99901", "2025/cchc", (ORIGIN,))
    shelves.criteria_sets.put("demo@1", CRITERIA)
    shelves.scorecards.put(CARD)
    shelves.scorecards.keep_snapshot(CARD, SNAPSHOT, "ABCD")
    shelves.scoring_rounds.put(ROUND)
    shelves.index_results.put(INDEX)


def compare_receiving(shelves: Shelves) -> None:
    """All of it, as it was put."""
    assert shelves.offices.get(BELOW.code) == BELOW
    assert shelves.offices.successions() == (SUCCESSION,)
    assert shelves.received_reports.get("99903", "2025-Q3") == ARRIVAL
    (choice,) = shelves.choices.list(CHOICE.stream)
    assert (choice.uuid, choice.rejected, choice.reason, choice.by) == (
        CHOICE.uuid, CHOICE.rejected, CHOICE.reason, CHOICE.by,
    )  # fmt: skip
    assert shelves.plan_origins.list("99901", "2025/cchc") == (ORIGIN,)
    assert shelves.criteria_sets.all() == (CRITERIA,)
    assert shelves.scorecards.get("99903", 2025) == CARD
    assert shelves.scorecards.snapshot(CARD) == SNAPSHOT
    assert shelves.scoring_rounds.of(2025) == (ROUND,)
    assert shelves.index_results.all() == (INDEX,)
