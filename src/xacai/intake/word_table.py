"""Word's table rows: spans, vertical merges, hidden and deleted rows, tables within cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from xacai.intake.columns import read_header
from xacai.intake.document import Table
from xacai.intake.grid import RawCell, RawRow, laid
from xacai.intake.markup import attribute, is_on
from xacai.intake.word_names import child, number, short, value, whole, within
from xacai.intake.word_text import WordText


@dataclass(slots=True)
class WordRows:
    """The rows of one table as they come; ``inner`` are tables in its cells that stand for themselves."""

    text: WordText
    line: Callable[[], int]
    widths: tuple[int, ...] = ()
    rows: list[RawRow] = field(default_factory=list)
    inner: list[Table] = field(default_factory=list)

    def take_grid(self, node: Element) -> None:
        """Keep the widths of the grid's columns."""
        self.widths = tuple(whole(attribute(item, "w")) or 0 for item in node if short(item.tag) == "gridCol")

    def take(self, node: Element) -> None:
        """Add a row; hidden and deleted ones are left out."""
        properties = child(node, "trPr")
        if is_on(child(properties, "hidden")) or child(properties, "del") is not None:
            return
        row = RawRow(line=self.line(), before=max(number(properties, "gridBefore") or 0, 0))
        for cell in within(node, "tc"):
            self._take_cell(cell, row)
        if row.cells:
            self.rows.append(row)

    def _take_cell(self, cell: Element, row: RawRow) -> None:
        properties = child(cell, "tcPr")
        if child(properties, "cellDel") is not None:
            return
        span = max(number(properties, "gridSpan") or 1, 1)
        if row.cells and _goes_on(properties, "hMerge"):
            row.cells[-1].span += span
            return
        going_on = _goes_on(properties, "vMerge")
        row.cells.append(RawCell("" if going_on else self.text_of(cell), span, going_on))

    def text_of(self, node: Element) -> str:
        """Paragraphs of a cell joined by line ends; a table inside stands for itself if it has a header."""
        parts: list[str] = []
        start = ""
        for item in within(node, "p", "tbl"):
            if short(item.tag) == "tbl":
                parts.append(self._inner(item))
                continue
            paragraph = self.text.paragraph(item)
            words = f"{start}{paragraph.whole}".replace("\t", " ")
            start = words if paragraph.joined_to_next else ""
            if not start:
                parts.extend([words, *(self.text_of(box) for box in paragraph.boxes)])
        return "\n".join(part for part in (*parts, start) if part.strip())

    def _inner(self, node: Element) -> str:
        table, deeper = table_of(node, self.text, self.line)
        self.inner.extend(deeper)
        if read_header(table.rows):
            self.inner.append(table)
            return ""
        lines = (" ".join(text for text in row.texts if text.strip()) for row in table.rows)
        return "\n".join(line for line in lines if line)

    def table(self) -> Table:
        """The rows on their common columns."""
        return laid(self.rows, self.widths)


def _goes_on(properties: Element | None, name: str) -> bool:
    found = child(properties, name)
    return found is not None and (value(found) or "continue") != "restart"


def table_of(node: Element, text: WordText, line: Callable[[], int]) -> tuple[Table, list[Table]]:
    """A table that is held as a whole, and the tables inside it that stand for themselves."""
    rows = WordRows(text, line)
    if (grid := child(node, "tblGrid")) is not None:
        rows.take_grid(grid)
    for row in within(node, "tr"):
        rows.take(row)
    return rows.table(), rows.inner
