"""Begin a report for a period that nobody demands: a month, 9 tháng, or any two days with a title of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.period import Period, PeriodKind, Window, quarter
from xacai.domain.text import squeeze
from xacai.services import computing, reporting
from xacai.services.deadlines import periods_due
from xacai.services.workspace import Workspace
from xacai.ui.operation import guarded
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.choice_box import ChoiceBox
from xacai.ui.widgets.date_edit import DateEdit
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _
from xacai.wording.periods import label_words

DAYS = "days"


def other_periods(workspace: Workspace, year: int) -> tuple[Period, ...]:
    """The periods of a year that the catalogue does not ask for."""
    due = periods_due(workspace.catalogue_of_year(year), year)
    kinds = (PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR)
    every = (
        *(quarter(year, number) for number in range(1, 5)),
        *(Period(kind, year) for kind in kinds),
        *(Period(PeriodKind.MONTH, year, number) for number in range(1, 13)),
    )
    return tuple(period for period in every if period not in due)


class OtherPeriodDialog(QDialog):
    """``begun(code)`` once the report of the period stands, begun now or before."""

    begun = Signal(str)

    def __init__(self, workspace: Workspace, year: int, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self._workspace, self._year = workspace, year
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Another period"))
        self.setMinimumWidth(look.px(420))
        self.choice = ChoiceBox(_("Period"))
        for period in other_periods(workspace, year):
            self.choice.addItem(label_words(period), period.code)
        self.choice.addItem(_("From one day to another (unscheduled, on a subject)"), DAYS)
        self.first, self.last = DateEdit(_("First day")), DateEdit(_("Last day"))
        self.subject = LineEdit(_("Subject"), hint=_("For example: Kết quả rà soát thủ tục hành chính"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        column.addWidget(Label(_("Period"), 12, ink="ink2"))
        column.addWidget(self.choice)
        self.days = self._days()
        column.addWidget(self.days)
        self.why = Label("", 12, ink="ink2", wrap=True)
        column.addWidget(self.why)
        column.addLayout(self._buttons())
        self.choice.currentIndexChanged.connect(self._judge)
        for field in (self.first, self.last):
            field.day_changed.connect(self._judge)
        self._judge()

    def _days(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        for name, field in ((_("First day"), self.first), (_("Last day"), self.last)):
            line.addWidget(Label(name, 12, ink="ink2"))
            line.addWidget(field)
        column.addLayout(line)
        column.addWidget(Label(_("Subject"), 12, ink="ink2"))
        column.addWidget(self.subject)
        return box

    def _buttons(self) -> QHBoxLayout:
        self.button = Button(_("Begin the report"), PRIMARY)
        self.button.clicked.connect(self.begin)
        cancel = Button(_("Cancel"), TEXT)
        cancel.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.button)
        return line

    def period(self) -> Period | None:
        """The period that is chosen; None while its days are not."""
        if self.choice.currentData() != DAYS:
            code = self.choice.currentData()
            return next(item for item in other_periods(self._workspace, self._year) if item.code == code)
        first, last = self.first.day(), self.last.day()
        if first is None or last is None or first > last:
            return None
        return Period(PeriodKind.SPECIAL, last.year, 0, Window(first, last))

    def _judge(self) -> None:
        self.days.setVisible(self.choice.currentData() == DAYS)
        why = (
            ""
            if self.period() is not None
            else _("Give the first and the last day, the first one before the last.")
        )
        self.button.set_ready(not why, why)
        self.why.setText(why)

    def begin(self) -> None:
        """Begin the report, or go to the one that stands already."""
        period = self.period()
        if period is None:
            return
        title = squeeze(self.subject.text())
        standing = computing.find_report(self._workspace, period)
        if standing is not None or guarded(
            self, lambda: reporting.new_report(self._workspace, period, title)
        ):
            self.accept()
            self.begun.emit(period.code)
