"""How high rows of a sheet must be: Excel does not grow rows for merged cells, so that heights are reckoned here."""

from __future__ import annotations

import math

from xacai.documents.word_xml import text_width

# A unit of column width is a digit of the sheet's plain face: 7 pixels of 0.75 points, and 5 pixels of padding.
_UNIT, _PADDING = 7 * 0.75, 5 * 0.75
_LEADING = 1.3
_SLACK = 1.06


def column_points(width: float) -> float:
    """A column's width in points."""
    return width * _UNIT + _PADDING


def line_height(size: float) -> float:
    """Height of a line in points."""
    return size * _LEADING


def lines_needed(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """Lines that a text takes when it is wrapped to ``room`` points, rather one too many than one too few."""
    inner = max(room - _PADDING, size)
    return sum(_lines(line, size, inner, bold) for line in text.split("\n"))


def _lines(line: str, size: float, inner: float, bold: bool) -> int:
    space = text_width(" ", size, bold=bold)
    count, used = 1, 0.0
    for word in line.split():
        width = text_width(word, size, bold=bold) * _SLACK
        if used and used + space + width > inner:
            count += 1
            used = 0.0
        if width > inner:
            extra = math.ceil(width / inner) - 1
            count += extra
            used = width - extra * inner
        else:
            used += width + (space if used else 0.0)
    return count
