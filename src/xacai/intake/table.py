"""Tables put together again: pages of one table under one header, repeated headers and copied pages left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from xacai.domain.field import recognise_field
from xacai.domain.text import plain
from xacai.intake.columns import Columns, Role, read_header
from xacai.intake.document import Block, Cell, Paragraph, Row, Table

_DASHES = re.compile(r"[\s\-–—_=.|:]*")
_NEW_PART = re.compile(r"^(?:phu luc|bieu|phan|bang)\b", re.IGNORECASE)
_HEADING = re.compile(r"^(?:[IVXL]{1,5}|[A-H])[.)]\s+\S")
_TOTAL = re.compile(r"^(?:tong cong|tong so|cong)\s*[:\d(]")
_LEAST_REPEATED = 3


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of a table that stood together, header rows taken off; a heading between tables is a row of one cell."""

    rows: tuple[Row, ...]


@dataclass(slots=True)
class Section:
    """A whole table: its columns, its pages, the words above it, and the lines of pages that were copied twice."""

    columns: Columns
    caption: tuple[str, ...]
    pages: list[Page] = field(default_factory=list)
    repeated: tuple[int, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(row for page in self.pages for row in page.rows)


def sections_of(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """The tables of a document whose header could be read, in order."""
    sections: list[Section] = []
    between: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            between.append(block)
            continue
        _take_table(sections, between, block)
        between = []
    for section in sections:
        _drop_repeats(section)
    return tuple(sections)


def _take_table(sections: list[Section], between: list[Paragraph], table: Table) -> None:
    rows = [row for row in table.rows if not _is_empty(row)]
    header = read_header(rows)
    current = sections[-1] if sections else None
    broken = any(_NEW_PART.match(part.text) or _TOTAL.search(plain(part.text)) for part in between)
    if header and (current is None or broken or header[0].roles != current.columns.roles):
        current = Section(header[0], tuple(part.text for part in between[-8:]))
        sections.append(current)
        between = [part for part in between[-1:] if _names_field(part.text)]
    if current is None or (header is None and (broken or _is_narrow(rows, current.columns))):
        return
    headings = [Row((Cell(part.text),), part.line) for part in between if _HEADING.match(part.text)]
    current.pages.append(Page((*headings, *rows[header[1] if header else 0 :])))


def _names_field(text: str) -> bool:
    """Whether the words right above a table are the heading of a field, as "I. CẢI CÁCH THỂ CHẾ"."""
    found = _HEADING.match(text)
    return bool(found) and recognise_field(text[found.end() - 1 :] if found else "") is not None


def _is_narrow(rows: Sequence[Row], columns: Columns) -> bool:
    """Whether a table without a header is too narrow to go on with the one before."""
    width = max((len(row.texts) for row in rows), default=0)
    return width * 2 <= len(columns.roles)


def _is_empty(row: Row) -> bool:
    return all(_DASHES.fullmatch(cell.text) for cell in row.cells)


def _drop_repeats(section: Section) -> None:
    """Leave out a run of pages at the end of which nearly every row stands on an earlier page already."""
    copied: list[bool | None] = []
    seen: set[str] = set()
    for page in section.pages:
        signs = [sign for row in page.rows if (sign := _sign(row, section.columns))]
        again = sum(sign in seen for sign in signs)
        copied.append(again * 5 >= len(signs) * 3 if signs else None)
        seen.update(signs)
    first = len(copied)
    while first and copied[first - 1] is not False:
        first -= 1
    lost = [row for page in section.pages[first:] for row in page.rows]
    if first and len(lost) >= _LEAST_REPEATED and any(copied[first:]):
        section.repeated = tuple(row.line for row in lost)
        del section.pages[first:]


def _sign(row: Row, columns: Columns) -> str:
    """What two copies of a row share: its task and product without marks and spaces; "" for headings and labels."""
    texts = row.texts
    if len([text for text in texts if text.strip()]) < 3:
        return ""
    places = [place for role in (Role.CONTENT, Role.PRODUCT) if (place := columns.at(role)) is not None]
    words = [re.sub(r"[^a-z0-9]", "", plain(texts[place])) for place in places if place < len(texts)]
    return "|".join(words) if len("".join(words)) > 12 else ""
