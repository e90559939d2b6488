"""Tables of a Word document: real spans (gridSpan, vMerge), header rows repeated, fixed widths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xacai.documents.columns import column_widths
from xacai.documents.content import Align, Cell, Row, Run, Table
from xacai.documents.fonts import load_fonts
from xacai.documents.word_xml import paragraph, runs, twips, w
from xacai.domain.issue import Refusal

_SIZE = 12


@dataclass(frozen=True, slots=True)
class Place:
    """A cell at its column; ``cell`` None stands for the rest of a cell from an earlier row, or for nothing.

    ``begins``: more rows below belong to it; ``goes_on``: it belongs to a row above.
    """

    column: int
    across: int
    cell: Cell | None = None
    begins: bool = False
    goes_on: bool = False


def places(rows: Sequence[Row], columns: int) -> Iterable[list[Place]]:
    """Each row's cells at their columns, covered places and short rows filled up."""
    covering: list[tuple[int, int, int]] = []
    for index, row in enumerate(rows):
        covering = [item for item in covering if item[2] > index]
        taken = {start: across for start, across, _end in covering}
        line: list[Place] = []
        cells = iter(row.cells)
        column = 0
        while column < columns:
            if column in taken:
                line.append(Place(column, taken[column], goes_on=True))
                column += taken[column]
                continue
            cell = next(cells, Cell())
            room = min([start - column for start in taken if start > column], default=columns - column)
            across = max(1, min(cell.col_span, room))
            down = max(1, min(cell.row_span, len(rows) - index))
            line.append(Place(column, across, cell, begins=down > 1))
            if down > 1:
                covering.append((column, across, index + down))
            column += across
        yield line


def table_xml(content: Table, width: float) -> str:
    """A ruled table ``width`` points wide."""
    widths = _widths(content, width)
    grid = w("tblGrid", *(w("gridCol", w=size) for size in widths))
    properties = w(
        "tblPr",
        w("tblStyle", val="TableGrid"),
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="center"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1),
    )
    lines = [*_rows(content.header, content, widths, header=True), *_rows(content.rows, content, widths)]
    return w("tbl", properties, grid, *lines)


def _widths(content: Table, width: float) -> list[int]:
    """Widths in twips: bent to the longest words where a face is there to measure them, else as shared out."""
    try:
        points = column_widths(content, width, load_fonts())
    except Refusal:
        total = sum(column.share for column in content.columns)
        points = [width * column.share / total for column in content.columns]
    edges = [twips(sum(points[:number])) for number in range(len(points) + 1)]
    return [edges[number + 1] - edges[number] for number in range(len(points))]


def _rows(rows: Sequence[Row], content: Table, widths: Sequence[int], header: bool = False) -> Iterable[str]:
    for row, line in zip(rows, places(rows, len(widths)), strict=True):
        properties = w("trPr", w("cantSplit"), w("tblHeader")) if header else ""
        yield w("tr", properties, *(_cell(place, row, content, widths, header) for place in line))


def _cell(place: Place, row: Row, content: Table, widths: Sequence[int], header: bool) -> str:
    cell = place.cell or Cell()
    merge = w("vMerge", val="restart") if place.begins else w("vMerge") if place.goes_on else ""
    properties = w(
        "tcPr",
        w("tcW", w=sum(widths[place.column : place.column + place.across]), type="dxa"),
        w("gridSpan", val=place.across) if place.across > 1 else "",
        merge,
        w("vAlign", val="center") if header or cell.middle else "",
    )
    align = cell.align or (Align.CENTRE if header else content.columns[place.column].align)
    inner = _inner(cell, header, content.size)
    keep = row.keep or header
    return w("tc", properties, paragraph(inner, "TableText", align=align, keep=keep, left=twips(cell.inset)))


def _inner(cell: Cell, header: bool, size: float) -> str:
    """The words of a cell; bold in the header."""
    items = (Run(cell.text, cell.bold, cell.italic),) if isinstance(cell.text, str) else cell.text
    styled = [Run(item.text, item.bold or header, item.italic) for item in items if item.text]
    return runs(styled, None if size == _SIZE else size)
