"""Documents and measures that the tests of this floor share; all words are invented."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

import pypdf
import pypdfium2

from xacai.documents.content import (
    Align,
    Appendix,
    Authority,
    Block,
    Cell,
    CheckSheet,
    Column,
    Heading,
    Metadata,
    Orientation,
    Paragraph,
    Row,
    Run,
    StateDocument,
    Table,
    paragraph,
)
from xacai.documents.page import Box, Page, Words

CODE = "M3XK-7Q2H-V9FA-T4CE"
LONG = (
    "Ủy ban nhân dân phường giao các phòng rà soát quy trình, bỏ giấy tờ thừa, hẹn ngày nào trả đúng ngày ấy và ghi "
    "lại ý kiến của người dân sau mỗi lượt giao dịch để sửa cách làm."
)


def simple_table(rows: Iterable[Row], columns: int = 3, align: Align = Align.LEFT) -> Table:
    """A table with a header and equal columns."""
    header = Row(tuple(Cell(f"Cột {number}") for number in range(1, columns + 1)))
    return Table(tuple(Column(1, align) for _ in range(columns)), (header,), tuple(rows))


def text_row(*texts: str) -> Row:
    """A row of plain cells."""
    return Row(tuple(Cell(text) for text in texts))


def appendix(
    content: Table, orientation: Orientation = Orientation.PORTRAIT, label: str = "Phụ lục I"
) -> Appendix:
    """An appendix that holds one table."""
    return Appendix(
        label, "Danh mục công việc", "(Kèm theo Báo cáo số 07/BC-UBND)", (), (content,), orientation
    )


def body(count: int = 3) -> tuple[Block, ...]:
    """A heading of each level and some paragraphs."""
    mixed = Paragraph(
        (Run("Đã xong "), Run("38/40 việc", bold=True), Run(", đạt "), Run("95%", italic=True), Run("."))
    )
    return (
        Heading("I. Việc đã làm"),
        Heading("1. Tiếp nhận hồ sơ", 2),
        mixed,
        *(paragraph(LONG) for _ in range(count)),
    )


def report(**changes: object) -> StateDocument:
    """A report of an invented ward; any part may be replaced."""
    parts: dict[str, object] = {
        "issuer": ("ỦY BAN NHÂN DÂN", "PHƯỜNG HÒA AN"),
        "kind": "BÁO CÁO",
        "abstract": "Kết quả cải cách hành chính quý I năm 2026",
        "symbol": "BC-UBND",
        "metadata": Metadata("Báo cáo quý I", "07/BC-UBND", "UBND phường Hòa An", "Cải cách hành chính"),
        "number": "7",
        "place": "Hòa An",
        "issued": date(2026, 3, 5),
        "addressees": ("Ủy ban nhân dân tỉnh",),
        "bases": ("Căn cứ Kế hoạch số 02/KH-UBND;", "Thực hiện Công văn số 11/SNV"),
        "blocks": body(),
        "recipients": ("Như trên", "Thường trực Đảng ủy", "Lưu: VT"),
        "authority": Authority(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lý Thị Ngọc Ánh"),
    }
    parts.update(changes)
    return StateDocument(**parts)  # type: ignore[arg-type]


def checked(**changes: object) -> StateDocument:
    """A report with a check code."""
    sheet = CheckSheet(CODE, "-".join([CODE, CODE, CODE, "G9Q0"]), (("Số liệu", "132 chỉ tiêu"),))
    return report(check=sheet, **changes)


def find(pages: Iterable[Page], text: str) -> Words:
    """The one drawn text that begins so."""
    found = [words for page in pages for words in page.words() if words.text.startswith(text)]
    assert len(found) == 1, f"{text!r} is drawn {len(found)} times"
    return found[0]


def right_end(words: Words) -> float:
    """Where a drawn text ends."""
    spaces = words.text.count(" ") + words.text.count("\u00a0")
    return words.x + words.face.width(words.text, words.size) + spaces * words.stretch


def middle(words: Words) -> float:
    """The middle of a drawn text."""
    return (words.x + right_end(words)) / 2


def boxes(page: Page) -> list[Box]:
    """The outlines of cells, at their place on the sheet."""
    return [
        mark._replace(x=mark.x + x, y=mark.y + y)
        for x, y, marks in page.placed
        for mark in marks
        if isinstance(mark, Box)
    ]


def assert_cells_hold_their_words(page: Page) -> None:
    """No outline covers another, and every word between the first and the last outline lies inside one."""
    cells = boxes(page)
    for number, one in enumerate(cells):
        for other in cells[number + 1 :]:
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert across < 0.01 or down < 0.01, f"{one} and {other} overlap"
    top, bottom = min(cell.y for cell in cells), max(cell.y + cell.height for cell in cells)
    assert bottom <= page.shape.height - page.shape.bottom + 0.01
    for words in page.words():
        if top < words.y < bottom:
            assert any(_holds(cell, words) for cell in cells), f"{words.text!r} leaves its cell"


def _holds(cell: Box, words: Words) -> bool:
    inside = cell.x <= words.x and right_end(words) <= cell.x + cell.width + 0.01
    return (
        inside and cell.y <= words.y - words.size * 0.7 and words.y + words.size * 0.2 <= cell.y + cell.height
    )


def squeezed(text: str) -> str:
    """The text without any white space: line ends fall where lines end."""
    return "".join(text.split())


def read_pages(pdf: bytes) -> list[str]:
    """The text of each page, as a reader of PDF files takes it out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def fonts_in(pdf: bytes) -> dict[str, bool]:
    """Base fonts that the pages refer to, and whether each is embedded."""
    found: dict[str, bool] = {}
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            entry = font.get_object()
            found[str(entry["/BaseFont"])] = "/FontFile2" in entry["/FontDescriptor"].get_object()
    return found
