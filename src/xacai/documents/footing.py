"""What stands in the margins: page numbers above, check code and place below, the draft's mark."""

from __future__ import annotations

from collections.abc import Sequence

from xacai.documents.content import Align
from xacai.documents.fonts import FontSet
from xacai.documents.letterhead import words_at
from xacai.documents.page import MM, Mark, Page
from xacai.documents.qr import qr_marks

DRAFT = "DỰ THẢO"
NO_CODE_YET = "Bản dự thảo, chưa có mã kiểm tra"
_NUMBER_SIZE = 13.0
_NUMBER_BASE = 13 * MM
_FOOT_SIZE = 9.0
_QR_SIDE = 10 * MM
_QR_FOOT = 5 * MM


def number_pages(pages: Sequence[Page], fonts: FontSet) -> None:
    """Arabic numbers centred in the top margin, from 2 on: the first page bears none."""
    for number, page in enumerate(pages[1:], 2):
        place = words_at(
            str(number), fonts.regular, _NUMBER_SIZE, page.shape.width / 2, _NUMBER_BASE, Align.CENTRE
        )
        page.put(0, 0, [place])


def foot_pages(pages: Sequence[Page], label: str, code: str, draft: bool, fonts: FontSet) -> None:
    """At the foot of each page: QR and check code on the left, ``Phụ lục I, trang 2/7`` on the right."""
    for number, page in enumerate(pages, 1):
        shape = page.shape
        base = shape.height - _QR_FOOT - _QR_SIDE / 2 + _FOOT_SIZE / 3
        marks: list[Mark] = []
        if code:
            marks += _code_marks(code, shape.left, shape.height, fonts)
        elif draft and label:
            marks.append(words_at(NO_CODE_YET, fonts.italic, _FOOT_SIZE, shape.left, base))
        if label:
            place = fonts.printable(f"{label}, trang {number}/{len(pages)}")
            edge = shape.width - shape.right
            marks.append(words_at(place, fonts.regular, _FOOT_SIZE, edge, base, Align.RIGHT))
        page.put(0, 0, marks)


def _code_marks(code: str, left: float, height: float, fonts: FontSet) -> list[Mark]:
    """The QR with the code beside it, below the frame."""
    top = height - _QR_FOOT - _QR_SIDE
    x, base = left + _QR_SIDE + 2 * MM, top + _QR_SIDE / 2 + _FOOT_SIZE / 3
    lead = "Mã kiểm tra: "
    marks = qr_marks(code, left, top, _QR_SIDE)
    marks.append(words_at(lead, fonts.regular, _FOOT_SIZE, x, base))
    marks.append(words_at(code, fonts.bold, _FOOT_SIZE + 1, x + fonts.regular.width(lead, _FOOT_SIZE), base))
    return marks


def mark_draft(pages: Sequence[Page]) -> None:
    """The mark of a draft across every page."""
    for page in pages:
        page.faint = DRAFT
