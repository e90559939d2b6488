"""Rows of cells laid on common columns: real tables have edges that differ by a hair from row to row."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from xacai.intake.document import Cell, Row, Table

# No table of a plan is wider; what claims more is cut.
MOST_COLUMNS = 64
# Cells of all tables of a document.
MOST_CELLS = 400_000
# Edges nearer than this (twentieths of a point, 0.7 cm) are one edge drawn twice.
_HAIR = 400


@dataclass(slots=True)
class RawCell:
    """A cell before it is laid: the grid columns it covers."""

    text: str
    span: int = 1
    continued: bool = False


@dataclass(slots=True)
class RawRow:
    """A row before it is laid; ``before`` grid columns stand empty in front of it."""

    cells: list[RawCell] = field(default_factory=list)
    line: int = 0
    before: int = 0


def laid(rows: Sequence[RawRow], widths: Sequence[int] = ()) -> Table:
    """The rows as a table of as few columns as its edges need. ``widths``: of the grid columns, where known."""
    starts = [_starts(row) for row in rows]
    used = Counter(edge for edges in starts for edge in edges)
    kept = _kept(used, starts, widths)
    made = (_row(row, edges, kept) for row, edges in zip(rows, starts, strict=True))
    return Table(tuple(row for row in made if row.cells))


def _starts(row: RawRow) -> list[int]:
    """The grid columns at which the row's cells begin, one more for its end."""
    edges = [min(row.before, MOST_COLUMNS)]
    for cell in row.cells:
        edges.append(min(edges[-1] + max(cell.span, 1), MOST_COLUMNS))
    return edges


def _kept(used: Counter[int], starts: Iterable[Sequence[int]], widths: Sequence[int]) -> list[int]:
    """The edges that are kept: of two that are a hair apart, and that no row has both, the one used oftener."""
    together = {pair for edges in starts for pair in pairwise(edges)}
    places = {edge: sum(widths[:edge]) for edge in used}
    kept: list[int] = []
    for edge in sorted(used):
        last = kept[-1] if kept else None
        near = last is not None and edge <= len(widths) and places[edge] - places[last] < _HAIR
        if last is None or not near or (last, edge) in together or not any(widths[last:edge]):
            kept.append(edge)
        elif used[edge] > used[last]:
            kept[-1] = edge
    return kept


def _row(row: RawRow, edges: Sequence[int], kept: Sequence[int]) -> Row:
    places = [_nearest(edge, kept) for edge in edges]
    cells = [Cell("", places[0])] if places[0] else []
    for cell, start, end in zip(row.cells, places, places[1:], strict=False):
        if end > start or cell.text.strip():
            cells.append(Cell(cell.text, max(end - start, 1), cell.continued))
    return Row(tuple(cells), row.line)


def _nearest(edge: int, kept: Sequence[int]) -> int:
    """The place among the kept edges of an edge, or of the nearest one."""
    place = bisect_left(kept, edge)
    if place < len(kept) and kept[place] == edge:
        return place
    below, above = place - 1, place
    if above >= len(kept):
        return below
    return below if below >= 0 and edge - kept[below] <= kept[above] - edge else above
