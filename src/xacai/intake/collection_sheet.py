"""A department's collection sheet read back: each line by its mark, whatever was sorted, inserted or renamed.

Whose figures these are stands on a hidden sheet. A line whose words belong to another mark is not taken: somebody
sorted a part of the columns or pasted over them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from xacai.domain import collection_form as form
from xacai.domain.catalogue import Catalogue
from xacai.domain.cell_check import check_cells
from xacai.domain.collection import ROW, TASK
from xacai.domain.collection_diff import ReturnedSheet, TaskAnswer
from xacai.domain.indicator import Cell
from xacai.domain.issue import Issue, Severity, errors, refuse
from xacai.domain.sheet_place import place_name
from xacai.domain.text import plain, squeeze
from xacai.intake.collection_cells import Entries, read_figure, read_task
from xacai.intake.workbook import BLANK, SheetCell, Sort, WorkSheet, open_workbook

T = TypeVar("T")
MOST_LINES = 5_000
_HEADER_WITHIN = 60
_KEYS = (form.OFFICE_KEY, form.PERIOD_KEY, form.CATALOGUE_KEY, form.DEPARTMENT_KEY)
_ENTRIES = {
    ROW: (form.VALUE, form.STATE, form.NOTE),
    TASK: (form.TASK_MARK, form.DONE_ON, form.PROOF, form.RESULT, form.SPENT, form.NOTE),
}
_NAMES = {ROW: form.NAME, TASK: form.TASK_NAME}
_Line = tuple[str, str]
"""STT and name of a line, squeezed."""


@dataclass(slots=True)
class _Found:
    """What was read so far."""

    name: str
    lines: Mapping[str, _Line]
    cells: dict[str, Cell] = field(default_factory=dict)
    tasks: dict[str, TaskAnswer] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    doubled: set[str] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)

    def note(
        self, code: str, place: str, params: Mapping[str, str], severity: Severity = Severity.ERROR
    ) -> None:
        """Note what is wrong with a cell."""
        self.issues.append(Issue(code, severity, f"{self.name} / {place}", params))


def read_collection_sheet(
    data: bytes, name: str, catalogue: Catalogue
) -> tuple[ReturnedSheet, tuple[Issue, ...]]:
    """What a file says, and each cell that could not be taken, by sheet and place.

    Refuses a file that is no workbook or bears no identity: ``collection.no-identity``, ``intake.*``.
    """
    book = open_workbook(data, name)
    identity, lines = _identity(book.sheets, name)
    found = _Found(name, lines)
    for sheet in book.sheets:
        if not _is_identity(sheet):
            _read_sheet(sheet, found, catalogue)
    _check(found, catalogue)
    returned = ReturnedSheet(
        identity[form.OFFICE_KEY],
        identity[form.PERIOD_KEY],
        identity[form.CATALOGUE_KEY],
        identity.get(form.PLAN_KEY, ""),
        identity[form.DEPARTMENT_KEY],
        found.cells,
        found.tasks,
        found.places,
    )
    return returned, tuple(found.issues)


def _is_identity(sheet: WorkSheet) -> bool:
    return any(
        place[1] == 1 and cell.text == form.FORMAT_KEY and sheet.cell((place[0], 2)).text == form.FORMAT
        for place, cell in sheet.cells.items()
    )


def _identity(sheets: tuple[WorkSheet, ...], name: str) -> tuple[dict[str, str], dict[str, _Line]]:
    """The pairs of the hidden sheet, and STT and name of each mark."""
    sheet = next((sheet for sheet in sheets if _is_identity(sheet)), None)
    if sheet is None:
        raise refuse("collection.no-identity", name, name=name)
    pairs: dict[str, str] = {}
    lines: dict[str, _Line] = {}
    for (row, column), cell in sheet.cells.items():
        if column != 1:
            continue
        second = squeeze(sheet.cell((row, 2)).text)
        if _is_mark(cell.text):
            lines[squeeze(cell.text)] = (second, squeeze(sheet.cell((row, 3)).text))
        else:
            pairs[cell.text] = second
    if any(not pairs.get(key) for key in _KEYS):
        raise refuse("collection.no-identity", name, name=name)
    return pairs, lines


def _is_mark(text: str) -> bool:
    """Whether a text is the mark of a line."""
    return form.read_mark(text) != ("", "")


def _read_sheet(sheet: WorkSheet, found: _Found, catalogue: Catalogue) -> None:
    header = _header(sheet)
    if header is None:
        return
    top, kind, columns = header
    signed = False
    for row in sorted({place[0] for place in sheet.cells if place[0] > top})[:MOST_LINES]:
        texts = {title: sheet.cell((row, column)) for title, column in columns.items()}
        signed = signed or any(squeeze(cell.text) == form.MAKER for cell in texts.values())
        mark = squeeze(texts.get(plain(form.MARK_COLUMN), BLANK).text)
        entries = _entries(sheet, row, columns, kind)
        if not _is_mark(mark):
            mark = _by_words(texts, kind, found.lines)
        if mark:
            _take(mark, kind, texts, entries, found, catalogue)
        elif entries.given and not signed:
            found.note("collection.line-unknown", entries.first, {}, Severity.WARNING)


def _header(sheet: WorkSheet) -> tuple[int, str, dict[str, int]] | None:
    """Row of the header, what its lines ask for, and the columns by title (plain letters)."""
    for row in sorted({place[0] for place in sheet.cells})[:_HEADER_WITHIN]:
        columns: dict[str, int] = {}
        for place, cell in sheet.cells.items():
            if place[0] == row and cell.sort is Sort.TEXT:
                columns.setdefault(plain(cell.text), place[1])
        for kind, needed in ((ROW, (form.NAME, form.VALUE)), (TASK, (form.TASK_NAME, form.TASK_MARK))):
            if all(plain(title) in columns for title in needed):
                return row, kind, columns
    return None


def _entries(sheet: WorkSheet, row: int, columns: Mapping[str, int], kind: str) -> Entries:
    """The cells that a department fills, by title; those under a missing header are blank."""
    cells: dict[str, SheetCell] = {}
    places: dict[str, str] = {}
    for title in _ENTRIES[kind]:
        column = columns.get(plain(title))
        if column is not None:
            cells[title] = sheet.cell((row, column))
            places[title] = f"{sheet.name}!{place_name((row, column))}"
    return Entries(cells, places)


def _by_words(texts: Mapping[str, SheetCell], kind: str, lines: Mapping[str, _Line]) -> str:
    """The mark of a line that lost it, where STT and name fit one line alone; else nothing."""
    words = _words(texts, kind)
    fitting = [mark for mark, line in lines.items() if line == words and form.read_mark(mark)[0] == kind]
    return fitting[0] if len(fitting) == 1 else ""


def _words(texts: Mapping[str, SheetCell], kind: str) -> _Line:
    name = texts.get(plain(_NAMES[kind]), BLANK)
    return squeeze(texts.get(plain(form.NO), BLANK).text), squeeze(name.text)


def _take(
    mark: str,
    kind: str,
    texts: Mapping[str, SheetCell],
    entries: Entries,
    found: _Found,
    catalogue: Catalogue,
) -> None:
    """Read a line's entries under its mark."""
    _kind, key = form.read_mark(mark)
    words = _words(texts, kind)
    if not entries.given:
        return
    if _kind != kind or mark not in found.lines:
        found.note("collection.line-unknown", entries.first, {}, Severity.WARNING)
        return
    others = {line for other, line in found.lines.items() if other != mark}
    if _shifted(words, found.lines[mark], others):
        found.note("collection.line-shifted", entries.first, {"row": found.lines[mark][0], "other": words[0]})
        return
    if kind == TASK:
        answer, problems = read_task(entries)
        _keep(found, found.tasks, key, answer, entries.first)
    else:
        row = catalogue.row(key)
        if row is None:
            found.note("catalogue.row-unknown", entries.first, {"row": key})
            return
        cell, problems = read_figure(row, entries)
        if cell is not None:
            _keep(found, found.cells, key, cell, entries.first)
    for problem in problems:
        found.note(problem.code, problem.place, problem.params, problem.severity)


def _shifted(words: _Line, own: _Line, others: set[_Line]) -> bool:
    """Whether a line bears another line's words: both differ from its own, or its name is known elsewhere.

    A number or a name that somebody mended is no such thing.
    """
    if words == own:
        return False
    mended = words[0] == own[0] or words[1] == own[1]
    renamed = words[1] != own[1] and words[1] in {name for _no, name in others}
    return words in others or renamed or not mended


def _keep(found: _Found, answers: dict[str, T], key: str, answer: T, place: str) -> None:
    """Keep an answer; where another line of the same mark says otherwise, neither is taken."""
    if key in found.doubled:
        return
    if key in answers and answers[key] != answer:
        found.note("collection.line-twice", place, {"other": found.places[key]})
        found.doubled.add(key)
        del answers[key]
        return
    answers[key] = answer
    found.places[key] = place


def _check(found: _Found, catalogue: Catalogue) -> None:
    """Leave out what no cell of its row can hold (below 0, too many decimals, no option), each with its place."""
    for issue in errors(check_cells(catalogue, found.cells)):
        code = issue.where.removeprefix("cell ")
        found.note(issue.code, found.places.get(code, code), issue.params)
        found.cells.pop(code, None)
