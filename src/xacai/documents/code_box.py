"""A code for people and for cameras: its groups of letters in boxes, small print below, the QR at the right."""

from __future__ import annotations

from xacai.documents.content import Align, CodeBox
from xacai.documents.flow import Solid, stack
from xacai.documents.fonts import FontSet
from xacai.documents.letterhead import words_at
from xacai.documents.page import MM, Box, Mark, base_line
from xacai.documents.prose import Style, prose
from xacai.documents.qr import qr_marks

_QR_SIDE = 40 * MM
_GROUP_SIZE = 17.0
_GROUPS_A_LINE = 4
_GROUP_WIDTH = 24 * MM
_GROUP_HEIGHT = 12 * MM


def code_box(box: CodeBox, width: float, fonts: FontSet) -> Solid:
    """The code in one piece that never parts over two pages."""
    marks: list[Mark] = []
    groups = box.code.split("-")
    for number, group in enumerate(groups):
        line, column = divmod(number, _GROUPS_A_LINE)
        x, y = column * _GROUP_WIDTH, 8 + line * _GROUP_HEIGHT
        marks.append(Box(x, y, _GROUP_WIDTH, _GROUP_HEIGHT))
        base = base_line(y, _GROUP_HEIGHT, _GROUP_SIZE)
        marks.append(words_at(group, fonts.bold, _GROUP_SIZE, x + _GROUP_WIDTH / 2, base, Align.CENTRE))
    height = 8 + _GROUP_HEIGHT * (1 + (len(groups) - 1) // _GROUPS_A_LINE)
    if box.small:
        small = prose(list(box.small), Style(11, 14, Align.LEFT), width - _QR_SIDE - 10 * MM, fonts)
        full, height = stack([small], y=height + 16)
        marks += full
    if box.qr:
        marks += qr_marks(box.code, width - _QR_SIDE, 8, _QR_SIDE)
        height = max(height, _QR_SIDE + 8)
    return Solid(height + 8, marks, before=4)
