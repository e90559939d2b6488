"""The review of one report: its parts as tables with a column for remarks, and the answer beside them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.answer import Answered
from xacai.services.remarking import Draft
from xacai.services.reviewing import Review
from xacai.ui.models.grid import GridModel
from xacai.ui.receiving import review_changes, review_evidence, review_figures, review_sections, review_tasks
from xacai.ui.receiving import review_view as view
from xacai.ui.receiving.answer_side import AnswerSide
from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.ui.widgets.button import TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import ElidedLabel
from xacai.ui.widgets.layouts import clear
from xacai.ui.widgets.segments import Choice, Tabs
from xacai.wording.language import _


class ReviewPanel(QWidget):
    """``closed``, ``remarked(place, words)``, ``evidence_opened(key)``; the rest by ``side``."""

    closed = Signal()
    remarked = Signal(str, str)
    evidence_opened = Signal(str)
    next_pressed = Signal()
    print_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review: Review | None = None
        self.draft: Draft | None = None
        self._files: dict[str, bool] = {}
        self._room, self._wanted_side = Room(), True
        self._make()
        self._lay_out()
        self.back_button.clicked.connect(self.closed)
        self.next_button.clicked.connect(self.next_pressed)
        self.print_button.clicked.connect(self.print_pressed)
        self.side_button.clicked.connect(self.toggle_side)
        self.tabs.chosen.connect(lambda key: self._show_rows())
        self.grid.committed.connect(lambda key, column, text: self.remarked.emit(key, text))
        self.grid.opened.connect(self._open)
        self.side.place_chosen.connect(self.go_to)

    def _make(self) -> None:
        self.back_button = Button(_("Back"), TEXT, icon="left", key="Esc", small=True)
        self.title, self.second = ElidedLabel("", 15, strong=True), ElidedLabel("", 12, ink="ink2")
        self.next_button = Button(_("Next to review"), icon="right", small=True)
        self.print_button = Button(_("See the print"), icon="report", small=True)
        self.side_button = Button(_("Answer"), icon="split", small=True)
        self.tabs = Tabs([Choice(view.FIGURES, _("Figures"))], view.FIGURES, _("Parts of the report"))
        self.grid = Grid(GridModel(), _("The report"), row_height=28, row_tint=True)
        self.side = AnswerSide()

    def _lay_out(self) -> None:
        look, head, words = theme(), QHBoxLayout(), QVBoxLayout()
        head.setSpacing(look.px(8))
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.second)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(look.px(8))
        head.addWidget(self.back_button)
        head.addLayout(words, 1)
        head.addLayout(self._chips)
        for button in (self.print_button, self.next_button, self.side_button):
            head.addWidget(button)
        card, top = Card(flush=True), QHBoxLayout()
        top.setContentsMargins(look.px(12), look.px(2), look.px(12), 0)
        top.addWidget(self.tabs)
        top.addStretch(1)
        card.body.setSpacing(0)
        card.add(top)
        card.add(self.grid, 1)
        line, column = QHBoxLayout(), QVBoxLayout(self)
        line.setSpacing(look.px(8))
        line.addWidget(card, 1)
        line.addWidget(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addLayout(head)
        column.addLayout(line, 1)

    def show_review(self, review: Review, draft: Draft, by: str, files: dict[str, bool]) -> None:
        """Show a report; a correction opens on its changes."""
        fresh = self.review is None or self.review.head.uuid != review.head.uuid
        self.review, self.draft, self._files = review, draft, files
        self.title.setText(view.title(review))
        self.second.setText(view.subtitle(review))
        clear(self._chips)
        for chip in _chips(review):
            self._chips.addWidget(chip)
        self.tabs.set_choices([Choice(*item) for item in view.tabs(review)])
        if fresh:
            self.side.by.set_text("")
            self.tabs.current = view.CHANGES if review.changes is not None else view.FIGURES
            self.tabs.set_choices(self.tabs.choices)
        self.side.show_review(review, draft, by)
        self._show_rows()

    def show_draft(self, draft: Draft) -> None:
        """Show other remarks; the cursor stays."""
        self.draft = draft
        if self.review is not None:
            self.side.show_draft(self.review, draft)
            self._show_rows()

    def show_next(self, left: int) -> None:
        """How many more wait for a review."""
        self.next_button.setVisible(bool(left))
        self.next_button.set_text(_("Next to review ({count})").format(count=left))

    def set_room(self, room: Room) -> None:
        """The answer becomes a drawer in narrow rooms."""
        if room.narrow != self._room.narrow:
            self._wanted_side = not room.narrow
        self._room = room
        self.side_button.setVisible(room.narrow)
        self.second.setVisible(not room.low)
        self.side.setVisible(self._wanted_side)
        self._show_rows()

    def toggle_side(self) -> None:
        """Show or hide the answer."""
        self._wanted_side = not self._wanted_side
        self.side.setVisible(self._wanted_side)

    def go_to(self, place: str) -> None:
        """Show a place in its part of the report."""
        tab = view.tab_of(place)
        if tab:
            self.tabs.choose(tab)
            self.grid.go_to(place)
            self.grid.setFocus()

    def _show_rows(self) -> None:
        review, draft, narrow = self.review, self.draft, self._room.narrow
        if review is None or draft is None:
            return
        model, tab = self.grid.grid_model, self.tabs.current
        if tab == view.SECTIONS:
            columns, rows = review_sections.columns(), review_sections.rows(review, draft)
        elif tab == view.TASKS:
            columns, rows = review_tasks.columns(), review_tasks.rows(review, draft)
        elif tab == view.EVIDENCE:
            columns = review_evidence.columns(narrow=narrow)
            rows = review_evidence.rows(review, self._files, narrow=narrow)
        elif tab == view.CHANGES:
            columns, rows = review_changes.columns(), review_changes.rows(review)
        else:
            columns = review_figures.columns(review, narrow=narrow)
            rows = review_figures.rows(review, draft, narrow=narrow)
        if model.columns != columns:
            model.set_rows(())
            model.set_columns(columns)
        model.set_rows(rows)

    def _open(self, key: str, column: int) -> None:
        if self.tabs.current == view.EVIDENCE:
            self.evidence_opened.emit(key)
        elif self.tabs.current == view.CHANGES:
            self.go_to(key)


def _chips(review: Review) -> list[Chip]:
    chips = []
    if review.changes is not None:
        words = _("correction of revision {former}").format(former=review.changes.former)
        chips.append(Chip(words, "accent", "edit"))
    if review.newest_form:
        chips.append(Chip(_("old form"), "warn", "warning"))
    standing = view.standing(review)
    if standing is not None:
        accepted = standing.verdict is Answered.ACCEPTED
        words = _("accepted") if accepted else _("returned")
        chips.append(Chip(words, "ok" if accepted else "err", "accepted" if accepted else "returned"))
    return chips
