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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_entries(self, entries: Sequence[tuple[BlockState, str]]) -> None:
        """Show other words."""
        self.entries = tuple(entries)
        self.setAccessibleName("; ".join(words for _, words in self.entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line of 12 px."""
        return QSize(theme().px(300), theme().px(24))

    def hasHeightForWidth(self) -> bool:
        """Lines are added where the width is short."""
        return True

    def heightForWidth(self, width: int) -> int:
        """24 px a line."""
        return theme().px(24) * max(len(self._lines(width)), 1)

    def _lines(self, width: int) -> list[list[tuple[BlockState, str]]]:
        """The entries by line, at their narrowest."""
        look = theme()
        lines: list[list[tuple[BlockState, str]]] = []
        left = 0.0
        for entry in self.entries:
            needed = width_of(entry[1], look.face(12)) + look.px(28)
            if not lines or left + needed > width:
                lines.append([])
                left = 0.0
            lines[-1].append(entry)
            left += needed + look.px(6)
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blocks and words from the left."""
        painter = QPainter(self)
        lines = self._lines(self.width())
        for place, line in enumerate(lines):
            self._paint_line(painter, line, theme().px(24) * place, self._gap(lines[0]))

    def _gap(self, line: list[tuple[BlockState, str]]) -> float:
        """What stands between two entries: at most 22 px."""
        look = theme()
        used = sum(width_of(words, look.face(12)) + look.px(28) for _, words in line)
        return max(min((self.width() - used) / max(len(line) - 1, 1), look.px(22)), look.px(6))

    def _paint_line(
        self, painter: QPainter, line: list[tuple[BlockState, str]], top: float, gap: float
    ) -> None:
        look, left = theme(), 0.0
        face, height, pitch = look.face(12), look.px(12), look.px(24)
        for state, words in line:
            width = width_of(words, face)
            paint_block(painter, QRectF(left, top + (pitch - height) / 2, look.px(20), height), state)
            painter.setPen(look.color("ink2"))
            box = QRectF(left + look.px(26), top, width + 2, pitch)
            draw_line(painter, box, words, face, Qt.AlignmentFlag.AlignLeft)
            left += look.px(28) + width + gap
