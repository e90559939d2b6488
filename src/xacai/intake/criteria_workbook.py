"""A criteria set's workbook read back; every fault is named with sheet and cell."""

from __future__ import annotations

from dataclasses import replace

from xacai.domain import criteria_sheets as sheets
from xacai.domain.criteria_reading import read_criteria
from xacai.domain.criteria_sheets import LAYOUTS, join_criteria
from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import Issue, Severity, errors, refuse
from xacai.intake.catalogue_workbook import ReadSheet, cell_place, read_sheet
from xacai.intake.workbook import WorkSheet, open_workbook

_CODE = "criterion "


def read_criteria_workbook(data: bytes, name: str) -> tuple[CriteriaSet | None, tuple[Issue, ...]]:
    """The set of a workbook and what is wrong with it; refused where it has no sheet of criteria."""
    book = open_workbook(data, name)
    found = {layout.name: sheet for layout in LAYOUTS for sheet in book.sheets if _named(sheet, layout.name)}
    if not {sheets.HEAD.name, sheets.CRITERIA.name} <= set(found):
        raise refuse("criteria.no-set", name, name=name)
    issues: list[Issue] = []
    read = {layout.name: ReadSheet() for layout in LAYOUTS}
    for layout in LAYOUTS:
        if layout.name in found:
            read[layout.name] = read_sheet(layout, found[layout.name], name, issues)
    if errors(issues):
        return None, tuple(issues)
    criteria, faults = read_criteria(join_criteria({sheet: part.lines for sheet, part in read.items()}))
    located = (_located(issue, read[sheets.CRITERIA.name]) for issue in faults)
    return criteria, (*issues, *located)


def _named(sheet: WorkSheet, name: str) -> bool:
    return sheet.name.strip().casefold() == name.casefold()


def _located(issue: Issue, sheet: ReadSheet) -> Issue:
    """The issue at the cell of its criterion, where it names one."""
    place, _slash, part = issue.where.partition(" / ")
    code = place.removeprefix(_CODE)
    rows = [row for row, line in zip(sheet.rows, sheet.lines, strict=True) if line.get("code") == code]
    if not place.startswith(_CODE) or not rows:
        return issue
    column = sheet.columns.get(part, sheet.columns.get("code", 1))
    where = cell_place(sheets.CRITERIA, (rows[-1], column))
    if issue.code == "criteria.member":
        return Issue(issue.code, Severity.ERROR, where, {"member": where.replace(" / cell ", " ")})
    return replace(issue, where=where)
