"""Whose scorecard is looked at: the own one, an office's that came, a department's of the year or of a quarter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from xacai.services.workspace import Workspace
from xacai.ui.page import Page
from xacai.ui.scoring.desk import OWN, Subject, periods, subjects
from xacai.ui.theme import theme
from xacai.ui.widgets.choice_box import ChoiceBox
from xacai.wording.language import _


class SubjectChoice(QObject):
    """Two boxes in the page's header. ``chosen(Subject)`` when the person takes another one."""

    chosen = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._year = 0
        self.offices, self.periods = ChoiceBox(_("Whose scorecard")), ChoiceBox(_("Year or quarter"))
        for box in (self.offices, self.periods):
            box.activated.connect(lambda _at: self.chosen.emit(self._current()))
            page.header.add_widget(box)

    @property
    def several(self) -> bool:
        """Whether there is any choice."""
        return self.offices.count() > 1

    def show_year(self, workspace: Workspace, year: int, subject: Subject) -> Subject:
        """Offer the cards of a year; whose is looked at: the subject where it is among them, else the own one."""
        known = subjects(workspace, year)
        keys = [one for one, _name in known]
        own = replace(subject, period="")
        if own not in keys or (subject.period and self._year != year):
            subject = own if own in keys else OWN
        self._year = year
        self.offices.clear()
        for one, name in known:
            self.offices.addItem(name, one)
        self.offices.setCurrentIndex(keys.index(replace(subject, period="")))
        self.offices.setVisible(self.several)
        self.periods.clear()
        for code, words in periods(year):
            self.periods.addItem(words, code)
        self.periods.setCurrentIndex(max(self.periods.findData(subject.period), 0))
        self.periods.setVisible(bool(subject.department))
        return subject

    def fit(self, *, narrow: bool) -> None:
        """A narrower box in narrow rooms."""
        self.offices.setFixedWidth(theme().px(190 if narrow else 220))

    def _current(self) -> Subject:
        found: Subject = self.offices.currentData()
        return replace(found, period=(self.periods.currentData() or "") if found.department else "")
