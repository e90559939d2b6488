"""A small panel under the place it belongs to: the only thing with a shadow. Esc and a click outside close it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from xacai.ui.theme import theme


class Popover(QFrame):
    """A child of the window, so that the field above it may keep the focus. Fill ``body``.

    A press on ``opener`` does not close it: the button that opens it also closes it.
    """

    def __init__(self, window: QWidget, width: int = 360, opener: QWidget | None = None) -> None:
        super().__init__(window)
        look = theme()
        self._opener = opener
        self.setProperty("popover", "true")
        self.setAutoFillBackground(True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12))
        self.body.setSpacing(look.px(8))
        self.setFixedWidth(look.px(width))
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(16)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self.hide()

    def show_at(self, corner: QPoint) -> None:
        """Open with the upper left corner at a global point, kept inside the window."""
        window = self.parentWidget()
        assert window is not None
        self.adjustSize()
        at = window.mapFromGlobal(corner)
        x = max(8, min(at.x(), window.width() - self.width() - 8))
        y = max(8, min(at.y(), window.height() - self.height() - 8))
        self.move(x, y)
        self.show()
        self.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for a press anywhere else."""
        super().showEvent(event)
        self._watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop watching."""
        super().hideEvent(event)
        self._watch(False)

    def _watch(self, on: bool) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
            if on:
                app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on a press outside; the press itself goes on to what it hit."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            here = QRect(self.mapToGlobal(QPoint(0, 0)), self.size())
            if watched is not self._opener and not here.contains(event.globalPosition().toPoint()):
                self.hide()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
