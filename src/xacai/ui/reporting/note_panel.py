"""A small panel under a cell for its note (F2); what was typed is kept when it is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from xacai.domain.text import squeeze
from xacai.ui.theme import theme
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.popover import Popover
from xacai.ui.widgets.text_edit import PlainTextEdit
from xacai.wording.language import _


class NotePanel(Popover):
    """``written(key, note)`` after Enter or on leaving, only where the note changed; Esc drops the change."""

    written = Signal(str, str)
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 340)
        self._key = self._note = ""
        self.title = Label("", 13, strong=True, wrap=True)
        self.field = PlainTextEdit(_("Note"), hint=_("Note, printed in the appendix"))
        self.field.setFixedHeight(theme().px(76))
        self.field.installEventFilter(self)
        self.body.addWidget(self.title)
        self.body.addWidget(self.field)
        self.body.addWidget(Label(_("Enter keeps it, Esc leaves it as it was."), 12, ink="ink2"))

    def open(self, key: str, title: str, note: str, corner: QPoint) -> None:
        """Show the note of a cell under it."""
        self._key, self._note = key, note
        self.title.setText(title)
        self.field.set_text(note)
        self.show_at(corner)
        self.field.setFocus()

    def keep(self) -> None:
        """Say the note where it changed, and close."""
        if not self.isVisible():
            return
        note = squeeze(self.field.toPlainText())
        self.hide()
        if note != self._note:
            self.written.emit(self._key, note)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps, Esc drops, leaving keeps."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
                self.keep()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                self.closed.emit()
                return True
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.keep()
        return super().eventFilter(watched, event)
