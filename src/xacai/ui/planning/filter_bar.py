"""The filter chips over the tasks: all, overdue, due in the period, to be checked, each with its count."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from xacai.ui.planning.task_view import ALL, DOUBTFUL, DUE, FILTERS, OVERDUE
from xacai.ui.theme import theme
from xacai.ui.widgets.chip import FilterChip
from xacai.wording.language import _

_MARKS = {ALL: "", OVERDUE: "overdue", DUE: "in_progress", DOUBTFUL: "doubtful"}


class FilterBar(QWidget):
    """``chosen(filter)``; filters that would leave nothing are not offered."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        group = QButtonGroup(self)
        self.chips = {name: FilterChip(name, _MARKS[name]) for name in FILTERS}
        for name, chip in self.chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, wanted=name: self.chosen.emit(wanted))
            line.addWidget(chip)
        self.choose(ALL)

    def choose(self, name: str) -> None:
        """Check a chip without saying so."""
        self.chips[name].setChecked(True)

    def show_counts(self, found: Mapping[str, int], period_words: str) -> None:
        """Label the chips; ``period_words`` name the period ("quý III"), empty where there is little room."""
        words = {
            ALL: _("All: {count}"),
            OVERDUE: _("Overdue: {count}"),
            DUE: _("Due in {period}: {count}") if period_words else _("Due: {count}"),
            DOUBTFUL: _("To be checked: {count}"),
        }
        for name, chip in self.chips.items():
            text = words[name].format(count=found[name], period=period_words)
            chip.setText(text)
            chip.setAccessibleName(text)
            chip.setVisible(name == ALL or found[name] > 0 or chip.isChecked())
            chip.updateGeometry()
