"""The steps of an assessment with their days: of the year, or of a quarter's assessment of departments."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.period import days_between, quarter
from xacai.domain.scoring_round import ScoringRound, Step
from xacai.services import timing_rounds
from xacai.services.workspace import Workspace
from xacai.ui.frame_words import days_left
from xacai.ui.operation import guarded
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.date_edit import DateEdit
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _
from xacai.wording.periods import capital, label_words
from xacai.wording.scores import overdue_words, step_words

YEAR = "year"


@dataclass(frozen=True, slots=True)
class StepLine:
    """The fields of one step, and how it stands today."""

    opens: DateEdit
    due: DateEdit
    note: LineEdit
    stands: Chip


class RoundsDialog(QDialog):
    """``open()`` it; every field is stored when it is left. A step without a last day has no days."""

    changed = Signal()

    def __init__(self, workspace: Workspace, year: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._year = workspace, year
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Days of the steps, {year}").format(year=year))
        self.setMinimumWidth(theme().px(640))
        quarters = [quarter(year, number) for number in range(1, 5)]
        choices = [Choice(YEAR, _("The year")), *(Choice(one.code, label_words(one)) for one in quarters)]
        self.periods = SegmentedControl(choices, YEAR, _("What is assessed"))
        self.message = MessageStrip(self)
        self.lines: dict[Step, StepLine] = {}
        self._lay_out()
        self.periods.chosen.connect(lambda _key: self.refresh())
        self.refresh()

    @property
    def period(self) -> str:
        """The quarter that is shown; empty for the year."""
        return "" if self.periods.current == YEAR else self.periods.current

    def tell(self, text: str, tone: str = "neutral") -> None:
        """Say a sentence on top."""
        self.message.say(text, tone)

    def refresh(self) -> None:
        """Show the days that are kept."""
        held = {item.step: item for item in timing_rounds.rounds_of(self._workspace, self._year, self.period)}
        self._show_standing()
        for step, line in self.lines.items():
            item = held.get(step)
            line.opens.set_day(item.opens if item is not None else None)
            line.due.set_day(item.due if item is not None else None)
            line.note.set_text(item.note if item is not None else "")

    def _show_standing(self) -> None:
        """The step that is open today, and those that should be over and are not."""
        work, today = self._workspace, self._workspace.today()
        late = {item.step: item for item in timing_rounds.steps_late(work, self._year, self.period)}
        now = timing_rounds.step_now(work, self._year, self.period)
        for step, line in self.lines.items():
            if step in late:
                line.stands.set(overdue_words(days_between(late[step].due, today)), "err", "overdue")
            elif now is not None and now.step is step:
                line.stands.set(capital(days_left(days_between(today, now.due))), "accent", "in_progress")
            line.stands.setVisible(step in late or (now is not None and now.step is step))

    def _store(self, step: Step) -> None:
        line = self.lines[step]
        due = line.due.day()
        if due is None:
            held = timing_rounds.rounds_of(self._workspace, self._year, self.period)
            if any(item.step is step for item in held):
                timing_rounds.drop_round(self._workspace, self._year, self.period, step)
                self._show_standing()
                self.changed.emit()
            return
        item = ScoringRound(self._year, self.period, step, due, line.opens.day(), line.note.text())
        if guarded(self, lambda: timing_rounds.set_round(self._workspace, item)):
            self.message.hide()
            self._show_standing()
            self.changed.emit()

    def _lay_out(self) -> None:
        look = theme()
        column, fields, foot = QVBoxLayout(self), QGridLayout(), QHBoxLayout()
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(12))
        fields.setHorizontalSpacing(look.px(8))
        fields.setVerticalSpacing(look.px(8))
        lead = _(
            "The days stand at the head of the scorecard, on the first page and in the clock while a step is open. "
            "The quarters are for the departments of the own office."
        )
        column.addWidget(Label(lead, 13, ink="ink2", wrap=True))
        column.addWidget(self.message)
        column.addWidget(self.periods)
        for place, words in enumerate((_("Step"), _("From day"), _("Last day"), _("Note"))):
            fields.addWidget(Label(words, 12, ink="ink2"), 0, place)
        for row, step in enumerate(Step, start=1):
            name = step_words(step)
            line = StepLine(
                DateEdit(_("{step}, from day").format(step=name)),
                DateEdit(_("{step}, last day").format(step=name)),
                LineEdit(_("{step}, note").format(step=name)),
                Chip(""),
            )
            self.lines[step] = line
            fields.addWidget(Label(name, 13), row, 0)
            for place, day in enumerate((line.opens, line.due), start=1):
                day.setFixedWidth(look.px(120))
                day.day_changed.connect(lambda _day, of=step: self._store(of))
                fields.addWidget(day, row, place)
            line.note.text_changed_for_good.connect(lambda _text, of=step: self._store(of))
            fields.addWidget(line.note, row, 3)
            fields.addWidget(line.stands, row, 4)
        fields.setColumnStretch(3, 1)
        column.addLayout(fields)
        close = Button(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        for button in self.findChildren(Button):
            button.setAutoDefault(False)  # Enter ends a field, it presses nothing
