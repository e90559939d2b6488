"""The table "Lịch sử gửi – nhận" and what can be written out once more from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xacai.domain.submission import Shipment
from xacai.ui.models.grid import GridModel
from xacai.ui.room import Room
from xacai.ui.submitting.history_view import history_columns, history_rows
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


class HistoryCard(Card):
    """``resend(uuid)`` and ``send_plan`` are asked for by its buttons."""

    resend = Signal(str)
    send_plan = Signal()
    take_answer = Signal()
    record = Signal()
    view = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("History of sending and receiving"), flush=True, parent=parent)
        look = theme()
        self._narrow = False
        self._shown: tuple[Sequence[Shipment], Mapping[str, str]] = ((), {})
        self.plan_button = Button(_("Write the issued plan…"), icon="plan", small=True)
        self.plan_button.clicked.connect(self.send_plan)
        self.again_button = Button(_("Write the chosen one again…"), icon="export", small=True)
        self.again_button.clicked.connect(self._ask_again)
        self.take_button = Button(_("Take an answer in…"), icon="file-in", small=True)
        self.take_button.setToolTip(_("Open a receipt or feedback, or drop it onto this page"))
        self.take_button.clicked.connect(self.take_answer)
        self.record_button = Button(_("Record an answer…"), icon="edit", small=True)
        self.record_button.clicked.connect(self.record)
        self.view_button = Button(_("See the print"), icon="report", small=True)
        self.view_button.clicked.connect(self._ask_view)
        self.add_to_head(self.take_button)
        self.add_to_head(self.record_button)
        self.add_to_head(self.view_button)
        self.add_to_head(self.plan_button)
        self.add_to_head(self.again_button)
        self.model = GridModel(history_columns(False), ())
        self.grid = Grid(self.model, _("History of sending and receiving"), row_height=34, row_tint=True)
        self.grid.place_changed.connect(lambda key, column: self._judge())
        self.grid.opened.connect(lambda key, column: self.resend.emit(key))
        self.empty = Label(_("Nothing was sent yet."), 13, ink="ink2")
        self.empty.setContentsMargins(look.px(16), look.px(4), look.px(16), look.px(16))
        self.add(self.grid, 1)
        self.add(self.empty)
        self._judge()

    def show_history(self, shipments: Sequence[Shipment], numbers: Mapping[str, str], plan: bool) -> None:
        """Show what was packed; ``plan`` says whether an issued plan can be written."""
        self._shown = (shipments, numbers)
        self.model.set_rows(history_rows(shipments, numbers, self._narrow))
        self.grid.setVisible(bool(shipments))
        self.empty.setHidden(bool(shipments))
        self.plan_button.setVisible(plan)
        self._judge()

    def fit(self, room: Room) -> None:
        """One column less in a narrow window."""
        self.grid.setMinimumHeight(theme().px(32 + (2 if room.height < 700 else 3) * 34))
        if room.narrow != self._narrow:
            self._narrow = room.narrow
            self._say_buttons()
            self.model.set_rows(())
            self.model.set_columns(history_columns(room.narrow))
            self.model.set_rows(history_rows(*self._shown, room.narrow))

    def _ask_again(self) -> None:
        self.resend.emit(self.grid.place()[0])

    def _say_buttons(self) -> None:
        """In a narrow window the icons alone; the words stand in the tooltip."""
        words = {
            self.record_button: _("Record an answer…"),
            self.view_button: _("See the print"),
            self.plan_button: _("Write the issued plan…"),
            self.again_button: _("Write the chosen one again…"),
        }
        for button, text in words.items():
            button.set_text("" if self._narrow else text)
            button.setAccessibleName(text)
            button.setToolTip(text if self._narrow else "")
        self._judge()

    def _ask_view(self) -> None:
        self.view.emit(self.grid.place()[0])

    def _judge(self) -> None:
        chosen = bool(self.grid.place()[0])
        why = "" if chosen else _("Choose a row of the table first.")
        self.again_button.set_ready(chosen, why)
        key = self.grid.place()[0]
        held = next((item for item in self._shown[0] if item.uuid == key), None)
        printed = held is not None and held.kind == "report"
        self.view_button.set_ready(printed, why or ("" if printed else _("Only reports are printed here.")))
