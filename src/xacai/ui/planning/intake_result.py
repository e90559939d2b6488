"""The right side of taking in: head, targets and tasks as they were recognised, and the question about a cell."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget

from xacai.ui.icons import icon
from xacai.ui.models.grid import GridModel
from xacai.ui.planning import intake_view as view
from xacai.ui.planning.intake_parts import QuestionBar
from xacai.ui.planning.intake_state import PARTS, State
from xacai.ui.planning.keeping_grid import KeepingGrid
from xacai.ui.planning.target_view import target_columns, target_rows
from xacai.ui.planning.task_view import task_columns
from xacai.ui.room import Room
from xacai.ui.widgets.button import OUTLINED, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.chip import FilterChip
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.wording.language import N_, _

HEAD, TARGETS, TASKS = "head", "targets", "tasks"
_STACK = (HEAD, TARGETS, TASKS)
_VERBS = {
    "split": (N_("Split in two"), "split", "Ctrl+D"),
    "join": (N_("Join with the next row"), "down", "Ctrl+J"),
    "delete": (N_("Leave the row out"), "delete", "Ctrl+Del"),
}


class ResultCard(Card):
    """``committed(key, part, text)``, ``row_asked(verb, key)``, ``place_changed(key, part)``, ``order_changed``."""

    committed = Signal(str, str, str)
    row_asked = Signal(str, str)
    place_changed = Signal(str, str)
    order_changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Recognised"), flush=True)
        self.parts: tuple[str, ...] = view.PARTS
        self._room, self._extra = Room(), ""
        self._state: State | None = None
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._keep_in_view)
        self.order = FilterChip(_("Least sure first"), "doubtful")
        self.order.toggled.connect(self._reorder)
        self.row_button = Button(_("Row"), OUTLINED, small=True, menu_arrow=True)
        self.row_button.setAccessibleName(_("What to do with the row"))
        self.row_button.clicked.connect(self._open_menu)
        choices = (Choice(HEAD, _("Head")), Choice(TARGETS, _("Targets")), Choice(TASKS, _("Tasks")))
        self.part = SegmentedControl(choices, TASKS, _("Recognised"))
        for widget in (self.order, self.row_button, self.part):
            self.add_to_head(widget)
        self.stack = QStackedWidget()
        self._fill()
        self.question = QuestionBar()
        self.tasks.answered.connect(lambda _key, _column, number: self.question.press(number))
        self.add(self.stack, 1)
        self.add(self.question)
        self.body.setSpacing(0)

    def show_state(self, state: State) -> None:
        """Show what lies on the desk."""
        self._state = state
        plan = state.plan
        self.head_grid.grid_model.set_rows(view.head_rows(plan))
        self.targets.grid_model.set_rows(target_rows(plan, None, {}))
        leads = tuple(dict.fromkeys(task.lead for task in plan.tasks if task.lead))
        columns = task_columns(self.parts, leads)
        if columns != self.tasks.grid_model.columns:
            self.tasks.grid_model.set_columns(columns)
        rows = view.recognised_rows(
            plan, self.parts, state.open, state.sureness, least_sure_first=self.order.isChecked()
        )
        self.tasks.grid_model.set_rows(rows)

    def go_to(self, place: view.Place) -> None:
        """Show a place: its view, its row, its cell (the column is opened where there was none)."""
        self.part.choose({"head": HEAD, "target": TARGETS, "targets": TARGETS}.get(place.kind, TASKS))
        if place.kind != "task":
            return
        wanted = place.part if place.part in PARTS else ""
        self._extra = "" if wanted in self._base() else wanted
        self._set_parts()
        self._settle.start()
        self.tasks.go_to(place.key, self.parts.index(place.part) if place.part in self.parts else 1)

    def set_room(self, room: Room) -> None:
        """Fewer columns where it is narrow."""
        self._room = room
        self.question.set_strip(room.narrow)
        self._set_parts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cell in question stays in view."""
        super().resizeEvent(event)
        self._settle.start()

    def _keep_in_view(self) -> None:
        self.tasks.scrollTo(self.tasks.currentIndex())

    def type_here(self) -> None:
        """Open the editor of the cell in question."""
        self.tasks.setFocus()
        self.tasks.edit_here()

    def menu(self) -> QMenu:
        """What can be done with the row."""
        menu = QMenu(self)
        for verb, (words, picture, key) in _VERBS.items():
            native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            said = _(words)
            action = QAction(icon(picture), f"{said}\t{native}", menu)
            action.triggered.connect(lambda _checked=False, name=verb: self.ask_row(name))
            menu.addAction(action)
        return menu

    def ask_row(self, verb: str) -> None:
        """Ask for an act with the row under the cursor."""
        key = self.tasks.current_row()
        if verb in _VERBS and key and self.stack.currentWidget() is self.tasks:
            self.tasks.commit_open_editor()
            self.row_asked.emit(verb, key)

    def _fill(self) -> None:
        self.head_grid = Grid(GridModel(view.head_columns()), _("Head"), row_height=34)
        self.targets = Grid(GridModel(target_columns(())), _("Targets"), row_height=42)
        self.tasks = KeepingGrid(_("Tasks"))
        self.tasks.committed.connect(self._commit)
        self.tasks.asked.connect(self.ask_row)
        self.tasks.place_changed.connect(self._move)
        for grid in (self.head_grid, self.targets, self.tasks):
            self.stack.addWidget(grid)
        self.stack.setCurrentWidget(self.tasks)
        self.part.chosen.connect(self._choose)

    def _base(self) -> tuple[str, ...]:
        return view.PARTS if self._room.wide else view.NARROW_PARTS

    def _set_parts(self) -> None:
        base = self._base()
        parts = (*base[:-1], self._extra, base[-1]) if self._extra else base
        if parts != self.parts:
            self.parts = parts
            if self._state is not None:
                self.show_state(self._state)

    def _choose(self, key: str) -> None:
        self.stack.setCurrentIndex(_STACK.index(key))
        for widget in (self.order, self.row_button):
            widget.setVisible(key == TASKS)

    def _reorder(self) -> None:
        if self._state is not None:
            self.show_state(self._state)
        self.order_changed.emit()

    def _commit(self, key: str, column: int, text: str) -> None:
        self.committed.emit(key, self.parts[column], text)

    def _move(self, key: str, column: int) -> None:
        self.place_changed.emit(key, self.parts[column] if 0 <= column < len(self.parts) else "")

    def _open_menu(self) -> None:
        self.menu().popup(self.row_button.mapToGlobal(QPoint(0, self.row_button.height())))
