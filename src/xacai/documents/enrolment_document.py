"""The enrolment sheet (phiếu đăng ký khóa): by it a receiving office knows whose key seals an office's bundles."""

from __future__ import annotations

from xacai.documents.content import (
    Authority,
    Cell,
    CodeBox,
    Column,
    Metadata,
    Row,
    Run,
    StateDocument,
    Table,
    paragraph,
)
from xacai.documents.office_words import symbol_of
from xacai.domain.office import Office
from xacai.domain.text import squeeze

_KIND = "PHIẾU ĐĂNG KÝ KHÓA"
_WHAT = (
    "Gói dữ liệu kế hoạch, báo cáo cải cách hành chính niêm phong bằng khóa có dấu vân tay dưới đây là do cơ quan gửi "
    "và còn nguyên như lúc gửi. Niêm phong không thay cho chữ ký và con dấu trên văn bản."
)
_SMALL = "8 nhóm, mỗi nhóm 4 ký tự. Mã QR ghi đúng các ký tự này."
_STEPS = (
    "1. Người đứng đầu ký, đóng dấu; phiếu chuyển bằng đường công văn, thẻ cơ quan (tệp .xacai-card) gửi kèm bằng USB "
    "hoặc thư điện tử.",
    "2. Cơ quan nhận nạp thẻ ở mục Cài đặt rồi gõ 8 nhóm từ phiếu này. Đủ 8 nhóm khớp thì đơn vị được xác nhận; có "
    "nhóm không khớp thì không xác nhận và liên hệ cơ quan gửi.",
)


def enrolment_document(office: Office, fingerprint: str) -> StateDocument:
    """The sheet of an office for the one above it; ``fingerprint`` are the 8 groups of its card."""
    abstract = "Niêm phong gói dữ liệu cải cách hành chính"
    return StateDocument(
        issuer=office.header(),
        kind=_KIND,
        abstract=abstract,
        symbol=symbol_of("PĐK", office),
        metadata=Metadata(f"Phiếu đăng ký khóa của {squeeze(office.name)}", "", office.name, abstract),
        place=office.place,
        addressees=(squeeze(office.superior_name),) if office.superior_name else (),
        blocks=(
            paragraph(_WHAT),
            _identity(office),
            paragraph("Dấu vân tay của khóa:"),
            CodeBox(fingerprint, (Run(_SMALL),)),
            *(paragraph(step) for step in _STEPS),
        ),
        authority=Authority(office.signer_authority, office.signer_name),
    )


def _identity(office: Office) -> Table:
    pairs = (("Tên cơ quan", squeeze(office.name)), ("Mã đơn vị", office.code))
    rows = tuple(Row((Cell(name), Cell(text, bold=True))) for name, text in pairs)
    return Table((Column(26), Column(74)), (), rows, size=13)
