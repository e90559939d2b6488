"""What follows from typed cells: exact roll-up over the year, plan counts, ratios, thresholds, earlier values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.services.offices import PLAN, QUARTER, open_at, period, small_office

from xacai.domain.catalogue import TimeRollUp
from xacai.domain.indicator import NOTHING, UNKNOWN, Cell, CellState, value
from xacai.domain.period import quarter
from xacai.domain.progress import Entry, Mark, Proof
from xacai.domain.report import Reached
from xacai.services import computing, planning, reporting, setting_up, tracking
from xacai.services.workspace import Workspace

CARRIED, DIRECT, ONLINE, IN_TIME, LATE, PENDING = (
    "3.3.3.0a", "3.3.3.0b", "3.3.3.0c", "3.3.3.2", "3.3.3.3", "3.3.3.4a",
)  # fmt: skip


def fill(workspace: Workspace, code: str, cells: Mapping[str, Cell]) -> None:
    """Begin a report and fill it."""
    report = computing.find_report(workspace, period(code)) or reporting.new_report(workspace, period(code))
    reporting.fill(workspace, report, cells, overwrite=True)


def cumulative(workspace: Workspace, code: str) -> Mapping[str, Cell]:
    """The cumulative cells of a report, begun if needed."""
    found = computing.find_report(workspace, period(code)) or reporting.new_report(workspace, period(code))
    return computing.facts(workspace, found).cumulative


def files(carried: int, direct: int, online: int, in_time: int, late: int, pending: int) -> dict[str, Cell]:
    """A quarter's files of procedures."""
    numbers = (carried, direct, online, in_time, late, pending)
    codes = (CARRIED, DIRECT, ONLINE, IN_TIME, LATE, PENDING)
    return {"3.3.3.4b": NOTHING} | {code: value(number) for code, number in zip(codes, numbers, strict=True)}


def test_the_worked_example_of_two_quarters(small: Workspace) -> None:
    """10, 100, 95, 15 in quý I; 15, 120, 125, 10 in quý II: 10, 220, 220, 10 with a total of 230."""
    fill(small, "2026-Q1", files(10, 60, 40, 90, 5, 15))
    fill(small, "2026-6M", files(15, 70, 50, 120, 5, 10))
    half = cumulative(small, "2026-6M")
    assert {code: half[code].number for code in (CARRIED, "3.3.3.0", "3.3.3.1", "3.3.3.4")} == {
        CARRIED: 10, "3.3.3.0": 230, "3.3.3.1": 220, "3.3.3.4": 10,
    }  # fmt: skip
    known = computing.facts(small, reporting.get_report(small, period("2026-6M")))
    assert known.values["3.3.3.1"].number == 125
    assert known.ratios["3.3.3"].value == Decimal("95.45")
    assert known.own_ratios["3.3.3"].value == Decimal("96.00")
    assert known.cumulative["7.6.3.1"].number == 220


def test_a_quarter_that_is_missing_is_never_taken_for_nothing(small: Workspace) -> None:
    fill(small, "2026-6M", files(15, 70, 50, 120, 5, 10))
    half = cumulative(small, "2026-6M")
    assert half[CARRIED].state is CellState.UNTOUCHED
    assert half["3.3.3.1"].state is CellState.UNTOUCHED
    assert half["3.3.3.4"].number == 10
    fill(small, "2026-Q1", {DIRECT: UNKNOWN, ONLINE: value(3)})
    half = cumulative(small, "2026-6M")
    assert half[DIRECT].state is CellState.NOT_AVAILABLE
    assert half[ONLINE].number == 53


def test_quarters_before_the_office_was_born_are_not_missed(blank: Workspace) -> None:
    setting_up.found_office(blank, small_office(valid_from=date(2025, 7, 1)))
    fill(blank, "2025-Q3", files(0, 70, 50, 110, 5, 5))
    fill(blank, "2025-Y", files(5, 10, 10, 20, 0, 5))
    year = cumulative(blank, "2025-Y")
    assert (year[DIRECT].number, year["3.3.3.1"].number, year[CARRIED].number) == (80, 135, 0)


def test_a_year_adds_whatever_report_holds_each_quarter(small: Workspace) -> None:
    for code, number in (("2026-Q1", 1), ("2026-6M", 20), ("2026-9M", 300), ("2026-Y", 4000)):
        fill(small, code, {"7.3.1": value(number)})
    assert [
        cumulative(small, code)["7.3.1"].number for code in ("2026-Q1", "2026-6M", "2026-9M", "2026-Y")
    ] == [1, 21, 321, 4321]


_cells = st.one_of(st.integers(0, 10**6).map(value), st.just(NOTHING), st.just(UNKNOWN), st.none())


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One office for all examples; each example overwrites the one before."""
    workspace = open_at(tmp_path_factory.mktemp("years"))
    setting_up.found_office(workspace, small_office())
    for code in ("2026-Q1", "2026-6M", "2026-Q3", "2026-Y"):
        reporting.new_report(workspace, period(code))
    yield workspace
    workspace.close()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.fixed_dictionaries({code: st.tuples(*[_cells] * 4) for code in (
    CARRIED, DIRECT, PENDING, "1.2.1.1", "1.3.5", "6.1.2",
)}))  # fmt: skip
def test_each_row_rolls_up_over_the_year_by_its_own_rule(
    lasting: Workspace, rows: dict[str, tuple[Cell | None, ...]]
) -> None:
    for at, code in enumerate(("2026-Q1", "2026-6M", "2026-Q3", "2026-Y")):
        report = reporting.get_report(lasting, period(code))
        cells = {row: cell for row, parts in rows.items() if (cell := parts[at]) is not None}
        reporting.save_report(lasting, replace(report, values=cells), report)
    year = cumulative(lasting, "2026-Y")
    catalogue = lasting.catalogue_of_year(2026)
    for row, parts in rows.items():
        said = catalogue.row(row)
        assert said is not None
        got = year[row].amount
        amounts = [cell.amount if cell is not None else None for cell in parts]
        if said.time is TimeRollUp.FIRST:
            assert got == amounts[0]
        elif said.time is TimeRollUp.LAST:
            assert got == amounts[-1]
        elif said.time is TimeRollUp.SUM:
            expected = None if None in amounts else sum(amount for amount in amounts if amount is not None)
            assert got == expected
        else:
            assert said.time is TimeRollUp.ASK
            some = [amount for amount in amounts if amount]
            assert got is None or (None not in amounts and got == (some[0] if some else 0))


def test_the_plan_counts_by_itself(sample: Workspace) -> None:
    report = reporting.get_report(sample, QUARTER)
    known = computing.facts(sample, report)
    counts = known.progress
    assert known.values["1.1.1"].number == counts.tasks - counts.waiting - counts.dropped
    assert known.values["1.1.2"].number == counts.done_on_time + counts.done_late
    assert known.ratios["1.1.3"].value is not None
    done = Entry("VIII.2/1", QUARTER.code, Mark.DONE, done_on=date(2026, 9, 14), proof=Proof("9/BC-UBND"))
    tracking.record(sample, PLAN, done)
    assert computing.facts(sample, report).values["1.1.2"].number == counts.done + 1


def test_a_report_without_a_plan_has_no_plan_counts(small: Workspace) -> None:
    report = reporting.new_report(small, quarter(2026, 1))
    known = computing.facts(small, report)
    assert known.values["1.1.1"].state is CellState.UNTOUCHED
    assert (known.standings, known.targets) == ((), ())


def test_a_plan_taken_in_later_counts_too(sample: Workspace) -> None:
    report = reporting.get_report(sample, period("2025-Q3"))
    assert report.plan_key == ""
    assert computing.facts(sample, report).standings == ()


def test_thresholds_are_held_against_the_row_that_measures_them(sample: Workspace) -> None:
    known = computing.facts(sample, reporting.get_report(sample, QUARTER))
    found = {item.target.key: item for item in computing.target_standings(known)}
    assert found["III/3.1"].actual == known.ratios["3.3.3"].value
    for item in found.values():
        first = next((t for t in item.target.thresholds if t.value is not None), None)
        if first is None or item.actual is None:
            assert item.reached is Reached.UNKNOWN
        elif item.comparator.value == ">=" and item.wanted is not None:
            assert (item.reached is Reached.MET) == (item.actual >= item.wanted)
    missed = {item.target.key for item in found.values() if item.reached is Reached.MISSED}
    issues = computing.check(sample, reporting.get_report(sample, QUARTER))
    assert missed
    assert {issue.where for issue in issues if issue.code == "report.threshold-missed"} == {
        f"target {key}" for key in missed
    }


def test_a_target_may_be_measured_by_a_plain_cell(sample: Workspace) -> None:
    planning.bind_target(sample, PLAN, "I/1.3", "1.5")
    known = computing.facts(sample, reporting.get_report(sample, QUARTER))
    assert computing.measured("1.5", known) == known.cumulative["1.5"].amount
    assert computing.measured("", known) is None


def test_errors_come_before_warnings(sample: Workspace) -> None:
    report = reporting.get_report(sample, QUARTER)
    fill(sample, QUARTER.code, {"7.3.2": value(999_999)})
    issues = computing.check(sample, reporting.get_report(sample, QUARTER))
    order = [issue.severity.value for issue in issues]
    assert order == sorted(order, key=["error", "warning", "question"].index)
    assert order[0] == "error"
    assert report.state == "draft"


def test_earlier_values_reach_back_over_the_quarters_that_are_known(sample: Workspace) -> None:
    report = reporting.get_report(sample, QUARTER)
    earlier = computing.earlier_values(sample, sample.catalogue(report.catalogue), report)
    assert len(earlier.history) == 4
    assert earlier.previous == earlier.history[-1]
    assert earlier.last_year is not None
    writings = computing.former_writings(sample.catalogue(report.catalogue), earlier)
    assert all(len(words.strip("%")) > 1 for words in writings)


def test_a_special_report_has_no_earlier_values(small: Workspace) -> None:
    report = reporting.new_report(small, period("2026-03-01..2026-03-20"))
    catalogue = small.catalogue(report.catalogue)
    earlier = computing.earlier_values(small, catalogue, report)
    assert (earlier.previous, earlier.last_year, earlier.history) == (None, None, ())
    assert computing.former_writings(catalogue, earlier) == {}


def test_a_number_of_last_quarter_left_in_the_words_is_noticed(sample: Workspace) -> None:
    report = reporting.get_report(sample, QUARTER)
    catalogue = sample.catalogue(report.catalogue)
    earlier = computing.earlier_values(sample, catalogue, report)
    known = computing.facts(sample, report)
    stale = next(
        words for words, row in computing.former_writings(catalogue, earlier).items()
        if row == "3.3.3.0b"
    )  # fmt: skip
    assert known.cumulative["3.3.3.0b"].number is not None
    changed = reporting.set_text(sample, report, "II.3", f"Đã tiếp nhận trực tiếp {stale} hồ sơ.")
    assert any(
        issue.code == "report.number-differs" and issue.where == "section II.3"
        for issue in computing.check(sample, changed)
    )
