"""The receipt (biên nhận) as a one-page state document: what came, when, the answer, the code to be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from xacai.documents.content import (
    Align,
    Cell,
    Column,
    Metadata,
    Paragraph,
    Row,
    Run,
    StateDocument,
    Table,
    paragraph,
)
from xacai.documents.office_words import symbol_of
from xacai.domain.answer import Answered
from xacai.domain.office import Office
from xacai.domain.period import read_period, short_name
from xacai.domain.text import squeeze

_MOST = 12
_KIND = "BIÊN NHẬN"
VERDICTS = {
    Answered.ARRIVED: "Đã đến",
    Answered.REFUSED: "Từ chối",
    Answered.RETURNED: "Trả lại để chỉnh sửa",
    Answered.ACCEPTED: "Đã tiếp nhận",
}
_WITHDRAWN = "Đã thu hồi"
_KINDS = {
    "report": "Báo cáo",
    "plan": "Kế hoạch",
    "scorecard": "Bảng chấm điểm",
    "withdrawal": "Thu hồi báo cáo",
}
_HOW = (
    "Mã biên nhận gồm 8 chữ số và chữ cái, đọc được qua điện thoại: đơn vị gửi nhập mã vào mục “Ghi nhận trả lời” thì "
    "chương trình tự biết gói nào đã được trả lời. Mã kiểm tra là mã in trên báo cáo đã ký."
)
_NO_SEAL = (
    "Biên nhận xác nhận việc nhận dữ liệu điện tử, không thay cho văn bản trả lời có chữ ký và con dấu. Tệp biên nhận "
    "đính kèm trong PDF này mở được bằng phần mềm của đơn vị gửi."
)


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One bundle: what it was, its check code, when it came (ISO 8601), the answer, the code to be told."""

    kind: str
    period: str
    revision: int
    check_code: str
    at: str
    verdict: Answered
    words: str
    code: str


def receipt_document(
    office: Office, addressee: str, lines: tuple[ReceiptLine, ...], day: date
) -> StateDocument:
    """The receipt of an office for another one; it bears no number, for it leaves no file."""
    abstract = "Gói dữ liệu điện tử về cải cách hành chính"
    received = f"{squeeze(office.name)} đã nhận của {squeeze(addressee)} các gói dữ liệu sau:"
    return StateDocument(
        issuer=office.header(),
        kind=_KIND,
        abstract=abstract,
        symbol=symbol_of("BN", office),
        metadata=Metadata(f"Biên nhận {abstract}", "", office.name, abstract),
        place=office.place,
        issued=day,
        addressees=(squeeze(addressee),),
        blocks=(paragraph(received), _table(lines), *_words(lines), paragraph(_HOW), paragraph(_NO_SEAL)),
    )


def _table(lines: tuple[ReceiptLine, ...]) -> Table:
    shares = (("Nội dung", 24), ("Mã kiểm tra", 30), ("Nhận lúc", 15), ("Kết quả", 15), ("Mã biên nhận", 16))
    header = Row(tuple(Cell(name) for name, _share in shares))
    rows = tuple(_row(item) for item in _newest(lines))
    columns = tuple(
        Column(share, Align.LEFT if at == 0 else Align.CENTRE) for at, (_n, share) in enumerate(shares)
    )
    return Table(columns, (header,), rows, size=11)


def _newest(lines: tuple[ReceiptLine, ...]) -> tuple[ReceiptLine, ...]:
    """What came last, in the order in which it came."""
    return tuple(sorted(lines, key=lambda item: item.at)[-_MOST:])


def _row(line: ReceiptLine) -> Row:
    said = _WITHDRAWN if line.kind == "withdrawal" else VERDICTS[line.verdict]
    cells = (
        Cell(f"{_KINDS.get(line.kind, line.kind)} {_period(line.period)}, bản lần {line.revision}"),
        Cell(line.check_code),
        Cell(f"{datetime.fromisoformat(line.at):%H:%M %d/%m/%Y}"),
        Cell(said, bold=True),
        Cell(line.code, bold=True),
    )
    return Row(cells)


def _period(code: str) -> str:
    period = read_period(code)
    if period is None:
        return code
    name = short_name(period)
    return name[:1].lower() + name[1:]


def _words(lines: tuple[ReceiptLine, ...]) -> tuple[Paragraph, ...]:
    """What was said besides, and how many lines the page has no room for."""
    said = [
        Paragraph(
            (
                Run(
                    f"{_KINDS.get(item.kind, item.kind)} {_period(item.period)}, bản lần {item.revision}: ",
                    bold=True,
                ),
                Run(item.words),
            )
        )
        for item in _newest(lines)
        if item.words
    ]
    if len(lines) > _MOST:
        said.append(
            paragraph(f"Và {len(lines) - _MOST} gói khác, xem trong tệp biên nhận đính kèm.", italic=True)
        )
    return tuple(said)
