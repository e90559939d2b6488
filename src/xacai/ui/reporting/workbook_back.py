"""A filled workbook beside the report: what is new, what differs; nothing is taken before it is agreed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.catalogue import Catalogue
from xacai.domain.indicator import Cell
from xacai.services.filling_workbooks import Comparison
from xacai.ui.models.grid import GridModel
from xacai.ui.reporting.workbook_view import back_columns, back_line, back_rows, cells_to_take
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.issue_list import IssueList
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


class WorkbookBack(QDialog):
    """``taken(cells)`` with the cells agreed to."""

    taken = Signal(object)

    def __init__(
        self, found: Comparison, catalogue: Catalogue, old: Mapping[str, Cell], parent: QWidget
    ) -> None:
        super().__init__(parent)
        look = theme()
        self.found = found
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Figures from the Excel file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        column.addWidget(Label(back_line(found), 14, strong=True))
        self.grid = Grid(
            GridModel(back_columns(), back_rows(found, catalogue, old)), _("Differences"), row_height=34
        )
        column.addWidget(self.grid, 1)
        self.issues = IssueList(_("To look at"))
        self.issues.set_issues(found.issues)
        self.issues.setVisible(bool(found.issues))
        self.issues.setFixedHeight(min(self.issues.whole_height() + 4, look.px(160)))
        column.addWidget(self.issues)
        column.addLayout(self._buttons())
        window = parent.window()
        self.resize(min(window.width() - 40, look.px(900)), min(window.height() - 40, look.px(600)))

    def _buttons(self) -> QHBoxLayout:
        self.replace_tick = QCheckBox(_("Also replace the figures that differ"))
        self.replace_tick.setVisible(bool(self.found.differing))
        self.replace_tick.toggled.connect(self._judge)
        self.take_button = Button(_("Take into the report"), PRIMARY, icon="check")
        self.take_button.clicked.connect(self._take)
        close = Button(_("Close"), TEXT)
        close.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self.replace_tick)
        line.addStretch(1)
        line.addWidget(close)
        line.addWidget(self.take_button)
        self._judge()
        return line

    def cells(self) -> dict[str, Cell]:
        """What would be taken now."""
        return cells_to_take(self.found, replacing=self.replace_tick.isChecked())

    def _judge(self) -> None:
        self.take_button.set_ready(bool(self.cells()), _("There is nothing to take."))

    def _take(self) -> None:
        self.taken.emit(self.cells())
        self.accept()
