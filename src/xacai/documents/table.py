"""Tables as flowables: header on every page, rows that part, merged cells that run over any number of pages.

One mechanism serves all: a cell is *open* from the row it begins in to the last row it covers; where a page
ends, every open cell gets its outline and the lines that fit, and carries the rest to the next page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xacai.documents.columns import PAD_X, column_widths
from xacai.documents.content import Align, Bar, Cell, Row, Table
from xacai.documents.flow import Flowable
from xacai.documents.fonts import FontSet
from xacai.documents.page import Band, Box, Mark, Part, Rule, Sign, base_line
from xacai.documents.prose import line_marks, run_pieces
from xacai.documents.wrapping import Line, Piece, wrap

PAD_TOP, PAD_BOTTOM = 2.0, 3.0
LEADING = 1.16
# A row lower than this moves to the next page whole; a higher one parts where the page ends.
WHOLE_ROW = 120.0
# A header higher than this is set as ordinary rows: repeated, it would leave no room.
HIGHEST_HEADER = 200.0
# The height of a bar in sizes of the type, and the line that a common value is drawn with.
_BAR = 0.7
_TICK = 1.4


@dataclass(slots=True)
class _Laid:
    """A cell wrapped to its width; ``last`` is the last row that it covers."""

    x: float
    width: float
    last: int
    spans: bool
    lines: Sequence[Line]
    align: Align
    middle: bool
    inset: float
    sign: str
    bar: Bar | None


@dataclass(slots=True)
class _Line:
    """A row: the cells that begin in it, its own height, whether it stays with the next."""

    cells: list[_Laid]
    height: float
    keep: bool


@dataclass(slots=True)
class _Open:
    """A cell on the page being filled: where its outline begins there, how many lines earlier pages hold."""

    cell: _Laid
    top: float
    done: int = 0


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table laid out for a width."""

    header: Sequence[_Line]
    rows: Sequence[_Line]
    size: float

    @property
    def leading(self) -> float:
        return self.size * LEADING

    def text_height(self, lines: int) -> float:
        return lines * self.leading + PAD_TOP + PAD_BOTTOM


class TableFlow:
    """A table from some row on; ``carried`` are cells begun on an earlier page."""

    before, after, keep = 6.0, 8.0, False

    def __init__(self, grid: _Grid, row: int = 0, begun: bool = False, carried: Sequence[_Open] = ()) -> None:
        self._grid, self._row, self._begun, self._carried = grid, row, begun, carried
        self._header_height = sum(line.height for line in grid.header)

    def height(self) -> float:
        """Header and rows, merged cells not pressing."""
        return self._header_height + sum(line.height for line in self._grid.rows[self._row :])

    def least(self) -> float:
        """The header and the first row, with those kept to it."""
        return self._header_height + self._chain(self._row)

    def _chain(self, row: int) -> float:
        """Height that must be free so that the kept rows from here on stand with the row they lead."""
        need = 0.0
        for line in self._grid.rows[row:]:
            need += line.height if line.keep else min(line.height, WHOLE_ROW)
            if not line.keep:
                break
        return need

    def fit(self, room: float, force: bool) -> tuple[Part | None, Flowable | None]:
        """Rows down to the end of the room; the header above them."""
        if not force and self.least() > room:
            return None, self
        strip = _Strip(self._grid)
        strip.draw_rows(self._grid.header)
        strip.resume(self._carried)
        row, begun = self._row, self._begun
        while row < len(self._grid.rows):
            if not begun and strip.y > self._header_height and strip.y + self._chain(row) > room:
                break
            height = strip.begin(row, begun)
            left = room - strip.y
            if height > left + 0.01:
                begun = self._part_row(strip, row, height, left, force)
                break
            strip.end(row, height)
            row, begun = row + 1, False
        if row >= len(self._grid.rows):
            return Part(strip.y, strip.marks), None
        carried = strip.close_page()
        return Part(strip.y, strip.marks), TableFlow(self._grid, row, begun, carried)

    def _part_row(self, strip: _Strip, row: int, height: float, left: float, force: bool) -> bool:
        """A row that does not fit: part it at the page's end, or leave it whole to the next page."""
        one_line = self._grid.text_height(1)
        if force and strip.y <= self._header_height + 0.01:
            strip.y += max(left, one_line)
            return True
        if height > WHOLE_ROW and left >= one_line + self._grid.leading:
            strip.y += left
            return True
        strip.withdraw(row)
        return False


class _Strip:
    """The part of a table that stands on one page, while it is being drawn."""

    def __init__(self, grid: _Grid) -> None:
        self._grid = grid
        self._open: list[_Open] = []
        self.marks: list[Mark] = []
        self.y = 0.0

    def resume(self, carried: Sequence[_Open]) -> None:
        """Open the cells that an earlier page began."""
        self._open = [_Open(cell.cell, self.y, cell.done) for cell in carried]

    def draw_rows(self, rows: Sequence[_Line]) -> None:
        """Rows that are known to fit: the header."""
        for number, line in enumerate(rows):
            self._open.extend(_Open(cell, self.y) for cell in line.cells)
            self.end(number, line.height)

    def begin(self, row: int, begun: bool) -> float:
        """Open the cells of a row (unless an earlier page did); the height that the row asks for."""
        line = self._grid.rows[row]
        if not begun:
            self._open.extend(_Open(cell, self.y) for cell in line.cells)
        ending = [self._wanted(cell) for cell in self._open if cell.cell.last == row]
        floor = self._grid.text_height(0 if begun else 1)
        return max([floor, *ending])

    def _wanted(self, cell: _Open) -> float:
        """What an ending cell still needs below the present ``y``."""
        left = len(cell.cell.lines) - cell.done
        return self._grid.text_height(left) - (self.y - cell.top)

    def withdraw(self, row: int) -> None:
        """Take back the cells of a row that moves to the next page whole."""
        mine = self._grid.rows[row].cells
        self._open = [cell for cell in self._open if all(cell.cell is not one for one in mine)]

    def end(self, row: int, height: float) -> None:
        """Close a row: draw the cells that end with it."""
        self.y += height
        for cell in [cell for cell in self._open if cell.cell.last <= row]:
            self._draw(cell)
        self._open = [cell for cell in self._open if cell.cell.last > row]

    def close_page(self) -> list[_Open]:
        """Draw what is open as far as it fits; the cells as they go on."""
        return [_Open(cell.cell, 0, self._draw(cell)) for cell in self._open]

    def _draw(self, cell: _Open) -> int:
        """Outline and lines of an open cell down to the present ``y``; returns how many are drawn in all."""
        laid, height = cell.cell, self.y - cell.top
        if height <= 0:
            return cell.done
        self.marks.append(Box(laid.x, cell.top, laid.width, height))
        leading, total = self._grid.leading, len(laid.lines)
        fits = int((height - PAD_TOP - PAD_BOTTOM + 0.05) // leading)
        until = min(total, cell.done + max(fits, 0))
        top = cell.top + PAD_TOP
        if laid.middle and cell.done == 0 and until == total:
            top += (height - self._grid.text_height(total)) / 2
        if laid.sign and not cell.done:
            side = self._grid.size
            self.marks.append(Sign(laid.x + PAD_X, top + (leading - side) / 2, side, laid.sign))
        if laid.bar is not None and not cell.done:
            self.marks.extend(_bar_marks(laid.bar, laid, top, self._grid))
        for number, line in enumerate(laid.lines[cell.done : until]):
            base = base_line(top + number * leading, leading, self._grid.size)
            x, inner = laid.x + PAD_X + laid.inset, laid.width - 2 * PAD_X - laid.inset
            self.marks.extend(line_marks(line, x, base, inner, self._grid.size, laid.align))
        return until


def table(content: Table, width: float, fonts: FontSet) -> TableFlow:
    """Lay a table out in the given width. Raises ValueError where a row has cells beyond the columns."""
    maker = _Maker(content, width, fonts)
    header = maker.rows(content.header, header=True)
    if sum(line.height for line in header) > HIGHEST_HEADER:
        return TableFlow(_Grid((), maker.rows((*content.header, *content.rows), header=False), content.size))
    return TableFlow(_Grid(header, maker.rows(content.rows, header=False), content.size))


class _Maker:
    """Turns rows of content into rows of wrapped cells; equal texts of equal width are wrapped once."""

    def __init__(self, content: Table, width: float, fonts: FontSet) -> None:
        self._columns, self._fonts, self._size = content.columns, fonts, content.size
        self._widths = column_widths(content, width, fonts)
        self._edges = [sum(self._widths[:number]) for number in range(len(self._widths) + 1)]
        self._known: dict[tuple[object, ...], Sequence[Line]] = {}

    def rows(self, rows: Sequence[Row], header: bool) -> list[_Line]:
        """The rows with every cell at its column: cells of earlier rows that reach down push others right."""
        laid: list[_Line] = []
        taken = [0] * len(self._widths)
        for index, row in enumerate(rows):
            cells: list[_Laid] = []
            column = 0
            for cell in row.cells:
                while column < len(taken) and taken[column] > index:
                    column += 1
                if column >= len(taken):
                    raise ValueError(f"row {index} has more cells than columns")
                down = max(1, min(cell.row_span, len(rows) - index))
                across = max(1, min(cell.col_span, len(taken) - column))
                cells.append(self._cell(cell, column, across, index + down - 1, down > 1, header))
                taken[column : column + across] = [index + down] * across
                column += across
            laid.append(_Line(cells, self._row_height(cells), row.keep))
        return _stretched(laid, self._leading) if header else laid

    @property
    def _leading(self) -> float:
        return self._size * LEADING

    def _row_height(self, cells: Sequence[_Laid]) -> float:
        count = max((len(cell.lines) for cell in cells if not cell.spans), default=1)
        return count * self._leading + PAD_TOP + PAD_BOTTOM

    def _cell(self, cell: Cell, column: int, across: int, last: int, spans: bool, header: bool) -> _Laid:
        width = self._edges[column + across] - self._edges[column]
        align = cell.align or (Align.CENTRE if header else self._columns[column].align)
        lines = self._wrapped(cell, width - 2 * PAD_X - cell.inset, header)
        x = self._edges[column]
        return _Laid(
            x, width, last, spans, lines, align, header or cell.middle, cell.inset, cell.sign, cell.bar
        )

    def _wrapped(self, cell: Cell, width: float, header: bool) -> Sequence[Line]:
        bold = cell.bold or header
        key = (cell.text, width, bold, cell.italic)
        lines = self._known.get(key)
        if lines is None:
            face = self._fonts.face(bold, cell.italic)
            if isinstance(cell.text, str):
                pieces = [Piece(face, self._fonts.printable(cell.text))]
            else:
                pieces = run_pieces(cell.text, self._fonts)
            lines = self._known[key] = wrap(pieces, self._size, width)
        return lines


def _bar_marks(bar: Bar, laid: _Laid, top: float, grid: _Grid) -> Sequence[Mark]:
    """A bar on the cell's first line, and the tick across it."""
    left, room, high = laid.x + PAD_X, laid.width - 2 * PAD_X, grid.size * _BAR
    y = top + (grid.leading - high) / 2
    marks: list[Mark] = [Band(left, y, room * bar.share, high, bar.hatched)] if bar.share > 0 else []
    if bar.common is not None:
        x = left + room * bar.common
        marks.append(Rule(x, y - 2, x, y + high + 2, _TICK))
    return marks


def _stretched(rows: list[_Line], leading: float) -> list[_Line]:
    """Header rows high enough for their merged cells: what is missing is added to the last row covered."""
    for index, row in enumerate(rows):
        for cell in row.cells:
            covered = sum(line.height for line in rows[index : cell.last + 1])
            need = len(cell.lines) * leading + PAD_TOP + PAD_BOTTOM
            rows[cell.last].height += max(0.0, need - covered)
    return rows
