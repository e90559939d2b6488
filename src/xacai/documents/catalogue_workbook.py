"""A catalogue as one workbook that an officer edits in Excel: a sheet a part, lists to choose from, a guide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from xacai.documents.sheet import settled
from xacai.documents.word_styles import FACE
from xacai.documents.word_xml import clean
from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_sheets import GUIDE, LAYOUTS, NO, VALUES, YES, Holds, SheetColumn, SheetLayout
from xacai.domain.catalogue_tables import Tables, split
from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.sheet_place import column_name

SIZE = 11
LISTED_ROWS = 3_000
"""Rows below the header that offer a list to choose from."""
_DAY_FORMAT, _TEXT_FORMAT = "dd/mm/yyyy", "@"
_LINE = Side(style="thin", color="FFBFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", "FFE2ECF7")
_FORMULA_SIGNS = ("=", "+", "-", "@")


def catalogue_workbook(catalogue: Catalogue) -> bytes:
    """The catalogue as XLSX bytes; the same catalogue gives the same bytes."""
    return written_workbook(catalogue.title, LAYOUTS, split(write_catalogue(catalogue)))


def written_workbook(title: str, layouts: Sequence[SheetLayout], tables: Tables) -> bytes:
    """Tables laid out as sheets, with a guide to their columns, as XLSX bytes."""
    book = Workbook()
    book.remove(book.active)
    values = _Values()
    for layout in layouts:
        _write_sheet(book.create_sheet(layout.name), layout, tables[layout.name], values)
    _write_guide(book.create_sheet(GUIDE), layouts)
    values.write(book.create_sheet(VALUES))
    book.properties.title = clean(title)
    target = BytesIO()
    book.save(target)
    return settled(target.getvalue())


class _Values:
    """The lists to choose from, each a column of a hidden sheet: a list written into a cell's rule is cut at 255."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, ...]] = []

    def place(self, words: tuple[str, ...]) -> str:
        """Where a list stands, as a formula."""
        if words not in self._lists:
            self._lists.append(words)
        column = column_name(self._lists.index(words) + 1)
        return f"'{VALUES}'!${column}$1:${column}${len(words)}"

    def write(self, page: Any) -> None:
        """Fill the hidden sheet."""
        page.sheet_state = "hidden"
        for column, words in enumerate(self._lists, 1):
            for row, word in enumerate(words, 1):
                page.cell(row, column, word)


def _write_sheet(page: Any, layout: SheetLayout, lines: Sequence[Mapping[str, Any]], values: _Values) -> None:
    for number, column in enumerate(layout.columns, 1):
        head = page.cell(1, number, column.title)
        head.font, head.fill, head.border = Font(name=FACE, size=SIZE, bold=True), _HEAD, _BORDER
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        letter = column_name(number)
        page.column_dimensions[letter].width = column.width
        _offer(page, letter, column, values)
        for row, line in enumerate(lines, 2):
            _write_cell(page.cell(row, number), column, line.get(column.key))
    page.row_dimensions[1].height = 32
    for row, line in enumerate(lines, 2):
        page.row_dimensions[row].height = _height(layout, line)
    page.freeze_panes = page.cell(2, 1)
    page.auto_filter.ref = f"A1:{column_name(len(layout.columns))}{len(lines) + 1}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"


def _height(layout: SheetLayout, line: Mapping[str, Any]) -> float:
    """Room for the cell with the most lines."""
    lines = (
        sum(-(-max(len(part), 1) // (column.width + 2)) for part in str(line.get(column.key, "")).split("\n"))
        for column in layout.columns
        if column.holds in {Holds.TEXT, Holds.TEXTS}
    )
    return min(max(lines, default=1) * 15.5 + 2, 409)


def _offer(page: Any, letter: str, column: SheetColumn, values: _Values) -> None:
    """A list to choose from; another word may still be typed, and is named when the file is checked."""
    words = (YES, NO) if column.holds is Holds.TRUTH else tuple(column.words.values())
    if words and column.holds is not Holds.CHOICES:
        rule = DataValidation("list", formula1=values.place(words), allow_blank=True, showErrorMessage=False)
        rule.add(f"{letter}2:{letter}{LISTED_ROWS}")
        page.add_data_validation(rule)


def _write_cell(cell: Any, column: SheetColumn, value: Any) -> None:
    cell.font, cell.border = Font(name=FACE, size=SIZE), _BORDER
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.number_format = _DAY_FORMAT if column.holds is Holds.DAY else _TEXT_FORMAT
    if column.holds is Holds.WHOLE:
        cell.number_format = "0"
    shown = _shown(column, value)
    if isinstance(shown, str):
        cell.value = clean(shown)
        cell.data_type = "s"
        cell.quotePrefix = shown.startswith(_FORMULA_SIGNS)
    elif shown is not None:
        cell.value = shown


def _shown(column: SheetColumn, value: Any) -> str | int | date | None:
    if value is None or value == "" or value == []:
        return None
    if isinstance(value, bool):
        return YES if value else NO
    if column.holds is Holds.DAY:
        return date.fromisoformat(value)
    if isinstance(value, list):
        return "; ".join(column.words.get(str(item), str(item)) for item in value)
    return column.words.get(value, value) if isinstance(value, str) else int(value)


def _write_guide(page: Any, layouts: Sequence[SheetLayout]) -> None:
    """What every column means and which words it takes."""
    rows: list[tuple[str, str, str]] = [("Trang", "Cột", "Cách ghi")]
    for layout in layouts:
        rows.append((layout.name, "", layout.about))
        rows.extend(("", column.title, _explained(column)) for column in layout.columns)
    rows.append(("", "", "Các mã trong một ô cách nhau bằng dấu chấm phẩy. Không dùng công thức."))
    for row, cells in enumerate(rows, 1):
        for number, words in enumerate(cells, 1):
            cell = page.cell(row, number, words or None)
            cell.font = Font(name=FACE, size=SIZE, bold=row == 1 or bool(cells[0]))
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for letter, width in (("A", 18), ("B", 28), ("C", 110)):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A2"


def _explained(column: SheetColumn) -> str:
    words = (YES, NO) if column.holds is Holds.TRUTH else tuple(column.words.values())
    parts = [column.hint, f"Chọn: {'; '.join(words)}." if words else ""]
    parts.append("" if column.needed else "Có thể để trống.")
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
