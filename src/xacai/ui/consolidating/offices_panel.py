"""Beside the sums: the offices behind the row under the cursor, their distribution, what the chosen one sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.services.comparing import Sent
from xacai.ui.consolidating import office_view
from xacai.ui.consolidating.histogram import Histogram
from xacai.ui.consolidating.office_view import Behind
from xacai.ui.consolidating.view import Totals
from xacai.ui.models.grid import GridModel
from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card, Divider
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import RowList
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.wording.language import _


class OfficesPanel(Card):
    """``moved(office)`` with the cursor, ``opened(office)`` for its whole report, ``turned(lowest first)``."""

    moved = Signal(str)
    opened = Signal(str)
    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self.totals: Totals | None = None
        self.behind: Behind | None = None
        self.only, self.bar, self.lowest_first = office_view.ALL, -1, False
        self._make()
        self._lay_out()
        self.filter.chosen.connect(self._filter)
        self.histogram.chosen.connect(self._press_bar)
        self.order.clicked.connect(self._turn)
        self.grid.place_changed.connect(lambda key, _column: self.moved.emit(key))
        self.grid.opened.connect(lambda key, _column: self.opened.emit(key))
        self.sent.opened.connect(self.opened)

    def _make(self) -> None:
        self.setFixedWidth(theme().px(420))
        self.row_name = Label("", 14, strong=True, wrap=True)
        self.summary = Label("", 12, ink="ink2", wrap=True)
        self.histogram = Histogram()
        self.filter = SegmentedControl(
            [Choice(office_view.ALL, _("All"))], office_view.ALL, _("Which offices are listed")
        )
        self.order = Button("", icon="arrow-down", small=True)
        self.grid = Grid(GridModel(), _("Offices in order"), row_height=28, row_tint=True)
        self.nothing = Label("", 13, ink="ink2", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sent = RowList(_("What the office sent"))
        self.sent_title = Label(_("As sent"), 12, strong=True, ink="ink2")
        self.read_button = Button(_("Open the report"), icon="eye", small=True)
        self.read_button.clicked.connect(self._open_current)

    def _lay_out(self) -> None:
        look = theme()
        head, tools, foot = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for layout in (head, tools, foot):
            layout.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(4))
            layout.setSpacing(look.px(4))
        for widget in (self.row_name, self.summary, self.histogram):
            head.addWidget(widget)
        tools.addWidget(self.filter)
        tools.addStretch(1)
        tools.addWidget(self.order)
        foot.addWidget(self.sent_title)
        foot.addStretch(1)
        foot.addWidget(self.read_button)
        self.body.setSpacing(0)
        self.add(head)
        self.add(tools)
        self.add(self.grid, 1)
        self.add(self.nothing, 1)
        self.add(Divider())
        self.add(foot)
        self.add(self.sent)
        self.sent.setFixedHeight(look.px(64))

    def set_room(self, room: Room) -> None:
        """In low rooms the chart goes, the numbers in words stay."""
        self.histogram.setMaximumHeight(0 if room.low else 16_777_215)

    def show_behind(self, totals: Totals, behind: Behind) -> None:
        """Show a row's offices; the filter stays, a pressed bar does not."""
        self.totals, self.behind, self.bar = totals, behind, -1
        self.row_name.setText(f"{behind.row.no} {behind.row.name}".strip())
        self.summary.setText(office_view.summary(behind))
        self.histogram.show_behind(behind)
        self.filter.set_choices([Choice(*item) for item in office_view.filters(behind)])
        self.only = self.filter.current
        self._name_order()
        columns = office_view.columns(totals)
        if self.grid.grid_model.columns != columns:
            self.grid.grid_model.set_columns(columns)
        self._show_rows()

    def show_nothing(self, words: str, title: str = "") -> None:
        """A row that no offices are compared by."""
        self.behind = None
        self.row_name.setText(title)
        self.summary.setText(words)
        self.histogram.hide()
        self.grid.grid_model.set_rows(())
        self.show_sent(())

    def show_sent(self, sent: Sequence[Sent]) -> None:
        """What stands in the reports behind the office chosen."""
        rows = office_view.sent_rows(self.totals, sent) if self.totals is not None else ()
        self.sent.set_rows(rows)
        self.read_button.set_ready(bool(rows), _("This office sent no report."))

    def choose_missing(self) -> None:
        """List those that did not send."""
        self.filter.choose(office_view.MISSING)

    def _show_rows(self) -> None:
        if self.totals is None or self.behind is None:
            return
        rows = office_view.rows(self.behind, self.only, self.bar)
        self.grid.grid_model.set_rows(rows)
        self.grid.setVisible(bool(rows))
        self.nothing.setText(_("No office is in this state."))
        self.nothing.setVisible(not rows)
        if rows and not self.grid.currentIndex().isValid():
            self.grid.go_to(rows[0].key, 1)
        self.moved.emit(self.grid.place()[0] if rows else "")

    def _filter(self, key: str) -> None:
        self.only = key
        self._show_rows()

    def _press_bar(self, bar: int) -> None:
        self.bar = bar
        self._show_rows()

    def _turn(self) -> None:
        self.lowest_first = not self.lowest_first
        self._name_order()
        self.turned.emit(self.lowest_first)

    def _name_order(self) -> None:
        self.order.set_text(_("Lowest first") if self.lowest_first else _("Highest first"))

    def _open_current(self) -> None:
        rows = self.sent.rows
        if rows:
            self.opened.emit(self.sent.current_key() or rows[0].key)
