"""Tables that only set words side by side: the two columns of a head, recipients beside the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from xacai.domain.text import squeeze
from xacai.intake.columns import read_header
from xacai.intake.document import Block, Paragraph, Table

_MOST_ROWS = 8
_MOST_COLUMNS = 4
_WORDS = re.compile(
    r"^(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]|Số\s*:|Nơi nhận|(?:TM|KT|TL|TUQ|Q)\.\s*\S"
    r"|(?:PHÓ )?CHỦ TỊCH\b|[UỦ][ỶY] BAN NHÂN DÂN\b)|,\s*ngày\b.{0,20}\btháng\b"
)
_KIND = re.compile(r"^KẾ HOẠCH\s*:?$")


def spread(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with such tables as paragraphs, column by column; above the plan's heading any small table is one."""
    made: list[Block] = []
    headed = False
    for block in blocks:
        if isinstance(block, Paragraph):
            headed = headed or bool(_KIND.match(block.text))
            made.append(block)
        elif is_layout(block, headed=headed):
            lines = list(_lines(block))
            headed = headed or any(_KIND.match(line.text) for line in lines)
            made.extend(lines)
        else:
            made.append(block)
    return tuple(made)


def is_layout(table: Table, *, headed: bool) -> bool:
    """Whether a table holds no rows of work."""
    if len(table.rows) > _MOST_ROWS or read_header(table.rows):
        return False
    if not headed:
        return True
    width = max((len(row.texts) for row in table.rows), default=0)
    return width <= _MOST_COLUMNS and any(_WORDS.search(text) for text in _parts(table))


def _parts(table: Table) -> Iterator[str]:
    return (part.strip() for row in table.rows for cell in row.cells for part in cell.text.split("\n"))


def _lines(table: Table) -> Iterator[Paragraph]:
    width = max((len(row.texts) for row in table.rows), default=0)
    for column in range(width):
        for row in table.rows:
            if column < len(row.texts):
                parts = (squeeze(part) for part in row.texts[column].split("\n"))
                yield from (Paragraph(part, row.line) for part in parts if part)


_NEW_HEAD = re.compile(
    r"^(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]|Số\s*:|[UỦ][ỶY] BAN NHÂN DÂN\b)|,\s*ngày\b.{0,20}\btháng\b"
)
_FARTHEST_HEAD = 14


def plans_in(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], ...]:
    """The blocks of each plan in a file: a plan begins at its own head, with a number or the state's name."""
    kinds = [place for place, block in enumerate(blocks) if _is_kind(block, "KẾ HOẠCH")]
    cuts = [0]
    for last, place in pairwise(kinds):
        carrier = next((n for n in range(last + 1, place) if _is_kind(blocks[n], "QUYẾT ĐỊNH")), place)
        start = _head_start(blocks, last, carrier)
        if start is not None:
            cuts.append(start)
    return tuple(tuple(blocks[start:end]) for start, end in zip(cuts, [*cuts[1:], len(blocks)], strict=True))


def _is_kind(block: Block, kind: str) -> bool:
    return isinstance(block, Paragraph) and block.text.rstrip(" :") == kind


def _head_start(blocks: Sequence[Block], last: int, kind: int) -> int | None:
    """Where the head above a plan's heading begins; None where there is none: then it is an annex, no other plan."""
    first = max(last + 1, kind - _FARTHEST_HEAD)
    marks = [
        place
        for place in range(first, kind)
        if isinstance(block := blocks[place], Paragraph) and _NEW_HEAD.search(block.text)
    ]
    return marks[0] if len(marks) >= 2 else None
