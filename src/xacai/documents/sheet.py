"""Tables as an Excel workbook (XLSX): typed numbers and days, merged groups, a header that stays and prints again.

Text is text: what begins like a formula is marked so that Excel never reckons it. The same content gives the
same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from xacai.documents.content import Align, Metadata, Row, Table, run_text
from xacai.documents.sheet_heights import column_points, line_height, lines_needed
from xacai.documents.sheet_tables import Sheet
from xacai.documents.word_package import pack
from xacai.documents.word_styles import FACE, LANGUAGE
from xacai.documents.word_table import Place, places
from xacai.documents.word_xml import clean
from xacai.domain.number import read_number

SIZE = 12
# Characters across a sheet that is printed on A4 landscape at a size still read with ease.
_ACROSS = 132
_LONGEST_TEXT = 32_767
_HIGHEST_ROW = 409.0
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DAY_FORMAT = "dd/mm/yyyy"
_MODIFIED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_THIN = Side(style="thin", color="FF000000")
BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HORIZONTAL = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFY: "left"}
_WRITTEN_AS_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)")


def workbook(metadata: Metadata, sheets: Sequence[Sheet]) -> bytes:
    """The sheets as XLSX bytes."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _write_sheet(book.create_sheet(sheet.name), sheet)
    if not sheets:
        book.create_sheet("1")
    properties = book.properties
    properties.title, properties.creator = clean(metadata.title), clean(metadata.organ)
    properties.subject, properties.language = clean(metadata.subject), LANGUAGE
    target = BytesIO()
    book.save(target)
    return settled(target.getvalue())


def settled(data: bytes) -> bytes:
    """The same workbook without the time of its making."""
    with ZipFile(BytesIO(data)) as package:
        parts: dict[str, bytes | str] = {name: package.read(name) for name in package.namelist()}
    core = parts["docProps/core.xml"]
    if isinstance(core, bytes):
        parts["docProps/core.xml"] = _MODIFIED.sub(b"", core)
    return pack(parts)


def _write_sheet(page: Any, sheet: Sheet) -> None:
    columns = len(sheet.table.columns)
    widths = _widths(sheet.table)
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    heads = [(sheet.title, Font(name=FACE, size=14, bold=True))]
    heads += [(note, Font(name=FACE, size=SIZE, italic=True)) for note in sheet.notes if note]
    for line, (text, font) in enumerate(heads, 1):
        _write_head(page, line, text, font, widths)
    first = len(heads) + 2
    after = _write_rows(page, first, sheet.table, sheet.table.header, widths, header=True)
    _write_rows(page, after, sheet.table, sheet.table.rows, widths)
    set_page(page, first, after, columns)


def _widths(table: Table) -> list[float]:
    total = sum(column.share for column in table.columns)
    return [round(max(6.0, _ACROSS * column.share / total), 1) for column in table.columns]


def _write_head(page: Any, line: int, text: str, font: Font, widths: Sequence[float]) -> None:
    place = page.cell(line, 1)
    put(place, text)
    place.font = font
    place.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    page.merge_cells(start_row=line, end_row=line, start_column=1, end_column=len(widths))
    count = lines_needed(
        text, float(font.size), sum(column_points(width) for width in widths), bold=bool(font.bold)
    )
    page.row_dimensions[line].height = count * line_height(float(font.size)) + 3


def _write_rows(
    page: Any, first: int, table: Table, rows: Sequence[Row], widths: Sequence[float], header: bool = False
) -> int:
    """Write rows from a line on; the line behind them."""
    needs = [0.0] * len(rows)
    reaching: list[tuple[int, int, float]] = []
    for index, line in enumerate(places(rows, len(widths))):
        for place in line:
            down = min(max(1, place.cell.row_span), len(rows) - index) if place.cell else 1
            wanted = _write_cell(page, first + index, place, down, table, widths, header)
            if down == 1:
                needs[index] = max(needs[index], wanted)
            else:
                reaching.append((index, index + down, wanted))
    for start, end, wanted in reaching:
        needs[end - 1] += max(0.0, wanted - sum(needs[start:end]))
    for index, height in enumerate(needs):
        page.row_dimensions[first + index].height = min(max(height, line_height(SIZE) + 3), _HIGHEST_ROW)
    return first + len(rows)


def _write_cell(
    page: Any, line: int, place: Place, down: int, table: Table, widths: Sequence[float], header: bool
) -> float:
    """Write a cell with its style; the height that its words ask for."""
    for row in range(line, line + down):
        for column in range(place.column + 1, place.column + place.across + 1):
            page.cell(row, column).border = BORDER
    if place.cell is None:
        return 0.0
    cell, text = place.cell, run_text(place.cell.text)
    align = cell.align or (Align.CENTRE if header else table.columns[place.column].align)
    target = page.cell(line, place.column + 1)
    put(target, text, typed=not header, right=align is Align.RIGHT)
    bold = cell.bold or header
    target.font = Font(name=FACE, size=SIZE, bold=bold, italic=cell.italic)
    target.alignment = Alignment(
        horizontal=_HORIZONTAL[align],
        vertical="center" if header or cell.middle else "top",
        wrap_text=True,
        indent=round(cell.inset / 9),
    )
    if down > 1 or place.across > 1:
        page.merge_cells(
            start_row=line, end_row=line + down - 1,
            start_column=place.column + 1, end_column=place.column + place.across,
        )  # fmt: skip
    room = sum(column_points(width) for width in widths[place.column : place.column + place.across])
    return lines_needed(text, SIZE, room - cell.inset, bold=bold) * line_height(SIZE) + 3


def put(target: Any, text: str, *, typed: bool = False, right: bool = False) -> None:
    """A number or a day where the text is one, else text that is never a formula."""
    value = _typed(text, right) if typed else None
    if isinstance(value, Decimal):
        target.value = value
        places_ = max(0, -int(value.as_tuple().exponent))
        target.number_format = "#,##0" + ("." + "0" * places_ if places_ else "")
    elif isinstance(value, date):
        target.value = value
        target.number_format = _DAY_FORMAT
    elif words := clean(text)[:_LONGEST_TEXT]:
        target.value = words
        target.data_type = "s"
        target.quotePrefix = words.startswith(_FORMULA_SIGNS)


def _typed(text: str, right: bool) -> Decimal | date | None:
    """Right-aligned numbers in Vietnamese writing, running numbers, whole days."""
    if right:
        return read_number(text)
    day = _DAY.fullmatch(text)
    if day:
        try:
            return date(int(day.group(3)), int(day.group(2)), int(day.group(1)))
        except ValueError:
            return None
    return Decimal(text) if _WRITTEN_AS_NUMBER.fullmatch(text) and len(text) < 10 else None


def set_page(page: Any, first: int, after: int, columns: int) -> None:
    """Landscape A4, one page wide; the header stays on the screen and prints on every page."""
    page.freeze_panes = page.cell(after, 1)
    page.print_title_rows = f"{first}:{after - 1}"
    page.print_area = f"A1:{get_column_letter(columns)}{max(page.max_row, after)}"
    setup = page.page_setup
    setup.orientation, setup.paperSize = "landscape", page.PAPERSIZE_A4
    setup.fitToWidth, setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.6, 0.8, 0.7
    page.oddFooter.right.text = "&A, trang &P/&N"
