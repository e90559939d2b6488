"""A field for a figure in Vietnamese writing, read when editing ends, never rewritten while typing."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMessageBox, QWidget

from xacai.domain.number import looks_foreign, read_foreign, read_number, write_number
from xacai.wording.language import _


def mark_wrong(field: QWidget, wrong: bool, why: str = "") -> None:
    """Set or lift the look of a field with a fault; the reason is tooltip and accessible description."""
    field.setProperty("wrong", "true" if wrong else "false")
    field.setToolTip(why if wrong else "")
    field.setAccessibleDescription(why if wrong else "")
    field.style().unpolish(field)
    field.style().polish(field)


def ask_foreign(parent: QWidget, text: str) -> Decimal | None:
    """Ask once whether a number in English writing is meant; gives its value, or None for no."""
    value = read_foreign(text)
    if value is None:
        return None
    question = _("“{text}” is written the English way. Take it as {value}?").format(
        text=text, value=write_number(value)
    )
    answer = QMessageBox.question(parent, _("Number"), question)
    return value if answer == QMessageBox.StandardButton.Yes else None


class NumberEdit(QLineEdit):
    """``value_changed(Decimal | None)`` after editing; ``foreign(text)`` once for ``1,234.5``: a page asks, then
    calls :meth:`set_value`. A text that is no number keeps standing and is marked.
    """

    value_changed = Signal(object)
    foreign = Signal(str)

    def __init__(self, name: str, decimals: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Decimal | None = None
        self._decimals, self._asked = decimals, ""
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._read)

    def value(self) -> Decimal | None:
        """The last good value."""
        return self._value

    def set_value(self, value: Decimal | None) -> None:
        """Show a value in Vietnamese writing."""
        self._value = value
        self.setText("" if value is None else write_number(value, self._decimals))
        mark_wrong(self, False)

    def _read(self) -> None:
        text = self.text().strip()
        value = read_number(text)
        if value is None and text:
            self._refuse(text)
            return
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.value_changed.emit(value)

    def _refuse(self, text: str) -> None:
        mark_wrong(self, True, _("Not a number: write 1.234,5"))
        if looks_foreign(text) and text != self._asked:
            self._asked = text
            self.foreign.emit(text)
