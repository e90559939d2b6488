"""Word documents (.docx, .docm): the body read in one pass, row by row, whatever its length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from xml.etree.ElementTree import Element

from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.text import nfc
from xacai.intake.document import Block, Paragraph, Table
from xacai.intake.grid import MOST_CELLS
from xacai.intake.legacy import by_font
from xacai.intake.markup import attribute, elements
from xacai.intake.package import Package
from xacai.intake.text_source import MOST_LINES, MOST_ROWS
from xacai.intake.word_names import is_placeholder, short
from xacai.intake.word_numbering import Numbering
from xacai.intake.word_styles import Styles
from xacai.intake.word_table import WordRows
from xacai.intake.word_text import WordText

# Parts of a head or of a signature that a tab sets side by side; other tabs only space.
_SIDE_BY_SIDE = re.compile(
    r"^(?:CỘNG H(?:ÒA|OÀ)|Độc lập|Số\s*:|Nơi nhận|(?:TM|KT|TL|TUQ|Q)\.|CHỦ TỊCH|PHÓ CHỦ TỊCH|[UỦ][ỶY] BAN)"
    r"|,\s*ngày\b.*\btháng\b"
)

# Starts and ends of elements in one paragraph or row.
_MOST_HELD = 300_000
# What may hold deleted or asked-for parts, and what is turned into blocks when it ends.
_HOLDING = frozenset(("del", "moveFrom", "sdt"))
# Within a table they are part of a row, which is turned into a block as a whole.
_WHOLE = frozenset(("p", "tbl"))
_WATCHED = _HOLDING | {"p", "tbl", "tr", "tblGrid"}


def blocks_of_word(package: Package, part: str) -> tuple[tuple[Block, ...], tuple[Issue, ...]]:
    """The paragraphs and tables of the main part, and what was left out of it."""
    body = _Body(package)
    blocks = tuple(body.read(package.chunks(part)))
    issues = []
    if any(name.endswith("vbaproject.bin") for name in package.names()):
        issues.append(Issue("intake.macros-left-out", Severity.WARNING, "", {"file": package.name}))
    if body.recoded:
        issues.append(Issue("intake.legacy-font", Severity.WARNING, "", {"fonts": body.recoded}))
    return blocks, tuple(issues)


class _Body:
    """The walk: top paragraphs and table rows are turned into blocks when they end, and forgotten."""

    def __init__(self, package: Package) -> None:
        self._file = package.name
        styles = package.tree("word/styles.xml") if package.has("word/styles.xml") else None
        numbers = package.tree("word/numbering.xml") if package.has("word/numbering.xml") else None
        self.recoded = ""
        self._text = WordText(Styles(styles), Numbering(numbers), self._recode)
        self._lines = count(1)
        self._rows: WordRows | None = None
        self._start = ""
        self._gap = True
        self._centred = False
        self._taken = self._cells = 0

    def _recode(self, text: str, font: str) -> str:
        found = by_font(text, font)
        if found is None:
            return text
        self.recoded = self.recoded or font
        return found

    def _line(self) -> int:
        line = next(self._lines)
        if line > MOST_LINES:
            raise refuse("intake.too-large", self._file, file=self._file)
        return line

    def read(self, chunks: Iterable[bytes]) -> Iterator[Block]:
        """Blocks in reading order."""
        above: list[Element] = []
        tables = paragraphs = held = 0
        for event, node in elements(chunks, self._file):
            name = short(node.tag)
            held += 1
            if held > _MOST_HELD:
                raise refuse("intake.too-large", self._file, file=self._file)
            if name not in _WATCHED:
                continue
            if event == "start":
                above.append(node)
                tables += name == "tbl"
                paragraphs += name == "p"
                if name == "tbl" and tables == 1 and not paragraphs:
                    self._rows = WordRows(self._text, self._line)
                continue
            above.pop()
            tables -= name == "tbl"
            paragraphs -= name == "p"
            if name in _HOLDING or paragraphs or tables > 1 or (tables and name in _WHOLE):
                continue
            if not _is_gone(above):
                yield from self._ended(name, node)
            node.clear()
            held = 0

    def _ended(self, name: str, node: Element) -> Iterator[Block]:
        if name == "p":
            yield from self._paragraph(node)
        elif name == "tbl":
            yield from self._table()
        elif self._rows is not None and name == "tblGrid":
            self._rows.take_grid(node)
        elif self._rows is not None:
            self._taken += 1
            self._cells += len(node)
            if self._taken > MOST_ROWS or self._cells > MOST_CELLS:
                raise refuse("intake.too-large", self._file, file=self._file)
            self._rows.take(node)

    def _paragraph(self, node: Element) -> Iterator[Block]:
        paragraph = self._text.paragraph(node)
        words = f"{self._start}{paragraph.whole if paragraph.text.strip() else ''}"
        self._start = words if paragraph.joined_to_next else ""
        if self._start:
            return
        gap = self._gap or (self._centred and not paragraph.centred)
        for number, text in enumerate(lines_of(words)):
            yield Paragraph(text, self._line(), gap and not number)
        self._gap = not words.strip()
        self._centred = paragraph.centred and not self._gap
        for box in paragraph.boxes:
            yield from self._box(box)

    def _box(self, box: Element) -> Iterator[Block]:
        rows = WordRows(self._text, self._line)
        for text in rows.text_of(box).split("\n"):
            for line in lines_of(text):
                yield Paragraph(line, self._line(), False)
        yield from rows.inner

    def _table(self) -> Iterator[Block]:
        rows, self._rows = self._rows, None
        if rows is None:
            return
        table = rows.table()
        if max((len(row.texts) for row in table.rows), default=0) == 1:
            yield from _frame(table)
        elif table.rows:
            yield table
        yield from rows.inner
        self._gap = True


def _is_gone(above: Iterable[Element]) -> bool:
    """Whether something stands in a deleted part or in a content control that only asks for an entry."""
    return any(short(node.tag) in {"del", "moveFrom"} or is_placeholder(node) for node in above)


def _frame(table: Table) -> Iterator[Paragraph]:
    """A table of one column is a frame round paragraphs."""
    for row in table.rows:
        for text in row.texts[0].split("\n"):
            yield from (Paragraph(line, row.line) for line in lines_of(text))


def lines_of(text: str) -> list[str]:
    """A paragraph's lines: a line break inside a sentence and a tab are spaces, between parts of a head they part."""
    lines: list[str] = []
    for piece in nfc(text).split("\n"):
        words = [part.strip() for part in piece.split("\t") if part.strip()]
        if not any(_SIDE_BY_SIDE.search(part) for part in words[1:]):
            words = [" ".join(words)]
        for part in words:
            if lines and part[:1].islower() and lines[-1][-1] not in ".:;":
                lines[-1] = f"{lines[-1]} {part}"
            elif part:
                lines.append(part)
    return lines


def main_part(package: Package) -> str:
    """The part that holds the document, told by the package's own relations; the usual name without them."""
    if package.has("_rels/.rels"):
        for node in package.tree("_rels/.rels"):
            if (attribute(node, "Type") or "").endswith("/officeDocument"):
                return (attribute(node, "Target") or "").lstrip("/")
    return next((name for name in ("word/document.xml", "xl/workbook.xml") if package.has(name)), "")
