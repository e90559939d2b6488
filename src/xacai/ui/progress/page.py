"""The progress page (Tiến độ): how each task stands, its product and its evidence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from xacai.domain.period import Period, PeriodKind, read_period
from xacai.domain.plan import Plan
from xacai.domain.progress import Entry, Mark, Standing
from xacai.domain.text import nfc
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.printing.preview import show_preview
from xacai.ui.progress.desk import Desk, read_desk
from xacai.ui.progress.edits import (
    MARK_KEYS,
    begun,
    read_proof,
    target_of,
    with_mark,
    with_part,
    with_work,
)
from xacai.ui.progress.evidence_line import FromRegister
from xacai.ui.progress.keeper import Keeper
from xacai.ui.progress.keys import MarkKeys
from xacai.ui.progress.panel import TaskPanel
from xacai.ui.progress.view import (
    FIELD,
    FILTERS,
    PROOF,
    SOON,
    Filter,
    locked_words,
    share_words,
    subtitle,
    wants_word,
)
from xacai.ui.progress.views import TABLES, TaskViews
from xacai.ui.progress.words import code_of
from xacai.ui.progress.workplace import Workplace
from xacai.ui.widgets.button import PRIMARY, Button
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.wording.language import N_, _
from xacai.wording.statuses import mark_words

_PART_WORDS = {
    "result": N_("result"),
    "spent": N_("money spent"),
    "done_on": N_("day done"),
    "note": N_("note"),
    "met_on": N_("day the condition was met"),
    "due": N_("last day"),
    "number": N_("document"),
}


class ProgressPage(Page):
    """Holds which task and which of its products is chosen; everything else is read from the store."""

    work_page = True

    def title(self) -> str:
        """The rail's word."""
        return _("Progress")

    def build(self) -> None:
        """Views at the left, the chosen task at the right."""
        self.desk: Desk | None = None
        self.task, self.part = "", 0
        self.views, self.panel, self.locked_strip = TaskViews(), TaskPanel(), MessageStrip()
        self.keeper = Keeper(self.workspace, self, self.undo_stack, self._renew)
        self.keys = MarkKeys(self)
        self.keys.watch(*self.views.key_views())
        self.header.add_widget(self.views.switch)  # one line less above the tasks
        self.print_button = self.header.add_action(Button(_("Print…"), icon="print"))
        self.panel_button = self.header.add_action(Button(_("Details"), icon="split", key="F4"))
        self.next_button = self.header.add_action(Button(_("Next to record"), PRIMARY, key="F8"))
        self.views.activities.serve(self)
        self.views.switch.chosen.connect(lambda _key: self._fit_panel())
        self._place = Workplace(self.views, self.panel)
        self._place.plan_wanted.connect(lambda: self.go.emit("planning", ""))
        self.body.addWidget(self.locked_strip)
        self.body.addWidget(self._place, 1)
        self.register = FromRegister(
            self,
            self.panel.evidence,
            self._shown_entry,
            lambda change: self._edit(self.part, change, _("document")),
        )
        self._connect()

    def _connect(self) -> None:
        self.views.moved.connect(self._choose_task)
        self.views.opened.connect(self._open_task)
        self.views.typed.connect(self._type_into_row)
        self.keys.pressed.connect(lambda number: self.set_mark(MARK_KEYS[number], 0))
        self.keys.next_wanted.connect(self.go_to_next)
        self.next_button.clicked.connect(self.go_to_next)
        self.panel_button.clicked.connect(self.toggle_panel)
        self.print_button.clicked.connect(self._print)
        self.panel.part_chosen.connect(self._choose_part)
        self.panel.fields.mark_chosen.connect(lambda number: self.set_mark(MARK_KEYS[number], self.part))
        self.panel.fields.part_changed.connect(self._change_part)
        QShortcut(QKeySequence("F8"), self, self.go_to_next)
        QShortcut(QKeySequence("F4"), self, self.toggle_panel)

    def refresh(self) -> None:
        """Read plan, standings and entries of the period."""
        self.desk = None
        guarded(self, self._read)
        self._place.setCurrentIndex(0 if self.desk is not None else 1)
        for button in (self.next_button, self.panel_button, self.print_button):
            button.setVisible(self.desk is not None)
        self._show()

    def _read(self, known: Plan | None = None) -> None:
        period = read_period(self.scope.period) or Period(PeriodKind.YEAR, self.scope.year)
        self.desk = read_desk(self.workspace, period, known)

    def _show(self, *, force: bool = False) -> None:
        if self.desk is None:
            self.header.set_words(self.title())
            self.header.set_chips(())
            self.locked_strip.hide()
            return
        self.header.set_words(self.title(), subtitle(self.desk))
        self.header.set_chips([Chip(share_words(self.desk.standings), "accent", "progress")])
        words = locked_words(self.desk)
        self.locked_strip.setVisible(bool(words))
        if words:
            self.locked_strip.say(words, "warn", "", None)
        self.views.show_desk(self.desk)
        self._show_panel(force=force)

    def _show_panel(self, *, force: bool = False) -> None:
        standing = self.chosen()
        if self.desk is None or standing is None:
            self.panel.show_nothing()
        else:
            self.panel.show_task(self.desk, standing, self.part, force=force)
            self.register.show()

    def chosen(self) -> Standing | None:
        """The task under the cursor."""
        return self.desk.standing(self.task) if self.desk is not None else None

    def fit(self) -> None:
        """The side panel is a drawer in narrow rooms; in tight ones the buttons keep their keys to themselves."""
        self.panel_button.set_text("" if self.room.narrow else _("Details"))
        self.panel_button.setAccessibleName(_("Details"))
        self.print_button.set_text("" if self.room.narrow else _("Print…"))
        self.print_button.setAccessibleName(_("Print the wall sheet"))
        self.header.show_chips(not self.room.narrow)  # six views stand beside the title
        self._place_switch()
        self._fit_panel()

    def _place_switch(self) -> None:
        """In tight rooms the choice of views has a line of its own."""
        switch, views = self.views.switch, self.views.layout()
        if isinstance(views, QVBoxLayout) and self.room.tight != (views.indexOf(switch) >= 0):
            if self.room.tight:
                views.insertWidget(0, switch)
            else:
                self.header.add_widget(switch)

    def _fit_panel(self) -> None:
        """Tables and activities are no tasks: they take the whole width."""
        self.panel.setVisible(not self.room.narrow and self.views.switch.current not in TABLES)

    def _print(self) -> None:
        """The wall sheet of the period's tasks."""
        from xacai.services.publishing import wall_sheet_pdf  # the PDF libraries: not before they are wanted

        desk = self.desk
        if desk is not None:
            self.panel.fields.keep()
            show_preview(
                self, f"nhiem-vu-{desk.period.code}", lambda: wall_sheet_pdf(self.workspace, desk.period)
            )

    def toggle_panel(self) -> None:
        """Open or close the side panel."""
        self.panel.fields.keep()
        self.panel.setVisible(not self.panel.isVisible())

    def leave(self) -> bool:
        """Keep what is being typed."""
        self.views.grid.commit_open_editor()
        if self.chosen() is not None:
            self.panel.fields.keep()
        return True

    def show_place(self, place: str) -> None:
        """``filter overdue``, ``field III``, ``field III|III.4/1``, or a task's key."""
        kind, _space, value = place.removeprefix("task ").partition(" ")
        if kind == "filter" and value in (*FILTERS, SOON):
            self.views.filters.choose(Filter(value))
            self.views.go_to_first()
        elif kind == FIELD:
            number, _bar, task = value.partition("|")
            self.views.filters.choose(Filter(FIELD, number))
            if not task or not self.views.go_to(task):
                self.views.go_to_first()
        elif not self.views.go_to(kind):
            self.views.filters.choose(Filter())
            self.views.go_to(kind)

    def go_to_next(self) -> None:
        """Go to the next task that wants a word: a product, a reason, or its state in this period."""
        if self.desk is None:
            return
        wanted = {item.task.key for item in self.desk.standings if wants_word(self.desk, item)}
        if not self.views.go_to_next(self.task, wanted):
            self.tell(_("Every task that is due in the period has its state, product or reason."), "ok")

    def set_mark(self, mark: Mark, part: int) -> None:
        """Record a state for the chosen task or one of its products; a dropped one asks for its reason."""
        standing = self.chosen()
        if self.desk is None or standing is None:
            return
        day = self.desk.done_day
        words = mark_words(mark)
        self._edit(part, lambda entry: with_mark(entry, mark, standing.task, day), words, affirm=True)
        if mark is Mark.DROPPED:
            self._ask_reason(part)

    def _ask_reason(self, part: int) -> None:
        standing = self.chosen()
        if standing is None or any(entry.note for entry in standing.entries):
            return
        self.part = part
        self.panel.show()
        self._show_panel()
        self.tell(_("Task {code}: write why it is dropped.").format(code=code_of(standing.task)), "warn")
        self.panel.ask_note()

    def _choose_task(self, key: str) -> None:
        if not key or key == self.task:
            return
        if self.chosen() is not None and self.panel.isVisible():
            self.panel.fields.keep()
        self.task, self.part = key, 0
        self._show_panel()

    def _choose_part(self, part: int) -> None:
        self.panel.fields.keep()
        self.part = part
        self._show_panel()

    def _open_task(self, key: str) -> None:
        self._choose_task(key)
        if self.chosen() is not None:
            self.panel.show()
            self.panel.fields.marks.setFocus()

    def _type_into_row(self, key: str, part: str, text: str) -> None:
        """A document or a result typed in the grid."""
        self._choose_task(key)
        standing = self.chosen()
        if self.desk is None or standing is None:
            return
        name = "proof" if part == PROOF else "result"
        target = target_of(standing, self.desk.period.code, name)
        if part == PROOF:
            self._edit(
                target, lambda entry: with_work(entry, proof=read_proof(text, entry.proof)), _("document")
            )
        else:
            self._change_part("result", nfc(text).strip(), target)

    def _change_part(self, name: str, value: object, part: int = -1) -> None:
        """A field of the side panel changed; a condition that was met asks for the day by which it is due now."""
        target = self.part if part < 0 else part
        self._edit(target, lambda entry: with_part(entry, name, value), _(_PART_WORDS.get(name, "document")))
        if name == "met_on" and value is not None and self.panel.fields.due.text() == "":
            self.tell(
                _("The condition is met and the task counts from now on. Write by which day it is due.")
            )
            self.panel.fields.due.setFocus()

    def _shown_entry(self) -> tuple[str, Entry] | None:
        """The plan's key and the entry that the panel shows."""
        standing = self.chosen()
        if self.desk is None or standing is None:
            return None
        entry = begun(self.desk.entries, standing.task, self.desk.period.code, self.part)
        return self.desk.plan.key, entry

    def _edit(self, part: int, change: Callable[[Entry], Entry], words: str, *, affirm: bool = False) -> None:
        standing = self.chosen()
        if self.desk is None or standing is None:
            return
        self.keeper.edit(self.desk, standing.task, part, change, words, affirm=affirm)

    def _renew(self, key: str, turned_back: bool) -> None:
        plan = self.desk.plan if self.desk is not None else None
        guarded(self, lambda: self._read(plan))
        if turned_back:
            self.task, self.part = key, 0
            self.views.go_to(key)
        self._show(force=turned_back)
        self.changed.emit()
