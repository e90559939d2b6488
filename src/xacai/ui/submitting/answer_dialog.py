"""Records what the office above answered by telephone or on paper: by its short code, or in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.answer import Answered
from xacai.domain.text import nfc, squeeze
from xacai.ui.submitting.number_panel import field_with_name
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import _
from xacai.wording.statuses import answer_words

_CODE_LENGTH = 8


class AnswerDialog(QDialog):
    """``open()`` it; after ``accepted`` either :meth:`code` is whole, or verdict, name and words are there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Record an answer"))
        self.setMinimumWidth(look.px(520))
        self.code_field = LineEdit(_("Receipt code"), "", "YMNJ-03GM")
        choices = [Choice(verdict.value, answer_words(verdict)) for verdict in Answered]
        self.verdict_choice = SegmentedControl(choices, Answered.ARRIVED.value, _("Answer"))
        self.by_field = LineEdit(_("Who answered"), "", _("For example: Ms Suối, by telephone"))
        self.words_field = PlainTextEdit(
            _("What was said"), "", _("Needed where the report is returned or refused")
        )
        self.words_field.setFixedHeight(look.px(80))
        self.button = Button(_("Record"), PRIMARY)
        self.button.clicked.connect(self.accept)
        self.why = Label("", 12, ink="ink2", wrap=True)
        self._lay_out()
        for field in (self.code_field, self.by_field):
            field.textChanged.connect(self._judge)
        self.words_field.textChanged.connect(self._judge)
        self.verdict_choice.chosen.connect(lambda key: self._judge())
        self._judge()
        self.code_field.setFocus()

    def _lay_out(self) -> None:
        look, column, line = theme(), QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        hint = _(
            "The code stands on the receipt; with it the program knows the package and the answer by itself."
        )
        column.addWidget(Label(hint, 13, wrap=True))
        column.addLayout(field_with_name(_("Receipt code"), self.code_field))
        column.addWidget(Label(_("Without a code:"), 13, strong=True))
        column.addWidget(self.verdict_choice)
        column.addLayout(field_with_name(_("Who answered"), self.by_field))
        column.addLayout(field_with_name(_("What was said"), self.words_field))
        cancel = Button(_("Cancel"), TEXT)
        cancel.clicked.connect(self.reject)
        line.addWidget(self.why, 1)
        line.addWidget(cancel)
        line.addWidget(self.button)
        column.addLayout(line)

    def code(self) -> str:
        """The code typed, in its bare letters; empty for none."""
        return "".join(sign for sign in self.code_field.text() if sign.isalnum())

    def verdict(self) -> Answered:
        """What was answered."""
        return Answered(self.verdict_choice.current)

    def by(self) -> str:
        """Who answered."""
        return squeeze(nfc(self.by_field.text()))

    def words(self) -> str:
        """What was said, in one line."""
        return squeeze(nfc(self.words_field.toPlainText()))

    def _judge(self) -> None:
        why = self._why_not()
        self.button.set_ready(not why, why)
        self.why.setText(why)

    def _why_not(self) -> str:
        if self.code():
            whole = len(self.code()) == _CODE_LENGTH
            return "" if whole else _("The code has 8 letters and digits.")
        if not self.by():
            return _("Type the code, or who answered.")
        if self.verdict() in {Answered.RETURNED, Answered.REFUSED} and not self.words():
            return _("Write what was said.")
        return ""
