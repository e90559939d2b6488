"""Beside the board: what became of an office's report, and the words to remind it with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xacai.ui.theme import theme
from xacai.ui.widgets.button import TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.layouts import clear
from xacai.wording.language import _


@dataclass(frozen=True, slots=True)
class SquareWords:
    """A square in words: office, report, (name, words, colour token) lines, the reminder to it,
    to how many in all. ``undoable``: nothing was answered yet."""

    title: str
    second: str
    lines: tuple[tuple[str, str, str], ...]
    readable: bool
    undoable: bool
    reminder: str
    wanted: int


class SquarePanel(QWidget):
    """``read_pressed``, ``undo_pressed`` (the last import); ``copied_one`` and ``copied_all`` for the reminders."""

    read_pressed = Signal()
    copied_one = Signal()
    copied_all = Signal()
    undo_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.setFixedWidth(look.px(320))
        self.card, self.reminding = Card(), Card(_("Reminder"), " ")
        self.title = Label("", 15, strong=True, wrap=True)
        self.second = Label("", 12, ink="ink2", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look.px(6))
        self.read_button = Button(_("Read the report"), icon="eye", small=True)
        self.read_button.clicked.connect(self.read_pressed)
        self.undo_button = Button(_("Undo the import"), TEXT, icon="undo", small=True)
        self.undo_button.clicked.connect(self.undo_pressed)
        self.card.body.setSpacing(look.px(6))
        self.card.add(self.title)
        self.card.add(self.second)
        self.card.add(self._lines)
        self.card.body.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(self.read_button)
        line.addWidget(self.undo_button)
        line.addStretch(1)
        self.card.add(line)
        self._make_reminder()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(self.card, 3)
        column.addWidget(self.reminding, 2)

    def _make_reminder(self) -> None:
        look = theme()
        self.words = Label("", 12, ink="ink2", wrap=True, selectable=True)
        area = QScrollArea()
        area.setProperty("quiet", "true")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.words)
        for ground in (self.words, area.viewport()):
            ground.setAutoFillBackground(False)
        area.setMinimumHeight(look.px(60))
        self.copy_button = Button(_("Copy the reminder"), icon="copy", small=True)
        self.copy_all_button = Button("", icon="copy", small=True)
        self.copy_button.clicked.connect(self.copied_one)
        self.copy_all_button.clicked.connect(self.copied_all)
        self.reminding.add(area, 1)
        line = QHBoxLayout()
        line.setSpacing(look.px(8))
        line.addWidget(self.copy_button)
        line.addWidget(self.copy_all_button)
        line.addStretch(1)
        self.reminding.add(line)

    def show_square(self, square: SquareWords | None) -> None:
        """Say a square; None: nothing is chosen."""
        clear(self._lines)
        if square is None:
            self.title.setText(_("Choose a square"))
            self.second.setText(_("Enter opens the report of the office."))
            self.read_button.setVisible(False)
            self.undo_button.setVisible(False)
            self.words.setText("")
            self.copy_button.set_ready(False, _("Choose an office first."))
            return
        self.title.setText(square.title)
        self.second.setText(square.second)
        for name, words, ink in square.lines:
            self._lines.addLayout(_line(name, words, ink))
        self.read_button.setVisible(square.readable)
        self.undo_button.setVisible(square.readable and square.undoable)
        self.words.setText(square.reminder or _("Nothing is wanted of this office."))
        self.copy_button.set_ready(bool(square.reminder), _("Nothing is wanted of this office."))
        self.show_wanted(square.wanted)

    def show_wanted(self, wanted: int) -> None:
        """How many offices the reminder to all speaks to."""
        self.copy_all_button.set_text(_("Copy for all {count}").format(count=wanted))
        self.copy_all_button.set_ready(bool(wanted), _("Nothing is wanted of any office."))


def _line(name: str, words: str, ink: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme().px(8))
    label = Label(name, 12, ink="ink2")
    label.setFixedWidth(theme().px(80))
    line.addWidget(label)
    line.addWidget(Label(words, 13, ink=ink or "ink", wrap=True), 1)
    return line
