"""A pop-up panel of a target: the value that a rise or fall starts from, and what each period wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from xacai.domain.period import Period
from xacai.domain.plan import Milestone, Target
from xacai.domain.text import squeeze
from xacai.ui.theme import theme
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.number_edit import NumberEdit, ask_foreign
from xacai.ui.widgets.popover import Popover
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _
from xacai.wording.periods import label_words


class MeasuringPanel(Popover):
    """``measured(target)`` with the target as changed, after each field; closing keeps what is being typed."""

    measured = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 340)
        self._target: Target | None = None
        self.baseline = NumberEdit(_("Baseline"))
        self.of_when = LineEdit(_("Of when"), hint=_("for example: year 2025"))
        self.wanted: dict[str, NumberEdit] = {}
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(theme().px(12))
        self._fields.setVerticalSpacing(theme().px(8))
        self.body.addLayout(self._fields)
        self.baseline.value_changed.connect(lambda _value: self._tell())
        self.of_when.text_changed_for_good.connect(lambda _text: self._tell())
        self._ask_if_foreign(self.baseline)
        self._put(0, _("Baseline"), self.baseline)
        self._put(1, _("Of when"), self.of_when)
        hint = _(
            "A rise or fall is worked out from the baseline. A period without a number wants the threshold."
        )
        self._fields.addWidget(Label(hint, 12, ink="ink3", wrap=True), 2, 0, 1, 2)

    def open_at(self, target: Target, periods: Sequence[Period], corner: QPoint) -> None:
        """Open under a cell with a field for each of the periods."""
        self._target = None
        for place, period in enumerate(periods, 3):
            if period.code not in self.wanted:
                self._add_period(place, period)
        held = {item.period: item.value for item in target.milestones}
        codes = {period.code for period in periods}
        for code, field in self.wanted.items():
            field.setVisible(code in codes)
            field.set_value(held.get(code))
        self.baseline.set_value(target.baseline)
        self.of_when.set_text(target.baseline_text)
        self._target = target
        self.show_at(corner)
        self.baseline.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the field that has the focus."""
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            field.clearFocus()
        super().hideEvent(event)

    def _add_period(self, place: int, period: Period) -> None:
        field = NumberEdit(_("Wanted: {period}").format(period=label_words(period)))
        field.value_changed.connect(lambda _value: self._tell())
        self._ask_if_foreign(field)
        self.wanted[period.code] = field
        self._put(place, _("Wanted: {period}").format(period=label_words(period)), field)

    def _ask_if_foreign(self, field: NumberEdit) -> None:
        def ask(text: str) -> None:
            value = ask_foreign(self, text)
            if value is not None:
                field.set_value(value)
                self._tell()

        field.foreign.connect(ask)

    def _put(self, row: int, words: str, field: QWidget) -> None:
        label = Label(words, 13, ink="ink2")
        label.setBuddy(field)
        self._fields.addWidget(label, row, 0)
        self._fields.addWidget(field, row, 1)

    def _tell(self) -> None:
        if self._target is None:
            return
        shown = tuple(
            Milestone(code, value)
            for code, field in sorted(self.wanted.items())
            if not field.isHidden() and (value := field.value()) is not None
        )
        hidden = {code for code, field in self.wanted.items() if field.isHidden()}
        others = [
            item
            for item in self._target.milestones
            if item.period not in self.wanted or item.period in hidden
        ]
        milestones = tuple(sorted((*others, *shown), key=lambda item: item.period))
        changed = replace(
            self._target,
            baseline=self.baseline.value(),
            baseline_text=squeeze(self.of_when.text()),
            milestones=milestones,
        )
        if changed != self._target:
            self._target = changed
            self.measured.emit(changed)
