"""The head of the page: how many of how many offices are in the sums, who is missing, what else has to be known."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.consolidation import View
from xacai.ui.consolidating import view
from xacai.ui.consolidating.view import Totals
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.label import ElidedLabel, Label
from xacai.ui.widgets.layouts import clear
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.wording.language import _


class HeadCard(Card):
    """``view_chosen(key)``: offices as they reported or as of today; ``missing_pressed``: show who is wanting."""

    view_chosen = Signal(str)
    missing_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        look = theme()
        self.figure, self.words = Label("", 28, strong=True), Label("", 13, strong=True)
        self.missing = ElidedLabel("", 12, ink="ink2")
        self.missing_button = Button(_("Show them"), icon="filter", small=True)
        self.missing_button.clicked.connect(self.missing_pressed)
        choices = [Choice(View.REPORTED.value, _("As reported")), Choice(View.TODAY.value, _("As today"))]
        self.view = SegmentedControl(
            choices, View.REPORTED.value, _("Offices as they reported, or as of today")
        )
        self.view.chosen.connect(self.view_chosen)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(look.px(8))
        words, line = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(look.px(12))
        top.addWidget(self.words)
        top.addLayout(self._chips)
        top.addStretch(1)
        words.addLayout(top)
        words.addWidget(self.missing)
        line.setSpacing(look.px(12))
        line.addWidget(self.figure)
        line.addLayout(words, 1)
        line.addWidget(self.missing_button)
        line.addWidget(self.view)
        self.body.setContentsMargins(look.px(16), look.px(6), look.px(16), look.px(6))
        self.add(line)

    def show_totals(self, totals: Totals) -> None:
        """The figure, the missing by name, the rest as chips."""
        counted, expected = totals.counted
        self.figure.setText(f"{counted}/{expected}")
        self.words.setText(_("offices are in the totals"))
        self.missing.setText(view.missing_words(totals))
        missing = totals.found.gathering.missing
        self.missing.set_ink("err" if missing else "ink2")
        self.missing_button.setVisible(bool(missing))
        clear(self._chips)
        for note in view.notes(totals):
            chip = Chip(note.words, note.tone, note.mark)
            chip.setToolTip(note.names)
            chip.setAccessibleDescription(note.names)
            self._chips.addWidget(chip)
