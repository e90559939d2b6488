"""The words of the block chart: each state as a small block with its word, in one line that wraps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xacai.ui.models.cells import BlockState
from xacai.ui.painting import Painted
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of
from xacai.ui.widgets.block_bar import paint_block


class Legend(Painted):
    """``entries`` are states with their words; the gaps shrink where the line is short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[tuple[BlockState, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_entries(self, entries: Sequence[tuple[BlockState, str]]) -> None:
        """Show other words."""
        self.entries = tuple(entries)
        self.setAccessibleName("; ".join(words for _, words in self.entries))
        self.update()

    def sizeHint(self) -> QSize:
        """One line of 12 px."""
        return QSize(theme().px(300), theme().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blocks and words from the left."""
        look, painter, left = theme(), QPainter(self), 0.0
        face, height = look.face(12), look.px(12)
        used = sum(width_of(words, face) + look.px(28) for _, words in self.entries)
        gap = max(min((self.width() - used) / max(len(self.entries) - 1, 1), look.px(22)), look.px(6))
        for state, words in self.entries:
            width = width_of(words, face)
            paint_block(painter, QRectF(left, (self.height() - height) / 2, look.px(20), height), state)
            painter.setPen(look.color("ink2"))
            box = QRectF(left + look.px(26), 0, width + 2, self.height())
            draw_line(painter, box, words, face, Qt.AlignmentFlag.AlignLeft)
            left += look.px(28) + width + gap
