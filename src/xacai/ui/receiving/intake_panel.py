"""The tab of files that came: nothing chosen yet, the dry run, what taking in came to, and the receipts that wait."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xacai.services.receiving import Reception
from xacai.services.receiving_many import worth_taking
from xacai.ui.models.grid import GridModel
from xacai.ui.receiving import intake_view as view
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.wording.language import _, ngettext


class IntakePanel(QWidget):
    """``take_pressed``, ``drop_pressed`` (leave the dry run), ``receipts_pressed``, ``opened(reception)`` of a report,
    ``empty_pressed(key)``, ``arrival_opened(key)`` of what came last."""

    take_pressed = Signal()
    drop_pressed = Signal()
    receipts_pressed = Signal()
    opened = Signal(object)
    empty_pressed = Signal(str)
    arrival_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told: tuple[Reception, ...] = ()
        self.dry = True
        self._make()
        self._lay_out()
        self.take_button.clicked.connect(self.take_pressed)
        self.drop_button.clicked.connect(self.drop_pressed)
        self.receipts_button.clicked.connect(self.receipts_pressed)
        self.filter.chosen.connect(lambda key: self._show_rows())
        self.grid.opened.connect(lambda key, column: self.opened.emit(self.told[int(key)]))
        self.empty.pressed.connect(self.empty_pressed)
        self.latest.opened.connect(self.arrival_opened)

    def _make(self) -> None:
        actions = (
            ("usb", _("Look on the stick")),
            ("files", _("Open files")),
            ("folder", _("Open a folder")),
        )
        self.empty = EmptyState("receiving", "", actions)
        self.latest = RowList(_("Came last"), one_line=30)
        self.filter = SegmentedControl([Choice(view.ALL, _("All"))], view.ALL, _("Filter"))
        self.summary = Label("", 13, ink="ink2", wrap=True)
        self.grid = Grid(GridModel(view.columns()), _("Files that came"), row_height=34, row_tint=True)
        self.take_button, self.drop_button = Button("", PRIMARY), Button(_("Put away"), TEXT)
        self.receipts_button = Button("", icon="export")

    def _lay_out(self) -> None:
        look = theme()
        self.card, self.latest_card = Card(flush=True), Card(_("Came last"))
        tools = QHBoxLayout()
        tools.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(8))
        tools.addWidget(self.filter)
        tools.addStretch(1)
        ending = QHBoxLayout()
        ending.setContentsMargins(look.px(16), look.px(8), look.px(12), look.px(8))
        ending.setSpacing(look.px(8))
        ending.addWidget(self.summary, 1)
        ending.addWidget(self.drop_button)
        ending.addWidget(self.take_button)
        self.card.body.setSpacing(0)
        self.card.add(tools)
        self.card.add(self.grid, 1)
        self.card.add(ending)
        self.latest_card.add(self.latest, 1)
        first, begin = QWidget(), Card()
        begin.add(self.empty, 1)
        line = QHBoxLayout(first)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(8))
        line.addWidget(begin, 3)
        line.addWidget(self.latest_card, 2)
        self.stack = QStackedWidget()
        self.stack.addWidget(first)
        self.stack.addWidget(self.card)
        column, waiting = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        self.waiting_card = Card()
        self.waiting_words = Label("", 13, wrap=True)
        waiting.addWidget(self.waiting_words, 1)
        waiting.addWidget(self.receipts_button)
        self.waiting_card.body.setContentsMargins(look.px(16), look.px(6), look.px(12), look.px(6))
        self.waiting_card.add(waiting)
        column.addWidget(self.waiting_card)
        column.addWidget(self.stack, 1)

    def show_start(self, latest: Sequence[ListRow]) -> None:
        """Nothing chosen: the next step, and what came last."""
        self.told = ()
        sentence = _("No office has sent anything yet. Put in a stick, open a folder, or drop files here.")
        again = _(
            "Put in a stick, open a folder, or drop files here. Nothing is written before you have looked."
        )
        self.empty.sentence.setText(again if latest else sentence)
        self.latest.set_rows(latest)
        self.latest_card.setVisible(bool(latest))
        self.stack.setCurrentIndex(0)

    def show_told(self, told: Sequence[Reception], *, dry: bool, left: int = 0) -> None:
        """A dry run, or what taking in came to."""
        self.told, self.dry = tuple(told), dry
        worth = len(worth_taking(told)) if dry else 0
        self.filter.set_choices([Choice(*item) for item in view.filters(told, dry=dry)])
        self.summary.setText(view.summary(told) if dry else view.result(told, left)[0])
        self.take_button.setVisible(dry)
        take = ngettext("Take in {count} package", "Take in {count} packages", worth)
        self.take_button.set_text(take.format(count=worth))
        self.take_button.set_ready(bool(worth), _("None of these files brings anything new."))
        self.drop_button.set_text(_("Put away") if dry else _("Close the list"))
        self.stack.setCurrentIndex(1)
        self._show_rows()

    def show_waiting(self, offices: int) -> None:
        """How many offices wait for a receipt."""
        self.waiting_card.setVisible(bool(offices))
        words = ngettext(
            "{count} office waits for its receipt.", "{count} offices wait for their receipts.", offices
        )
        self.waiting_words.setText(words.format(count=offices))
        self.receipts_button.set_text(_("Write the receipts…"))

    def _show_rows(self) -> None:
        self.grid.grid_model.set_rows(view.rows(self.told, dry=self.dry, only=self.filter.current))
