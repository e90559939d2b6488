"""A department's collection sheet on paper: heading in the office's style, its rows and tasks, places to sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xacai.documents.archive import prepare
from xacai.documents.collection_words import (
    HOW,
    TITLE,
    asked,
    form_title,
    last_words,
    metadata,
    span_line,
    subject,
)
from xacai.documents.content import Align, Cell, Column, Row, Run, StateDocument, Table
from xacai.documents.flow import Flowable, Solid, fill_pages, shift, stack
from xacai.documents.fonts import FontSet, load_fonts
from xacai.documents.footing import number_pages
from xacai.documents.letterhead import date_text, letterhead, title_block
from xacai.documents.page import MM, PORTRAIT, Mark, Page
from xacai.documents.painting import paint
from xacai.documents.plan_document import task_words
from xacai.documents.prose import Style, prose
from xacai.documents.report_tables import STATUS_WORDS
from xacai.documents.table import table
from xacai.domain import collection_form as form
from xacai.domain.collection import AskedRow, CollectionSheet
from xacai.domain.progress import Standing

_SIZE = 11.0
_SIGN_ROOM = 22 * MM


def collection_pdf(sheet: CollectionSheet) -> bytes:
    """The sheet as PDF bytes, prepared for archiving; the same sheet gives the same bytes."""
    fonts = load_fonts()
    return prepare(paint(collection_pages(sheet, fonts), fonts), metadata(sheet))


def collection_pages(sheet: CollectionSheet, fonts: FontSet) -> list[Page]:
    """The pages in printing order; one where the share is small."""
    width = PORTRAIT.frame_width
    # A form bears neither number nor day of issue: what is set under the reference is left out.
    head = StateDocument(sheet.header, TITLE, subject(sheet), "", metadata(sheet), reference=asked(sheet))
    line = Style(12, 15.5, Align.LEFT, before=4)
    lead = Style(12, 15.5, Align.LEFT, before=10, after=4, keep=True)
    flow: list[Flowable] = [
        letterhead(head, width, fonts),
        title_block(head.kind, head.abstract, width, fonts, head.reference),
        prose([Run(span_line(sheet))], line, width, fonts),
        prose([Run(HOW, italic=True)], line, width, fonts),
    ]
    parts = (
        [(f"Chỉ tiêu ({len(sheet.share.rows)})", figures_table(sheet.share.rows))] if sheet.share.rows else []
    )
    if sheet.share.tasks:
        parts.append((f"Nhiệm vụ ({len(sheet.share.tasks)})", tasks_table(sheet.share.tasks)))
    for number, (title, content) in enumerate(parts, 1):
        flow.append(prose([Run(f"{number}. {title}", bold=True)], lead, width, fonts))
        flow.append(table(content, width, fonts))
    flow.append(_signatures(date_text("", None, sheet.due.year), width, fonts))
    pages = fill_pages(flow, PORTRAIT)
    number_pages(pages, fonts)
    return pages


def figures_table(rows: Iterable[AskedRow]) -> Table:
    """STT | Chỉ tiêu | Đơn vị tính | Kỳ trước | Số liệu | Ghi chú, by form."""
    columns = (
        Column(8, Align.CENTRE), Column(44), Column(13, Align.CENTRE), Column(12, Align.RIGHT),
        Column(13, Align.RIGHT), Column(18),
    )  # fmt: skip
    lines: list[Row] = []
    title = ""
    for item in rows:
        if form_title(item) != title:
            title = form_title(item)
            lines.append(Row((Cell(title, Align.LEFT, bold=True, col_span=len(columns)),), keep=True))
        row = item.row
        cells = (Cell(row.no), Cell(row.name), Cell(row.unit), Cell(last_words(item)), Cell(), Cell())
        lines.append(Row(cells))
    heads = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kỳ trước", "Số liệu", "Ghi chú")
    return Table(columns, (Row(tuple(Cell(head) for head in heads)),), tuple(lines), _SIZE)


def tasks_table(tasks: Sequence[Standing]) -> Table:
    """STT | Nhiệm vụ | Sản phẩm | Thời hạn | Đến nay | Kết quả trong kỳ."""
    columns = (
        Column(6, Align.CENTRE), Column(32), Column(18), Column(14), Column(14), Column(28)
    )  # fmt: skip
    lines = tuple(
        Row((
            Cell(str(number)),
            Cell(item.task.content),
            Cell(task_words(item.task, "product")),
            Cell(task_words(item.task, "deadline")),
            Cell(STATUS_WORDS[item.status]),
            Cell(),
        ))
        for number, item in enumerate(tasks, 1)
    )  # fmt: skip
    heads = ("STT", "Nhiệm vụ", "Sản phẩm", "Thời hạn", "Đến nay", "Kết quả, số văn bản, ngày, kinh phí")
    return Table(columns, (Row(tuple(Cell(head) for head in heads)),), lines, _SIZE)


def _signatures(day: str, width: float, fonts: FontSet) -> Solid:
    """Two places side by side, each with room to sign."""
    half = width / 2
    marks: list[Mark] = []
    height = 0.0
    for left, title in ((0.0, form.MAKER), (half, form.HEAD)):
        lines: list[Flowable] = []
        if left:
            lines.append(
                prose([Run(day.capitalize(), italic=True)], Style(12, 15, Align.CENTRE), half, fonts)
            )
        else:
            lines.append(Solid(15))
        lines.append(prose([Run(title, bold=True)], Style(12, 15, Align.CENTRE), half, fonts))
        lines.append(prose([Run(form.SIGN, italic=True)], Style(12, 15, Align.CENTRE), half, fonts))
        found, ends = stack(lines)
        marks += shift(found, left, 0)
        height = max(height, ends + _SIGN_ROOM)
    return Solid(height, marks, before=12)
