"""Fields with a label above them, kept a little after the last key and when they are left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xacai.domain.text import nfc
from xacai.ui.planning.keeping_grid import KEPT_AFTER
from xacai.ui.theme import theme
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit


def labelled(words: str, field: QWidget, hint: str = "") -> QVBoxLayout:
    """The label above its field; a hint in small letters below."""
    column = QVBoxLayout()
    column.setSpacing(theme().px(4))
    label = Label(words, 12, ink="ink2")
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    if hint:
        column.addWidget(Label(hint, 12, ink="ink3", wrap=True))
    return column


class Kept:
    """Calls ``keep(text)`` when the field is left and three seconds after the last key; never moves the cursor."""

    def __init__(self, field: LineEdit | PlainTextEdit, keep: Callable[[str], None]) -> None:
        self.field, self._keep, self._last = field, keep, ""
        self._timer = QTimer(field, singleShot=True, interval=KEPT_AFTER)
        self._timer.timeout.connect(self.now)
        field.textChanged.connect(self._touched)
        field.text_changed_for_good.connect(lambda _text: self.now())

    def text(self) -> str:
        """What stands in the field, in NFC, without white space round it."""
        field = self.field
        return nfc(field.text() if isinstance(field, LineEdit) else field.toPlainText()).strip()

    def show(self, text: str, *, locked: bool) -> None:
        """Show a stored text; a field that says the same already is left alone."""
        self._last = text
        if self.text() != text:
            self.field.set_text(text)
        self.field.setReadOnly(locked)

    def now(self) -> None:
        """Keep what stands there, where it differs."""
        self._timer.stop()
        text = self.text()
        if text != self._last and not self.field.isReadOnly():
            self._last = text
            self._keep(text)

    def _touched(self) -> None:
        if not self.field.isReadOnly() and self.text() != self._last:
            self._timer.start()
