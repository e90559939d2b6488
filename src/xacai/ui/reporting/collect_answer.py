"""A sheet that came back beside the report: what is new, what differs, ticked line by line before it is taken in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.catalogue import Catalogue
from xacai.domain.collection_diff import Change
from xacai.domain.plan import Plan
from xacai.services.collecting_back import Comparison
from xacai.ui.models.grid import GridModel
from xacai.ui.reporting.collect_view import diff_columns, diff_rows, issue_rows
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.key_hints import KeyHints
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import RowList
from xacai.wording.language import _


class DiffGrid(Grid):
    """The answers; Space, Enter and a click on the first column tick a line."""

    ticked = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        key, _column = self.place()
        if event.key() == Qt.Key.Key_Space and key.partition(" ")[2]:
            self.ticked.emit(key)
        else:
            super().keyPressEvent(event)


class AnswerPanel(QWidget):
    """One answer; ``taken`` carries it with the row codes and task keys that are ticked, ``left`` puts it aside."""

    taken = Signal(object, object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self._found: Comparison | None = None
        self._catalogue: Catalogue | None = None
        self._plan: Plan | None = None
        self.ticks: set[str] = set()
        self.head = Label("", 14, strong=True, wrap=True)
        self.model = GridModel(diff_columns(), ())
        self.grid = DiffGrid(self.model, _("Answers of the sheet"), row_height=42, row_tint=True)
        self.issues = RowList(_("Cells that were not taken, and doubts"))
        self.issues.setMaximumHeight(look.px(132))
        self.all_button = Button(_("Take what differs too"), small=True, icon="check")
        self.take_button = Button("", PRIMARY, icon="file-in")
        self.leave_button = Button(_("Put aside"), TEXT)
        for button in (self.all_button, self.take_button, self.leave_button):
            button.setAutoDefault(False)
        self._lay_out()
        self.grid.ticked.connect(self._toggle)
        self.grid.opened.connect(lambda key, column: self._toggle(key))
        self.grid.clicked.connect(lambda index: self._click(index.row(), index.column()))
        self.all_button.clicked.connect(self._tick_all)
        self.take_button.clicked.connect(self._take)
        self.leave_button.clicked.connect(self.left)

    def _lay_out(self) -> None:
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.all_button)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addWidget(self.issues)
        foot = QHBoxLayout()
        foot.addWidget(KeyHints(((_("Space"), _("take or leave")),)), 1)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.take_button)
        column.addLayout(foot)

    def show_answer(self, found: Comparison, catalogue: Catalogue, plan: Plan | None) -> None:
        """Show a comparison; what is new is ticked."""
        self._found, self._catalogue, self._plan = found, catalogue, plan
        self.ticks = {key for key, change in self._changes() if change is Change.NEW}
        words = _("{department}: {given} answered, {missing} left empty")
        self.head.setText(
            words.format(
                department=found.returned.department,
                given=len(found.cells) + len(found.tasks),
                missing=len(found.missing),
            )
        )
        self.issues.set_rows(issue_rows(found.issues))
        self.issues.setVisible(bool(found.issues))
        differing = any(change is Change.DIFFERS for _key, change in self._changes())
        self.all_button.setVisible(differing)
        self._renew()
        self.grid.go_to(next((key for key, _change in self._changes()), ""), 0)
        self.grid.setFocus()

    def _changes(self) -> list[tuple[str, Change]]:
        if self._found is None:
            return []
        cells = [(f"row {item.code}", item.change) for item in self._found.cells]
        return cells + [(f"task {item.key}", item.change) for item in self._found.tasks]

    def _renew(self) -> None:
        if self._found is None or self._catalogue is None:
            return
        self.model.set_rows(diff_rows(self._found, self._catalogue, self._plan, self.ticks))
        count = len(self.ticks)
        words = _("Take in {count} answers").format(count=count) if count else _("Take in, change nothing")
        self.take_button.set_text(words)

    def _click(self, row: int, column: int) -> None:
        if column == 0:
            self._toggle(self.model.key_at(row))

    def _toggle(self, key: str) -> None:
        changes = dict(self._changes())
        if changes.get(key, Change.SAME) is not Change.SAME:
            self.ticks ^= {key}
            self._renew()

    def _tick_all(self) -> None:
        self.ticks = {key for key, change in self._changes() if change is not Change.SAME}
        self._renew()

    def _take(self) -> None:
        cells = {key.partition(" ")[2] for key in self.ticks if key.startswith("row ")}
        tasks = {key.partition(" ")[2] for key in self.ticks if key.startswith("task ")}
        self.taken.emit(self._found, cells, tasks)
