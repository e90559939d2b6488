"""Tổng hợp: the sums of a period, the offices behind each of them, papers, the own report filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.consolidation import View
from xacai.domain.period import Period, read_period
from xacai.ui.consolidating import acts, office_view, view
from xacai.ui.consolidating.head_card import HeadCard
from xacai.ui.consolidating.office_view import Behind
from xacai.ui.consolidating.offices_panel import OfficesPanel
from xacai.ui.consolidating.reading import Reading
from xacai.ui.consolidating.view import Totals
from xacai.ui.models.grid import GridModel
from xacai.ui.page import Page
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.grid import Grid
from xacai.wording.language import _
from xacai.wording.periods import dated_words


class ConsolidatingPage(Page):
    """The sums at the left, at the right the offices behind the row under the cursor."""

    work_page = True

    def title(self) -> str:
        """The page's title."""
        return _("Totals")

    def build(self) -> None:
        """Head, table, panel, and what reads for them."""
        self.totals: Totals | None = None
        self.behind: Behind | None = None
        self._wanted_side = True
        self.view, self.row_code = View.REPORTED, ""
        self.totals_reading, self.side_reading = Reading(self), Reading(self)
        self.side_button = self.header.add_action(Button(_("Offices"), icon="split"))
        self.print_button = self.header.add_action(Button(_("Print"), icon="print", key="Ctrl+P"))
        self.sheet_button = self.header.add_action(Button(_("Excel"), icon="export"))
        self.fill_button = self.header.add_action(Button(_("Fill in our report"), PRIMARY))
        self.head = HeadCard()
        self.grid = Grid(GridModel(), _("Totals of the period"), row_height=28, row_tint=True)
        self.side = OfficesPanel()
        self.empty = EmptyState(
            "sum",
            _("No office reports here yet. Take in a list of offices or their cards in Settings."),
            (("settings", _("Open Settings")), ("receiving", _("Open Receive"))),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        card, line, desk = Card(flush=True), QHBoxLayout(), QWidget()
        card.add(self.grid, 1)
        line.setSpacing(theme().px(8))
        line.addWidget(card, 1)
        line.addWidget(self.side)
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self.head)
        column.addLayout(line, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(desk)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.empty.pressed.connect(lambda key: self.go.emit(key, ""))
        self.side_button.clicked.connect(self._toggle_side)
        self.print_button.clicked.connect(self.preview)
        self.sheet_button.clicked.connect(self.save_workbook)
        self.fill_button.clicked.connect(self.fill_in)
        self.head.view_chosen.connect(self._choose_view)
        self.head.missing_pressed.connect(self._show_missing)
        self.grid.place_changed.connect(lambda key, _column: self._choose_row(key))
        self.grid.opened.connect(lambda _key, _column: self._to_offices())
        self.side.turned.connect(lambda _lowest: self._read_behind())
        self.side.moved.connect(self._read_sent)
        self.side.opened.connect(self._open_report)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.preview)
        QShortcut(QKeySequence("Escape"), self, self._to_totals)

    def refresh(self) -> None:
        """Read the sums of the period looked at."""
        period = self.period()
        self.header.set_words(
            _("Totals of {period}").format(period=dated_words(period)) if period else self.title()
        )
        if period is not None:
            workspace = self.workspace
            self.totals_reading.ask(lambda: view.read_totals(workspace, period), self._show)

    def period(self) -> Period | None:
        """The period of the upper bar."""
        return read_period(self.scope.period)

    def fit(self) -> None:
        """In narrow rooms the offices are a drawer and the rows say less."""
        self.side.set_room(self.room)
        self._wanted_side = not self.room.narrow
        self.side_button.setVisible(self.room.narrow)
        self.side.setVisible(self._wanted_side)
        self._show_rows()

    def show_place(self, place: str) -> None:
        """``cell 3.3.3.1`` or the row's code alone."""
        code = place.removeprefix("cell ")
        if code and self.grid.grid_model.place_of(code) >= 0:
            self.grid.go_to(code, 0)
        elif code:
            self.row_code = code  # the sums are being read still

    def fill_in(self) -> None:
        """Fill the own report of the period in."""
        if self.totals is not None:
            acts.fill_own_report(self, self.totals.period)

    def preview(self) -> None:
        """Show the printed pages."""
        if self.totals is not None and self.print_button.isEnabled():
            acts.preview(self, self.totals.period, self.view, self._ranked())

    def save_workbook(self) -> None:
        """Ask for a place and write the workbook."""
        target = acts.ask_for_workbook(self, self.totals.period) if self.totals is not None else None
        if target is not None and self.totals is not None:
            acts.write_workbook(self, self.totals.period, self.view, self._ranked(), target)

    def _ranked(self) -> str:
        """The row that the papers rank by: the one looked at."""
        return self.behind.row.code if self.behind is not None and self.behind.places else ""

    def _show(self, totals: Totals) -> None:
        self.totals = totals
        self.stack.setCurrentIndex(0 if totals.owing else 1)
        counted = totals.counted[0]
        why = _("No office has sent figures of this period.")
        for button in (self.print_button, self.sheet_button, self.fill_button):
            button.set_ready(bool(counted), why)
        if not totals.owing:
            return
        self.head.show_totals(totals)
        self._show_rows()
        if self.row_code not in {row.key for row in self.grid.grid_model.rows}:
            self.row_code = view.first_row(totals)
        if self.grid.place()[0] != self.row_code and self.row_code:
            self.grid.go_to(self.row_code, 0)
        self._read_behind()

    def _show_rows(self) -> None:
        if self.totals is None:
            return
        columns = view.columns(narrow=self.room.narrow)
        if self.grid.grid_model.columns != columns:
            self.grid.grid_model.set_columns(columns)
        self.grid.grid_model.set_rows(view.rows(self.totals, narrow=self.room.narrow))

    def _choose_row(self, code: str) -> None:
        if code and code != self.row_code:
            self.row_code = code
            self._read_behind()

    def _choose_view(self, key: str) -> None:
        self.view = View(key)
        self._read_behind()

    def _read_behind(self) -> None:
        totals = self.totals
        row = totals.row(self.row_code) if totals is not None else None
        if totals is None or row is None:
            self.behind = None
            known = totals.catalogue.row(self.row_code) if totals is not None else None
            self.side.show_nothing(_("Offices are not compared by this row."), known.name if known else "")
            return
        workspace, shown, lowest = self.workspace, self.view, self.side.lowest_first
        self.side_reading.ask(
            lambda: office_view.read_behind(workspace, totals, row, shown, lowest_first=lowest),
            self._show_behind,
        )

    def _show_behind(self, behind: Behind) -> None:
        if self.totals is not None and behind.row.code == self.row_code:
            self.behind = behind
            self.side.show_behind(self.totals, behind)

    def _read_sent(self, office: str) -> None:
        totals, behind = self.totals, self.behind
        if totals is None or behind is None or not office:
            self.side.show_sent(())
            return
        self.side.show_sent(office_view.read_sent(self.workspace, totals, behind, office))

    def _open_report(self, office: str) -> None:
        """The whole report of the office, where reports are read and answered."""
        if self.totals is None or self.behind is None:
            return
        line = self.behind.lines.get(office)
        members = line.members if line is not None else (office,)
        if office not in self.behind.missing and members:
            chosen = office if office in members else members[0]
            self.go.emit("receiving", f"{chosen} {self.totals.period.code}")

    def _show_missing(self) -> None:
        if not self.side.isVisible():
            self._toggle_side()
        self.side.choose_missing()
        self.side.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_offices(self) -> None:
        if not self.side.isVisible():
            self._toggle_side()
        self.side.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_totals(self) -> None:
        if self.room.narrow and self.side.isVisible():
            self._toggle_side()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_side(self) -> None:
        self._wanted_side = not self._wanted_side
        self.side.setVisible(self._wanted_side)
