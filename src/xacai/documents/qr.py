"""QR codes as filled rectangles: neighbouring dark modules of a row are drawn as one."""

from __future__ import annotations

from itertools import groupby

import segno

from xacai.documents.page import Blot, Mark


def qr_marks(text: str, x: float, y: float, side: float) -> list[Mark]:
    """The code of a text in a square of the given side (points), its corner at (x, y); no quiet zone."""
    matrix = segno.make_qr(text, error="m").matrix
    module = side / len(matrix)
    marks: list[Mark] = []
    for row, line in enumerate(matrix):
        column = 0
        for dark, group in groupby(line):
            length = len(list(group))
            if dark:
                marks.append(Blot(x + column * module, y + row * module, length * module, module))
            column += length
    return marks
