"""HTML files and the HTML that Word, Excel and browsers lay on the clipboard: tables with their spans, paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from xacai.domain.issue import refuse
from xacai.domain.text import squeeze
from xacai.intake.columns import read_header
from xacai.intake.document import Block, Paragraph, Table
from xacai.intake.grid import MOST_CELLS, MOST_COLUMNS, RawCell, RawRow, laid
from xacai.intake.html_list import HtmlList
from xacai.intake.html_text import tidied
from xacai.intake.text_source import MOST_LINES, MOST_ROWS

_DEEPEST_TABLES = 20
_BREAKS = frozenset(
    (
        *("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "pre", "hr"),
        *("section", "article", "header", "footer", "blockquote", "body", "caption", "center", "form"),
        *("tr", "table"),
    )
)
_SILENT = frozenset(("script", "style", "head", "title", "template", "del", "noscript", "select", "textarea"))
_CLOSED_BY_NEXT = frozenset(("tr", "td", "th", "p", "li"))
_VOID = frozenset(
    ("br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr", "embed", "source")
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden"
    r"|mso-element\s*:\s*(?:footnote|endnote|comment|header|footer)",
    re.IGNORECASE,
)
# The signs that Word writes for its bullets, in a symbol font.
_LIST_SIGN = re.compile(r"^[·§]\s+")


def blocks_of_html(text: str, file: str) -> tuple[Block, ...]:
    """Paragraphs and tables in reading order; refuses tables nested beyond reason and too many rows."""
    reader = _Reader(file)
    reader.feed(tidied(text))
    reader.close()
    return tuple(reader.finished())


@dataclass(slots=True)
class _Open:
    """A table that is being read. ``hanging``: by grid column, the rows that a cell above still covers."""

    rows: list[RawRow] = field(default_factory=list)
    cells: list[RawCell] | None = None
    words: list[str] = field(default_factory=list)
    span: tuple[int, int] = (1, 1)
    inside: bool = False
    hanging: dict[int, tuple[int, int]] = field(default_factory=dict)
    line: int = 0


class _Reader(HTMLParser):
    """The walk; a stack of open tables, the innermost takes the words."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self._file = file
        self._blocks: list[Block] = []
        self._tables: list[_Open] = []
        self._words: list[str] = []
        self._silent: list[str] = []
        self._lists: list[HtmlList] = []
        self._label = ""
        self._line = 0
        self._rows = self._cells = 0
        self._gap = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open tables, rows and cells; break paragraphs; leave out what is hidden."""
        given = {key: value or "" for key, value in attrs}
        if self._silent and tag == self._silent[0] and tag in _CLOSED_BY_NEXT:
            self._silent.clear()
        hidden = tag in _SILENT or bool(_HIDDEN.search(given.get("style", ""))) or "hidden" in given
        if self._silent or hidden:
            if tag not in _VOID:
                self._silence(tag)
            return
        if tag == "br" or tag in _BREAKS:
            self._break()
        if tag in {"ol", "ul"}:
            self._lists.append(HtmlList.of(tag, given))
        elif tag == "li" and self._lists:
            self._label = self._lists[-1].next()
        if tag == "table":
            self._open_table()
        elif tag == "tr" and self._tables:
            self._end_row()
            self._tables[-1].cells = []
        elif tag in {"td", "th"} and self._tables:
            self._open_cell(given)

    def _silence(self, tag: str) -> None:
        # The same tag again inside counts; others inside are of no concern.
        if not self._silent or tag == self._silent[0]:
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened; an end without a start is of no concern."""
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
            return
        if tag in {"td", "th"} and self._tables:
            self._end_cell()
        elif tag == "tr" and self._tables:
            self._end_row()
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag in _BREAKS:
            self._break()
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        """Words, to the open cell or the open paragraph; line ends of the file are spaces."""
        if self._silent:
            return
        if self._label and data.strip():
            data, self._label = f"{self._label}{data.lstrip()}", ""
        words = data.replace("\r", " ").replace("\n", " ").replace("\t", " ")
        if not self._tables:
            self._words.append(words)
        elif self._tables[-1].inside:
            self._tables[-1].words.append(words)

    def _break(self) -> None:
        if self._tables:
            if self._tables[-1].inside:
                self._tables[-1].words.append("\n")
            return
        text = _LIST_SIGN.sub("- ", squeeze("".join(self._words)))
        self._words.clear()
        if text:
            self._line += 1
            if self._line > MOST_LINES:
                raise refuse("intake.too-large", self._file, file=self._file)
            self._blocks.append(Paragraph(text, self._line, self._gap))
        self._gap = not text

    def _open_table(self) -> None:
        if len(self._tables) >= _DEEPEST_TABLES:
            raise refuse("intake.too-deep", self._file, file=self._file)
        self._tables.append(_Open())

    def _open_cell(self, given: dict[str, str]) -> None:
        table = self._tables[-1]
        self._end_cell()
        if table.cells is None:
            table.cells = []
        table.inside = True
        table.span = (_count(given.get("colspan"), MOST_COLUMNS), _count(given.get("rowspan"), MOST_ROWS))

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if not table.inside or table.cells is None:
            return
        lines = (_LIST_SIGN.sub("- ", squeeze(line)) for line in "".join(table.words).split("\n"))
        columns, rows = table.span
        self._fill_hanging(table)
        start = sum(cell.span for cell in table.cells)
        table.cells.append(RawCell("\n".join(line for line in lines if line), columns))
        if rows > 1 and start < MOST_COLUMNS:
            table.hanging[start] = (columns, rows)
        table.words, table.inside = [], False

    def _fill_hanging(self, table: _Open) -> None:
        """Put in the cells that reach down from the rows above, up to the next free column."""
        cells = table.cells
        if cells is None:
            return
        while (start := sum(cell.span for cell in cells)) in table.hanging and start < MOST_COLUMNS:
            cells.append(RawCell("", table.hanging[start][0], continued=True))

    def _end_row(self) -> None:
        self._end_cell()
        table = self._tables[-1]
        if table.cells is None:
            return
        self._fill_hanging(table)
        self._rows += 1
        self._cells += len(table.cells)
        self._line += 1
        if self._rows > MOST_ROWS or self._cells > MOST_CELLS:
            raise refuse("intake.too-large", self._file, file=self._file)
        if table.cells:
            table.rows.append(RawRow(table.cells, self._line))
        table.cells = None
        table.hanging = {start: (span, left - 1) for start, (span, left) in table.hanging.items() if left > 1}

    def _end_table(self) -> None:
        self._end_row()
        table = laid(self._tables.pop().rows)
        outer = self._tables[-1] if self._tables else None
        if outer is None or read_header(table.rows):
            self._put(table)
        elif outer.inside:
            lines = (" ".join(text for text in row.texts if text) for row in table.rows)
            outer.words.append("\n" + "\n".join(lines) + "\n")

    def _put(self, table: Table) -> None:
        width = max((len(row.texts) for row in table.rows), default=0)
        if width > 1:
            self._blocks.append(table)
        for row in table.rows if width == 1 else ():
            self._blocks.extend(Paragraph(line, row.line) for line in row.texts[0].split("\n") if line)
        self._gap = True

    def finished(self) -> list[Block]:
        """All blocks; tables that were never closed are closed."""
        while self._tables:
            self._end_table()
        self._break()
        return self._blocks


def _count(text: str | None, most: int) -> int:
    digits = re.match(r"\s*(\d{1,6})", text or "")
    return min(max(int(digits.group(1)), 1), most) if digits else 1
