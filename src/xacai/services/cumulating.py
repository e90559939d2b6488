"""Figures since the start of the year over the reports that hold them, whichever catalogue version each is under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from xacai.domain.catalogue import Catalogue, Row, TimeRollUp
from xacai.domain.catalogue_move import between
from xacai.domain.cell_check import numbers_of
from xacai.domain.cumulation import Part, SetAgainst, cumulate, difference, set_against
from xacai.domain.indicator import EMPTY, Cell, Values, complete
from xacai.domain.issue import Issue, Severity
from xacai.domain.number import write_decimal, write_number
from xacai.domain.period import Period, PeriodKind, before, clip, parts, short_name, window
from xacai.domain.report import Report
from xacai.domain.report_move import carried
from xacai.services.own_indicators import catalogue_for, fed_values
from xacai.services.workspace import Workspace

_ENDING_WITH = {2: PeriodKind.HALF, 3: PeriodKind.NINE_MONTHS, 4: PeriodKind.YEAR}


def quarter_report(workspace: Workspace, part: Period) -> Report | None:
    """The report that holds a quarter's typed cells (quý II may stand in 6 tháng); a locked one before an open one."""
    holders = [part]
    if part.kind is PeriodKind.QUARTER and part.number in _ENDING_WITH:
        holders.append(Period(_ENDING_WITH[part.number], part.year))
    with workspace.store.reading() as shelves:
        held = [shelves.reports.get(holder.code) for holder in holders]
    found = [report for report in held if report is not None]
    return min(found, key=lambda report: not report.locked, default=None)


def quarter_values(
    workspace: Workspace, part: Period, catalogue: Catalogue | None = None
) -> Mapping[str, Cell] | None:
    """The typed cells of a quarter, by the rows of ``catalogue`` where one is given; None: no report holds them."""
    held = quarter_report(workspace, part)
    if held is None:
        return None
    return held.values if catalogue is None else _under(workspace, held, held.values, catalogue)


def _under(workspace: Workspace, held: Report, cells: Values, catalogue: Catalogue) -> Values:
    """Cells of a report by the rows of another version; what cannot move is left out."""
    if held.catalogue == catalogue.id:
        return cells
    return carried(cells, between(workspace.catalogue(held.catalogue), catalogue))


def complete_values(workspace: Workspace, catalogue: Catalogue, part: Period) -> dict[str, Cell] | None:
    """A quarter's cells with its totals; plan counts are left out (they belong to a cut-off)."""
    typed = quarter_values(workspace, part, catalogue)
    return None if typed is None else complete(catalogue, typed, fed_values(workspace, catalogue, part))


def closing_values(workspace: Workspace, catalogue: Catalogue, part: Period) -> dict[str, Cell] | None:
    """The complete cells as they stood the day before the part begins; None where no report ends that day.

    A month or a special period may begin where any report ended; a quarter begins where the quarter before ended.
    """
    former = before(part)
    found = complete_values(workspace, catalogue, former) if former is not None else None
    if found is not None or part.kind is PeriodKind.QUARTER:
        return found
    eve = window(part).first - timedelta(days=1)
    with workspace.store.reading() as shelves:
        reports = [shelves.reports.get(item.period) for item in shelves.reports.list()]
    for report in reports:
        if report is not None and window(report.period).last == eve:
            return complete(catalogue, _under(workspace, report, report.values, catalogue), {})
    return None


def earlier_quarters(workspace: Workspace, report: Report) -> tuple[Period, ...]:
    """The quarters before the report's own part since the start of the year, or since the office exists."""
    office = workspace.office()
    return tuple(
        part
        for part in parts(report.period)[:-1]
        if clip(window(part), office.valid_from, office.valid_to) is not None
    )


def cumulative_parts(workspace: Workspace, catalogue: Catalogue, report: Report) -> tuple[Part, ...]:
    """The quarters of a cumulative report, its own last; a quarter that no report holds has no cells."""
    earlier = [
        Part(quarter_values(workspace, part, catalogue) or {}, _set_at_end(workspace, part, catalogue))
        for part in earlier_quarters(workspace, report)
    ]
    return (*earlier, Part(report.values))


def _set_at_end(workspace: Workspace, part: Period, catalogue: Catalogue) -> Values:
    """What a person set in the cumulative report that ends with a quarter."""
    kind = _ENDING_WITH.get(part.number)
    if kind is None:
        return {}
    with workspace.store.reading() as shelves:
        held = shelves.reports.get(Period(kind, part.year).code)
    return {} if held is None else _under(workspace, held, held.overrides, catalogue)


def cumulative_cells(workspace: Workspace, catalogue: Catalogue, report: Report) -> dict[str, Cell]:
    """The cumulative typed cells: worked out from the quarters, and what a person set against them."""
    computed = cumulate(catalogue, cumulative_parts(workspace, catalogue, report))
    return {**computed, **report.overrides}


def overrides_of(workspace: Workspace, catalogue: Catalogue, report: Report) -> tuple[SetAgainst, ...]:
    """Each cumulative cell that a person set, beside what the program works out."""
    if not report.overrides:
        return ()
    found = cumulative_parts(workspace, catalogue, report)
    known = [cells for part in found for cells in (part.values, part.overrides)]
    return set_against(catalogue, cumulate(catalogue, found), report.overrides, known)


def own_cells(workspace: Workspace, report: Report, cumulative: Values) -> dict[str, Cell]:
    """The own cells that follow from cumulative figures, for rows whose own part nobody has touched."""
    catalogue = catalogue_for(workspace, report)
    before = cells_before(workspace, catalogue, report)
    untouched = {code: cell for code, cell in cumulative.items() if not _touched(report, code)}
    if before is None:
        return {code: replace(cell, note="") for code, cell in untouched.items()}
    return difference(catalogue, untouched, before)


def cells_before(workspace: Workspace, catalogue: Catalogue, report: Report) -> dict[str, Cell] | None:
    """The cumulative typed cells at the end of the quarter before the report's own; None where there is none."""
    earlier = cumulative_parts(workspace, catalogue, report)[:-1]
    return {**cumulate(catalogue, earlier), **earlier[-1].overrides} if earlier else None


def _touched(report: Report, code: str) -> bool:
    return replace(report.values.get(code, EMPTY), note="") != EMPTY


def check_cumulative(workspace: Workspace, catalogue: Catalogue, report: Report) -> Iterator[Issue]:
    """Set figures without a reason or below their largest part, quarters whose rows do not map, what was set aside."""
    if report.set_aside:
        places = ", ".join(report.set_aside)
        params = {"count": str(len(report.set_aside)), "places": places}
        yield Issue("report.set-aside", Severity.WARNING, f"report {report.period.code}", params)
    if not report.period.cumulative:
        return
    rows = {row.code: row for row in catalogue.rows()}
    found = [item for item in overrides_of(workspace, catalogue, report) if item.code in rows]
    for item in found:
        yield from _check_set(rows[item.code], item)
    yield from _without_parts(catalogue, found)
    earlier = earlier_quarters(workspace, report)
    for part in earlier:
        yield from _check_mapping(workspace, catalogue, report, part, earlier)


def _check_set(row: Row, item: SetAgainst) -> Iterator[Issue]:
    given = item.given.amount
    if item.least is not None and given is not None and given < item.least:
        params = {"cell": row.no, "given": write_number(given), "least": write_number(item.least)}
        yield Issue("report.distinct-too-small", Severity.ERROR, f"cell {row.code}", params)
    if item.differs and not item.given.note:
        params = {"cell": row.no, "given": _said(item.given), "computed": _said(item.computed)}
        params["by"] = "" if item.by is None else write_decimal(item.by).replace(".", ",")
        yield Issue("report.override-without-reason", Severity.WARNING, f"cell {row.code}", params)


def _said(cell: Cell) -> str:
    return cell.text if cell.amount is None else write_number(cell.amount)


def _without_parts(catalogue: Catalogue, found: list[SetAgainst]) -> Iterator[Issue]:
    """One issue a form over figures typed since the start of the year that no quarters stand behind."""
    bare = {item.code for item in found if not item.computed.known and not item.given.note}
    for form in catalogue.forms:
        rows = [row for row in form.rows if row.code in bare and row.time is not TimeRollUp.ASK]
        if rows:
            params = {"form": form.no, "count": str(len(rows)), "cells": numbers_of(rows)}
            yield Issue("report.cumulative-typed", Severity.WARNING, f"form {form.no}", params)


def _check_mapping(
    workspace: Workspace, catalogue: Catalogue, report: Report, part: Period, earlier: tuple[Period, ...]
) -> Iterator[Issue]:
    """Rows of this catalogue that a quarter under another version has no figure for."""
    held = quarter_report(workspace, part)
    if held is None or held.catalogue == catalogue.id:
        return
    reached = set(between(workspace.catalogue(held.catalogue), catalogue).row_codes().values())
    rows = [
        row
        for row in catalogue.rows()
        if row.typed and row.code not in reached | set(report.overrides) and _needs(row, part, earlier)
    ]
    if rows:
        params = {"part": short_name(part), "catalogue": held.catalogue}
        params |= {"count": str(len(rows)), "cells": numbers_of(rows)}
        yield Issue("report.part-unmapped", Severity.WARNING, f"report {part.code}", params)


def _needs(row: Row, part: Period, earlier: tuple[Period, ...]) -> bool:
    """Whether the row's cumulative figure needs that quarter's."""
    if row.time is TimeRollUp.FIRST:
        return part == earlier[0]
    return row.time in {TimeRollUp.SUM, TimeRollUp.ASK}
