"""The bar over every page while the work is with another PC: where it went, and the way to take or claim it back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from xacai.ui.icons import draw
from xacai.ui.page import Page
from xacai.ui.painting import Painted
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, Button
from xacai.ui.widgets.chip import TONES
from xacai.ui.widgets.label import Label
from xacai.wording.language import _

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


class AwayBar(Painted):
    """Hidden without words. While it is shown, fields of the pages can be read and copied from, not written into."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.label = Label("", 13, strong=True, wrap=True)
        self.button = Button(_("Take back or claim…"), OUTLINED, small=True)
        self.button.clicked.connect(self.wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.px(46), look.px(6), look.px(16), look.px(6))
        line.setSpacing(look.px(12))
        line.addWidget(self.label, 1)
        line.addWidget(self.button)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._close_field)
        self.hide()

    def say(self, text: str) -> None:
        """Show the words; hide without them."""
        self.label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and mark."""
        look, painter = theme(), QPainter(self)
        ground, _ink, mark_ink = TONES["warn"]
        painter.fillRect(self.rect(), look.color(ground))
        side = look.px(18)
        draw(painter, QRectF(look.px(16), (self.height() - side) / 2, side, side), "lock", mark_ink)

    def _close_field(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.label.text() and isinstance(new, _FIELDS) and not new.property("finds") and _on_page(new):
            new.setReadOnly(True)


def _on_page(widget: QWidget) -> bool:
    """Not in a dialog, nor in the frame."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, (Page, QDialog)):
        above = above.parentWidget()
    return isinstance(above, Page)
