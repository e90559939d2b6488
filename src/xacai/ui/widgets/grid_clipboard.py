"""Blocks of cells on the clipboard, tab-separated as Excel and Word write them; text becomes NFC at this door."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication

from xacai.domain.text import nfc
from xacai.ui.models.grid import GridModel

Block = tuple[tuple[str, ...], ...]


def read_block(text: str) -> Block:
    """Rows of texts of a tab-separated clipboard; a quoted cell may hold line breaks; empty rows at the end go."""
    rows = list(csv.reader(io.StringIO(nfc(text)), delimiter="\t", strict=False))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return tuple(tuple(cell.strip() for cell in row) for row in rows)


def write_block(block: Block) -> str:
    """The same as text."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL).writerows(block)
    return out.getvalue()


def block_of(model: GridModel, indexes: Sequence[QModelIndex]) -> Block:
    """The selected cells as rows of texts, in the order of the grid."""
    rows = sorted({index.row() for index in indexes})
    columns = sorted({index.column() for index in indexes})
    return tuple(tuple(model.cell(row, column).text for column in columns) for row in rows)


def copy_block(block: Block) -> None:
    """Put a block on the clipboard."""
    if block:
        QGuiApplication.clipboard().setText(write_block(block))


def pasted_block() -> Block:
    """The clipboard as a block; empty where it has no text."""
    return read_block(QGuiApplication.clipboard().text())
