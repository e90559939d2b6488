"""The review of one report: its parts as tables with a column for remarks; beside them what is to be looked at, the
words on the whole, and the two answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.answer import Answered
from xacai.services.remarking import Draft
from xacai.services.reviewing import Review
from xacai.ui.models.grid import GridModel
from xacai.ui.receiving import review_view as view
from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import ElidedLabel, Label
from xacai.ui.widgets.layouts import clear
from xacai.ui.widgets.row_list import RowList
from xacai.ui.widgets.segments import Choice, Tabs
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import _


class AnswerSide(QWidget):
    """``place_chosen(place)``, ``worded(text)`` on the report as a whole, ``accept_pressed``, ``return_pressed``,
    ``write_pressed`` (the answer once more)."""

    place_chosen = Signal(str)
    worded = Signal(str)
    accept_pressed = Signal()
    return_pressed = Signal()
    write_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.setFixedWidth(look.px(320))
        self.looking, self.answering = Card(_("To look at"), " "), Card(_("Answer"), " ")
        self.rows = RowList(_("To look at"))
        self.nothing = Label(_("The rules and the comparison find nothing."), 13, ink="ink2", wrap=True)
        self.looking.body.setContentsMargins(look.px(10), 0, look.px(6), look.px(8))
        self.looking.add(self.rows, 1)
        self.looking.add(self.nothing)
        self.given = Label("", 13, strong=True, wrap=True)
        hint = _("What the office is to know. Remarks on single places stand in the tables.")
        self.words = PlainTextEdit(_("Words on the whole report"), "", hint)
        self.words.setFixedHeight(look.px(66))
        self.by = LineEdit(_("Officer who answers"), "", _("Officer who answers"))
        self.accept_button = Button(_("Accept"), PRIMARY, icon="check")
        self.return_button = Button(_("Return"), icon="returned")
        self.write_button = Button(_("Write the answer again…"), icon="export", small=True)
        self.why = Label("", 12, ink="ink2", wrap=True)
        self._lay_out()
        self.rows.opened.connect(lambda key: self.place_chosen.emit(view.place_of(key)))
        self.words.textChanged.connect(lambda: self.worded.emit(self.words.toPlainText()))
        self.accept_button.clicked.connect(self.accept_pressed)
        self.return_button.clicked.connect(self.return_pressed)
        self.write_button.clicked.connect(self.write_pressed)

    def _lay_out(self) -> None:
        look, column, line = theme(), QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        line.setSpacing(look.px(8))
        line.addWidget(self.accept_button)
        line.addWidget(self.return_button)
        line.addStretch(1)
        self.answering.body.setSpacing(look.px(6))
        for widget in (self.given, self.words, self.by):
            self.answering.add(widget)
        self.answering.add(line)
        self.answering.add(self.why)
        again = QHBoxLayout()
        again.addWidget(self.write_button)
        again.addStretch(1)
        self.answering.add(again)
        column.addWidget(self.looking, 1)
        column.addWidget(self.answering)

    def show_review(self, review: Review, draft: Draft, by: str) -> None:
        """Show what is to be looked at and what was answered."""
        rows = view.findings(review)
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.looking.set_title(_("To look at"), str(len(rows)) if rows else " ")
        if self.words.toPlainText() != draft.words and not self.words.hasFocus():
            self.words.blockSignals(True)
            self.words.set_text(draft.words)
            self.words.blockSignals(False)
        if not self.by.text():
            self.by.set_text(by)
        said = view.standing_words(review)
        self.given.setText(said)
        self.given.setVisible(bool(said))
        self.write_button.setVisible(bool(said))
        self.show_draft(review, draft)

    def show_draft(self, review: Review, draft: Draft) -> None:
        """Which answer can be given."""
        self.answering.set_title(_("Answer"), view.remark_count(draft) or " ")
        standing = view.standing(review)
        accepted = standing is not None and standing.verdict is Answered.ACCEPTED
        why = _("It was accepted; the office corrects it or takes it back.") if accepted else ""
        self.accept_button.set_ready(not accepted, why)
        if not why and draft.empty:
            why = _("To return it, write a remark or a word on the whole.")
        self.return_button.set_ready(not why, why)
        self.why.setText(why)
        self.why.setVisible(bool(why))


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
            columns, rows = view.section_columns(), view.section_rows(review, draft)
        elif tab == view.TASKS:
            columns, rows = view.task_columns(), view.task_rows(review, draft)
        elif tab == view.EVIDENCE:
            columns, rows = view.evidence_columns(), view.evidence_rows(review, self._files)
        elif tab == view.CHANGES:
            columns, rows = view.change_columns(), view.change_rows(review)
        else:
            columns = view.figure_columns(review, narrow=narrow)
            rows = view.figure_rows(review, draft, narrow=narrow)
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
