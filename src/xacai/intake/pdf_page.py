"""One page of a PDF: its ruled tables as rows of cells, the lines round them as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any

from xacai.domain.text import squeeze
from xacai.intake.document import Block, Cell, Paragraph, Row, Table

Counter = Iterator[int]
_Box = tuple[float, float, float, float]
_ITEM = re.compile(
    r"^(?:[-–+•*]\s|[IVX]{1,5}[.)]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s|Điều \d|Căn cứ\b|Nơi nhận"
    r"|Số\s*:|PHỤ LỤC|KẾ HOẠCH|QUYẾT ĐỊNH|\()"
)
_PAGE_NUMBER = re.compile(r"^[-–\s]*\d{1,3}[-–\s]*$")
_CUT_NUMBER = re.compile(r"[\d.]{1,8}")
_CUT_CAPITALS = re.compile(r"[A-Z]{1,2}")
_CUT_WORD = re.compile(r"\w[-–]$")
# In points: how far a line may end before the right margin and still go on in the next, and what an indent is.
_SHORT = 60.0
_INDENT = 8.0
_SIDE_GAP = 26.0
_ITEM_GAP = 48.0
_LEVEL = 5.0
# In hundredths of the line's height: the space between two paragraphs.
_SPACED = 0.75
_NEAR = 2.0


def blocks_of_page(page: Any, lines: Counter) -> Iterator[Block]:
    """Paragraphs and tables of a page of pdfplumber, from top to bottom."""
    tables = [table for table in page.find_tables() if len(table.cells) > 1]
    boxes: list[_Box] = [table.bbox for table in tables]
    words = page.extract_words(x_tolerance=1.5, y_tolerance=2.5, keep_blank_chars=False, use_text_flow=False)
    inside = [[word for word in words if _holds(box, word)] for box in boxes]
    outside = [word for word in words if not any(_holds(box, word) for box in boxes)]
    found: list[tuple[float, int]] = [(box[1], number) for number, box in enumerate(boxes)]
    rows = _text_lines(outside)
    place = 0
    for top, number in [*sorted(found), (float("inf"), -1)]:
        above = [row for row in rows[place:] if row[0]["top"] < top]
        place += len(above)
        yield from _paragraphs(_signature_last(above, page), page, lines)
        if number >= 0:
            yield from _table(tables[number], inside[number], lines)


def _holds(box: _Box, word: Any) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1)


def _text_lines(words: Sequence[Any]) -> list[list[Any]]:
    """Words in lines from top to bottom; a wide gap parts what stands side by side, but not an item from its dash."""
    levels: list[list[Any]] = []
    for word in sorted(words, key=lambda word: word["bottom"]):
        if levels and word["bottom"] - levels[-1][0]["bottom"] < _LEVEL:
            levels[-1].append(word)
        else:
            levels.append([word])
    lines: list[list[Any]] = []
    for level in levels:
        row: list[Any] = []
        for word in sorted(level, key=lambda word: word["x0"]):
            gap = word["x0"] - row[-1]["x1"] if row else 0.0
            if gap > (_ITEM_GAP if len(row) == 1 and len(row[0]["text"]) < 5 else _SIDE_GAP):
                lines.append(row)
                row = []
            row.append(word)
        lines.append(row)
    return lines


def _paragraphs(rows: list[list[Any]], page: Any, lines: Counter) -> Iterator[Paragraph]:
    left = min((row[0]["x0"] for row in rows), default=0.0)
    right = max((row[-1]["x1"] for row in rows), default=float(page.width))
    texts: list[str] = []
    gap = True
    for number, row in enumerate(rows):
        text = squeeze(" ".join(word["text"] for word in row))
        if _PAGE_NUMBER.match(text) and row[0]["top"] < 80:
            continue
        before = rows[number - 1] if number else None
        if texts and (before is None or _begins(row, before, text, left, right)):
            yield Paragraph(reduce(wrapped, texts), next(lines), gap)
            texts = []
            gap = before is None or _distance(before, row) > _SPACED
        texts.append(text)
    if texts:
        yield Paragraph(reduce(wrapped, texts), next(lines), gap)


def wrapped(above: str, below: str) -> str:
    """Two lines of one text: a number or a word with a hyphen that the margin cut goes on without a space."""
    cut = _CUT_NUMBER.fullmatch(above) and _CUT_NUMBER.fullmatch(below)
    letters = _CUT_CAPITALS.fullmatch(above) and _CUT_CAPITALS.fullmatch(below)
    return f"{above}{below}" if cut or letters or _CUT_WORD.search(above) else f"{above} {below}"


def _signature_last(rows: list[list[Any]], page: Any) -> list[list[Any]]:
    """The lines with those beside the recipients after them: recipients stand on the left, the signature right."""
    start = next((n for n, row in enumerate(rows) if row[0]["text"] == "Nơi"), None)
    if start is None:
        return rows
    middle = float(page.width) * 0.45
    return [*rows[:start], *sorted(rows[start:], key=lambda row: bool(row[0]["x0"] > middle))]


def _distance(above: list[Any], below: list[Any]) -> float:
    height = max(above[0]["bottom"] - above[0]["top"], 1.0)
    return float((below[0]["top"] - above[0]["bottom"]) / height)


def _begins(row: list[Any], before: list[Any], text: str, left: float, right: float) -> bool:
    """Whether a line begins a paragraph of its own."""
    if _ITEM.match(text) or _distance(before, row) > _SPACED:
        return True
    short = before[-1]["x1"] < right - _SHORT
    indented = row[0]["x0"] > left + _INDENT
    return bool(short or indented or text.isupper() != "".join(w["text"] for w in before).isupper())


def _table(table: Any, words: Sequence[Any], lines: Counter) -> Iterator[Block]:
    """A ruled table: a cell that began in a row above continues, one that is wide covers columns."""
    cells: list[_Box] = table.cells
    lefts = _edges([cell[0] for cell in cells])
    tops = _edges([cell[1] for cell in cells])
    texts = _cell_texts(cells, words)
    rows = []
    for place, top in enumerate(tops):
        bottom = tops[place + 1] if place + 1 < len(tops) else max(cell[3] for cell in cells)
        middle = (top + bottom) / 2
        across = sorted(
            (cell[0], number) for number, cell in enumerate(cells) if cell[1] - 1 < middle < cell[3] + 1
        )
        made = []
        for _, number in across:
            cell = cells[number]
            columns = sum(1 for edge in lefts if cell[0] - _NEAR <= edge < cell[2] - _NEAR)
            going_on = cell[1] < top - _NEAR
            made.append(Cell("" if going_on else texts[number], max(columns, 1), going_on))
        if made:
            rows.append(Row(tuple(made), next(lines)))
    if max((len(row.texts) for row in rows), default=0) > 1:
        yield Table(tuple(rows))
    else:
        yield from (Paragraph(row.texts[0].replace("\n", " "), row.line) for row in rows if row.texts[0])


def _edges(places: Sequence[float]) -> list[float]:
    """Sorted places without those that are nearly the same."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return kept


def _cell_texts(cells: Sequence[_Box], words: Sequence[Any]) -> list[str]:
    """The words of each cell; lines that only wrap are joined, dashes begin a paragraph."""
    held: list[list[Any]] = [[] for _ in cells]
    for word in words:
        number = next((n for n, cell in enumerate(cells) if _holds(cell, word)), None)
        if number is not None:
            held[number].append(word)
    return [_joined(_text_lines(group)) for group in held]


def _joined(rows: list[list[Any]]) -> str:
    parts: list[str] = []
    for row in rows:
        text = squeeze(" ".join(word["text"] for word in row))
        if parts and not re.match(r"^[-–+•]\s", text):
            parts[-1] = wrapped(parts[-1], text)
        else:
            parts.append(text)
    return "\n".join(parts)
