"""Widths of a table's columns: the shares asked for, bent so that no word is cut where that can be had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xacai.documents.content import Row, Table, run_text
from xacai.documents.fonts import FontSet

PAD_X = 3.0
# A column grows for its longest word up to this share of the table, no further: a monster word is cut
# instead.
_WIDEST_GROWTH = 0.2


def column_widths(content: Table, width: float, fonts: FontSet) -> list[float]:
    """Widths in points that sum to ``width``; columns too narrow for a word take from those with room."""
    total = sum(column.share for column in content.columns)
    wanted = [width * column.share / total for column in content.columns]
    least = _longest_words(content, fonts, width * _WIDEST_GROWTH)
    if sum(least) >= width:
        return wanted
    for _ in content.columns:
        lacking = [number for number, size in enumerate(wanted) if size < least[number]]
        if not lacking:
            break
        wanted = _bent(wanted, least, width)
    return wanted


def _bent(wanted: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """One step: narrow columns get their least, the others share what is left as before."""
    fixed = {number: least[number] for number, size in enumerate(wanted) if size <= least[number]}
    free = sum(size for number, size in enumerate(wanted) if number not in fixed)
    left = width - sum(fixed.values())
    if free <= 0:
        return list(wanted)
    return [fixed.get(number, size * left / free) for number, size in enumerate(wanted)]


def _longest_words(content: Table, fonts: FontSet, limit: float) -> list[float]:
    """The width that each column's longest word needs, padding included, at most the limit."""
    longest = [0.0] * len(content.columns)
    seen: set[tuple[int, str]] = set()
    for rows, bold in ((content.header, True), (content.rows, False)):
        for column, text, strong in _single_cells(rows, len(longest), bold):
            if (column, text) in seen:
                continue
            seen.add((column, text))
            known = fonts.face(strong).widths
            for word in text.split():
                longest[column] = max(longest[column], known[word])
    scale = content.size / 1000
    return [min(size * scale + 2 * PAD_X + 0.5, limit) if size else 0.0 for size in longest]


def _single_cells(rows: Sequence[Row], count: int, bold: bool) -> Iterable[tuple[int, str, bool]]:
    """Cells that stand in one column, with the column's number."""
    taken = [0] * count
    for index, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while column < count and taken[column] > index:
                column += 1
            if cell.col_span == 1 and column < count:
                yield column, run_text(cell.text), bold or cell.bold
            for place in range(column, min(column + cell.col_span, count)):
                taken[place] = index + max(1, cell.row_span)
            column += cell.col_span
