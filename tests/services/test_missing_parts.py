"""A quarter without figures is said, never taken for 0."""

from __future__ import annotations

from tests.services.offices import period

from xacai.domain.indicator import CellState, value
from xacai.services import computing, reporting
from xacai.services.missing_parts import missing_parts
from xacai.services.workspace import Workspace


def test_a_missing_quarter_is_named_and_its_sum_stays_empty(small: Workspace) -> None:
    report = reporting.new_report(small, period("2026-6M"))
    filled = reporting.fill(small, report, {"3.1.1": value(5)}).report
    assert [part.code for part in missing_parts(small, filled)] == ["2026-Q1"]
    known = computing.facts(small, filled)
    assert known.cumulative["3.1.1"].state is CellState.UNTOUCHED
    assert "report.part-missing" in {issue.code for issue in computing.check(small, filled)}


def test_with_the_quarter_entered_nothing_is_missing(small: Workspace) -> None:
    first = reporting.new_report(small, period("2026-Q1"))
    reporting.fill(small, first, {"3.1.1": value(2)})
    half = reporting.new_report(small, period("2026-6M"))
    half = reporting.fill(small, half, {"3.1.1": value(5)}).report
    assert missing_parts(small, half) == ()
    assert computing.facts(small, half).cumulative["3.1.1"].number == 7
    assert missing_parts(small, first) == ()
