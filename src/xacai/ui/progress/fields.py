"""The fields of one entry: state, day, document, result, money, note. Every change leaves as a signal."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from xacai.domain.progress import Entry, Mark
from xacai.domain.text import nfc
from xacai.ui import icons
from xacai.ui.progress.edits import MARK_KEYS
from xacai.ui.status_looks import ENTRY_MARKS
from xacai.ui.theme import theme
from xacai.ui.widgets.choice_box import ChoiceBox
from xacai.ui.widgets.date_edit import DateEdit, read_day
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.number_edit import NumberEdit, ask_foreign
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import _
from xacai.wording.statuses import mark_words

SOON = 2500
"""Milliseconds after the last key until a field that is still being typed is kept."""


class EntryFields(QWidget):
    """``mark_chosen(number key)`` and ``part_changed(name, value)``: done_on, number, day, issuer, abstract, result,
    spent, note; met_on and due of a task that waits. The fields keep their own text while they have the focus."""

    mark_chosen = Signal(int)
    part_changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = ChoiceBox(_("Standing"))
        for number, mark in MARK_KEYS.items():
            self.marks.addItem(icons.icon(ENTRY_MARKS[mark]), f"{number}  {mark_words(mark)}", number)
        self.done_on, self.day = DateEdit(_("Done on")), DateEdit(_("Day of the document"))
        self.met_on, self.due = DateEdit(_("Condition met on")), DateEdit(_("Due since then"))
        self.number, self.issuer = LineEdit(_("Number of the document")), LineEdit(_("Issuer"))
        self.abstract = PlainTextEdit(_("Abstract"))
        self.result = PlainTextEdit(_("Result, one sentence for the report"))
        self.spent = NumberEdit(_("Spent in the period, đồng"), 0)
        self.note = PlainTextEdit(_("Note"))
        self.note_label = Label("", 12, ink="ink2")
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._build()
        self._connect()

    def show_entry(self, entry: Entry, note_label: str, *, force: bool, conditional: bool = False) -> None:
        """Show an entry; a field that is being typed keeps its text unless ``force``. ``conditional`` tasks wait."""
        self._condition_box.setVisible(conditional)
        self.marks.setCurrentIndex(list(MARK_KEYS.values()).index(entry.mark))
        self._done_box.setVisible(entry.mark is Mark.DONE)
        self.note_label.setText(note_label)
        self.note.setAccessibleName(note_label)
        spent = Decimal(entry.spent_vnd) if entry.spent_vnd is not None else None
        days = (
            (self.done_on, entry.done_on),
            (self.day, entry.proof.day),
            (self.met_on, entry.met_on),
            (self.due, entry.due),
        )
        self.due.setEnabled(entry.met_on is not None)
        for field, value in days:
            if force or not field.hasFocus():
                field.set_day(value)
        if force or not self.spent.hasFocus():
            self.spent.set_value(spent)
        for name, text in _texts(entry).items():
            self._show_text(self._text_fields()[name], text, force)

    def keep(self) -> None:
        """Say what is being typed now (leaving the page, choosing another task)."""
        self._timer.stop()
        for name, field in self._text_fields().items():
            self.part_changed.emit(name, _text_of(field))
        for name, day_field in self._day_fields().items():
            day = read_day(day_field.text())
            if day is not None or not day_field.text().strip():
                self.part_changed.emit(name, day)

    def _day_fields(self) -> dict[str, DateEdit]:
        return {"done_on": self.done_on, "day": self.day}

    def _show_text(self, field: LineEdit | PlainTextEdit, text: str, force: bool) -> None:
        if force or not (field.hasFocus() or _text_of(field) == text):
            field.set_text(text)

    def _text_fields(self) -> dict[str, LineEdit | PlainTextEdit]:
        return {
            "number": self.number,
            "issuer": self.issuer,
            "abstract": self.abstract,
            "result": self.result,
            "note": self.note,
        }

    def _build(self) -> None:
        look, column = theme(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        for area, height in ((self.abstract, 46), (self.result, 64), (self.note, 46)):
            area.setFixedHeight(look.px(height))
        pairs, state = QGridLayout(), QHBoxLayout()
        pairs.setHorizontalSpacing(look.px(8))
        pairs.setVerticalSpacing(look.px(2))
        pairs.setColumnStretch(0, 5)
        pairs.setColumnStretch(1, 4)
        state.setSpacing(look.px(8))
        state.addWidget(_labelled(self.marks, _("Standing")), 1)
        self._done_box = _labelled(self.done_on, _("Done on"))
        self._done_box.setFixedWidth(look.px(116))
        state.addWidget(self._done_box)
        column.addLayout(state)
        column.addWidget(self._condition())
        pairs.addWidget(_labelled(self.number, _("Number of the document")), 0, 0)
        pairs.addWidget(_labelled(self.day, _("Day of the document")), 0, 1)
        column.addLayout(pairs)
        below: tuple[tuple[QWidget, Label], ...] = (
            (self.issuer, Label(_("Issuer"), 12, ink="ink2")),
            (self.abstract, Label(_("Abstract"), 12, ink="ink2")),
            (self.result, Label(_("Result, one sentence for the report"), 12, ink="ink2")),
            (self.spent, Label(_("Spent in the period, đồng"), 12, ink="ink2")),
            (self.note, self.note_label),
        )
        for widget, label in below:
            label.setBuddy(widget)
            column.addWidget(label)
            column.addWidget(widget)

    def _condition(self) -> QWidget:
        """The day on which what a task waits for came, and its last day since then."""
        self._condition_box, line = QWidget(), QHBoxLayout()
        column = QVBoxLayout(self._condition_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        line.setSpacing(theme().px(8))
        line.addWidget(_labelled(self.met_on, _("Condition met on")))
        line.addWidget(_labelled(self.due, _("Due since then")))
        column.addLayout(line)
        hint = _("Not counted until the condition is met; from then on it is due on the day given.")
        column.addWidget(Label(hint, 12, ink="ink2", wrap=True))
        return self._condition_box

    def _connect(self) -> None:
        self.marks.activated.connect(lambda at: self.mark_chosen.emit(int(self.marks.itemData(at))))
        self.done_on.day_changed.connect(lambda day: self.part_changed.emit("done_on", day))
        self.day.day_changed.connect(lambda day: self.part_changed.emit("day", day))
        self.met_on.day_changed.connect(lambda day: self.part_changed.emit("met_on", day))
        self.due.day_changed.connect(lambda day: self.part_changed.emit("due", day))
        self.spent.value_changed.connect(lambda value: self.part_changed.emit("spent", value))
        self.spent.foreign.connect(self._ask_foreign)
        for name, field in self._text_fields().items():
            field.text_changed_for_good.connect(lambda text, name=name: self.part_changed.emit(name, text))
            field.textChanged.connect(lambda *_: self._timer.start())
        self._timer.timeout.connect(self._keep_focused)

    def _keep_focused(self) -> None:
        for name, field in self._text_fields().items():
            if field.hasFocus():
                self.part_changed.emit(name, _text_of(field))

    def _ask_foreign(self, text: str) -> None:
        value = ask_foreign(self, text)
        if value is not None:
            self.spent.set_value(value)
            self.part_changed.emit("spent", value)


def _labelled(field: QWidget, words: str) -> QWidget:
    """A field under its name."""
    box, label = QWidget(), Label(words, 12, ink="ink2")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(2))
    label.setBuddy(field)
    field.setMinimumWidth(theme().px(96))
    column.addWidget(label)
    column.addWidget(field)
    return box


def _text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return nfc(field.text() if isinstance(field, QLineEdit) else field.toPlainText()).strip()


def _texts(entry: Entry) -> dict[str, str]:
    return {
        "number": entry.proof.number,
        "issuer": entry.proof.issuer,
        "abstract": entry.proof.abstract,
        "result": entry.result,
        "note": entry.note,
    }
