"""The keys of an entry grid in one line: key caps with what they do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xacai.ui.painting import Painted, rounded
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of


def paint_key(painter: QPainter, left: float, middle: float, key: str) -> float:
    """Draw a key cap at ``left``; gives its right edge."""
    look = theme()
    face = look.face(12, strong=True)
    width = max(width_of(key, face) + look.px(12), look.px(22))
    box = QRectF(left, middle - look.px(9), width, look.px(19))
    rounded(painter, box, look.px(4), look.color("surface"), look.color("line2"))
    painter.setPen(look.color("ink"))
    draw_line(painter, box, key, face, Qt.AlignmentFlag.AlignHCenter)
    return box.right()


class KeyHints(Painted):
    """``hints`` are pairs of key and words; those that do not fit are left out from the end."""

    def __init__(self, hints: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hints = tuple(hints)
        self.setAccessibleName("; ".join(f"{key}: {words}" for key, words in self.hints))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """34 px high."""
        return QSize(theme().px(400), theme().px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Caps and words from the left."""
        look, painter = theme(), QPainter(self)
        left, middle = float(look.px(12)), self.height() / 2
        for key, words in self.hints:
            width = width_of(words, look.face(12))
            if left + width + look.px(60) > self.width():
                return
            right = paint_key(painter, left, middle, key) + look.px(8)
            painter.setPen(look.color("ink2"))
            draw_line(
                painter,
                QRectF(right, 0, width + 2, self.height()),
                words,
                look.face(12),
                Qt.AlignmentFlag.AlignLeft,
            )
            left = right + width + look.px(20)
