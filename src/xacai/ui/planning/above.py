"""The plan of the office above over the own one: a line that says so, and a dialog with a tick for each item."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xacai.domain.plan import plan_key
from xacai.services import taking_over
from xacai.services.localising import Key
from xacai.services.taking_over import PlanAbove
from xacai.services.workspace import Workspace
from xacai.ui.operation import guarded
from xacai.ui.planning.above_view import (
    AboveGroup,
    AboveRow,
    button_words,
    groups,
    head_words,
    promise_words,
    strip_words,
)
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.layouts import clear
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.wording.language import _


class AboveStrip(MessageStrip):
    """``taken`` (how many) after items were taken over or left; hidden where nothing new came."""

    taken = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._above: PlanAbove | None = None
        self.dialog: AboveDialog | None = None
        self.look_button = Button(_("See and take over"), TEXT, small=True)
        self.look_button.clicked.connect(self.look)
        self.close_button.hide()
        line = self.layout()
        assert isinstance(line, QHBoxLayout)
        line.addWidget(self.look_button)

    def set_year(self, year: int) -> None:
        """Say what came for the plan of a year."""
        found = taking_over.find_plan_above(self._workspace, plan_key(year))
        self._above = found if found is not None and found.open else None
        if self._above is None:
            self.hide()
        else:
            self.say(strip_words(self._above), "warn")

    def look(self) -> None:
        """Open the dialog."""
        if self._above is not None:
            self.dialog = dialog = AboveDialog(self._workspace, self._above, self)
            dialog.taken.connect(self.taken)
            dialog.finished.connect(self._forget)
            dialog.open()

    def _forget(self) -> None:
        self.dialog = None


class AboveDialog(QDialog):
    """Every item with a box; what is certain is ticked already. ``taken`` says how many were."""

    taken = Signal(int)

    def __init__(self, workspace: Workspace, above: PlanAbove, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self._workspace, self._above = workspace, above
        self.boxes: dict[Key, QCheckBox] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("From the plan of the office above"))
        self.resize(look.px(760), look.px(500))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        column.addWidget(Label(head_words(above), 14, strong=True, wrap=True))
        column.addWidget(Label(promise_words(above), 12, ink="ink2", wrap=True))
        column.addWidget(self._list(), 1)
        column.addLayout(self._buttons())
        self._lay_out()

    def _list(self) -> QScrollArea:
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, theme().px(8), 0)
        self._rows.setSpacing(theme().px(8))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("Items of the plan above"))
        area.setWidget(self._inside)
        return area

    def _buttons(self) -> QHBoxLayout:
        self.everything = QCheckBox(_("Also what was left before and tasks of others"))
        self.everything.toggled.connect(self._lay_out)
        self.take_button = Button("", PRIMARY)
        self.take_button.clicked.connect(self.take)
        cancel = Button(_("Not now"), TEXT)
        cancel.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.addWidget(self.everything)
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.take_button)
        return line

    def _lay_out(self) -> None:
        """The rows anew; ticks that were set stay."""
        before = {key: box.isChecked() for key, box in self.boxes.items()}
        self.boxes = {}
        clear(self._rows)
        for group in groups(self._above, everything=self.everything.isChecked()):
            self._add_group(group, before)
        self._rows.addStretch(1)
        self._renew()

    def _add_group(self, group: AboveGroup, before: dict[Key, bool]) -> None:
        self._rows.addWidget(Label(group.title, 13, strong=True))
        for row in group.rows:
            self._rows.addLayout(self._row(row, before.get(row.key, row.ticked)))

    def _row(self, row: AboveRow, ticked: bool) -> QHBoxLayout:
        box = QCheckBox()
        box.setAccessibleName(row.text)
        box.setAccessibleDescription(". ".join((row.note, *row.differences)))
        box.setChecked(ticked)
        box.toggled.connect(self._renew)
        self.boxes[row.key] = box
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        words.addWidget(Label(row.text, 13, wrap=True))
        words.addWidget(Label(row.note, 12, ink="ink2", wrap=True))
        for told in row.differences:
            words.addWidget(Label(told, 12, ink="warn", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return line

    def _ticked(self) -> frozenset[Key]:
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())

    def _renew(self) -> None:
        self.take_button.set_text(button_words(self._ticked()))

    def take(self) -> None:
        """Take what is ticked over, leave the rest, close."""
        key, ticked = self._above.plan.key, self._ticked()
        if guarded(self, lambda: taking_over.take_over(self._workspace, key, ticked, leave_rest=True)):
            self.accept()
            self.taken.emit(len(ticked))
