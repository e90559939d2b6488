"""The line of filter chips: one is pressed; a jump from another page may add one more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from xacai.ui.progress.desk import Desk
from xacai.ui.progress.view import ALL, FIELD, FILTER_MARKS, FILTERS, LEAD, SOON, Filter, filter_words
from xacai.ui.theme import theme
from xacai.ui.widgets.chip import FilterChip

_ADDED = (SOON, FIELD, LEAD)


class FilterLine(QWidget):
    """``chosen(kind)``; the filter in force is ``current``. An added chip stands in the place of "all"."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = Filter()
        marks = {**FILTER_MARKS, **dict.fromkeys(_ADDED, "close")}
        self.chips = {kind: FilterChip("", marks.get(kind, "")) for kind in (*_ADDED, *FILTERS)}
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        for kind, chip in self.chips.items():
            self._group.addButton(chip)
            line.addWidget(chip)
            chip.clicked.connect(lambda _checked=False, kind=kind: self._press(kind))
        line.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.chips[ALL].setChecked(True)

    def choose(self, chosen: Filter) -> None:
        """Make a filter the one in force."""
        self.current = chosen
        self.chips[chosen.kind].setChecked(True)
        self.chosen.emit(chosen.kind)

    def show_desk(self, desk: Desk) -> None:
        """Renew the words; chips that only a jump brings stand there while they are in force."""
        for kind, chip in self.chips.items():
            value = self.current.value if kind == self.current.kind else ""
            added = self.current.kind in _ADDED
            chip.setVisible(
                kind == self.current.kind if kind in (ALL, *_ADDED) and added else kind in FILTERS
            )
            chip.setText(filter_words(desk, Filter(kind, value)))
            chip.setAccessibleName(chip.text())
            chip.updateGeometry()

    def needed_width(self) -> int:
        """Pixels that all chips shown need."""
        gap = theme().px(8)
        return sum(chip.sizeHint().width() + gap for chip in self.chips.values() if not chip.isHidden())

    def _press(self, kind: str) -> None:
        self.choose(Filter() if kind in _ADDED else Filter(kind))
