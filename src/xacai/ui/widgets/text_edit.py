"""Fields for text: everything that is pasted or typed leaves them in NFC."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from xacai.domain.text import nfc
from xacai.ui.widgets.paste import pasted_text


class LineEdit(QLineEdit):
    """One line. ``text_changed_for_good(text)`` after editing, in NFC, only where it differs."""

    text_changed_for_good = Signal(str)

    def __init__(self, name: str, text: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kept = text
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setCursorPosition(0)
        self.editingFinished.connect(self._finish)

    def set_text(self, text: str) -> None:
        """Show a text as the one kept."""
        self._kept = text
        self.setText(text)
        self.setCursorPosition(0)

    def _finish(self) -> None:
        text = nfc(self.text()).strip()
        if text != self.text():
            self.setText(text)
        if text != self._kept:
            self._kept = text
            self.text_changed_for_good.emit(text)


class PlainTextEdit(QPlainTextEdit):
    """Several lines. Pasting inserts plain NFC text and asks about old encodings;
    ``text_changed_for_good(text)`` when the field is left."""

    text_changed_for_good = Signal(str)

    def __init__(self, name: str, text: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = text
        self.setPlainText(text)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)

    def set_text(self, text: str) -> None:
        """Show a text as the one kept."""
        self._kept = text
        self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text in NFC."""
        if source.hasText():
            self.insertPlainText(pasted_text(self, source))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field keeps its text."""
        super().focusOutEvent(event)
        self.keep()

    def keep(self) -> None:
        """Say the text where it differs from the one kept."""
        text = nfc(self.toPlainText()).strip()
        if text != self._kept:
            self._kept = text
            if text != self.toPlainText():
                self.setPlainText(text)
            self.text_changed_for_good.emit(text)
