"""Words of a department's collection sheet that workbook and printed page share."""

from __future__ import annotations

from xacai.documents.content import Metadata
from xacai.documents.office_words import day_text
from xacai.documents.report_tables import figure
from xacai.domain.catalogue import OWN
from xacai.domain.collection import AskedRow, CollectionSheet
from xacai.domain.period import name, short_name

TITLE = "PHIẾU THU THẬP SỐ LIỆU"
HOW = (
    "Ghi số liệu phát sinh trong kỳ. Không phát sinh hoặc chưa có số liệu thì ghi rõ, không để trống và không ghi số 0 "
    "thay cho ô chưa có số liệu."
)


def subject(sheet: CollectionSheet) -> str:
    """What the sheet is about: ``Cải cách hành chính quý III năm 2026``."""
    return f"Cải cách hành chính {name(sheet.period)}"


def asked(sheet: CollectionSheet) -> str:
    """Who is asked."""
    return f"Đơn vị: {sheet.department}"


def span_line(sheet: CollectionSheet) -> str:
    """The data window and the day by which the sheet is wanted back."""
    first, last = day_text(sheet.window.first), day_text(sheet.window.last)
    return f"Số liệu từ ngày {first} đến hết ngày {last}. Gửi lại chậm nhất ngày {day_text(sheet.due)}."


def form_title(item: AskedRow) -> str:
    """``Biểu 3. …``; the office's own indicators bear no number."""
    return item.form.title if item.form.no == OWN else f"Biểu {item.form.no}. {item.form.title}"


def last_words(item: AskedRow) -> str:
    """Last period's value as printed."""
    return figure(item.row, {item.row.code: item.last}, {})


def metadata(sheet: CollectionSheet) -> Metadata:
    """The document's information."""
    title = f"Phiếu thu thập số liệu {short_name(sheet.period)} - {sheet.department}"
    return Metadata(title, "", sheet.office_name, subject(sheet))
