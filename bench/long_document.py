"""The long report as this project's content, for the comparison and for tests."""

from __future__ import annotations

from bench.long_report import HEADER, SHARES, TABLE_SIZE, TITLE, LongReport

from xacai.documents.content import (
    Align,
    Appendix,
    Authority,
    Cell,
    Column,
    Heading,
    Metadata,
    Orientation,
    Paragraph,
    Row,
    StateDocument,
    Table,
    paragraph,
)

_NUMBERS = 6


def state_document(report: LongReport) -> StateDocument:
    """A report with the table as a landscape appendix."""
    blocks: list[Heading | Paragraph] = []
    for heading, texts in report.sections:
        blocks.append(Heading(heading, 2))
        blocks.extend(paragraph(text) for text in texts)
    columns = tuple(
        Column(share, Align.RIGHT if number == _NUMBERS else Align.LEFT)
        for number, share in enumerate(SHARES)
    )
    table = Table(columns, (_row(HEADER),), tuple(_row(row) for row in report.rows), TABLE_SIZE)
    return StateDocument(
        issuer=("ỦY BAN NHÂN DÂN", "XÃ MẪU"),
        kind="BÁO CÁO",
        abstract=TITLE,
        symbol="BC-UBND",
        metadata=Metadata(TITLE),
        place="Mẫu",
        year=2026,
        blocks=tuple(blocks),
        recipients=("Như trên", "Lưu: VT"),
        authority=Authority(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        appendices=(Appendix("Phụ lục", TITLE, "", (), (table,), Orientation.LANDSCAPE),),
    )


def _row(texts: tuple[str, ...]) -> Row:
    return Row(tuple(Cell(text) for text in texts))
