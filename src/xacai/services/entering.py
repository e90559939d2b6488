"""Figures known only since the start of the year: the quarter where it follows from them, else set as cumulative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from xacai.domain.catalogue import Catalogue
from xacai.domain.cell_check import check_cells
from xacai.domain.cumulation import Part, cumulate
from xacai.domain.indicator import EMPTY, Cell, Values
from xacai.domain.issue import Issue, Severity, errors, refuse
from xacai.domain.report import Report, edited
from xacai.services.cumulating import cumulative_parts, own_cells
from xacai.services.reporting import Filling, save_report
from xacai.services.workspace import Workspace


def fill_cumulative(
    workspace: Workspace, report: Report, cells: Mapping[str, Cell], *, overwrite: bool = False
) -> Filling:
    """Set cumulative figures at once. Where a quarter nobody touched follows from them it is filled, else they are
    set against what the quarters make. One that was set otherwise before is changed only on ``overwrite``.
    """
    if not report.period.cumulative:
        raise refuse("report.not-cumulative", f"report {report.period.code}", period=report.period.code)
    catalogue = workspace.catalogue(report.catalogue)
    good, issues = _fitting(catalogue, cells)
    if errors(issues):
        return Filling(report, (), {}, issues)
    differing = {
        code: (old, cell)
        for code, cell in good.items()
        if not _same(old := report.overrides.get(code, cell), cell)
    }
    accepted = {code: cell for code, cell in good.items() if overwrite or code not in differing}
    changed = with_cumulative(workspace, report, accepted)
    save_report(workspace, changed, report)
    return Filling(changed, tuple(accepted), differing, issues)


def with_cumulative(workspace: Workspace, report: Report, cells: Mapping[str, Cell]) -> Report:
    """The draft with cumulative figures entered; nothing is stored."""
    catalogue = workspace.catalogue(report.catalogue)
    values = {**report.values, **own_cells(workspace, report, cells)}
    earlier = cumulative_parts(workspace, catalogue, report)[:-1]
    computed = cumulate(catalogue, (*earlier, Part(values)))
    against = {code: cell for code, cell in cells.items() if not _same(computed.get(code, EMPTY), cell)}
    held = {code: cell for code, cell in report.overrides.items() if code not in cells}
    return edited(report, values=values, overrides={**held, **against})


def _same(one: Cell, other: Cell) -> bool:
    return replace(one, note="") == replace(other, note="")


def _fitting(catalogue: Catalogue, cells: Values) -> tuple[dict[str, Cell], tuple[Issue, ...]]:
    """The cells that an officer enters, and what is wrong with the rest."""
    good: dict[str, Cell] = {}
    issues: list[Issue] = []
    for code, cell in cells.items():
        row = catalogue.row(code)
        if row is None:
            issues.append(Issue("catalogue.row-unknown", Severity.ERROR, f"cell {code}", {"row": code}))
        elif not row.typed:
            issues.append(Issue("report.derived-typed", Severity.WARNING, f"cell {code}", {"row": code}))
        else:
            good[code] = cell
    issues.extend(errors(check_cells(catalogue, good)))
    return good, tuple(issues)
