"""The first start: which office, to whom and who signs, which role, the first plan. Enter goes on, Esc goes back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.issue import Issue
from xacai.domain.plan import plan_key
from xacai.services import demonstrating, mending, planning, setting_up
from xacai.services.workspace import Workspace
from xacai.ui.first_start import answers as asked
from xacai.ui.first_start.steps import OfficeStep, PapersStep, PlanStep, RoleStep, StepForm
from xacai.ui.operation import Operation, Progress, guarded, run
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.date_edit import read_day
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.ui.widgets.step_strip import Step, StepStrip
from xacai.wording.language import _
from xacai.wording.messages import message_of

SAMPLE_PAGE = "home"


class FirstStart(QWidget):
    """Shown while no office is set up. ``finished(page key)`` says where to go; ``place`` is the place on that page."""

    finished = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.place = workspace, ""
        self.furnishing: Operation | None = None
        self._current = 0
        self._role_told = False
        self.office, self.papers, self.role = OfficeStep(), PapersStep(), RoleStep()
        self.plan = PlanStep(workspace.today().year)
        self.steps: tuple[StepForm, ...] = (self.office, self.papers, self.role, self.plan)
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

    def try_sample(self) -> None:
        """Furnish the sample office in this folder, off the screen's thread."""
        self.sample.set_ready(False, _("The sample office is being set up"))
        title = _("Setting up the sample office")
        self.furnishing = run(
            self, self._furnish, done=self._leave_for_sample, refused=self._refuse, title=title
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Enter in a field goes to the next field; on the last one, or on a choice, to the next step."""
        fields = {
            asked.OFFICE: (self.office.name, self.office.code, self.office.place, self.office.since),
            asked.PAPERS: (self.papers.addressee, self.papers.addressee_code, self.papers.signer),
        }.get(self._current, ())
        here = next((place for place, field in enumerate(fields) if field.hasFocus()), None)
        if here is not None and here + 1 < len(fields):
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
        self.sample.clicked.connect(self.try_sample)
        buttons = QHBoxLayout()
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        card = Card()
        card.body.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(16))
        card.add(self.stack, 1)
        column = QVBoxLayout()
        column.setSpacing(look.px(12))
        greeting = _("Welcome. Four short steps, then the plan.")
        for widget in (Label(greeting, 14, ink="ink2"), self.strip, self.message, card):
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
        last = self._current + 1 == len(self.steps)
        self.next.set_text(_("Set up and go to the plan") if last else _("Go on"))
        self.steps[self._current].start()

    def showEvent(self, event: object) -> None:
        """Typing begins at once."""
        self.steps[self._current].start()

    def _wrong_day(self) -> bool:
        text = self.office.since.text().strip()
        return self._current == asked.OFFICE and bool(text) and read_day(text) is None

    def _refuse(self, issue: Issue) -> None:
        """Say what is missing and put the cursor there."""
        self.sample.set_ready(True)
        self.tell(message_of(issue), "err")
        field = {"office / code": self.office.code, "office / place": self.office.place}.get(
            issue.where, self.office.name
        )
        if self._current == asked.OFFICE:
            field.setFocus()

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

    def _furnish(self, progress: Progress) -> int:
        done = 0
        for done, _step in enumerate(demonstrating.furnish(self.workspace), start=1):
            progress.step(done, 4)
        return done

    def _leave_for_sample(self, _count: int) -> None:
        self.finished.emit(SAMPLE_PAGE)
