"""The number keys of a row: 1–5 set the status wherever a task is chosen and nothing is being typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from xacai.ui.progress.edits import MARK_KEYS
from xacai.ui.widgets.grid import Grid

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class MarkKeys(QObject):
    """Watches views: ``pressed(number)``; ``next_wanted`` for F8. In a grid cell that can be typed, digits are text."""

    pressed = Signal(int)
    next_wanted = Signal()

    def watch(self, *views: QWidget) -> None:
        """Listen to the keys of these views."""
        for view in views:
            view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the number keys and F8 before the view does."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_F8:
            self.next_wanted.emit()
            return True
        number = int(event.text()) if event.text() in set("12345") - {""} else 0
        if number not in MARK_KEYS or event.modifiers() not in _PLAIN or _types_text(watched):
            return False
        self.pressed.emit(number)
        return True


def _types_text(watched: QObject) -> bool:
    if not isinstance(watched, Grid):
        return False
    index = watched.currentIndex()
    return index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
