"""The first start: which office, to whom and who signs, which role, the first plan. Enter goes on, Esc goes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.issue import Issue
from xacai.domain.plan import plan_key
from xacai.services import mending, planning, setting_up
from xacai.services.workspace import Workspace
from xacai.ui.first_start import answers as asked
from xacai.ui.first_start.from_copy import choose_copy, place_after
from xacai.ui.first_start.office_step import OfficeStep
from xacai.ui.first_start.steps import PapersStep, PlanStep, RoleStep, StepForm
from xacai.ui.operation import guarded, run
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.date_edit import read_day
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.ui.widgets.step_strip import Step, StepStrip
from xacai.wording.language import _
from xacai.wording.messages import message_of


class FirstStart(QWidget):
    """Shown while no office is set up. ``finished(page key)`` says where to go; ``place`` is the place on that page.

    ``sample_wanted`` asks for the sample office, ``help_wanted`` for the guide.
    """

    finished = Signal(str)
    sample_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.place = workspace, ""
        self._current = 0
        self._role_told = False
        self.office, self.papers, self.role = OfficeStep(), PapersStep(), RoleStep()
        self.plan = PlanStep(workspace.today().year)
        self.steps: tuple[StepForm, ...] = (self.office, self.papers, self.role, self.plan)
        self.office.list_wanted.connect(self._choose_list)
        self.office.superior_told.connect(self._tell_superior)
        self.strip = StepStrip()
        self.strip.chosen.connect(self._visit)
        self.message = MessageStrip()
        self.stack = QStackedWidget()
        for step in self.steps:
            self.stack.addWidget(step)
        self._lay_out()
        self._show()

    def answers(self) -> asked.Answers:
        """What was typed so far."""
        return asked.Answers(
            name=self.office.name.text(),
            code=self.office.code.text(),
            place=self.office.place.text() or asked.guessed_place(self.office.name.text()),
            valid_from=read_day(self.office.since.text()),
            addressee=self.papers.addressee.text(),
            addressee_code=self.papers.addressee_code.text(),
            signer=self.papers.signer.text(),
            authority=self.papers.authority.key(),
            receives=self.role.role.key() == "receives",
            plan=self.plan.way.key(),
        )

    def tell(self, text: str, tone: str = "neutral") -> None:
        """Say a sentence over the step."""
        self.message.say(text, tone)

    def go_on(self) -> None:
        """To the next step, where this one has what it needs; after the last one to the plan."""
        issue = asked.missing(self.answers(), self._current)
        if issue is not None:
            self._refuse(issue)
        elif self._wrong_day():
            self.office.since.setFocus()
            self.tell(_("Not a day: write dd/mm/yyyy, for example 05/09/2025"), "err")
        elif self._current + 1 < len(self.steps):
            self._visit(self._current + 1)
        else:
            self._finish()

    def go_back(self) -> None:
        """To the step before."""
        if self._current:
            self._visit(self._current - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Enter in a field goes to the next one; in the last, or on a choice, to the next step; it clicks a button."""
        fields = {
            asked.OFFICE: (self.office.name, self.office.code, self.office.place, self.office.since),
            asked.PAPERS: (self.papers.addressee, self.papers.addressee_code, self.papers.signer),
        }.get(self._current, ())
        here = next((place for place, field in enumerate(fields) if field.hasFocus()), None)
        focus = self.focusWidget()
        if isinstance(focus, Button) and focus is not self.next:
            focus.click()
        elif here is not None and here + 1 < len(fields):
            fields[here + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.go_on()

    def _lay_out(self) -> None:
        look = theme()
        self.back = Button(_("Back"), TEXT)
        self.back.clicked.connect(self.go_back)
        self.next = Button("", PRIMARY, key="Enter")
        self.next.clicked.connect(self.go_on)
        self.sample = Button(_("Try it with a sample office"), TEXT)
        self.sample.clicked.connect(self.sample_wanted)
        self.help = Button(_("Help"), TEXT, icon="help", key="F1")
        self.help.clicked.connect(self.help_wanted)
        buttons = QHBoxLayout()
        self.from_copy = Button(_("Bring back from a copy…"), TEXT)
        self.from_copy.clicked.connect(self._choose_copy)
        buttons.addWidget(self.sample)
        buttons.addWidget(self.from_copy)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        card = Card()
        card.body.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(16))
        card.add(self.stack, 1)
        column = QVBoxLayout()
        column.setSpacing(look.px(12))
        greeting = QHBoxLayout()
        greeting.addWidget(Label(_("Welcome. Four short steps, then the plan."), 14, ink="ink2"), 1)
        greeting.addWidget(self.help)
        column.addLayout(greeting)
        for widget in (self.strip, self.message, card):
            column.addWidget(widget)
        column.addLayout(buttons)
        inside = QWidget()
        middle = QHBoxLayout(inside)
        middle.addStretch(1)
        holder = QWidget()
        holder.setLayout(column)
        holder.setFixedWidth(look.px(840))
        centre = QVBoxLayout()
        centre.addStretch(2)
        centre.addWidget(holder)
        centre.addStretch(3)
        middle.addLayout(centre)
        middle.addStretch(1)
        area = QScrollArea()
        area.setProperty("quiet", "true")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _visit(self, step: int) -> None:
        """Open a step; on the way the role is proposed from the code once."""
        self.message.hide()
        if step >= asked.ROLE and not self._role_told:
            self._role_told = True
            self.role.role.choose(
                "receives" if asked.default_receives(self.office.code.text()) else "reports"
            )
        self._current = step
        self._show()

    def _show(self) -> None:
        words = (_("Office"), _("Addressee, signer"), _("Role"), _("Plan"))
        seconds = (self.office.code.text(), self.papers.signer.text(), "", "")
        steps = [
            Step(text, second if place < self._current else "", place < self._current)
            for place, (text, second) in enumerate(zip(words, seconds, strict=True))
        ]
        self.strip.set_steps(steps, self._current)
        self.stack.setCurrentIndex(self._current)
        self.back.setVisible(self._current > 0)
        self.sample.setVisible(self._current == 0)
        self.from_copy.setVisible(self._current == 0)
        last = self._current + 1 == len(self.steps)
        self.next.set_text(_("Set up and go to the plan") if last else _("Go on"))
        self.steps[self._current].start()

    def showEvent(self, event: object) -> None:
        """Typing begins at once."""
        self.steps[self._current].start()

    def changeEvent(self, event: QEvent) -> None:
        """Typing goes on where the window was busy for a while."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self.isEnabled():
            self.steps[self._current].start()

    def open_list(self, path: Path) -> None:
        """Offer the offices of a list; lines that cannot be read are passed over."""

        def offer() -> None:
            offices, _issues = setting_up.listed_offices(path)
            words = _("{count} offices. Type a few letters of the name, without accents too, and choose.")
            self.tell(words.format(count=len(offices)), "accent")
            self.office.offer(offices)

        guarded(self, offer, self._refuse)

    def _choose_list(self) -> None:
        kinds = _("Lists ({patterns})").format(patterns="*.csv *.txt")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose from a list…"), str(Path.home()), kinds)
        if chosen:
            self.open_list(Path(chosen))

    def _tell_superior(self, code: str, name: str) -> None:
        """Who stands above receives the reports, where nothing else was typed."""
        for field, words in ((self.papers.addressee_code, code), (self.papers.addressee, name)):
            if not field.text().strip():
                field.set_text(words)

    def _wrong_day(self) -> bool:
        text = self.office.since.text().strip()
        return self._current == asked.OFFICE and bool(text) and read_day(text) is None

    def _refuse(self, issue: Issue) -> None:
        """Say what is missing and put the cursor there."""
        self.tell(message_of(issue), "err")
        field = {"office / code": self.office.code, "office / place": self.office.place}.get(
            issue.where, self.office.name
        )
        if self._current == asked.OFFICE:
            field.setFocus()

    def bring_back(self, source: Path) -> None:
        """Bring everything back from a copy made on another PC, or before this one was set up anew."""
        from xacai.services.bringing_back import bring_back

        run(
            self,
            lambda progress: bring_back(self.workspace, source),
            done=lambda brought: self._leave_with_copy(),
            refused=self._refuse,
            title=_("Bringing the copy back…"),
        )

    def _choose_copy(self) -> None:
        source = choose_copy(self)
        if source is not None:
            self.bring_back(source)

    def _leave_with_copy(self) -> None:
        page, self.place = place_after(self.workspace)
        self.finished.emit(page)

    def _finish(self) -> None:
        answers = self.answers()
        if guarded(self, lambda: self._found(answers), self._refuse):
            page, self.place = asked.destination(answers)
            self.finished.emit(page)

    def _found(self, answers: asked.Answers) -> None:
        if self.workspace.find_office() is None:
            setting_up.found_office(self.workspace, asked.office_of(answers))
        if answers.plan == asked.BLANK:
            blank = planning.empty_plan(self.workspace, plan_key(self.workspace.today().year))
            planning.keep_new(self.workspace, replace(blank, fields=mending.usual_fields()))
