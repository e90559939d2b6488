"""A bar over every page: a sentence with its mark, and what can be done about it at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xacai.ui.icons import draw
from xacai.ui.painting import Painted
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.chip import TONES
from xacai.ui.widgets.label import Label


class NoticeBar(Painted):
    """Hidden without words."""

    def __init__(self, tone: str, mark: str, *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self._tone, self._mark = tone, mark
        self.label = Label("", 13, strong=True, wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.px(46), look.px(6), look.px(16), look.px(6))
        line.setSpacing(look.px(12))
        line.addWidget(self.label, 1)
        for button in buttons:
            line.addWidget(button)
        self.hide()

    def say(self, text: str) -> None:
        """Show the words; hide without them."""
        self.label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and mark."""
        look, painter = theme(), QPainter(self)
        ground, _ink, mark_ink = TONES[self._tone]
        painter.fillRect(self.rect(), look.color(ground))
        side = look.px(18)
        draw(painter, QRectF(look.px(16), (self.height() - side) / 2, side, side), self._mark, mark_ink)
