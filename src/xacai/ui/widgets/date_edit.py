"""A field for a day as dd/MM/yyyy, read when editing ends; no mask, so Vietnamese keyboards stay calm."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from xacai.ui.widgets.number_edit import mark_wrong
from xacai.wording.language import _

_DAY = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4})")


def read_day(text: str) -> date | None:
    """The day that a person wrote: 5/9/2025, 05-09-2025, 05092025, 5.9.25; None where it is none."""
    found = _DAY.fullmatch(text.strip()) or _RUN.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


class DateEdit(QLineEdit):
    """``day_changed(date | None)`` after editing. A text that is no day keeps standing and is marked."""

    day_changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(_("dd/mm/yyyy"))
        self.editingFinished.connect(self._read)

    def day(self) -> date | None:
        """The last good day."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self._day = day
        self.setText("" if day is None else f"{day:%d/%m/%Y}")
        mark_wrong(self, False)

    def _read(self) -> None:
        text = self.text().strip()
        day = read_day(text)
        if day is None and text:
            mark_wrong(self, True, _("Not a day: write dd/mm/yyyy, for example 05/09/2025"))
            return
        changed = day != self._day
        self.set_day(day)
        if changed:
            self.day_changed.emit(day)
