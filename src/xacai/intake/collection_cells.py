"""The cells of one line of a collection sheet: a figure with its state and note, or how a task stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from xacai.domain import collection_form as form
from xacai.domain.catalogue import Row, RowKind
from xacai.domain.collection_diff import TaskAnswer
from xacai.domain.indicator import LARGEST, NOTHING, Cell, CellState, value
from xacai.domain.issue import Severity
from xacai.domain.number import looks_foreign, read_number
from xacai.domain.progress import Mark
from xacai.domain.text import plain, squeeze
from xacai.intake.figures import cell_of
from xacai.intake.workbook import BLANK, SheetCell, Sort

LONGEST = 2_000
# What the store can hold of a figure; no office has more.
_HIGHEST = Decimal(9) * 10**12
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*| .*)?")
_TRUTHS = {"co": 1, "1": 1, "x": 1, "khong": 0, "0": 0}
_MARKS = {plain(words): mark for mark, words in form.MARK_WORDS.items()} | {
    "hoan thanh": Mark.DONE,
    "da xong": Mark.DONE,
    "xong": Mark.DONE,
    "dang lam": Mark.IN_PROGRESS,
    "chua lam": Mark.NOT_STARTED,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that could not be taken as it is, or that is doubted."""

    code: str
    place: str
    severity: Severity = Severity.ERROR
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entries:
    """The cells of a line that a department fills, and their places, by column title."""

    cells: Mapping[str, SheetCell]
    places: Mapping[str, str]

    @property
    def filled(self) -> tuple[str, ...]:
        """Titles of the cells that hold something, in the order of the columns."""
        return tuple(title for title, cell in self.cells.items() if cell.formula or squeeze(cell.text))

    @property
    def given(self) -> bool:
        """Whether anything was typed."""
        return bool(self.filled)

    @property
    def first(self) -> str:
        """The place of the first cell that holds something."""
        return self.places[(self.filled or tuple(self.places))[0]]

    def text(self, title: str) -> str:
        """The words of a cell."""
        return squeeze(self.cells.get(title, BLANK).text)


def read_figure(row: Row, entries: Entries) -> tuple[Cell | None, list[Problem]]:
    """The cell of a row; None where it cannot be told. An untouched cell with a note says nothing."""
    given, state = entries.cells.get(form.VALUE, BLANK), entries.text(form.STATE)
    place = entries.places.get(form.VALUE, entries.first)
    note, problems = _words(entries, form.NOTE)
    unread = _unreadable(given)
    if unread:
        return None, [*problems, Problem(unread, place)]
    said = cell_of({"state": state, "value": "", "note": note}) if state else Cell(note=note)
    if state and (said is None or said.state is CellState.VALUE):
        return None, [
            *problems,
            Problem("collection.state-unread", entries.places[form.STATE], params=_as(state)),
        ]
    text = squeeze(given.text)
    if not text:
        return said, problems
    cell, problem = _figure(row, given, text, note)
    if problem is not None:
        problems.append(Problem(problem[0], place, problem[1], _as(text)))
    if cell is None or said is None or not state:
        return cell, problems
    if said.state is cell.state or (said.state is CellState.NOTHING_AROSE and cell.amount == 0):
        return said, problems
    return None, [*problems, Problem("collection.both", place, params={"value": text, "state": state})]


def _as(text: str) -> dict[str, str]:
    return {"value": text[:60]}


def _unreadable(cell: SheetCell) -> str:
    if cell.sort is Sort.ERROR:
        return "collection.cell-error"
    return "collection.formula-empty" if cell.formula and cell.sort is Sort.BLANK else ""


def _figure(
    row: Row, given: SheetCell, text: str, note: str
) -> tuple[Cell | None, tuple[str, Severity] | None]:
    """What was typed as the row's kind wants it, with what is wrong or doubtful about it."""
    if row.kind is RowKind.TEXT:
        return Cell(CellState.VALUE, text=text[:LONGEST], note=note), None
    if row.kind is RowKind.CHOICE:
        option = next((option for option in row.options if plain(option) == plain(text)), None)
        if option is not None:
            return Cell(CellState.VALUE, text=option, note=note), None
    if row.kind is RowKind.FLAG and plain(text) in _TRUTHS:
        return value(_TRUTHS[plain(text)], note), None
    if given.sort is Sort.TRUTH:
        return None, ("collection.no-number", Severity.ERROR)
    doubt = None
    if text.endswith("%"):
        if row.unit != "%":
            return None, ("collection.percent", Severity.ERROR)
        text = text[:-1]
    elif row.unit == "%" and 0 < (read_number(text) or 0) < 1:
        doubt = ("collection.percent-doubtful", Severity.QUESTION)
    cell = cell_of({"state": "", "value": text, "note": note})
    if cell is None or (
        cell.state is CellState.VALUE and cell.number is None and row.kind is not RowKind.CHOICE
    ):
        foreign = looks_foreign(text)
        return None, ("collection.foreign" if foreign else "collection.no-number", Severity.ERROR)
    if cell.number is not None and not -LARGEST < cell.number <= _HIGHEST:
        return None, ("collection.too-large", Severity.ERROR)
    return cell if cell != NOTHING else Cell(CellState.NOTHING_AROSE, note=note), doubt


def read_task(entries: Entries) -> tuple[TaskAnswer, list[Problem]]:
    """What is said of a task; a cell that cannot be read is left out and named."""
    problems: list[Problem] = []
    for title, cell in entries.cells.items():
        if code := _unreadable(cell):
            problems.append(Problem(code, entries.places[title]))
    mark_words, day_words, spent_words = (
        "" if _unreadable(entries.cells.get(title, BLANK)) else entries.text(title)
        for title in (form.TASK_MARK, form.DONE_ON, form.SPENT)
    )
    mark = _MARKS.get(plain(mark_words))
    day, spent = read_day(day_words), read_number(spent_words)
    wrong = (
        ("collection.mark-unread", form.TASK_MARK, mark_words, mark is not None),
        ("collection.day-unread", form.DONE_ON, day_words, day is not None),
        ("collection.sum-unread", form.SPENT, spent_words, _is_sum(spent)),
    )
    for code, title, words, fine in wrong:
        if words and not fine:
            problems.append(Problem(code, entries.places[title], params=_as(words)))
    texts = {}
    for title in (form.PROOF, form.RESULT, form.NOTE):
        texts[title], more = _words(entries, title)
        problems.extend(more)
    amount = int(spent) if spent is not None and _is_sum(spent) else None
    answer = TaskAnswer(mark, day, texts[form.PROOF], texts[form.RESULT], amount, texts[form.NOTE])
    return answer, problems


def _is_sum(number: Decimal | None) -> bool:
    return number is not None and number >= 0 and number == int(number)


def _words(entries: Entries, title: str) -> tuple[str, list[Problem]]:
    """Free words without control signs; what is too long is not taken, so that nothing is cut unseen."""
    cell = entries.cells.get(title, BLANK)
    if cell.sort is Sort.ERROR:
        return "", []
    text = "".join(sign for sign in entries.text(title) if sign.isprintable() or sign == " ")
    if len(text) <= LONGEST:
        return text, []
    problem = Problem("collection.text-long", entries.places[title], params={"most": str(LONGEST)})
    return "", [problem]


def read_day(text: str) -> date | None:
    """``31/12/2026`` or ``2026-12-31``; None for what is no day."""
    found = _DAY.fullmatch(text)
    parts = (found.group(3), found.group(2), found.group(1)) if found else ()
    if not found and (iso := _ISO_DAY.fullmatch(text)):
        parts = (iso.group(1), iso.group(2), iso.group(3))
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None
