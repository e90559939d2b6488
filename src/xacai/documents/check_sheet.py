"""The last sheet, "Phiếu kiểm tra": the check code, what it is, what it covers, how to verify it."""

from __future__ import annotations

from xacai.documents.code_box import code_box
from xacai.documents.content import Align, Cell, CheckSheet, CodeBox, Column, Row, Run, StateDocument, Table
from xacai.documents.flow import Flowable
from xacai.documents.fonts import FontSet
from xacai.documents.letterhead import number_text
from xacai.documents.prose import Style, prose
from xacai.documents.table import table

TITLE = "PHIẾU KIỂM TRA"
_WHAT = (
    "Phiếu này giúp người nhận biết số liệu và lời văn của văn bản có còn nguyên như khi cơ quan ban hành "
    "hoàn tất hay không. Mã kiểm tra được tính từ toàn bộ nội dung: chỉ cần một chữ, một số thay đổi thì mã "
    "sẽ khác hẳn. Phiếu không phải là thành phần thể thức của văn bản."
)
_HOW = (
    "Mở gói dữ liệu nhận được, hoặc tệp PDF có gói dữ liệu đính kèm, bằng phần mềm của cơ quan nhận và chọn "
    "“Kiểm tra gói”.",
    "So từng nhóm 4 ký tự hiện trên màn hình với mã in trên phiếu này, hoặc quét mã QR để lấy mã.",
    "Hai mã giống nhau: nội dung còn nguyên. Hai mã khác nhau: không dùng văn bản và số liệu, liên hệ "
    "cơ quan ban hành để nhận lại.",
)
_NOT_COVERED = (
    "Mã không bao gồm số văn bản, ngày ban hành và người ký, vì các thông tin này có sau khi nội dung đã "
    "hoàn tất."
)


def check_sheet(document: StateDocument, check: CheckSheet, width: float, fonts: FontSet) -> list[Flowable]:
    """The sheet's flowables."""
    body = Style(13, 16.5, Align.JUSTIFY, before=6)
    lead = Style(13, 16.5, Align.LEFT, before=12, keep=True)
    items: list[Flowable] = [
        prose([Run(TITLE, bold=True)], Style(14, 18, Align.CENTRE, after=6), width, fonts),
        prose([Run(_WHAT)], body, width, fonts),
        prose([Run("1. Văn bản", bold=True)], lead, width, fonts),
        table(_identity(document), width, fonts),
        prose([Run("2. Mã kiểm tra", bold=True)], lead, width, fonts),
        code_box(_code(check), width, fonts),
    ]
    if check.covers:
        items.append(prose([Run("3. Nội dung được mã bao gồm", bold=True)], lead, width, fonts))
        items.append(table(_covers(check), width, fonts))
    items.append(prose([Run(_NOT_COVERED)], body, width, fonts))
    number = 4 if check.covers else 3
    items.append(prose([Run(f"{number}. Cách kiểm tra", bold=True)], lead, width, fonts))
    for step, text in zip("abc", _HOW, strict=True):
        items.append(prose([Run(f"{step}) {text}")], body, width, fonts))
    return items


def _identity(document: StateDocument) -> Table:
    issuer = " ".join(document.issuer)
    pairs = (
        ("Tên văn bản", f"{document.kind.capitalize()} {document.abstract}"),
        ("Cơ quan ban hành", issuer),
        ("Số, ký hiệu", number_text(document.number, document.symbol).removeprefix("Số: ")),
    )
    rows = tuple(Row((Cell(name), Cell(text))) for name, text in pairs)
    return Table((Column(26), Column(74)), (), rows)


def _covers(check: CheckSheet) -> Table:
    header = Row((Cell("STT"), Cell("Phần nội dung"), Cell("Khối lượng")))
    rows = tuple(
        Row((Cell(str(number)), Cell(part), Cell(amount)))
        for number, (part, amount) in enumerate(check.covers, 1)
    )
    return Table((Column(8, Align.CENTRE), Column(60), Column(32)), (header,), rows)


def _code(check: CheckSheet) -> CodeBox:
    """The code's groups; the whole hash in small letters below."""
    small = (Run("Mã đầy đủ: "), Run(check.full.replace("-", " "))) if check.full else ()
    return CodeBox(check.code, small)
