"""A ratio against its target: a bar, a tick with a light gap, the value and a word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xacai.ui.icons import draw
from xacai.ui.painting import Painted, rounded
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of


def paint_ratio(painter: QPainter, bar: QRectF, value: float, target: float | None) -> None:
    """Draw a bar for ``value`` (0–1) with its target (0–1) as a 2-px tick that is seen on the bar too."""
    look, radius = theme(), bar.height() / 2
    rounded(painter, bar, radius, look.color("ch_track"))
    filled = QRectF(bar.left(), bar.top(), bar.width() * max(0.0, min(1.0, value)), bar.height())
    if filled.width() > 0:
        rounded(painter, filled, min(radius, filled.width() / 2), look.color("ch_done"))
    if target:
        x = round(bar.left() + bar.width() * max(0.0, min(1.0, target)))
        over = look.px(3)
        painter.fillRect(QRectF(x - 3, bar.top() - 1, 6, bar.height() + 2), look.color("surface"))
        painter.fillRect(QRectF(x - 1, bar.top() - over, 2, bar.height() + 2 * over), look.color("ink"))


class RatioBar(Painted):
    """Name above its bar; at the right the value at 15 px over a mark and word ("đạt ≥ 98%").

    ``value`` and ``target`` lie in 0–1; ``value_text`` and ``verdict`` are their words; ``met`` picks the mark.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.value_text, self.verdict = "", "", ""
        self.value, self.met = 0.0, True
        self.target: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(
        self, name: str, value: float, target: float | None, value_text: str, verdict: str, met: bool
    ) -> None:
        """Show a ratio."""
        self.name, self.value, self.target = name, value, target
        self.value_text, self.verdict, self.met = value_text, verdict, met
        self.setAccessibleName(f"{name}: {value_text}, {verdict}")
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(theme().px(280), theme().px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, value, bar, verdict."""
        look, painter = theme(), QPainter(self)
        line, right = look.px(22), self.width()
        mark, ink = ("done", "ok") if self.met else ("warning", "warn")
        words = width_of(self.verdict, look.face(12))
        bar_right = right - max(words + look.px(36), look.px(110))
        painter.setPen(look.color("ink"))
        value_box = QRectF(bar_right, 0, right - bar_right, line)
        draw_line(
            painter, value_box, self.value_text, look.face(15, strong=True), Qt.AlignmentFlag.AlignRight
        )
        draw_line(
            painter, QRectF(0, 0, bar_right, line), self.name, look.face(13), Qt.AlignmentFlag.AlignLeft
        )
        middle = line + look.px(11)
        paint_ratio(painter, QRectF(0, middle - look.px(4), bar_right, look.px(8)), self.value, self.target)
        if self.verdict:
            side = look.px(14)
            draw(painter, QRectF(right - words - look.px(19), middle - side / 2, side, side), mark)
            painter.setPen(look.color(ink))
            below = QRectF(right - words - 2, line, words + 2, line)
            draw_line(painter, below, self.verdict, look.face(12), Qt.AlignmentFlag.AlignRight)
