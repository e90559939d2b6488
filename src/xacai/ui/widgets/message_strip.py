"""One sentence from the program: said in place, with a way out, never over the work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from xacai.ui.icons import draw
from xacai.ui.painting import Painted, rounded
from xacai.ui.theme import theme
from xacai.ui.widgets.button import TEXT, Button
from xacai.ui.widgets.chip import TONES
from xacai.ui.widgets.label import Label
from xacai.wording.language import _

_MARKS = {
    "neutral": "info",
    "accent": "info",
    "ok": "done",
    "warn": "warning",
    "err": "error",
    "wait": "waiting",
}


class MessageStrip(Painted):
    """Hidden until :meth:`say`. Errors stay until closed; the rest goes after eight seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.tone = "neutral"
        self._then: Callable[[], None] | None = None
        self.label = Label("", 13, wrap=True)
        self.action = Button("", TEXT, small=True)
        self.action.clicked.connect(self._act)
        self.close_button = Button("", TEXT, icon="close", small=True)
        self.close_button.setAccessibleName(_("Close"))
        self.close_button.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.px(40), look.px(4), look.px(6), look.px(4))
        line.addWidget(self.label, 1)
        line.addWidget(self.action)
        line.addWidget(self.close_button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._timer = QTimer(self, singleShot=True, interval=8000)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(
        self, text: str, tone: str = "neutral", action: str = "", then: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence; ``action`` names a button that calls ``then``."""
        self.tone, self._then = tone, then
        self.label.setText(text)
        self.setAccessibleName(text)
        self.action.set_text(action)
        self.action.setVisible(bool(action))
        self.show()
        self.update()
        self._timer.stop()
        if tone not in ("err", "warn") and not action:
            self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and mark."""
        look, painter = theme(), QPainter(self)
        ground, _ink, mark_ink = TONES[self.tone]
        rounded(painter, QRectF(self.rect()), look.px(6), look.color(ground))
        side = look.px(16)
        draw(
            painter, QRectF(look.px(14), (self.height() - side) / 2, side, side), _MARKS[self.tone], mark_ink
        )

    def keyPressEvent(self, event: object) -> None:
        """Esc closes."""
        if getattr(event, "key", lambda: None)() == Qt.Key.Key_Escape:
            self.hide()

    def _act(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()
