"""The document as it is, as data: paragraphs and rows of tables with their cells, and where a part of a task stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from xacai.domain.issue import Issue
from xacai.domain.plan import Task
from xacai.domain.text import plain, squeeze
from xacai.intake.columns import Role
from xacai.intake.document import Block, Paragraph, Row, Table
from xacai.intake.plan import Reading
from xacai.services.column_meaning import roles_by_line
from xacai.ui.planning.intake_view import place_of, source_line

_LONGEST_WORD = 11
_LONGEST_TITLE = 90


class Spot(NamedTuple):
    """A place of the document: the line, and the column of a table's row (-1: all of the line)."""

    line: int = 0
    column: int = -1


NOWHERE = Spot()


@dataclass(frozen=True, slots=True)
class PaperCell:
    """A cell of a row: its text, the first column it covers, how many, whether it continues the cell above."""

    text: str
    column: int
    columns: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paragraph (no cells) or a row of a table; ``edges`` are its columns' left sides in 0–1, then the last right."""

    line: int
    text: str
    cells: tuple[PaperCell, ...] = ()
    edges: tuple[float, ...] = ()
    title: bool = False
    first: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be shown, with the meaning of the columns by line."""

    rows: tuple[PaperRow, ...] = ()
    roles: Mapping[int, tuple[Role, ...]] = field(default_factory=dict)

    def place_of(self, line: int) -> int:
        """The number of the row that shows a line; -1 where none does."""
        return next((place for place, row in enumerate(self.rows) if row.line == line), -1)

    def origin(self, place: int, column: int) -> int:
        """The row where the vertically merged cell of a row and column begins."""
        while place > 0 and (cell := cell_at(self.rows[place], column)) is not None and cell.continued:
            place -= 1
        return place


def cell_at(row: PaperRow, column: int) -> PaperCell | None:
    """The cell that covers a column."""
    return next((cell for cell in row.cells if cell.column <= column < cell.column + cell.columns), None)


def document_of(blocks: Sequence[Block]) -> Document:
    """Lay a document out; pages of one table share their columns' widths."""
    rows: list[PaperRow] = []
    for group in _groups(blocks):
        if isinstance(group, Paragraph):
            rows.append(_paragraph(group))
        else:
            rows.extend(_table(group))
    return Document(tuple(rows), roles_by_line(blocks))


def _groups(blocks: Iterable[Block]) -> Iterable[Paragraph | list[Table]]:
    """Paragraphs, and runs of tables of the same width with nothing between them."""
    held: list[Table] = []
    for block in blocks:
        if isinstance(block, Table) and held and _width(block) == _width(held[0]):
            held.append(block)
            continue
        if held:
            yield held
        held = [block] if isinstance(block, Table) else []
        if isinstance(block, Paragraph):
            yield block
    if held:
        yield held


def _paragraph(block: Paragraph) -> PaperRow:
    text = squeeze(block.text)
    return PaperRow(block.line, text, title=text.isupper() and len(text) <= _LONGEST_TITLE)


def _width(table: Table) -> int:
    return max((len(row.texts) for row in table.rows), default=0)


def _table(tables: Sequence[Table]) -> Iterable[PaperRow]:
    edges = _edges([row for table in tables for row in table.rows], max(_width(table) for table in tables))
    for table in tables:
        final = len(table.rows) - 1
        for number, row in enumerate(table.rows):
            words = "  ".join(text for cell in row.cells if (text := squeeze(cell.text)))
            cells = tuple(_cells(row))
            yield PaperRow(row.line, words, cells, edges, first=number == 0, last=number == final)


def _cells(row: Row) -> Iterable[PaperCell]:
    column = 0
    for cell in row.cells:
        yield PaperCell(cell.text.strip(), column, cell.columns, cell.continued)
        column += cell.columns


def _edges(rows: Sequence[Row], width: int) -> tuple[float, ...]:
    """Columns as wide as their words ask: at least the longest word, else the root of the usual length."""
    weights = [3.0] * width
    for column in range(width):
        texts = [
            cell.text for row in rows for cell in _cells(row) if (cell.column, cell.columns) == (column, 1)
        ]
        filled = [text for text in texts if text]
        if filled:
            usual = sum(map(len, filled)) / len(filled)
            longest = max(len(word) for text in filled for word in text.split())
            weights[column] = max(3.0, min(longest, _LONGEST_WORD) * 1.0, 3.2 * sqrt(usual))
    total, edges = sum(weights), [0.0]
    for weight in weights:
        edges.append(edges[-1] + weight / total)
    return tuple(edges)


def spot_of(document: Document, line: int, part: str, task: Task | None) -> Spot:
    """Where a part of a task stands: in the column of that meaning, else in the cell of these words."""
    place = document.place_of(line)
    if place < 0 or not document.rows[place].cells:
        return Spot(line)
    roles = document.roles.get(line, ())
    if part in roles:
        return Spot(line, roles.index(Role(part)))
    words = plain(_words(task, part)) if task is not None else ""
    cells = document.rows[place].cells
    return Spot(line, next((cell.column for cell in cells if words and plain(cell.text) == words), -1))


def _words(task: Task, part: str) -> str:
    if part in ("deadline", "budget"):
        return task.deadline.text if part == "deadline" else task.budget.text
    return str(getattr(task, part, ""))


def issue_spot(document: Document, issue: Issue, reading: Reading, task: Task | None) -> Spot:
    """Where the doubt of a question stands."""
    return spot_of(document, source_line(issue, reading), place_of(issue).part, task)


def task_at(lines: Mapping[str, int], line: int) -> str:
    """The key of the task that a line of the document belongs to; empty above the first."""
    known = sorted((at, key) for key, at in lines.items())
    for (at, key), (later, _key) in pairwise([*known, (line + 1, "")]):
        if at <= line < later:
            return key
    return ""
