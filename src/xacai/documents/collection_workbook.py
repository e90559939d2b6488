"""A department's collection sheet as an Excel file: locked but for the cells to fill, and with its identity inside.

Each line bears a mark in a hidden column, and a hidden sheet says office, period, catalogue and department, so that
reading the file back never guesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter

from xacai.documents.collection_lines import (
    FIGURE_COLUMNS,
    TASK_COLUMNS,
    EntryColumn,
    Line,
    figure_lines,
    task_lines,
)
from xacai.documents.collection_rules import Rules
from xacai.documents.collection_words import HOW, TITLE, asked, metadata, span_line, subject
from xacai.documents.sheet import BORDER, SIZE, put, set_page, settled
from xacai.documents.sheet_heights import column_points, line_height, lines_needed
from xacai.documents.word_styles import FACE, LANGUAGE
from xacai.documents.word_xml import clean
from xacai.domain import collection_form as form
from xacai.domain.collection import ROW, TASK, CollectionSheet

_GROUND = PatternFill("solid", start_color="FFEAF3FB")


def collection_workbook(sheet: CollectionSheet) -> bytes:
    """The sheet as XLSX bytes; the same sheet gives the same bytes."""
    book = Workbook()
    book.remove(book.active)
    identity = _Identity(sheet)
    if sheet.share.rows:
        page = book.create_sheet(form.FIGURES)
        _write(page, sheet, FIGURE_COLUMNS, tuple(figure_lines(sheet.share.rows, identity.choices)))
    if sheet.share.tasks:
        page = book.create_sheet(form.TASKS)
        _write(page, sheet, TASK_COLUMNS, tuple(task_lines(sheet.share.tasks)))
    identity.write(book.create_sheet(form.IDENTITY))
    said = metadata(sheet)
    book.properties.title, book.properties.creator = clean(said.title), clean(said.organ)
    book.properties.subject, book.properties.language = clean(said.subject), LANGUAGE
    target = BytesIO()
    book.save(target)
    return settled(target.getvalue())


class _Identity:
    """The hidden sheet: whose figures, of what; and lists of choices that cells offer."""

    def __init__(self, sheet: CollectionSheet) -> None:
        self._sheet = sheet
        self._choices: list[tuple[str, ...]] = []

    def choices(self, options: Sequence[str]) -> str:
        """Where the options stand, as a formula's range."""
        if tuple(options) not in self._choices:
            self._choices.append(tuple(options))
        column = get_column_letter(6 + self._choices.index(tuple(options)))
        return f"{form.IDENTITY}!${column}$1:${column}${len(options)}"

    def write(self, page: Any) -> None:
        """Fill the sheet and hide it."""
        sheet = self._sheet
        pairs = (
            (form.FORMAT_KEY, form.FORMAT),
            (form.OFFICE_KEY, sheet.office),
            (form.PERIOD_KEY, sheet.period.code),
            (form.CATALOGUE_KEY, sheet.catalogue),
            (form.PLAN_KEY, sheet.plan_key),
            (form.DEPARTMENT_KEY, sheet.department),
        )
        lines: list[tuple[str, ...]] = [*pairs]
        lines += [
            (form.line_mark(ROW, item.row.code), item.row.no, item.row.name) for item in sheet.share.rows
        ]
        lines += [
            (form.line_mark(TASK, item.task.key), str(number), item.task.content)
            for number, item in enumerate(sheet.share.tasks, 1)
        ]
        for number, words in enumerate(lines, 1):
            for column, text in enumerate(words, 1):
                put(page.cell(number, column), text)
        for place, options in enumerate(self._choices):
            for number, option in enumerate(options, 1):
                put(page.cell(number, 6 + place), option)
        page.protection.sheet = True
        page.sheet_state = "veryHidden"


def _write(page: Any, sheet: CollectionSheet, columns: Sequence[EntryColumn], lines: Sequence[Line]) -> None:
    hidden = len(columns) + 1
    for number, column in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.column_dimensions[get_column_letter(hidden)].hidden = True
    first = _write_heads(page, sheet, columns)
    for number, column in enumerate(columns, 1):
        _cell(page, first, number, column.title, "center", bold=True)
    put(page.cell(first, hidden), form.MARK_COLUMN)
    room = [(column.title, column.width, True) for column in columns]
    page.row_dimensions[first].height = _height(room)
    rules = Rules(page)
    for place, line in enumerate(lines, first + 1):
        _write_line(page, place, line, columns, rules)
    _write_signing(page, first + len(lines) + 2, len(columns))
    set_page(page, first, first + 1, len(columns))
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False


def _write_heads(page: Any, sheet: CollectionSheet, columns: Sequence[EntryColumn]) -> int:
    """The lines above the table; the line of its header."""
    heads = (
        (sheet.office_name, Font(name=FACE, size=SIZE), 1),
        (TITLE, Font(name=FACE, size=14, bold=True), 1),
        (subject(sheet), Font(name=FACE, size=14, bold=True), 1),
        (asked(sheet), Font(name=FACE, size=SIZE, bold=True), 1),
        (span_line(sheet), Font(name=FACE, size=SIZE), 1),
        (f"{HOW} Chỉ ghi vào các ô nền xanh.", Font(name=FACE, size=SIZE, italic=True), 2),
    )
    for number, (text, font, lines) in enumerate(heads, 1):
        cell = page.cell(number, 1)
        put(cell, text)
        cell.font = font
        cell.alignment = Alignment(
            horizontal="left" if number == 1 else "center", vertical="center", wrap_text=True
        )
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(columns))
        page.row_dimensions[number].height = lines * line_height(float(font.size)) + 4
    return len(heads) + 2


def _write_line(page: Any, place: int, line: Line, columns: Sequence[EntryColumn], rules: Rules) -> None:
    if line.title:
        for number in range(1, len(columns) + 1):
            _cell(page, place, number, line.title if number == 2 else "", "left", bold=True)
        page.row_dimensions[place].height = _height([(line.title, columns[1].width, True)])
        return
    wanted = dict(line.rules)
    for number, column in enumerate(columns, 1):
        text = line.words[number - 1] if number <= len(line.words) else ""
        cell = _cell(page, place, number, text, column.align)
        if column.entry:
            cell.protection = Protection(locked=False)
            cell.fill = _GROUND
            cell.number_format = _entry_format(column.title, line)
        if column.title in wanted:
            rules.put(cell.coordinate, wanted[column.title])
    put(page.cell(place, len(columns) + 1), line.mark)
    room = [(text, column.width, False) for text, column in zip(line.words, columns, strict=False)]
    page.row_dimensions[place].height = _height(room)


def _entry_format(title: str, line: Line) -> str:
    if title in {form.VALUE, form.SPENT}:
        return line.number_format
    return "dd/mm/yyyy" if title == form.DONE_ON else "@"


def _cell(page: Any, row: int, column: int, text: str, align: str, *, bold: bool = False) -> Any:
    cell = page.cell(row, column)
    put(cell, text)
    cell.border, cell.font = BORDER, Font(name=FACE, size=SIZE, bold=bold)
    cell.alignment = Alignment(horizontal=align, vertical="center" if bold else "top", wrap_text=True)
    return cell


def _height(words: Iterable[tuple[str, float, bool]]) -> float:
    needed = [lines_needed(text, SIZE, column_points(width), bold=bold) for text, width, bold in words]
    return min(max([1, *needed]) * line_height(SIZE) + 3, 409.0)


def _write_signing(page: Any, row: int, columns: int) -> None:
    """Who made the sheet and who answers for it."""
    for column, title in ((2, form.MAKER), (max(columns - 2, 3), form.HEAD)):
        for place, (text, bold) in enumerate(((title, True), (form.SIGN, False))):
            cell = page.cell(row + place, column)
            put(cell, text)
            cell.font = Font(name=FACE, size=SIZE, bold=bold, italic=not bold)
            cell.alignment = Alignment(horizontal="center")
            if column > 2:
                page.merge_cells(
                    start_row=row + place, end_row=row + place, start_column=column, end_column=columns
                )
