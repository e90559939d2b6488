"""Workbooks (.xlsx, .xlsm): every visible sheet, merged ranges as spans, hidden rows and columns left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, groupby
from posixpath import normpath
from xml.etree.ElementTree import Element

from xacai.domain.issue import Issue, Severity, refuse
from xacai.intake.columns import read_header
from xacai.intake.document import Block, Paragraph, Row, Table
from xacai.intake.excel_values import Formats, is_yes, shared_strings, text_of
from xacai.intake.grid import MOST_CELLS, MOST_COLUMNS, RawCell, RawRow, laid
from xacai.intake.markup import attribute, elements, local
from xacai.intake.package import Package
from xacai.intake.text_source import MOST_ROWS

_PLACE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
_MOST_SHEETS = 30
# Starts and ends of elements in one row.
_MOST_HELD = 300_000
# Rows of all merged ranges together.
_MOST_MERGED = 1_000_000
_SIGNING = re.compile(r"^(?:Nơi nhận|(?:TM|KT|TL|TUQ|Q)\.\s*\S|NGƯỜI LẬP|THỦ TRƯỞNG)")


@dataclass(slots=True)
class _Sheet:
    """The texts of a sheet by row and column (from 1) and its merged ranges (row, column, rows, columns)."""

    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    ranges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)


def blocks_of_workbook(package: Package, part: str) -> tuple[tuple[Block, ...], tuple[Issue, ...]]:
    """The blocks of all visible sheets in order, and what was left out."""
    book = package.tree(part)
    since_1904 = any(is_yes(node, "date1904") for node in book if local(node) == "workbookPr")
    formats = Formats(package, since_1904)
    strings = shared_strings(package, "xl/sharedStrings.xml")
    lines = count(1)
    blocks: list[Block] = []
    taken = 0
    for name in _sheets(package, book):
        sheet = _read(package, name, strings, formats)
        taken += len(sheet.texts) * max((max(row) for row in sheet.texts.values()), default=0)
        if taken > MOST_CELLS:
            raise refuse("intake.too-large", package.name, file=package.name)
        blocks.extend(_blocks(_rows(sheet, lines)))
    macros = any(item.endswith("vbaproject.bin") for item in package.names())
    issue = Issue("intake.macros-left-out", Severity.WARNING, "", {"file": package.name})
    return tuple(blocks), ((issue,) if macros else ())


def _sheets(package: Package, book: Element) -> Iterator[str]:
    """The parts of the visible sheets in the order of their tabs."""
    targets: dict[str, str] = {}
    if package.has("xl/_rels/workbook.xml.rels"):
        for node in package.tree("xl/_rels/workbook.xml.rels"):
            target = node.get("Target") or ""
            path = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
            targets[node.get("Id") or ""] = path
    sheets = [node for group in book if local(group) == "sheets" for node in group]
    for node in sheets[:_MOST_SHEETS]:
        part = targets.get(attribute(node, "id") or "")
        if (
            part
            and package.has(part)
            and "worksheets/" in part
            and not node.get("state", "").endswith("idden")
        ):
            yield part


def _read(package: Package, part: str, strings: list[str], formats: Formats) -> _Sheet:
    sheet = _Sheet()
    above: list[Element] = []
    row_number = merged = held = 0
    for event, node in elements(package.chunks(part), package.name):
        held += 1
        if held > _MOST_HELD:
            raise refuse("intake.too-large", package.name, file=package.name)
        if event == "start":
            above.append(node)
            continue
        above.pop()
        name = local(node)
        if name == "row":
            row_number = _number(node.get("r")) or row_number + 1
            if len(sheet.texts) >= MOST_ROWS:
                raise refuse("intake.too-large", package.name, file=package.name)
            if not is_yes(node, "hidden"):
                _take_row(node, row_number, sheet, strings, formats)
        elif name == "col" and is_yes(node, "hidden"):
            first, last = _number(node.get("min")), _number(node.get("max"))
            sheet.hidden.update(range(first, min(last, MOST_COLUMNS) + 1))
        elif name == "mergeCell":
            sheet.ranges.extend(_range(node.get("ref") or ""))
            merged = sum(rows for _, _, rows, _ in sheet.ranges[-1:]) + merged
            if merged > _MOST_MERGED:
                raise refuse("intake.bomb", package.name, file=package.name)
        if name in {"row", "mergeCell"} and above:
            above[-1].remove(node)
            held = 0
    return sheet


def _take_row(node: Element, row: int, sheet: _Sheet, strings: list[str], formats: Formats) -> None:
    column = 0
    texts: dict[int, str] = {}
    for cell in node:
        found = _PLACE.match(cell.get("r") or "")
        column = _column(found.group(1)) if found else column + 1
        if column <= MOST_COLUMNS and (text := _text(cell, strings, formats).strip()):
            texts[column] = text
    if texts:
        sheet.texts[row] = texts


def _text(cell: Element, strings: list[str], formats: Formats) -> str:
    kind = cell.get("t") or "n"
    parts = {local(item): item for item in cell}
    if kind == "inlineStr":
        return text_of(parts["is"]) if "is" in parts else ""
    written = (parts["v"].text or "").strip() if "v" in parts else ""
    if kind == "s":
        place = _number(written)
        return strings[place] if written and place < len(strings) else ""
    if kind == "n" and written:
        return formats.written(written, _number(cell.get("s")))
    return written if kind == "str" else ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _range(written: str) -> Iterator[tuple[int, int, int, int]]:
    first, _, last = written.partition(":")
    one, other = _PLACE.match(first), _PLACE.match(last)
    if one and other:
        row, column = int(one.group(2)), _column(one.group(1))
        rows, columns = int(other.group(2)) - row + 1, _column(other.group(1)) - column + 1
        if rows > 0 and columns > 0 and column <= MOST_COLUMNS:
            yield row, column, rows, min(columns, MOST_COLUMNS)


def _rows(sheet: _Sheet, lines: Iterator[int]) -> list[RawRow]:
    """The rows with text, each as wide as the sheet is, merged cells as one."""
    spans: dict[tuple[int, int], int] = {}
    below: set[tuple[int, int]] = set()
    for row, column, rows, columns in sheet.ranges:
        for number in range(row, row + min(rows, MOST_ROWS)):
            if number in sheet.texts:
                spans[number, column] = columns
                if number > row:
                    below.add((number, column))
    width = max((max(texts) for texts in sheet.texts.values()), default=0)
    return [_row(sheet, row, width, spans, below, next(lines)) for row in sorted(sheet.texts)]


def _row(
    sheet: _Sheet,
    row: int,
    width: int,
    spans: dict[tuple[int, int], int],
    below: set[tuple[int, int]],
    line: int,
) -> RawRow:
    made = RawRow(line=line)
    column = 1
    while column <= width:
        end = column + min(spans.get((row, column), 1), width - column + 1)
        shown = sum(1 for place in range(column, end) if place not in sheet.hidden)
        text = sheet.texts[row].get(column, "")
        if shown:
            going_on = (row, column) in below
            made.cells.append(RawCell("" if going_on else text, shown, going_on))
        column = end
    return made


def _blocks(rows: list[RawRow]) -> Iterator[Block]:
    """What stands above a header and below the last row is words; between them is a table."""
    table = laid(rows).rows
    place = 0
    while place < len(table):
        start = next((n for n in range(place, len(table)) if read_header(table[n : n + 1])), len(table))
        yield from _words(table[place:start])
        end = next((n for n in range(start + 1, len(table)) if _ends_table(table, n)), len(table))
        if start < end:
            yield Table(table[start:end])
        following = next((n for n in range(end, len(table)) if read_header(table[n : n + 1])), len(table))
        yield from _words(table[end:following])
        place = following


def _ends_table(rows: tuple[Row, ...], place: int) -> bool:
    """Whether another table or the signature begins at a row."""
    signing = any(_SIGNING.match(cell.text.strip()) for cell in rows[place].cells)
    return signing or read_header(rows[place : place + 1]) is not None


def _words(rows: tuple[Row, ...]) -> Iterator[Block]:
    """Rows of one text are paragraphs; rows of several, side by side, are kept as they stand."""
    for alone, group in groupby(rows, key=lambda row: sum(bool(cell.text.strip()) for cell in row.cells) < 2):
        if not alone:
            yield Table(tuple(group))
            continue
        for row in group:
            for cell in row.cells:
                yield from (Paragraph(text, row.line) for text in cell.text.split("\n") if text.strip())
