"""A province's workbook filled cell by cell: formulas, formats, charts and everything else stay as they are.

Only the parts of the sheets that are filled change, in them only the cells, and in the workbook's own part the wish
that Excel reckons all formulas anew when it opens the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from xacai.domain.issue import Issue, Severity, errors, refuse
from xacai.domain.sheet_place import Place, place_name, read_place
from xacai.domain.workbook_content import Filled
from xacai.domain.workbook_map import Entry
from xacai.intake.sheet_editing import Written, edited_sheet, tag_at
from xacai.intake.workbook import Workbook, WorkSheet, open_workbook

_WORKBOOK = "xl/workbook.xml"
_SIGNATURES = "_xmlsignatures/"
_LONGEST_TEXT = 32_767
_CALCULATION = re.compile(rb"<(?:\w+:)?calcPr[\s/>]")
_FULL = re.compile(rb"\sfullCalcOnLoad\s*=\s*(?:\"[^\"]*\"|'[^']*')")
# What may stand before the element that says how to reckon, the last of these first.
_BEFORE = (b"definedNames", b"externalReferences", b"functionGroups", b"sheets")


def fill_workbook(data: bytes, name: str, filled: Iterable[Filled]) -> tuple[bytes | None, tuple[Issue, ...]]:
    """The workbook with its mapped cells filled, and what stands against it; None where any of it is an error."""
    book = open_workbook(data, name)
    wanted = tuple(filled)
    issues = tuple(issue for item in wanted for issue in check_entry(book, item.entry))
    signed = any(part.startswith(_SIGNATURES) for part in book.package.names())
    if signed:
        raise refuse("workbook.signed", name, name=name)
    if errors(issues):
        return None, issues
    changes: dict[str, dict[Place, Written]] = {}
    for item in wanted:
        sheet, place = book.sheet(item.entry.sheet), read_place(item.entry.cell)
        if sheet is not None and place is not None:
            changes.setdefault(sheet.part, {})[place] = _written(book, sheet, place, item)
    parts = {part: _edited(book, part, cells) for part, cells in changes.items()}
    parts[_WORKBOOK] = reckoned_anew(b"".join(book.package.chunks(_WORKBOOK)))
    return book.package.rewritten(parts), issues


def _edited(book: Workbook, part: str, cells: dict[Place, Written]) -> bytes:
    return edited_sheet(b"".join(book.package.chunks(part)), cells, book.package.name)


def check_entry(book: Workbook, entry: Entry) -> Iterator[Issue]:
    """Why a mapped cell cannot be filled: no such sheet, a formula in it, or inside a merged area."""
    sheet, place = book.sheet(entry.sheet), read_place(entry.cell)
    params = {"sheet": entry.sheet, "cell": entry.cell, "file": book.package.name}
    if sheet is None:
        yield Issue("workbook.no-sheet", Severity.ERROR, entry.place, params)
    elif place is None:
        yield Issue("workbook.bad-cell", Severity.ERROR, entry.place, params)
    elif sheet.reckoned(place):
        yield Issue("workbook.cell-formula", Severity.ERROR, entry.place, params)
    elif (area := sheet.merged_at(place)) is not None:
        params |= {"area": area.name, "first": place_name(area.first)}
        yield Issue("workbook.cell-merged", Severity.ERROR, entry.place, params)


def _written(book: Workbook, sheet: WorkSheet, place: Place, item: Filled) -> Written:
    """The content as the cell's format wants it: 0.9735 where it shows a percentage, the day's figure for a date."""
    style = sheet.cell(place).style
    content = item.content
    if isinstance(content, date):
        if book.formats.is_date(style):
            return Decimal(book.formats.figure_of(content))
        return f"{content:%d/%m/%Y}"
    if isinstance(content, Decimal):
        return content / 100 if item.percent and book.formats.is_percent(style) else content
    return content[:_LONGEST_TEXT] if content else None


def reckoned_anew(book: bytes) -> bytes:
    """The workbook's part with the wish that every formula is reckoned when the file is opened."""
    found = _CALCULATION.search(book)
    if found is not None:
        tag = tag_at(book, found.start())
        end = b"/>" if tag.endswith(b"/>") else b">"
        new = _FULL.sub(b"", tag.removesuffix(end).rstrip()) + b' fullCalcOnLoad="1"' + end
        return book[: found.start()] + new + book[found.start() + len(tag) :]
    for name in _BEFORE:
        closing = re.search(rb"</((?:\w+:)?)%b\s*>" % name, book)
        if closing is not None:
            made = b'<%bcalcPr fullCalcOnLoad="1"/>' % closing.group(1)
            return book[: closing.end()] + made + book[closing.end() :]
    return book
