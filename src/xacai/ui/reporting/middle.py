"""The middle of the page: a section's words or its figures, or an appendix; the switch between them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QStackedWidget, QWidget

from xacai.ui.reporting.desk import Desk
from xacai.ui.reporting.edits import Reach
from xacai.ui.reporting.figures import ALL, FiguresPanel
from xacai.ui.reporting.outline_view import STATISTICS, TASKS, short_title
from xacai.ui.reporting.tasks import TasksPanel
from xacai.ui.reporting.words import WordsPanel
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.wording.language import _

WORDS, FIGURES = "words", "figures"


class Middle(Card):
    """``shown(key)`` after another section came; ``outline_wanted`` from the button of a narrow window."""

    shown = Signal(str)
    outline_wanted = Signal()

    def __init__(self, desk: Desk, stack: QUndoStack, reach: Reach, parent: QWidget | None = None) -> None:
        super().__init__(" ", flush=True, parent=parent)
        self._desk = desk
        self.key = ""
        self.words = WordsPanel(desk, stack, reach)
        self.figures = FiguresPanel(desk, stack, reach)
        self.tasks = TasksPanel()
        self.switch = SegmentedControl(
            (Choice(WORDS, _("Words")), Choice(FIGURES, _("Figures"))), FIGURES, _("What to show")
        )
        self.outline_button = Button("", icon="filter", small=True)
        self.outline_button.hide()
        self.head.insertWidget(0, self.outline_button)
        self.add_to_head(self.figures.changed_chip)
        self.add_to_head(self.switch)
        self.stack = QStackedWidget()
        for panel in (self.words, self.figures, self.tasks):
            self.stack.addWidget(panel)
        self.add(self.stack, 1)
        self.switch.chosen.connect(lambda mode: self.show_key(self.key))
        self.outline_button.clicked.connect(self.outline_wanted)

    def show_key(self, key: str, mode: str = "") -> None:
        """Show a section or an appendix; ``mode`` picks words or figures where a section has both."""
        self.leave()
        if mode and mode != self.switch.current:
            self.switch.choose(mode)
        self.key = key
        section = self._desk.sheet.catalogue.section(key)
        form = section.form if section is not None else ""
        both = section is not None and bool(form)
        self.switch.setVisible(both)
        if key == TASKS:
            self.tasks.show_standings(self._desk.sheet.facts.standings)
            self._present(self.tasks, _("Tasks of the plan"))
        elif section is None:
            self.figures.show_form(ALL)
            self._present(self.figures, _("Statistics"))
        elif both and self.switch.current == FIGURES:
            self.figures.show_form(form)
            self._present(self.figures, short_title(section.title))
        else:
            self.words.show_section(key)
            self._present(self.words, short_title(section.title))
        self.shown.emit(key)

    def renew(self) -> None:
        """The report was read anew: show the same place."""
        self.show_key(self.key)

    def go_to_cell(self, code: str) -> bool:
        """Show a row in the grid that is open if it stands there, else in the section of its form."""
        if self.showing_figures and self.figures.go_to(code):
            return True
        number = self.figures.form_of(code)
        outline = self._desk.sheet.catalogue.outline
        section = next((item.code for item in outline if item.form == number and item.level > 1), STATISTICS)
        if number:
            self.show_key(section, FIGURES)
        return bool(number) and self.figures.go_to(code)

    @property
    def showing_figures(self) -> bool:
        """Whether the grid of figures is in front."""
        return self.stack.currentWidget() is self.figures

    @property
    def showing_words(self) -> bool:
        """Whether a section's words are in front."""
        return self.stack.currentWidget() is self.words

    def set_narrow(self, narrow: bool) -> None:
        """The section's name stands on a button that opens the outline."""
        self.outline_button.setVisible(narrow)
        self.title_label.setVisible(not narrow)

    def leave(self) -> None:
        """Keep what open editors hold."""
        self.figures.leave()
        self.words.keep()

    def _present(self, panel: QWidget, title: str) -> None:
        self.stack.setCurrentWidget(panel)
        corrected = self._desk.sheet.sent is not None
        self.figures.changed_chip.setVisible(panel is self.figures and corrected)
        self.title_label.setText(title)
        self.setAccessibleName(title)
        number = self._desk.sheet.catalogue.section(self.key)
        words = (
            _("Section {code} {title}").format(code=self.key, title=title) if number is not None else title
        )
        self.outline_button.set_text(words)
