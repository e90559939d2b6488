"""Step 3: ways at the left, what happens in the middle, check code and files at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xacai.ui.drives import Drive, find_drives
from xacai.ui.room import Room
from xacai.ui.submitting.check_panel import Mark
from xacai.ui.submitting.handover_view import FOLDER, NO_DRIVE, Action, FileWords, ways
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, PRIMARY, Button
from xacai.ui.widgets.card import Card, Divider
from xacai.ui.widgets.label import ElidedLabel, Label
from xacai.ui.widgets.layouts import clear
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.wording.language import _

LOOK_AGAIN = 2000
"""Milliseconds between two looks for sticks, while the panel is seen."""


class ActionCard(Card):
    """The middle card: says an :class:`Action`."""

    primary = Signal()
    secondary = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        look = theme()
        self.body.setContentsMargins(look.px(16), look.px(16), look.px(16), look.px(16))
        self.title = Label("", 20, strong=True, wrap=True)
        self.second = Label("", 13, ink="ink2", wrap=True)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(look.px(6))
        self.button, self.other = Button("", PRIMARY), Button("", OUTLINED)
        self.button.clicked.connect(self.primary)
        self.other.clicked.connect(self.secondary)
        self.why = Label("", 12, ink="ink2", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(look.px(8))
        line.addWidget(self.button)
        line.addWidget(self.other)
        line.addWidget(self.why, 1)
        self.add(self.title)
        self.add(self.second)
        self.add(self._steps)
        self.body.addStretch(1)
        self.add(line)

    def show_action(self, action: Action) -> None:
        """Say another action."""
        self.title.setText(action.title)
        self.title.set_ink(action.tone)
        self.second.setText(action.second)
        clear(self._steps)
        for words, when in action.steps:
            self._steps.addLayout(self._step(words, when))
        self.button.setVisible(bool(action.primary))
        self.button.set_text(action.primary)
        self.button.set_kind(OUTLINED if action.calm else PRIMARY)
        self.button.set_ready(not action.why_not, action.why_not)
        self.why.setText(action.why_not)
        self.other.setVisible(bool(action.secondary))
        self.other.set_text(action.secondary)

    def _step(self, words: str, when: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(Mark("done" if when else "in_progress"))
        line.addWidget(Label(words, 13), 1)
        line.addWidget(Label(when, 12, ink="ink2"))
        return line


class HandOverPanel(QWidget):
    """Three cards. ``way_chosen`` after another way was taken; ``find_sticks`` may be set to another finder."""

    way_chosen = Signal(str)
    primary = Signal()
    secondary = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.find_sticks: Callable[[], tuple[Drive, ...]] = find_drives
        self.drives: tuple[Drive, ...] = ()
        self.way = ""
        self._narrow = False
        self._ways_card, self.action, self._files_card = Card(_("Ways")), ActionCard(), Card(_("Check code"))
        self.list = RowList(_("Ways to hand over"), keeps_choice=True)
        self.list.moved.connect(self._choose)
        self._ways_card.body.setContentsMargins(look.px(8), 0, look.px(8), look.px(8))
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._ways_card.add(self.list, 1)
        self.code = Label("", 20, strong=True, mono=True, selectable=True)
        self._files_card.add(self.code)
        hint = _("Printed on the appendices and the check sheet; the receiver sees the very same code.")
        self._files_card.add(Label(hint, 12, ink="ink2", wrap=True))
        self._files_card.add(Divider())
        self._files = QVBoxLayout()
        self._files_card.add(self._files)
        self._files_card.body.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(12))
        line.addWidget(self._ways_card)
        line.addWidget(self.action, 1)
        line.addWidget(self._files_card)
        self.action.primary.connect(self.primary)
        self.action.secondary.connect(self.secondary)
        self.setMinimumHeight(look.px(240))
        self._timer = QTimer(self, interval=LOOK_AGAIN)
        self._timer.timeout.connect(self.look_for_drives)

    @property
    def drive(self) -> Drive | None:
        """The stick that is the chosen way."""
        return next((drive for drive in self.drives if str(drive.root) == self.way), None)

    def fit(self, room: Room) -> None:
        """Narrower cards in a narrow window."""
        look = theme()
        if room.narrow != self._narrow:
            self._narrow = room.narrow
            self._show_ways()
        self._ways_card.setFixedWidth(look.px(172 if room.narrow else 196))
        self._files_card.setFixedWidth(look.px(300 if room.narrow else 372))
        QTimer.singleShot(0, self.list, self.list.doItemsLayout)

    def look_for_drives(self) -> None:
        """Look which sticks are there; the list changes only where they did."""
        found = self.find_sticks()
        if found == self.drives and self.list.rows:
            return
        usable = [str(drive.root) for drive in found if not drive.read_only]
        came = [root for root in usable if root not in {str(drive.root) for drive in self.drives}]
        self.drives = found
        keys = self._show_ways()
        if came and self.way in ("", NO_DRIVE, FOLDER):
            self.choose(came[0])
        elif self.way not in keys:
            self.choose(usable[0] if usable else FOLDER)
        else:
            self.list.choose(self.way)
            self.way_chosen.emit(self.way)

    def _show_ways(self) -> list[str]:
        """The list of ways; in a narrow window only a stick has a second line."""
        sticks = {str(drive.root) for drive in self.drives} | {NO_DRIVE}
        rows = [
            ListRow(way.key, way.text, way.second if way.key in sticks or not self._narrow else "", way.icon)
            for way in ways(self.drives)
        ]
        self.list.blockSignals(True)
        self.list.set_rows(rows)
        self.list.choose(self.way)
        self.list.blockSignals(False)
        return [row.key for row in rows]

    def choose(self, way: str) -> None:
        """Take a way."""
        self.list.choose(way)
        self._choose(way)

    def show_files(self, code: str, files: Sequence[FileWords]) -> None:
        """Show the check code and the files."""
        self.code.setText(code)
        clear(self._files)
        for place, item in enumerate(files):
            if place:
                self._files.addWidget(Divider())
            self._files.addLayout(_file_lines(item))

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks while the panel is seen."""
        super().showEvent(event)
        self.look_for_drives()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking."""
        super().hideEvent(event)
        self._timer.stop()

    def _choose(self, way: str) -> None:
        if way and way != self.way:
            self.way = way
            self.way_chosen.emit(way)


def _file_lines(item: FileWords) -> QHBoxLayout:
    """Icon, name, and below it what the file is and its size."""
    line, words, below = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
    line.setSpacing(theme().px(8))
    words.setSpacing(0)
    below.addWidget(Label(item.second, 12, ink="ink2"), 1)
    below.addWidget(Label(item.size, 12, ink="ink2"))
    words.addWidget(ElidedLabel(item.name))
    words.addLayout(below)
    line.addWidget(Mark(item.icon, "ink2"))
    line.addLayout(words, 1)
    return line
