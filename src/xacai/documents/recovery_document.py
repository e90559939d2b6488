"""The recovery sheet (phiếu khôi phục khóa): a code for the safe that opens a copy of the office's key."""

from __future__ import annotations

from datetime import date

from xacai.documents.content import (
    Cell,
    CodeBox,
    Column,
    Metadata,
    Row,
    StateDocument,
    Table,
    paragraph,
)
from xacai.documents.office_words import symbol_of
from xacai.domain.office import Office
from xacai.domain.text import squeeze

_KIND = "PHIẾU KHÔI PHỤC KHÓA"
_SECRET = (
    "Giữ kín. Cất phiếu trong phong bì niêm phong, để trong két hoặc tủ có khóa. "
    "Không chụp ảnh, không gửi qua mạng."
)
_WHAT = (
    "Mã dưới đây mở bản sao khóa của cơ quan khi máy hỏng, mất, hoặc khi quên cụm mật khẩu. Bản sao nằm trong dữ liệu "
    "của chương trình và trong mọi bản sao lưu; riêng bản sao hoặc riêng mã thì không mở được khóa."
)
_STEPS = (
    "1. Khôi phục dữ liệu từ bản sao lưu nếu dữ liệu cũng đã mất.",
    "2. Mở mục Cài đặt, Khóa và đơn vị nhận, chọn “Khôi phục khóa” và gõ đủ 9 nhóm. Nhóm cuối dùng để phát hiện gõ "
    "nhầm.",
    "3. Sau khi khôi phục, in phiếu mới và hủy phiếu này. In phiếu mới hoặc thay khóa thì mã cũ hết tác dụng.",
    "4. Nghi mã đã lộ: thay khóa của cơ quan và báo cơ quan nhận thu hồi khóa cũ.",
)


def recovery_document(office: Office, code: str, fingerprint: str, day: date) -> StateDocument:
    """The sheet; ``code`` are 9 groups, ``fingerprint`` tells which key they open."""
    abstract = "Mã mở bản sao khóa niêm phong dữ liệu"
    return StateDocument(
        issuer=office.header(),
        kind=_KIND,
        abstract=abstract,
        symbol=symbol_of("PKP", office),
        metadata=Metadata(f"Phiếu khôi phục khóa của {squeeze(office.name)}", "", office.name, abstract),
        place=office.place,
        issued=day,
        blocks=(
            paragraph(_SECRET, bold=True),
            paragraph(_WHAT),
            _identity(office, fingerprint),
            paragraph("Mã khôi phục:"),
            CodeBox(code, qr=False),
            *(paragraph(step) for step in _STEPS),
        ),
    )


def _identity(office: Office, fingerprint: str) -> Table:
    pairs = (
        ("Tên cơ quan", squeeze(office.name)),
        ("Mã đơn vị", office.code),
        ("Dấu vân tay của khóa", fingerprint),
    )
    rows = tuple(Row((Cell(name), Cell(text, bold=True))) for name, text in pairs)
    return Table((Column(26), Column(74)), (), rows, size=13)
