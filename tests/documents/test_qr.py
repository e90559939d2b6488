"""QR codes as rectangles."""

from __future__ import annotations

import segno

from xacai.documents.page import Blot
from xacai.documents.qr import qr_marks


def test_rectangles_cover_exactly_the_dark_modules() -> None:
    text = "M3XK-7Q2H-V9FA-T4CE"
    matrix = segno.make_qr(text, error="m").matrix
    size = len(matrix)
    marks = qr_marks(text, 10, 20, size)
    covered = set()
    for mark in marks:
        assert isinstance(mark, Blot)
        assert mark.height == 1
        for step in range(round(mark.width)):
            place = (round(mark.y - 20), round(mark.x - 10) + step)
            assert place not in covered
            covered.add(place)
    assert covered == {(y, x) for y in range(size) for x in range(size) if matrix[y][x]}
