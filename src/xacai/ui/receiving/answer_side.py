"""Beside the review: what is to be looked at, the words on the whole, and the two answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.answer import Answered
from xacai.services.remarking import Draft
from xacai.services.reviewing import Review
from xacai.ui.receiving import review_findings
from xacai.ui.receiving import review_view as view
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import RowList
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
        self.rows.opened.connect(lambda key: self.place_chosen.emit(review_findings.place_of(key)))
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
        rows = review_findings.findings(review)
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
