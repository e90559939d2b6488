"""What every source of intake yields: blocks in reading order, paragraphs and tables, nothing interpreted yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xacai.domain.issue import Issue
from xacai.domain.text import squeeze


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``line`` is its place in the source (from 1), ``gap`` whether an empty line stands before it."""

    text: str
    line: int = 0
    gap: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs joined by line ends, the columns it covers, and whether it continues the cell
    above.

    ``continued`` is known only from sources with spans (Word, Excel, HTML); tab-separated text has blank
    cells.
    """

    text: str
    columns: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    line: int = 0

    @property
    def texts(self) -> tuple[str, ...]:
        """Texts by column: a cell that covers several columns is followed by blanks."""
        return tuple(text for cell in self.cells for text in (cell.text, *[""] * (cell.columns - 1)))


@dataclass(frozen=True, slots=True)
class Table:
    """Consecutive rows; a table that a page break cuts arrives as several."""

    rows: tuple[Row, ...]


Block = Paragraph | Table


class Source(tuple[Block, ...]):
    """The blocks of a document in reading order; ``issues`` is what was left out or is uncertain in all of it."""

    issues: tuple[Issue, ...]

    def __new__(cls, blocks: Iterable[Block], issues: Iterable[Issue] = ()) -> Source:
        """Blocks with their issues."""
        made = super().__new__(cls, blocks)
        made.issues = tuple(issues)
        return made


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a cell, white space squeezed, empty ones left out."""
    return tuple(part for part in (squeeze(line) for line in text.split("\n")) if part)
