"""The plan page: make a year's plan, take one in, change it, issue it, amend it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.issue import Refusal
from xacai.domain.period import read_period, window
from xacai.domain.plan import Plan, plan_key
from xacai.services import mending, planning, tracking
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.planning import export, view
from xacai.ui.planning.above import AboveStrip
from xacai.ui.planning.desk import PlanDesk
from xacai.ui.planning.intake_page import IntakePage
from xacai.ui.planning.next_step import NextStep
from xacai.ui.planning.plan_view import PlanView
from xacai.ui.planning.task_view import TasksView
from xacai.ui.printing.preview import show_preview
from xacai.ui.widgets.button import OUTLINED, PRIMARY, Button
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.grid_clipboard import pasted_block
from xacai.wording.language import _
from xacai.wording.periods import bare_words

INTAKE, INTAKE_LAST = "intake", "intake-last"
"""Places that open the taking in: of this year's plan, of last year's to be copied forward."""


class PlanningPage(Page):
    """Shows the year's plan, or the three ways to one."""

    work_page = True

    def title(self) -> str:
        """The page's own name; a plan on the desk gives its title."""
        return _("Plan")

    def build(self) -> None:
        """Header, and three views of which one is seen: no plan, the plan, taking in."""
        self.desk = PlanDesk(self.workspace, self)
        self.desk.shown.connect(self._show)
        self.desk.refused_edit.connect(self._say_locked)
        self.reopen_button = self.header.add_action(Button(_("Take in again"), OUTLINED, icon="file-in"))
        self.paste_button = self.header.add_action(
            Button(_("Paste from Word, Excel"), OUTLINED, icon="paste")
        )
        self.print_button = self.header.add_action(Button(_("Print…"), OUTLINED, icon="print"))
        self.export_button = self.header.add_action(Button(_("Write files"), OUTLINED, icon="export"))
        self.next_button = self.header.add_action(Button("", PRIMARY))
        self.reopen_button.clicked.connect(lambda: self._open_intake())
        self.paste_button.clicked.connect(self._paste)
        self.print_button.clicked.connect(self._print)
        self.export_button.clicked.connect(self._export)
        self.next_button.clicked.connect(self._take_step)
        self.plan_view = PlanView(self.desk, self._tasks_view)
        self.plan_view.told.connect(self._told)
        self.intake = IntakePage(self.workspace, self)
        self.intake.stored.connect(self._took_in)
        self.intake.left.connect(self.refresh)
        self.empty = QWidget()
        QVBoxLayout(self.empty)
        self.above = AboveStrip(self.workspace)
        self.above.taken.connect(self._took_over)
        self.body.addWidget(self.above)
        self.views = QStackedWidget()
        for widget in (self.empty, self.plan_view, self.intake):
            self.views.addWidget(widget)
        self.body.addWidget(self.views, 1)
        self.empty_state: EmptyState | None = None
        self.steps = NextStep(self.desk, self, self.plan_view)

    def refresh(self) -> None:
        """Read the year's plan and show it."""
        period = read_period(self.scope.period)
        self.plan_view.period_words = bare_words(period) if period else ""
        if self.views.currentWidget() is self.intake and self.intake.busy:
            return
        self.desk.lay(planning.find_plan(self.workspace, self.scope.year))
        self.above.set_year(self.scope.year)

    def fit(self) -> None:
        """Shorter buttons, other columns."""
        narrow = self.room.narrow
        self.paste_button.set_text(_("Paste") if narrow else _("Paste from Word, Excel"))
        self.plan_view.set_room(self.room)
        self.intake.set_room(self.room)
        if self.desk.has_plan:
            self._show()

    def show_place(self, place: str) -> None:
        """A task's or target's key, an issue's place, or the taking in."""
        if place in (INTAKE, INTAKE_LAST):
            self._open_intake(last_year=place == INTAKE_LAST)
        elif self.desk.has_plan:
            self.plan_view.go_to(place)

    def leave(self) -> bool:
        """Keep open editors, close panels."""
        self.plan_view.keep()
        self.steps.close()
        return True

    def _show(self) -> None:
        if not self.desk.has_plan:
            self._show_empty()
            return
        plan, desk = self.desk.plan, self.desk
        self.header.set_words(view.plan_title(plan), view.subtitle(plan, desk.issued))
        chips = view.state_chips(plan, desk.issued, len(desk.changes))
        self.header.set_chips(
            [Chip(item.text, item.tone, item.icon) for item in (chips[-1:] if self.room.narrow else chips)]
        )
        self.next_button.set_text(view.next_step(plan)[1])
        self.paste_button.set_ready(not desk.locked, view.lock_words(plan))
        self._show_actions(True)
        self.views.setCurrentWidget(self.plan_view)
        self.plan_view.show_plan()

    def _show_empty(self) -> None:
        year = self.scope.year
        last = planning.find_plan(self.workspace, year - 1)
        words = (
            _("There is no plan of {year} yet. Open the document that was issued, or copy {last}'s.")
            if last
            else _(
                "There is no plan of {year} yet. Open the document that was issued, or begin with an empty one."
            )
        )
        copy = (("copy", _("Copy from {year}").format(year=year - 1)),) if last else ()
        actions = (("open", _("Open the issued document")), *copy, ("blank", _("Make an empty plan")))
        fresh = EmptyState("plan", words.format(year=year, last=year - 1), actions)
        fresh.pressed.connect(self._begin)
        layout = self.empty.layout()
        assert layout is not None
        if self.empty_state is not None:
            layout.removeWidget(self.empty_state)
            self.empty_state.hide()
            self.empty_state.deleteLater()
        layout.addWidget(fresh)
        self.empty_state = fresh
        self.header.set_words(_("Plan {year}").format(year=year), "")
        self.header.set_chips([])
        self._show_actions(False)
        self.views.setCurrentWidget(self.empty)

    def _show_actions(self, shown: bool) -> None:
        for button in (self.paste_button, self.print_button, self.export_button, self.next_button):
            button.setVisible(shown)
        # A draft may be taken in again, after a look at what differs; a narrow header has no room for it.
        self.reopen_button.setVisible(shown and not self.desk.locked and not self.room.narrow)

    def _begin(self, way: str) -> None:
        key = plan_key(self.scope.year)
        if way == "open":
            self._open_intake()
        elif way == "copy":
            last = planning.find_plan(self.workspace, self.scope.year - 1)
            if last is not None and guarded(
                self, lambda: planning.copy_plan(self.workspace, source=last.key, key=key)
            ):
                self._began(
                    _("Copied from {year}. Look at the deadlines and the head, then issue it.").format(
                        year=last.year
                    )
                )
        elif guarded(self, lambda: self._keep_blank(key)):
            self._began(_("Type the first task, or paste rows from Word or Excel."))

    def _keep_blank(self, key: str) -> None:
        planning.keep_new(
            self.workspace, replace(planning.empty_plan(self.workspace, key), fields=mending.usual_fields())
        )

    def _began(self, words: str) -> None:
        self.refresh()
        self.changed.emit()
        self.tell(words, "ok")
        self.plan_view.tasks.grid.setFocus()

    def _open_intake(self, *, last_year: bool = False) -> None:
        year = self.scope.year
        self._show_actions(False)
        self.above.hide()
        self.header.set_words(_("Take in a plan"), "")
        self.header.set_chips([Chip(_("Nothing stored yet"), "neutral", "info")])
        self.views.setCurrentWidget(self.intake)
        self.intake.begin(year - 1 if last_year else year, year if last_year else None)

    def _took_in(self, plan: Plan) -> None:
        self.changed.emit()
        if plan.year == self.scope.year:
            words = _("The plan was taken in: {count} tasks. Look through it, then press “Issue”.")
            self._began(words.format(count=len(plan.tasks)))
        else:
            self.refresh()
            self.tell(
                _("The plan of {year} was taken in. Choose {year} at the top to see it.").format(
                    year=plan.year
                ),
                "ok",
            )

    def _took_over(self, count: int) -> None:
        """Edits made before belong to the plan as it was."""
        self.undo_stack.clear()
        self.refresh()
        self.changed.emit()
        if count:
            self.tell(_("Taken over from the plan of the office above. Enter who leads, then issue."), "ok")

    def _tasks_view(self, plan: Plan) -> TasksView:
        """Standings at the period, changes against what was issued."""
        changes, period = self.desk.changed_cells(), read_period(self.scope.period)
        if period is None or (not plan.revision and not self.desk.locked):
            return TasksView(changes=changes, today=self.workspace.today())
        days = window(period)
        try:
            found = tracking.stand_today(self.workspace, plan, period)
        except Refusal:
            found = ()
        standings = {standing.task.key: standing for standing in found}
        return TasksView(
            standings, changes, today=self.workspace.today(), window_first=days.first, window_last=days.last
        )

    def _told(self, words: str, undoable: bool) -> None:
        if undoable:
            self.tell(words, "neutral", _("Undo"), self.undo_stack.undo)
        else:
            self.tell(words, "warn")

    def _say_locked(self) -> None:
        self.tell(view.lock_words(self.desk.plan), "warn", _("Open an amendment"), self._take_step)

    def _paste(self) -> None:
        self.plan_view.tabs.choose(view.TASKS)
        self.plan_view.tasks.paste(pasted_block())

    def _export(self) -> None:
        self.plan_view.keep()
        folder = export.choose_folder(self)
        if folder is not None:
            self.export_to(folder)

    def _print(self) -> None:
        from xacai.services.publishing import plan_pdf  # brings the PDF libraries: not before they are wanted

        self.plan_view.keep()
        plan = self.desk.plan
        show_preview(self, plan.key.replace("/", "-"), lambda: plan_pdf(self.workspace, plan))

    def _take_step(self) -> None:
        self.steps.take(self.next_button)

    def export_to(self, folder: Path) -> None:
        """Write the plan's files into a folder."""
        export.export(self, self.desk.plan, folder)
