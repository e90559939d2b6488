"""The same tables as word_twin's as a workbook with merged ranges and as HTML with spans."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from html import escape

from openpyxl import Workbook
from tests.intake.word_twin import Layout, Row, task_pages
from tests.intake.word_writer import Box

Table = list[list[Box]]


def _placed(table: Table) -> Iterator[tuple[int, int, int, Box]]:
    """Each cell that begins a merge or stands alone: its row, its column, how many rows it covers."""
    grid: list[dict[int, Box]] = []
    for row in table:
        places: dict[int, Box] = {}
        column = 0
        for box in row:
            places[column] = box
            column += box.span
        grid.append(places)
    for number, places in enumerate(grid):
        for column, box in places.items():
            if box.merge != "continue":
                yield number, column, _height(grid, number, column), box


def _height(grid: Sequence[dict[int, Box]], row: int, column: int) -> int:
    height = 1
    while (
        row + height < len(grid) and (below := grid[row + height].get(column)) and below.merge == "continue"
    ):
        height += 1
    return height


def html_twin(truth: Row, layout: Layout) -> bytes:
    """A page with the head in paragraphs and the tables with rowspan and colspan."""
    parts = [f"<p>{escape(line)}</p>" for line in _head(truth)]
    for part in task_pages(truth, layout):
        if isinstance(part, str):
            parts.append(f"<p>{escape(part)}</p>")
            continue
        cells: dict[int, str] = {}
        for row, _, height, box in _placed(part):
            text = "<br>".join(escape(line) for line in box.text.split("\n"))
            cells[row] = f"{cells.get(row, '')}<td rowspan={height} colspan={box.span}><p>{text}</p>"
        parts.append("<table>" + "".join(f"<tr>{cells.get(n, '')}" for n in range(len(part))) + "</table>")
    return f"<html><meta charset=utf-8><body>{''.join(parts)}</body></html>".encode()


def sheet_twin(truth: Row, layout: Layout) -> bytes:
    """A workbook of one sheet: head, then the tables under one another."""
    book = Workbook()
    sheet = book.active
    at = 1
    for line in _head(truth):
        sheet.cell(at, 1, line)
        at += 1
    for part in task_pages(truth, layout):
        if isinstance(part, str):
            sheet.cell(at, 1, part)
            at += 1
            continue
        for row, column, height, box in _placed(part):
            sheet.cell(at + row, column + 1, box.text or None)
            if height > 1 or box.span > 1:
                last = at + row + height - 1
                sheet.merge_cells(
                    start_row=at + row, start_column=column + 1, end_row=last, end_column=column + box.span
                )
        at += len(part)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _head(truth: Row) -> list[str]:
    title = truth["title"].removeprefix("Kế hoạch ")
    return [
        "KẾ HOẠCH",
        title[:1].upper() + title[1:],
        *(f"Căn cứ {basis};" for basis in truth["legal_bases"]),
    ]
