"""The departments with what they were sent and what is missing; the reminder to the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from xacai.domain.catalogue import Row
from xacai.services.collecting import DepartmentStatus
from xacai.ui.models.grid import GridModel
from xacai.ui.reporting.collect_view import department_columns, department_rows, standing_line
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, Button
from xacai.ui.widgets.date_edit import DateEdit
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


class DepartmentsPanel(QWidget):
    """``chosen`` names the department under the cursor. The buttons are the dialog's to connect."""

    chosen = Signal(str)

    def __init__(self, due: date) -> None:
        super().__init__()
        self.line = Label("", 13, ink="ink2", wrap=True)
        self.due = DateEdit(_("Answer by"))
        self.due.set_day(due)
        self.due.setFixedWidth(theme().px(112))
        self.owners_button = Button(_("Who answers for what…"), icon="person")
        self.take_back_button = Button(_("Take sheets in…"), icon="file-in")
        self.hand_out_button = Button(_("Make the sheets…"), PRIMARY, icon="export")
        self.model = GridModel(department_columns(), ())
        self.grid = Grid(self.model, _("Departments"), row_height=34, row_tint=True)
        self.reminder = QPlainTextEdit()
        self.reminder.setReadOnly(True)
        self.reminder.setAccessibleName(_("Reminder to the department"))
        self.reminder_title = Label("", 14, strong=True)
        self.copy_button = Button(_("Copy"), icon="copy", small=True)
        for button in (self.owners_button, self.take_back_button, self.hand_out_button, self.copy_button):
            button.setAutoDefault(False)
        self._lay_out()
        self.grid.place_changed.connect(lambda key, column: self._choose(key))

    def _lay_out(self) -> None:
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        top = QHBoxLayout()
        top.setSpacing(look.px(8))
        top.addWidget(self.line, 1)
        top.addWidget(Label(_("Answer by"), 12, ink="ink2"))
        top.addWidget(self.due)
        top.addWidget(self.owners_button)
        top.addWidget(self.take_back_button)
        top.addWidget(self.hand_out_button)
        column.addLayout(top)
        column.addWidget(self.grid, 3)
        hint = _("Filled sheets can also be dropped here. Nothing is stored before it is taken in.")
        column.addWidget(Label(hint, 12, ink="ink3", wrap=True))
        head = QHBoxLayout()
        head.addWidget(self.reminder_title, 1)
        head.addWidget(self.copy_button)
        column.addLayout(head)
        column.addWidget(self.reminder, 2)

    def show_status(
        self, found: Sequence[DepartmentStatus], ownerless: Sequence[Row], *, locked: bool
    ) -> None:
        """Show every department; a locked report collects nothing more."""
        key, _column = self.grid.place()
        self.model.set_rows(department_rows(found))
        self.line.setText(standing_line(found, ownerless))
        why_not = _("The report is finalised.") if locked else _("No department is asked for anything.")
        ready = bool(found) and not locked
        self.hand_out_button.set_ready(ready, why_not)
        self.take_back_button.set_ready(ready, why_not)
        names = [item.share.department for item in found]
        if names:
            wanted = key if key in names else names[0]
            self.grid.go_to(wanted, 0)
            self._choose(wanted)

    def _choose(self, key: str) -> None:
        if key:
            self.reminder_title.setText(_("Reminder: {department}").format(department=key))
            self.chosen.emit(key)

    def show_reminder(self, text: str) -> None:
        """Show a reminder, to be copied."""
        self.reminder.setPlainText(text)
