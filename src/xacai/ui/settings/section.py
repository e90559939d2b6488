"""The base of a section of the settings: fields that keep themselves, soon after the last key and when left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.text import nfc
from xacai.ui.page import Page
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.date_edit import DateEdit
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.segments import SegmentedControl
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit

AFTER_TYPING = 1500
"""Milliseconds from the last key to the disk."""

Keep = Callable[[str], None]


class Section(QWidget):
    """One section; subclasses make their cards in ``build`` and read the workspace in ``refresh``."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.workspace = page, page.workspace
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, theme().px(4), 0)
        self.column.setSpacing(theme().px(12))
        self._pending: dict[QWidget, Callable[[], None]] = {}
        self._timer = QTimer(self, singleShot=True, interval=AFTER_TYPING)
        self._timer.timeout.connect(self.flush)
        self.build()

    def build(self) -> None:
        """Make the cards."""

    def refresh(self) -> None:
        """Show what is stored."""

    def flush(self) -> None:
        """Keep what was typed and not stored yet."""
        self._timer.stop()
        pending, self._pending = self._pending, {}
        for keep in pending.values():
            keep()

    def watch(self, field: LineEdit | PlainTextEdit, keep: Keep) -> None:
        """Call ``keep(text)`` when the field is left, and a little after the last key."""
        field.text_changed_for_good.connect(keep)
        if isinstance(field, LineEdit):
            field.textEdited.connect(lambda words: self._soon(field, partial(keep, nfc(words).strip())))
        else:
            field.textChanged.connect(
                lambda: self._soon(field, lambda: keep(nfc(field.toPlainText()).strip()))
            )

    def _soon(self, field: QWidget, act: Callable[[], None]) -> None:
        if field.hasFocus():
            self._pending[field] = act
            self._timer.start()


class Form(QGridLayout):
    """Names at the left, fields at the right, a hint below a field where one is given."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        look = theme()
        self.setHorizontalSpacing(look.px(16))
        self.setVerticalSpacing(look.px(8))
        self.setColumnStretch(1, 1)
        card.add(self)

    def put(self, name: str, field: QWidget, hint: str = "") -> None:
        """Append a line."""
        look, row = theme(), self.rowCount()
        label = Label(name, 13, ink="ink2", wrap=True)
        label.setFixedWidth(look.px(170))
        label.setContentsMargins(0, look.px(7), 0, 0)
        label.setBuddy(field)
        column = QVBoxLayout()
        column.setSpacing(look.px(2))
        if isinstance(field, (LineEdit, PlainTextEdit)):
            field.setMaximumWidth(look.px(520))
        if isinstance(field, DateEdit):
            field.setMaximumWidth(look.px(140))
        line = QHBoxLayout()
        line.addWidget(field, 100)
        if isinstance(field, (LineEdit, PlainTextEdit, DateEdit, SegmentedControl)):
            line.addStretch(1)  # takes what the field's greatest width leaves
        column.addLayout(line)
        if hint:
            column.addWidget(Label(hint, 12, ink="ink3", wrap=True))
        self.addWidget(label, row, 0)
        self.setAlignment(label, label.alignment().AlignTop)
        self.addLayout(column, row, 1)
