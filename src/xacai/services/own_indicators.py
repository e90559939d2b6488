"""The office's own indicators: keep them, and put them into the catalogue that a report is read with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from xacai.db.shelves import Shelves
from xacai.domain.catalogue import Catalogue, Row
from xacai.domain.indicator import EMPTY, Cell, CellState
from xacai.domain.issue import Issue, Refusal, refuse
from xacai.domain.own_indicator import check_own, fed_cells, own_rows, settled, uses, with_own
from xacai.domain.period import Period, clip, window
from xacai.domain.report import Report, references
from xacai.domain.snapshot import own_rows_of
from xacai.domain.text import nfc
from xacai.services.activities import list_activities
from xacai.services.workspace import Workspace


def catalogue_for(workspace: Workspace, report: Report) -> Catalogue:
    """The catalogue of a report with the office's own indicators: of a locked report those it was locked with."""
    catalogue = workspace.catalogue(report.catalogue)
    if not report.locked:
        return catalogue
    with workspace.store.reading() as shelves:
        kept = shelves.reports.snapshot(report.period.code, report.revision)
    return with_own(catalogue, own_rows_of(kept.content)) if kept is not None else catalogue


def list_own(workspace: Workspace) -> tuple[Row, ...]:
    """The own indicators, oldest first."""
    with workspace.store.reading() as shelves:
        return shelves.own_indicators.rows()


def get_own(workspace: Workspace, code: str) -> Row:
    """One of them; refused where there is none of that code."""
    found = next((row for row in list_own(workspace) if row.code == code), None)
    if found is None:
        raise refuse("own.unknown", f"cell {code}", row=code)
    return found


def add_own(workspace: Workspace, row: Row) -> Row:
    """Keep a new own indicator under a code that was never given; the row's own code is not looked at."""
    with workspace.store.writing("indicator.add", nfc(row.name)[:80]) as shelves:
        fresh = settled(_clean(replace(row, code=shelves.own_indicators.next_code())))
        _refuse_wrong(workspace, shelves, fresh)
        shelves.own_indicators.put(fresh)
    return fresh


def change_own(workspace: Workspace, row: Row) -> Row:
    """Keep a changed own indicator. Locked reports keep it as it was; its kind stays once it has figures."""
    with workspace.store.writing("indicator.change", row.code) as shelves:
        former = next((item for item in shelves.own_indicators.rows() if item.code == row.code), None)
        if former is None:
            raise refuse("own.unknown", f"cell {row.code}", row=row.code)
        changed = settled(_clean(row))
        if _hold_differs(former, changed) and (period := next(_reports_with(shelves, row.code), "")):
            raise refuse("own.kind-in-use", f"cell {row.code}", row=row.code, period=period)
        if former.kind is not changed.kind and (users := uses(shelves.own_indicators.rows(), row.code)):
            raise refuse("own.part-in-use", f"cell {row.code}", row=row.code, used=users[0])
        _refuse_wrong(workspace, shelves, changed)
        shelves.own_indicators.put(changed)
    return changed


def remove_own(workspace: Workspace, code: str) -> Row:
    """Take away an own indicator that nothing speaks of: no report, target or other indicator."""
    with workspace.store.writing("indicator.remove", code) as shelves:
        row = next((item for item in shelves.own_indicators.rows() if item.code == code), None)
        if row is None:
            raise refuse("own.unknown", f"cell {code}", row=code)
        used = next(_users(shelves, code), None)
        if used is not None:
            raise Refusal(used)
        shelves.own_indicators.remove(code)
    return row


def put_back(workspace: Workspace, row: Row) -> None:
    """Keep an own indicator again that was removed a moment ago (undo)."""
    with workspace.store.writing("indicator.put-back", row.code) as shelves:
        shelves.own_indicators.put(row)


def _clean(row: Row) -> Row:
    return replace(row, feed=row.feed.strip())


def _hold_differs(former: Row, changed: Row) -> bool:
    """Whether cells that were typed would mean something else."""
    return (former.kind, bool(former.feed)) != (changed.kind, bool(changed.feed))


def _refuse_wrong(workspace: Workspace, shelves: Shelves, row: Row) -> None:
    others = [item for item in shelves.own_indicators.rows() if item.code != row.code]
    for issue in check_own(row, with_own(_newest(workspace), [*others, row])):
        raise Refusal(issue)


def _newest(workspace: Workspace) -> Catalogue:
    return max(workspace.catalogues.values(), key=lambda item: item.age)


def _users(shelves: Shelves, code: str) -> Iterator[Issue]:
    """What stands against removing a code, the nearest first."""
    where = f"cell {code}"
    for user in uses(shelves.own_indicators.rows(), code):
        yield refuse("own.part-in-use", where, row=code, used=user).issue
    for summary in shelves.plans.summaries():
        plan = shelves.plans.get(summary.key)
        for target in plan.targets if plan is not None else ():
            if target.indicator == code:
                yield refuse("own.bound", where, row=code, target=target.key, plan=summary.key).issue
    for period in _reports_with(shelves, code):
        yield refuse("own.in-report", where, row=code, period=period).issue


def _reports_with(shelves: Shelves, code: str) -> Iterator[str]:
    """Periods whose reports hold a figure of the code or name it in their words."""
    for item in shelves.reports.list():
        report = shelves.reports.get(item.period)
        if report is None:
            continue
        cells = (report.values.get(code, EMPTY), report.overrides.get(code, EMPTY))
        told = any(code in references(section.text) for section in report.texts.values())
        if told or any(cell.state is not CellState.UNTOUCHED for cell in cells):
            yield item.period


def fed_values(workspace: Workspace, catalogue: Catalogue, period: Period) -> dict[str, Cell]:
    """Cells of own indicators that the activities of a period feed, its window cut to the office's validity."""
    rows = own_rows(catalogue)
    office = workspace.office()
    days = clip(window(period), office.valid_from, office.valid_to)
    if days is None or not any(row.feed for row in rows):
        return {}
    return fed_cells(rows, list_activities(workspace, days), days)
