"""The views of the tasks: list, board by quarter, year strip, with filters and grouping; who is behind, the money.

``switch`` chooses between them; the page puts it into its header.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xacai.ui.models.grid import GridModel
from xacai.ui.progress.activities import ActivityTable
from xacai.ui.progress.board import Board
from xacai.ui.progress.desk import Desk
from xacai.ui.progress.filters import FilterLine
from xacai.ui.progress.tables import TableView
from xacai.ui.progress.tables_view import budget_columns, budget_rows, department_columns, department_rows
from xacai.ui.progress.view import FIELD, LEAD, STATE, Filter, columns, parts_for, rows, shown
from xacai.ui.progress.year import MonthHeader, YearList
from xacai.ui.progress.year_view import legend_words, year_rows
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.key_hints import KeyHints
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.wording.language import _

LIST, BOARD, YEAR, BEHIND, MONEY, ACTIVITIES = "list", "board", "year", "behind", "money", "activities"
_PLACES = {LIST: 0, BOARD: 1, YEAR: 2, BEHIND: 4, MONEY: 5, ACTIVITIES: 6}
_NOTHING = 3
TABLES = (BEHIND, MONEY, ACTIVITIES)


class TaskViews(QWidget):
    """``moved(task)``, ``opened(task)`` from every view; ``typed(task, column part, text)`` from the list."""

    moved = Signal(str)
    opened = Signal(str)
    typed = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self.parts: tuple[str, ...] = parts_for(1000)
        self.filters = FilterLine()
        self.switch = SegmentedControl(
            (
                Choice(LIST, _("List")),
                Choice(BOARD, _("By quarter")),
                Choice(YEAR, _("Year strip")),
                Choice(BEHIND, _("Who is behind")),
                Choice(MONEY, _("Money")),
                Choice(ACTIVITIES, _("Activities")),
            ),
            LIST,
            _("View"),
        )
        self.grouping = SegmentedControl(
            (Choice(LEAD, _("Departments")), Choice(FIELD, _("Fields"))), LEAD, _("Groups")
        )
        self.grid = Grid(GridModel(columns(self.parts)), _("Tasks"), row_height=42, row_tint=True)
        self.board, self.year = Board(), YearList()
        self.activities = ActivityTable()
        self.behind = TableView(
            department_columns(), _("Who is behind"), _("A click shows the tasks of a department."), ""
        )
        self.money = TableView(
            budget_columns(),
            _("Money"),
            _("Spent: since the start of the year. A click on a field shows its tasks."),
            _("No task of the plan names a budget, and nothing spent was entered."),
        )
        self.stack = QStackedWidget()
        self._build()
        self._connect()

    def key_views(self) -> tuple[QWidget, ...]:
        """The views that hear the number keys."""
        return (self.grid, self.year, *self.board.lists)

    def show_desk(self, desk: Desk) -> None:
        """Renew every view that is seen."""
        self._desk = desk
        chosen, task = self.filters.current, self._last
        self.filters.show_desk(desk)
        self.filters.setVisible(self.switch.current not in TABLES)
        if self.switch.current in TABLES:
            self._show_table(desk)
            return
        if not shown(desk, chosen):
            self.stack.setCurrentIndex(_NOTHING)
            return
        self.stack.setCurrentIndex(_PLACES[self.switch.current])
        if self.switch.current == LIST:
            self.grid.grid_model.set_rows(rows(desk, self.parts, chosen, self.grouping.current))
            if task and self.grid.place()[0] != task:
                self.grid.go_to(task, self._state_column())
        elif self.switch.current == BOARD:
            self.board.show_desk(desk, chosen)
        else:
            self.year.set_rows(year_rows(desk, chosen, self.grouping.current), desk.plan.year, desk.today)
            self._months.update()
        self._fit_grouping()

    def _show_table(self, desk: Desk) -> None:
        if self.switch.current == ACTIVITIES:
            self.activities.show_desk(desk)
            self.stack.setCurrentIndex(_PLACES[ACTIVITIES])
            self.grouping.hide()
            return
        behind = self.switch.current == BEHIND
        table = self.behind if behind else self.money
        table.set_rows(department_rows(desk) if behind else budget_rows(desk))
        self.stack.setCurrentIndex(_PLACES[self.switch.current])
        self.grouping.hide()

    def open_row(self, key: str) -> None:
        """The tasks that a row of a table means: of a department, of a field, or one task."""
        kind, _space, value = key.partition(" ")
        if kind in (LEAD, FIELD):
            self.switch.choose(LIST)
            self.filters.choose(Filter(kind, value))
            self.go_to_first()
        elif kind == "task":
            self.switch.choose(LIST)
            self.filters.choose(Filter())
            self.go_to(value)

    def go_to(self, task: str) -> bool:
        """Put the cursor on a task in the view that is open; False where the filter leaves it out."""
        if self.switch.current in TABLES:
            self.switch.choose(LIST)
        if self._desk is None or task not in {
            item.task.key for item in shown(self._desk, self.filters.current)
        }:
            return False
        self._last = task
        if self.switch.current == LIST:
            at = self.grid.place()[1] if self.grid.place()[0] == task else self._state_column()
            self.grid.go_to(task, at)
            self.grid.setFocus()
        elif self.switch.current == BOARD:
            self.board.choose(task)
        else:
            self.year.choose(task)
            self.year.setFocus()
        self.moved.emit(task)
        return True

    def go_to_first(self) -> None:
        """Put the cursor on the first task shown."""
        tasks = self._order()
        if tasks:
            self.go_to(tasks[0])

    def go_to_next(self, task: str, wanted: set[str]) -> bool:
        """Put the cursor on the next of the wanted tasks after one, from the top again; False where none is shown."""
        order = self._order()
        start = order.index(task) + 1 if task in order else 0
        following = next((key for key in (*order[start:], *order[:start]) if key in wanted), "")
        return bool(following) and self.go_to(following)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns that fit."""
        super().resizeEvent(event)
        self._fit_grouping()
        if self.grid.currentIndex().isValid():
            self.grid.scrollTo(self.grid.currentIndex())
        parts = parts_for(round((self.width() - 16) * 100 / theme().percent))
        if parts != self.parts:
            self.parts = parts
            place = self.grid.place()[0]
            self.grid.grid_model.set_rows(())
            self.grid.grid_model.set_columns(columns(parts))
            if self._desk is not None:
                self.show_desk(self._desk)
                if place and self.switch.current == LIST:
                    self.grid.go_to(place, self._state_column())

    def _fit_grouping(self) -> None:
        room = self.width() - self.filters.needed_width() - theme().px(16)
        self.grouping.setVisible(
            self.switch.current in (LIST, YEAR) and room >= self.grouping.sizeHint().width()
        )

    def _order(self) -> list[str]:
        if self._desk is None:
            return []
        found = rows(self._desk, self.parts, self.filters.current, self.grouping.current)
        return [row.key for row in found if not row.is_group]

    def _state_column(self) -> int:
        return self.parts.index(STATE)

    def _build(self) -> None:
        self._last = ""
        look, column, top = theme(), QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        top.setSpacing(look.px(8))
        top.addWidget(self.filters, 1)
        top.addWidget(self.grouping)
        column.addLayout(top)
        nothing = EmptyState("filter", _("No task is in this group."), (("all", _("Show all tasks")),))
        nothing.buttons[0].set_kind("outlined")
        nothing.pressed.connect(lambda _key: self.filters.choose(Filter()))
        for view in (
            self._list_card(),
            self.board,
            self._year_card(),
            nothing,
            self.behind,
            self.money,
            self.activities,
        ):
            self.stack.addWidget(view)
        column.addWidget(self.stack, 1)

    def _list_card(self) -> Card:
        card = Card(flush=True)
        card.add(self.grid, 1)
        card.add(_hints())
        return card

    def _year_card(self) -> Card:
        card = Card(flush=True)
        card.body.setSpacing(0)
        self._months = MonthHeader(self.year)
        card.add(self._months)
        card.add(self.year, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme().px(12), theme().px(6), theme().px(12), theme().px(8))
        foot.addWidget(Label(legend_words(), 12, ink="ink2", wrap=True))
        card.add(foot)
        return card

    def _connect(self) -> None:
        self.grid.place_changed.connect(lambda key, column: self._move(key))
        self.grid.opened.connect(lambda key, column: self.opened.emit(key))
        self.grid.committed.connect(lambda key, column, text: self.typed.emit(key, self.parts[column], text))
        for view in (self.board, self.year):
            view.moved.connect(self._move)
            view.opened.connect(self.opened)
        for table in (self.behind, self.money):
            table.opened.connect(self.open_row)
        self.filters.chosen.connect(self._renew)
        self.switch.chosen.connect(self._renew)
        self.grouping.chosen.connect(self._renew)

    def _move(self, key: str) -> None:
        if not key.startswith("group "):
            self._last = key
            self.moved.emit(key)

    def _renew(self, _key: str) -> None:
        if self._desk is not None:
            self.show_desk(self._desk)


def _hints() -> KeyHints:
    return KeyHints(
        (
            ("1", _("not started")),
            ("2", _("in progress")),
            ("3", _("done")),
            ("4", _("waiting")),
            ("5", _("dropped")),
            ("Tab", _("document, result")),
            ("Enter", _("details")),
            ("F8", _("next to record")),
        )
    )
