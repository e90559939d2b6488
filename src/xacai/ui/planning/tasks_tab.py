"""The tasks of the plan: filters, the grid by fields, the panel under a deadline, rows added, moved, split, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xacai.domain.plan import Plan, moved_task
from xacai.services import mending
from xacai.services.planning import departments
from xacai.ui.planning.deadline_panel import DeadlinePanel
from xacai.ui.planning.desk import PlanDesk
from xacai.ui.planning.filter_bar import FilterBar
from xacai.ui.planning.keeping_grid import KeepingGrid
from xacai.ui.planning.row_menu import menu_button, row_menu
from xacai.ui.planning.task_view import (
    ALL,
    TasksView,
    counts,
    task_columns,
    task_parts,
    task_rows,
)
from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid_clipboard import Block
from xacai.wording.language import _, ngettext

_ANSWERS = {1: "mend", 2: "keep", 3: "none"}


class TasksTab(QWidget):
    """``told`` asks the page to say a sentence; the bool says whether it can be undone."""

    told = Signal(str, bool)

    def __init__(
        self, desk: PlanDesk, view: Callable[[Plan], TasksView], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._view_of = desk, view
        self._filter, self._more, self._room = ALL, False, Room()
        self._parts = task_parts(False, False, False)
        self._period_words = ""
        self.grid = KeepingGrid(_("Tasks"))
        self.grid.committed.connect(self._commit)
        self.grid.asked.connect(self.do)
        self.grid.pasted.connect(self._paste)
        self.grid.answered.connect(self._answer)
        self.grid.editor_opened.connect(self._follow)
        self.grid.editor_closed.connect(lambda: self._panel.leave() if self._panel is not None else None)
        self._panel: DeadlinePanel | None = None
        card = Card(flush=True)
        card.setAccessibleName(_("Tasks"))
        card.add(self._bar())
        card.add(self.grid, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def show_plan(self, period_words: str) -> None:
        """Show the plan that lies on the desk."""
        self._period_words = period_words
        plan, view = self._desk.plan, replace(self._view_of(self._desk.plan), filter=self._filter)
        columns = task_columns(self._parts, departments(plan))
        if columns != self.grid.grid_model.columns:
            self.grid.grid_model.set_columns(columns)
        self.grid.grid_model.set_rows(task_rows(plan, self._parts, view))
        self.filters.show_counts(counts(plan, view), "" if self._room.narrow else period_words)
        for widget in (self.add_button, self.row_button):
            widget.setVisible(not self._desk.locked)

    def set_room(self, room: Room) -> None:
        """Choose the columns that there is room for."""
        self._room = room
        self._choose_columns()

    def go_to(self, key: str, part: str = "content") -> bool:
        """Put the cursor on a task's part, whatever the filter hides."""
        self._set_filter(ALL)
        column = self._parts.index(part) if part in self._parts else 1
        found = self.grid.go_to(key, column)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    def do(self, verb: str) -> None:
        """Add, split, up, down or delete at the row under the cursor."""
        self.grid.commit_open_editor()
        key, plan = self.grid.current_row(), self._desk.plan
        if verb == "add":
            self.add()
        elif plan.task(key) is None:
            return
        elif verb in ("up", "down"):
            self._move(key, -1 if verb == "up" else 1)
        elif verb == "split":
            after, fresh = mending.split_task(plan, key)
            if self._desk.edit(_("Split a task"), after):
                self.go_to(fresh)
        elif verb == "delete":
            self._delete(key)

    def add(self) -> None:
        """A new task behind the one under the cursor, its words being typed."""
        plan, key = self._desk.plan, self.grid.current_row()
        field_no, after = self._place_for_new(plan, key)
        changed, fresh = mending.with_fresh_task(plan, field_no, after)
        if self._desk.edit(_("Add a task"), changed):
            self.go_to(fresh)
            self.grid.edit_here()

    def paste(self, block: Block) -> None:
        """Rows of a copied table become tasks behind the one under the cursor."""
        plan = self._desk.plan
        field_no, after = self._place_for_new(plan, self.grid.current_row())
        changed, keys = mending.with_pasted_tasks(plan, block, field_no, after)
        if not keys:
            self.told.emit(
                _("No rows of a table on the clipboard. Copy the rows in Word or Excel, then paste again."),
                False,
            )
        elif self._desk.edit(_("Paste tasks"), changed):
            self.go_to(keys[0])
            words = ngettext("{count} task pasted.", "{count} tasks pasted.", len(keys)).format(
                count=len(keys)
            )
            self.told.emit(words, True)

    def _bar(self) -> QHBoxLayout:
        look, line = theme(), QHBoxLayout()
        line.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(8))
        line.setSpacing(look.px(8))
        self.filters = FilterBar()
        self.filters.chosen.connect(self._set_filter)
        line.addWidget(self.filters)
        line.addStretch(1)
        self.more_button = Button(_("Coordinating, budget"), OUTLINED, icon="table", small=True)
        self.more_button.clicked.connect(self._toggle_more)
        self.row_button = menu_button(row_menu(self, ("add", "split", "up", "down", "delete"), self.do))
        self.add_button = Button(_("Add a task"), OUTLINED, icon="plus", small=True)
        self.add_button.clicked.connect(self.add)
        for button in (self.more_button, self.row_button, self.add_button):
            line.addWidget(button)
        return line

    def _set_filter(self, name: str) -> None:
        self.filters.choose(name)
        if name != self._filter:
            self._filter = name
            self.show_plan(self._period_words)

    def _toggle_more(self) -> None:
        self._more = not self._more
        self.more_button.set_text(_("Product, state") if self._more else _("Coordinating, budget"))
        self._choose_columns()

    def _choose_columns(self) -> None:
        self.more_button.setVisible(not self._room.wide)
        parts = task_parts(self._room.wide, self._room.narrow, self._more)
        if parts != self._parts:
            self._parts = parts
            if self._desk.has_plan:
                self.show_plan(self._period_words)

    def _place_for_new(self, plan: Plan, key: str) -> tuple[str, str]:
        """The field and the task behind which a new one goes."""
        task = plan.task(key)
        if task is not None:
            return task.field_no, task.key
        if key.startswith("field "):
            return key.removeprefix("field "), ""
        last = plan.fields[-1].no if plan.fields else "I"
        return (plan.tasks[-1].field_no if plan.tasks else last), ""

    def _move(self, key: str, steps: int) -> None:
        task = self._desk.plan.task(key)
        column = max(self.grid.place()[1], 0)
        if task is not None:
            moved = mending.renumbered(moved_task(self._desk.plan, key, steps), task.field_no)
            if self._desk.edit(_("Move a task"), moved):
                self.grid.go_to(key, column)

    def _delete(self, key: str) -> None:
        task = self._desk.plan.task(key)
        rows = [row.key for row in self.grid.grid_model.rows]
        place = rows.index(key)
        if task is not None and self._desk.edit(_("Delete a task"), mending.without(self._desk.plan, key)):
            left = [row.key for row in self.grid.grid_model.rows]
            self.grid.go_to(left[min(place, len(left) - 1)], 1) if left else None
            self.told.emit(
                _("Task {no} was deleted: {content}").format(no=task.no, content=task.content), True
            )

    def _commit(self, key: str, column: int, text: str) -> None:
        part = self._parts[column].partition("+")[0]
        self._desk.edit(_("Edit a task"), mending.with_task_part(self._desk.plan, key, part, text))

    def _paste(self, key: str, column: int, block: Block) -> None:
        """A single column overwrites cells downwards; several columns are new tasks."""
        if max(len(row) for row in block) > 1:
            self.paste(block)
            return
        plan, part = self._desk.plan, self._parts[column].partition("+")[0]
        keys = [row.key for row in self.grid.grid_model.rows if plan.task(row.key) is not None]
        if key not in keys or part in ("no", "status"):
            return
        for target, row in zip(keys[keys.index(key) :], block, strict=False):
            plan = mending.with_task_part(plan, target, part, row[0])
        self._desk.edit(_("Paste"), plan)

    def _follow(self, editor: QWidget, key: str, column: int) -> None:
        task = self._desk.plan.task(key)
        if self._parts[column] != "deadline" or task is None or not isinstance(editor, QLineEdit):
            return
        if self._panel is None or self._panel.parentWidget() is not self.window():
            self._panel = DeadlinePanel(self.window())
            self._panel.accepted.connect(self.grid.finish)
            self._panel.kept_as_is.connect(self._keep_as_is)
        former = self._desk.issued.task(key) if self._desk.issued is not None else None
        text = former.deadline.text if former is not None else None
        corner = self.grid.below(key, column) + QPoint(0, theme().px(4))
        self._panel.follow(editor, self._desk.plan.year, text, corner)

    def _keep_as_is(self, text: str) -> None:
        key = self.grid.current_row()
        self.grid.finish(text)
        self._desk.edit(_("Keep as written"), mending.with_deadline_as_is(self._desk.plan, key))

    def _answer(self, key: str, _column: int, number: int) -> None:
        """Number keys on a doubtful deadline: 1 the plan's year, 2 keep as written, 3 no deadline."""
        plan, answer = self._desk.plan, _ANSWERS.get(number)
        task = plan.task(key)
        if task is None or answer is None:
            return
        if answer == "keep":
            changed = mending.with_deadline_as_is(plan, key)
        else:
            text = mending.in_plan_year(task.deadline, plan.year) if answer == "mend" else ""
            changed = mending.with_task_part(plan, key, "deadline", text)
        self._desk.edit(_("Answer a question"), changed)
