"""Figures of a filled workbook by row code, read through its mapping; what is doubtful is asked about, not guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from xacai.domain.catalogue import Catalogue, Row, RowKind
from xacai.domain.indicator import Cell, CellState
from xacai.domain.issue import Issue, Severity
from xacai.domain.number import looks_foreign, read_number
from xacai.domain.sheet_place import Place, read_place
from xacai.domain.text import nfc, plain, squeeze
from xacai.domain.workbook_content import PERCENT
from xacai.domain.workbook_map import Entry, What, WorkbookMap
from xacai.domain.workbook_proposal import SheetTexts
from xacai.intake.figures import cell_of
from xacai.intake.workbook import SheetCell, Sort, Workbook

_WORDED = frozenset({RowKind.CHOICE, RowKind.TEXT})
_YES = {"co": "1", "x": "1", "khong": "0"}


@dataclass(slots=True)
class BackReading:
    """What a workbook says: ``cells`` of rows by what they show and code, words of the report itself, doubts."""

    cells: dict[tuple[What, str], Cell] = field(default_factory=dict)
    words: dict[What, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


def sheet_texts(book: Workbook) -> tuple[SheetTexts, ...]:
    """The visible sheets as words, for a proposal; what cannot be filled is named beside them."""
    return tuple(
        SheetTexts(
            sheet.name,
            {place: cell.text for place, cell in sheet.cells.items() if squeeze(cell.text)},
            _closed(book, sheet.name),
        )
        for sheet in book.sheets
        if not sheet.hidden
    )


def _closed(book: Workbook, name: str) -> frozenset[Place]:
    sheet = book.sheet(name)
    if sheet is None:
        return frozenset()
    return frozenset(
        place for place in sheet.cells if sheet.reckoned(place) or sheet.merged_at(place) is not None
    )


def read_back(book: Workbook, mapping: WorkbookMap, catalogue: Catalogue) -> BackReading:
    """What the mapped cells say. Blank cells say nothing: they never take a figure away."""
    reading = BackReading()
    rows = {row.code: row for row in catalogue.rows()}
    notes: dict[str, str] = {}
    for entry in mapping.entries:
        sheet, place = book.sheet(entry.sheet), read_place(entry.cell)
        if sheet is None or place is None:
            reading.issues.append(_issue("workbook.no-sheet", entry, file=book.package.name))
            continue
        cell, row = sheet.cell(place), rows.get(entry.code)
        if cell.sort is Sort.BLANK:
            reading.issues.extend([_issue("workbook.not-reckoned", entry)] if cell.formula else [])
        elif entry.what is What.NOTE:
            notes[entry.code] = nfc(cell.text).strip()
        elif row is None:
            reading.words[entry.what] = squeeze(cell.text)
        else:
            _take(reading, entry, row, cell, book)
    _add_notes(reading, notes)
    return reading


def _add_notes(reading: BackReading, notes: Mapping[str, str]) -> None:
    for key, cell in reading.cells.items():
        if key[1] in notes:
            reading.cells[key] = replace(cell, note=notes[key[1]])


def _take(reading: BackReading, entry: Entry, row: Row, cell: SheetCell, book: Workbook) -> None:
    """The cell of a row, or what is doubtful about it."""
    if cell.sort is Sort.ERROR:
        reading.issues.append(_issue("workbook.cell-error", entry, value=cell.text))
        return
    if row.kind in _WORDED:
        words = squeeze(cell.text) if row.kind is RowKind.CHOICE else nfc(cell.text).strip()
        reading.cells[entry.what, row.code] = _worded(words) or Cell(CellState.VALUE, text=words)
        return
    if cell.sort is Sort.FIGURE:
        _take_figure(reading, entry, row, cell, book)
        return
    words = squeeze(cell.text)
    if row.kind is RowKind.FLAG:
        words = _YES.get(plain(words), words)
    if row.unit == PERCENT:
        words = words.removesuffix(PERCENT).strip()
    found = _worded(words)
    if found is None or (found.state is CellState.VALUE and found.number is None):
        foreign = looks_foreign(words)
        reading.issues.append(
            _issue("workbook.figure-foreign" if foreign else "workbook.no-number", entry, value=words[:80])
        )
        return
    reading.cells[entry.what, row.code] = found


def _worded(words: str) -> Cell | None:
    """The cell that words mean: a number, ``không phát sinh``, a text; None where that is unclear."""
    return cell_of({"value": words, "note": "", "state": ""})


def _take_figure(reading: BackReading, entry: Entry, row: Row, cell: SheetCell, book: Workbook) -> None:
    """A figure: of a row in percent 0.9735 and 97.35 are told apart by the cell's format."""
    number = _number(cell.raw)
    if number is None or book.formats.is_date(cell.style):
        reading.issues.append(_issue("workbook.no-number", entry, value=cell.text))
        return
    percent = book.formats.is_percent(cell.style)
    if percent and row.unit != PERCENT:
        reading.issues.append(_issue("workbook.percent-cell", entry, value=cell.text, unit=row.unit))
        return
    if row.unit == PERCENT and not percent and 0 < abs(number) < 1:
        meant = f"{(number * 100).normalize():f}%".replace(".", ",")
        reading.issues.append(_issue("workbook.fraction", entry, value=cell.text, meant=meant))
        return
    number = number * 100 if percent else number
    if row.kind is RowKind.RATIO:
        number = round(number, max(row.decimals, 6))
    reading.cells[entry.what, row.code] = Cell(CellState.VALUE, number)


def _number(raw: str) -> Decimal | None:
    """A figure with the fifteen digits that a workbook holds."""
    try:
        number = Decimal(raw)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) > Decimal("1e15"):
        return None
    return read_number(f"{Decimal(f'{number:.15g}'):f}".replace(".", ",")) or _rounded(number)


def _rounded(number: Decimal) -> Decimal:
    """Figures with more places than an office writes, to the sixth."""
    return round(Decimal(f"{number:.15g}"), 6)


def _issue(code: str, entry: Entry, **params: str) -> Issue:
    given = {"sheet": entry.sheet, "cell": entry.cell, "row": entry.code, **params}
    severity = Severity.ERROR if code == "workbook.no-sheet" else Severity.QUESTION
    return Issue(code, severity, entry.place, given)
