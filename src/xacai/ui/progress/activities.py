"""The activities of the period: a grid edited in place, a row added at its end; every change can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.activity import Activity, outside_year
from xacai.domain.period import window, write_day
from xacai.services import activities
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.progress.activities_view import (
    DAY,
    NAME,
    NEW,
    activity_columns,
    activity_rows,
    fresh_activity,
    parts_for,
    summary_words,
    typed,
)
from xacai.ui.progress.desk import Desk
from xacai.ui.stored_step import StoredStep
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.key_hints import KeyHints
from xacai.wording.language import _

Act = Callable[[], object]


class ActivityTable(QStackedWidget):
    """Page 0 the grid, page 1 the sentence of a period without activities. ``serve`` gives it its page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._desk: Desk | None = None
        self._items: tuple[Activity, ...] = ()
        self.draft: Activity | None = None
        self.parts = parts_for(1200)
        self.grid = Grid(
            GridModel(activity_columns(self.parts)), _("Activities"), row_height=42, row_tint=True
        )
        self.add_button = Button(_("Add an activity"), icon="plus", small=True, key="Ins")
        self.remove_button = Button(_("Remove"), icon="minus", small=True)
        self._build()

    def _build(self) -> None:
        self.card = Card(_("Activities of the period"), " ", flush=True)
        self.card.add_to_head(self.add_button)
        self.card.add_to_head(self.remove_button)
        self.card.add(self.grid, 1)
        hints = (("Enter", _("type")), ("Tab", _("next cell")), ("Ins", _("add")), ("Ctrl+Z", _("undo")))
        self.card.add(KeyHints(hints))
        sentence = _("No activity of this period was entered yet.")
        self.nothing = EmptyState("calendar", sentence, (("add", _("Add an activity")),))
        self.nothing.pressed.connect(lambda _key: self.append())
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing)
        self.addWidget(self.card)
        self.addWidget(empty)
        self.add_button.clicked.connect(self.append)
        self.remove_button.clicked.connect(self.remove)
        self.grid.committed.connect(self._commit)
        self.grid.place_changed.connect(lambda key, column: self._judge())
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ins"), self, self.append, context=context)
        QShortcut(QKeySequence("Ctrl+Del"), self, self.remove, context=context)

    def serve(self, page: Page) -> None:
        """Store through this page's workspace and undo stack."""
        self._page = page

    def show_desk(self, desk: Desk) -> None:
        """Read and show the activities of the desk's period."""
        if self._desk is not None and self._desk.scope != desk.scope:
            self.draft = None
        self._desk = desk
        self.renew()

    def renew(self) -> None:
        """Show what is stored."""
        if self._page is None or self._desk is None:
            return
        self._items = activities.list_activities(self._page.workspace, window(self._desk.scope))
        self.grid.grid_model.set_rows(activity_rows(self._items, self.draft, self.parts))
        self.setCurrentIndex(0 if self._items or self.draft is not None else 1)
        self.card.set_title(_("Activities of the period"), summary_words(self._items))
        self._judge()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns that fit."""
        super().resizeEvent(event)
        parts = parts_for(round(self.width() * 100 / theme().percent))
        if parts != self.parts:
            self.parts = parts
            self.grid.grid_model.set_rows(())
            self.grid.grid_model.set_columns(activity_columns(parts))
            self.renew()

    def append(self) -> None:
        """A row to begin with; it is stored once it has a name."""
        if self._desk is None:
            return
        self.grid.commit_open_editor()
        if self.draft is None:
            self.draft = fresh_activity(self._desk.plan, self._desk.done_day)
            self.renew()
        self.grid.go_to(NEW, self.parts.index(NAME))
        self.grid.setFocus()
        self.grid.edit_here()

    def remove(self) -> None:
        """Take the row under the cursor away."""
        key, _column = self.grid.place()
        if key == NEW:
            self.draft = None
            self.renew()
            return
        gone = self._find(key)
        if gone is None or self._page is None:
            return
        work = self._page.workspace
        if self._do(
            _("Remove an activity"),
            lambda: activities.remove_activity(work, gone.key),
            lambda: activities.put_back_activity(work, gone),
        ):
            self._page.tell(
                _("“{name}” was removed. Ctrl+Z brings it back.").format(name=gone.name), "accent"
            )

    def _commit(self, key: str, column: int, text: str) -> None:
        part = self.parts[column]
        held = self.draft if key == NEW else self._find(key)
        if held is None or self._desk is None or self._page is None:
            return
        changed, why_not = typed(held, part, text, self._desk.plan)
        if why_not:
            self._page.tell(why_not, "err")
        elif key == NEW:
            self._begin(changed)
        elif changed != held:
            self._change(held, changed)
        self.renew()

    def _begin(self, draft: Activity) -> None:
        """Keep the new row; with a name it is stored."""
        page, self.draft = self._page, draft
        if not draft.name or page is None or not self._meant(draft):
            return
        work, kept = page.workspace, [draft]

        def forward() -> None:
            if kept[0].key:
                activities.put_back_activity(work, kept[0])
            else:
                kept[0] = activities.record_activity(work, draft, accept=True)

        if self._do(_("Add an activity"), forward, lambda: activities.remove_activity(work, kept[0].key)):
            self.draft = None
            self.renew()
            self.grid.go_to(kept[0].key, self.parts.index(NAME))
            self._say_where(kept[0])

    def _change(self, held: Activity, changed: Activity) -> None:
        page = self._page
        if page is None or (changed.day != held.day and not self._meant(changed)):
            return
        work = page.workspace
        if self._do(
            _("Edit an activity"),
            lambda: activities.change_activity(work, changed, accept=True),
            lambda: activities.change_activity(work, held, accept=True),
        ):
            self._say_where(changed)

    def _say_where(self, item: Activity) -> None:
        """A day outside the period takes the row out of sight: say so."""
        if self._page is not None and self._desk is not None and not window(self._desk.scope).holds(item.day):
            words = _("“{name}” of {day} belongs to another period and stands there.")
            self._page.tell(words.format(name=item.name, day=write_day(item.day)), "accent")

    def _meant(self, item: Activity) -> bool:
        """Ask where the day lies outside the plan's year; without a plan of its own nothing is asked."""
        plan = self._desk.plan if self._desk is not None else None
        if plan is None or item.plan_key != plan.key or not outside_year(item, plan.year):
            return True
        words = _("The day {day} does not belong to the plan of {year}. Is it meant?")
        question = words.format(day=write_day(item.day), year=plan.year)
        answer = QMessageBox.question(self, _("Day"), question)
        return answer == QMessageBox.StandardButton.Yes

    def _do(self, words: str, forward: Act, back: Act) -> bool:
        """Do it and make it undoable; False where it was refused (the reason stands on the page)."""
        page = self._page
        if page is None or not guarded(page, forward):
            return False
        page.undo_stack.push(StoredStep(words, lambda: self.again(forward), lambda: self.again(back)))
        self.renew()
        page.changed.emit()
        return True

    def again(self, act: Act) -> None:
        """Undo or redo with the usual care, then show it."""
        if self._page is not None:
            guarded(self._page, act)
            self.renew()
            self._page.changed.emit()

    def _find(self, key: str) -> Activity | None:
        return next((item for item in self._items if item.key == key), None)

    def _judge(self) -> None:
        self.remove_button.set_ready(bool(self.grid.place()[0]), _("Choose a row first."))

    def at_day(self, key: str) -> bool:
        """Put the cursor on an activity."""
        return self.grid.go_to(key, self.parts.index(DAY))
