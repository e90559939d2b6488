"""What a state document says, before anyone thinks of paper: words, tables, names, numbers.

Shape and component names follow Decree 30/2020/NĐ-CP, Appendix I. All texts are plain Vietnamese text; layout
adds the fixed words and the closing signs (``;``, ``.``, ``./.``), so they need not be typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Align(StrEnum):
    """Where a cell's or paragraph's lines stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


class Orientation(StrEnum):
    """How a sheet of A4 lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: level 1 ``I. TITLE`` (in capitals), 2 ``1. Title``, 3 ``1.1. Title``."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A justified paragraph of the body; a line break in a run starts a new line."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A value drawn across a cell: ``share`` of its width (0–1), a tick at ``common`` where there is one to compare
    with; ``hatched`` tells it from the others without colour."""

    share: float
    common: float | None = None
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. ``align`` None takes the column's; spans count rows and columns from here on.

    ``inset`` moves its lines right (points); ``middle`` centres them between top and bottom. ``sign`` names a mark of
    a task's state that is drawn in the room of the inset, ``bar`` a value drawn instead of words (on paper only).
    """

    text: str | tuple[Run, ...] = ""
    align: Align | None = None
    bold: bool = False
    italic: bool = False
    row_span: int = 1
    col_span: int = 1
    middle: bool = False
    inset: float = 0
    sign: str = ""
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from left to right; places covered by a cell of an earlier row are left out (as in HTML).

    ``keep`` holds the row on the page of the row that follows (titles of groups).
    """

    cells: tuple[Cell, ...]
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the table's width (any unit, shares are relative) and its cells' alignment."""

    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; ``header`` repeats on every page. ``size`` is the type size in points."""

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    size: float = 12


@dataclass(frozen=True, slots=True)
class CodeBox:
    """A code of grouped letters, each group in a box, with its QR beside it where ``qr``; ``small`` stands below."""

    code: str
    small: tuple[Run, ...] = ()
    qr: bool = True


Block = Heading | Paragraph | Table | CodeBox


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix: ``label`` ("Phụ lục I"), title, the line "(Kèm theo …)", further lines, and its blocks."""

    label: str
    title: str
    reference: str = ""
    notes: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True, slots=True)
class Authority:
    """Who signs: lines ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") and the name, no title."""

    lines: tuple[str, ...] = ()
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision that carries a plan: its own pages are printed first, numbered on their own.

    ``articles`` are the paragraphs "Điều 1. …"; ``requests`` the lines "Xét đề nghị …".
    """

    number: str
    symbol: str
    issued: date | None
    abstract: str
    authority_title: str
    bases: tuple[str, ...]
    requests: tuple[str, ...]
    articles: tuple[Paragraph, ...]
    recipients: tuple[str, ...]
    authority: Authority
    place: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Document information for archiving: title, number and symbol, organ, subject, time of making."""

    title: str
    number: str = ""
    organ: str = ""
    subject: str = ""
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """The check code and what it covers, for the feet of appendix pages and the sheet "Phiếu kiểm tra".

    ``code`` is grouped base-32 text (``M3XK-7Q2H-V9FA-T4CE``), ``full`` all of the hash in the same letters;
    ``covers`` are pairs (part, how much of it).
    """

    code: str
    full: str = ""
    covers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StateDocument:
    """A plan (KẾ HOẠCH), a report (BÁO CÁO) or another named kind, whole.

    ``number`` is blank until the office gives one; ``issued`` None prints an open date in ``year`` (and
    ``month``). ``addressees`` print as "Kính gửi"; a document without them has none. ``check`` None
    prints no check code; ``check_on_main_pages`` puts it there too (off in the standard layout).
    """

    issuer: tuple[str, ...]
    kind: str
    abstract: str
    symbol: str
    metadata: Metadata
    superior: tuple[str, ...] = ()
    number: str = ""
    place: str = ""
    issued: date | None = None
    year: int | None = None
    month: int | None = None
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    recipients: tuple[str, ...] = ()
    authority: Authority = field(default_factory=Authority)
    appendices: tuple[Appendix, ...] = ()
    decision: Decision | None = None
    reference: str = ""
    draft: bool = False
    check: CheckSheet | None = None
    check_on_main_pages: bool = False


def paragraph(text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph in one style."""
    return Paragraph((Run(text, bold, italic),))


def paragraphs(texts: Iterable[str]) -> tuple[Paragraph, ...]:
    """One paragraph for each line of each text that is not empty."""
    return tuple(paragraph(line.strip()) for text in texts for line in text.splitlines() if line.strip())


def run_text(text: str | tuple[Run, ...]) -> str:
    """The bare words of a cell or paragraph."""
    return text if isinstance(text, str) else "".join(run.text for run in text)
