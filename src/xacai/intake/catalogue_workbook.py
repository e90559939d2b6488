"""A catalogue's workbook read into its data; every fault is named with sheet and cell. Formulas are refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from xacai.domain import catalogue_sheets as sheets
from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_reading import read_catalogue
from xacai.domain.catalogue_sheets import LAYOUTS, Holds, SheetColumn, SheetLayout, layout_of
from xacai.domain.catalogue_tables import Spot, column_of, join, spots
from xacai.domain.issue import Issue, Severity, errors, refuse
from xacai.domain.sheet_place import Place, place_name
from xacai.domain.text import nfc, plain, squeeze
from xacai.intake.workbook import SheetCell, Sort, WorkSheet, open_workbook

MOST_LINES = 5_000
_LIST = re.compile(r"\s*[;\n]\s*")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRUTHS = {"co": True, "khong": False, "1": True, "0": False, "true": True, "false": False}
_OPTIONAL = frozenset({sheets.CRITERIA.name})
_Value = str | int | bool | list[str] | list[int]


@dataclass(slots=True)
class ReadSheet:
    """A sheet as read: the column of each key, its lines, the row that each line stands in."""

    columns: dict[str, int] = field(default_factory=dict)
    lines: list[dict[str, Any]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


def read_catalogue_workbook(data: bytes, name: str) -> tuple[Catalogue | None, tuple[Issue, ...]]:
    """The catalogue of a workbook and what is wrong with it, place by place; None where any of it is an error."""
    book = open_workbook(data, name)
    known = [(layout_of(sheet.name), sheet) for sheet in reversed(book.sheets)]
    found = {layout.name: sheet for layout, sheet in known if layout is not None}
    if not {sheets.HEAD.name, sheets.ROWS.name} & set(found):
        raise refuse("catalogue.no-catalogue", name, name=name)
    issues: list[Issue] = []
    read: dict[str, ReadSheet] = {}
    for layout in LAYOUTS:
        sheet = found.get(layout.name)
        if sheet is not None:
            read[layout.name] = read_sheet(layout, sheet, name, issues)
        else:
            read[layout.name] = ReadSheet()
            if layout.name not in _OPTIONAL:
                issues.append(_issue("catalogue.sheet-missing", layout.name, sheet=layout.name))
    _check_alone(read, issues)
    if errors(issues):
        return None, tuple(issues)
    tables = {sheet: part.lines for sheet, part in read.items()}
    catalogue, faults = read_catalogue(join(tables))
    where = spots(tables)
    issues.extend(_located(issue, where, read) for issue in faults)
    return catalogue, tuple(issues)


def _issue(code: str, where: str, **params: str) -> Issue:
    return Issue(code, Severity.ERROR, where, params)


def cell_place(layout: SheetLayout, place: Place) -> str:
    """A cell as it is named to people: ``Biểu / cell B7``."""
    return f"{layout.name} / cell {place_name(place)}"


def read_sheet(layout: SheetLayout, sheet: WorkSheet, name: str, issues: list[Issue]) -> ReadSheet:
    """The lines of a sheet, its faults added to ``issues``."""
    made = ReadSheet(_columns(layout, sheet, issues))
    rows = sorted({row for (row, _column), cell in sheet.cells.items() if row > 1 and _filled(cell)})
    if len(rows) > MOST_LINES:
        raise refuse("intake.too-large", name, file=name)
    for row in rows:
        line = _line(layout, sheet, row, made.columns, issues)
        if line:
            made.lines.append(line)
            made.rows.append(row)
    return made


def _filled(cell: SheetCell) -> bool:
    return cell.formula or bool(cell.text.strip())


def _columns(layout: SheetLayout, sheet: WorkSheet, issues: list[Issue]) -> dict[str, int]:
    """The column of each key by the headings of the first row; an unknown heading is a fault, so is a missing one."""
    titles = {plain(column.title): column.key for column in layout.columns}
    found: dict[str, int] = {}
    for (row, number), cell in sorted(sheet.cells.items()):
        if row > 1 or not cell.text.strip():
            continue
        key = titles.get(plain(cell.text))
        if key is None or key in found:
            code = "catalogue.sheet-heading" if key is None else "catalogue.duplicate"
            issues.append(_issue(code, cell_place(layout, (1, number)), name=squeeze(cell.text)[:80]))
        else:
            found[key] = number
    for column in layout.columns:
        if column.needed and column.key not in found and layout.name not in _OPTIONAL:
            issues.append(_issue("catalogue.sheet-column", layout.name, sheet=layout.name, name=column.title))
    return found


def _line(
    layout: SheetLayout, sheet: WorkSheet, row: int, columns: Mapping[str, int], issues: list[Issue]
) -> dict[str, Any]:
    """The values of a row by key; blank cells are left out, or empty texts where the column says so."""
    line: dict[str, Any] = {}
    for column in layout.columns:
        number = columns.get(column.key)
        cell = sheet.cell((row, number)) if number is not None else None
        if cell is None or not _filled(cell):
            continue
        fault = _fault(column, cell)
        if fault:
            place = cell_place(layout, (row, number or 1))
            issues.append(_issue(fault, place, value=cell.text[:80]))
        line[column.key] = _value(column, cell)
    # A heading of a form has no unit, owner or definition at all.
    if line and line.get("kind") != "heading":
        line = {**{column.key: "" for column in layout.columns if column.given}, **line}
    return line


def _fault(column: SheetColumn, cell: SheetCell) -> str:
    """Why a cell cannot be taken, as a code: a formula, an error, a figure that Excel made of a code."""
    if cell.formula:
        return "catalogue.sheet-formula"
    if cell.sort is Sort.ERROR:
        return "catalogue.sheet-error"
    codes = column.holds in {Holds.CODE, Holds.TEXTS}
    if codes and cell.sort is Sort.FIGURE and not cell.text.lstrip("-").isdigit():
        return "catalogue.sheet-figure"
    return "catalogue.sheet-day" if column.holds is Holds.DAY and not _day(cell.text) else ""


def _value(column: SheetColumn, cell: SheetCell) -> _Value:
    """The cell as plain data; what does not fit stays text, and is named when the catalogue is read."""
    text = nfc(cell.text)
    holds, words = column.holds, squeeze(text)
    if holds is Holds.TEXT:
        return text.strip()
    if holds is Holds.CODE:
        return words
    if holds is Holds.DAY:
        return _day(text)
    if holds is Holds.TRUTH:
        return _TRUTHS.get(plain(words), words)
    if holds is Holds.CHOICE:
        return column.value_of(words)
    if holds is Holds.WHOLE:
        return _whole(words)
    items = [item for item in _LIST.split(text.strip()) if item]
    if holds is Holds.WHOLES:
        return [int(item) for item in items] if all(map(_WHOLE.fullmatch, items)) else items
    return [column.value_of(item) for item in items]


def _whole(words: str) -> int | str:
    return int(words) if _WHOLE.fullmatch(words) else words


def _day(text: str) -> str:
    """A day in ISO 8601; empty for what is none."""
    words = squeeze(text)
    found = _DAY.fullmatch(words)
    try:
        if found is not None:
            return date(int(found.group(3)), int(found.group(2)), int(found.group(1))).isoformat()
        return date.fromisoformat(words).isoformat() if _ISO.fullmatch(words) else ""
    except ValueError:
        return ""


def _check_alone(read: Mapping[str, ReadSheet], issues: list[Issue]) -> None:
    """Faults that the joined data no longer shows: rows of no form, a kind of day that is none, several heads."""
    forms = {line.get("no") for line in read[sheets.FORMS.name].lines}
    _each(read, sheets.ROWS, "form", lambda value: value in forms, "catalogue.unknown-form", issues)
    _each(read, sheets.HOLIDAYS, "kind", lambda value: value in sheets.DAYS, "catalogue.sheet-word", issues)
    head = read[sheets.HEAD.name]
    for row in head.rows[1:]:
        issues.append(_issue("catalogue.sheet-one-line", cell_place(sheets.HEAD, (row, 1))))


def _each(
    read: Mapping[str, ReadSheet],
    layout: SheetLayout,
    key: str,
    good: Callable[[object], bool],
    code: str,
    issues: list[Issue],
) -> None:
    sheet = read[layout.name]
    column = layout.column(key)
    for row, line in zip(sheet.rows, sheet.lines, strict=True):
        value = line.get(key, "")
        if key in sheet.columns and column is not None and not good(value):
            place = cell_place(layout, (row, sheet.columns[key]))
            allowed = ", ".join(column.words.values())
            issues.append(_issue(code, place, name=str(value), value=str(value), allowed=allowed))


def _located(issue: Issue, where: Mapping[str, Spot], read: Mapping[str, ReadSheet]) -> Issue:
    """The issue at its sheet and cell, its key as the column's heading, its values in the workbook's words."""
    spot = where.get(issue.where)
    if spot is None:
        return issue
    layout, at = spot
    sheet = read[layout.name]
    line = sheet.lines[at] if at < len(sheet.lines) else {}
    key = column_of(layout, line, issue.params)
    column = layout.column(key)
    row = sheet.rows[at] if at < len(sheet.rows) else 2
    params = dict(issue.params)
    if column is not None and params.get("key", "").partition(",")[0] == key:
        params["key"] = column.title
    if column is not None and "allowed" in params and column.words:
        params["allowed"] = ", ".join(column.words.values())
    return replace(issue, where=cell_place(layout, (row, sheet.columns.get(key, 1))), params=params)
