"""Quarters before a cumulative report's own of which the program has no figure at all: said, never taken for 0."""

from __future__ import annotations

from collections.abc import Iterator

from xacai.domain.indicator import CellState
from xacai.domain.issue import Issue, Severity
from xacai.domain.period import Period, short_name
from xacai.domain.report import Report
from xacai.services.cumulating import earlier_quarters, quarter_values
from xacai.services.workspace import Workspace


def missing_parts(workspace: Workspace, report: Report) -> tuple[Period, ...]:
    """The quarters since the start of the year (or of the office) that no report has figures of."""
    if not report.period.cumulative:
        return ()
    return tuple(part for part in earlier_quarters(workspace, report) if not _has_figures(workspace, part))


def _has_figures(workspace: Workspace, part: Period) -> bool:
    values = quarter_values(workspace, part) or {}
    return any(cell.state is not CellState.UNTOUCHED for cell in values.values())


def check_parts(workspace: Workspace, report: Report) -> Iterator[Issue]:
    """A warning for each missing quarter, as long as no cumulative figure was typed in its stead."""
    if report.overrides:
        return
    for part in missing_parts(workspace, report):
        details = {"part": short_name(part), "period": short_name(report.period)}
        yield Issue("report.part-missing", Severity.WARNING, f"report {part.code}", details)
