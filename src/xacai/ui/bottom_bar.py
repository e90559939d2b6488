"""The lower bar: saved at, last backup, unsent work; it also repeats what the cursor's cell has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from xacai.ui.frame import FrameView
from xacai.ui.icons import draw
from xacai.ui.painting import Painted
from xacai.ui.theme import theme
from xacai.ui.widgets.label import ElidedLabel
from xacai.wording.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class _Icon(Painted):
    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name, self._ink = name, ink
        self.setFixedSize(theme().px(16), theme().px(16))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(16), theme().px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw(QPainter(self), QRectF(0, 0, theme().px(14), self.height()), self._name, self._ink)


class _Note(QWidget):
    """An icon and words; hidden without words."""

    def __init__(self, icon: str, ink: str) -> None:
        super().__init__()
        self.words = ElidedLabel("", 12, ink="ink2")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, theme().px(16), 0)
        line.setSpacing(theme().px(5))
        line.addWidget(_Icon(icon, ink))
        line.addWidget(self.words)

    def say(self, text: str) -> None:
        self.words.setText(text)
        self.setVisible(bool(text))


class BottomBar(QFrame):
    """28 px."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "bottom")
        self.setAccessibleName(_("State"))
        look = theme()
        self.setFixedHeight(look.px(28))
        self.saved, self.backup, self.unsent = (
            _Note("check", "ok"),
            _Note("save", "ink2"),
            _Note("submitting", "ink2"),
        )
        self.words = ElidedLabel("", 12, ink="ink2")
        line = QHBoxLayout(self)
        line.setContentsMargins(look.px(24), 1, look.px(8), 0)
        line.setSpacing(look.px(8))
        line.addWidget(self.saved)
        line.addWidget(self.backup)
        line.addWidget(self.words, 1)
        line.addStretch(1)
        line.addWidget(self.unsent)
        self.set_view(FrameView())

    def set_view(self, view: FrameView) -> None:
        """Show the state of saving, backup and sending."""
        self.saved.say(view.saved)
        self.backup.say(view.backup)
        self.unsent.say(view.unsent)

    def say(self, text: str) -> None:
        """Show a passing line (a cell's old and new value)."""
        self.words.setText(text)
