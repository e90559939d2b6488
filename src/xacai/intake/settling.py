"""The last step of every source: all text in one Unicode form, invisible signs out, limits on what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from xacai.domain.text import nfc
from xacai.intake.document import Block, Paragraph, Row, Table

# Soft hyphens, zero-width signs, direction marks; control signs that no text has.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_NO_BREAK_HYPHEN = "\u2011"
# No paragraph or cell of a plan is longer; what is longer is cut, so that reading it stays quick.
MOST_SIGNS = 40_000


def settled(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with clean text; empty paragraphs and tables without text are left out."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if text := clean(block.text).strip():
                made.append(replace(block, text=text))
        elif any(cell.text.strip() for row in block.rows for cell in row.cells):
            made.append(Table(tuple(map(_row, block.rows))))
    return tuple(made)


def _row(row: Row) -> Row:
    return Row(tuple(replace(cell, text=clean(cell.text)) for cell in row.cells), row.line)


def clean(text: str) -> str:
    """NFC without what cannot be seen."""
    return nfc(_INVISIBLE.sub("", text[:MOST_SIGNS]).replace(_NO_BREAK_HYPHEN, "-"))
