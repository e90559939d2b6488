"""A place without content says the next step: an icon, one sentence, a button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.ui.icons import draw
from xacai.ui.painting import Painted, rounded
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, PRIMARY, Button
from xacai.ui.widgets.label import Label


class Picture(Painted):
    """One icon on a round quiet ground."""

    def __init__(
        self, icon: str, tone: str = "accent_ink", side: int = 56, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.icon, self.tone, self.side = icon, tone, side
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme().px(self.side), theme().px(self.side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and icon."""
        painter, look = QPainter(self), theme()
        side = look.px(self.side)
        box = QRectF((self.width() - side) / 2, 0, side, side)
        rounded(painter, box, side / 2, look.color("tint"))
        inset = side * 0.27
        draw(painter, box.adjusted(inset, inset, -inset, -inset), self.icon, self.tone)


class EmptyState(QWidget):
    """``pressed(key)`` names the button; the first action is the primary one."""

    pressed = Signal(str)

    def __init__(
        self,
        icon: str,
        sentence: str,
        actions: tuple[tuple[str, str], ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look = theme()
        self.sentence = Label(sentence, 13, ink="ink2", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setMaximumWidth(look.px(460))
        self.sentence.setMinimumWidth(look.px(200))
        column = QVBoxLayout(self)
        column.setSpacing(look.px(16))
        column.addStretch(1)
        column.addWidget(Picture(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.sentence, 8)
        line.addStretch(1)
        column.addLayout(line)
        column.addLayout(self._buttons(actions))
        column.addStretch(2)

    def _buttons(self, actions: tuple[tuple[str, str], ...]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addStretch(1)
        self.buttons: list[Button] = []
        for place, (key, text) in enumerate(actions):
            button = Button(text, OUTLINED if place else PRIMARY)
            button.clicked.connect(lambda _checked=False, name=key: self.pressed.emit(name))
            self.buttons.append(button)
            line.addWidget(button)
        line.addStretch(1)
        return line
