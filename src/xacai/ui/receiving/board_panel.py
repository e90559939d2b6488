"""The tab of the board: how many sent, the filter, offices × periods, and beside it the square under the cursor."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.board import Square
from xacai.ui.models.grid import GridModel
from xacai.ui.receiving import board_view as view
from xacai.ui.receiving.board_model import BoardModel
from xacai.ui.receiving.board_state import ALL, LATE, WAITING, BoardState
from xacai.ui.receiving.share_bar import ShareBar
from xacai.ui.receiving.square_panel import SquarePanel
from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.grid_rows import GridRows
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.wording.language import _
from xacai.wording.periods import dated_words


class BoardPanel(QWidget):
    """``moved(office, period)`` with the cursor, ``opened(…)`` on Enter or double click; ``empty_pressed(key)``."""

    moved = Signal(str, str)
    opened = Signal(str, str)
    empty_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: BoardState | None = None
        self.only, self._room, self._wanted_side, self._tight = ALL, Room(), True, False
        self._make()
        self._lay_out()
        self.filter.chosen.connect(self._filter)
        self.bar.chosen.connect(self._choose_share)
        self.grid.opened.connect(lambda key, column: self.opened.emit(key, self._period_at(column)))
        self.grid.place_changed.connect(lambda key, column: self.moved.emit(key, self._period_at(column)))
        self.side_button.clicked.connect(self.toggle_side)
        self.empty.pressed.connect(self.empty_pressed)

    def _make(self) -> None:
        self.figure, self.sent = Label("", 28, strong=True), Label("", 13, strong=True)
        self.clock = Label("", 12, ink="ink2")
        self.bar = ShareBar()
        self.filter = SegmentedControl([Choice(ALL, _("All"))], ALL, _("Filter"))
        self.side_button = Button(_("Details"), icon="split", small=True)
        self.model = BoardModel()
        self.grid = Grid(self.model, _("Board of reports"), row_height=34, row_tint=True)
        self.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.foot = GridRows(GridModel(), _("Counts under each column"), 34)
        self.foot.horizontalHeader().hide()
        self.foot.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.foot.verticalScrollBar().setEnabled(False)
        self.foot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot.setFixedHeight(theme().px(36))
        self.nothing = Label(_("No office is in this state."), 13, ink="ink2")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.side = SquarePanel()
        sentence = _(
            "No office reports here yet. Take in their office cards in Settings, or a list of offices."
        )
        self.empty = EmptyState("office", sentence, (("settings", _("Open Settings")),))

    def _lay_out(self) -> None:
        look = theme()
        self.head, self.card = Card(), Card(flush=True)
        line, words = QHBoxLayout(), QVBoxLayout()
        line.setSpacing(look.px(12))
        words.setSpacing(0)
        words.addWidget(self.sent)
        words.addWidget(self.clock)
        line.addWidget(self.figure)
        line.addLayout(words)
        line.addSpacing(look.px(16))
        line.addWidget(self.bar, 1)
        self.head.body.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(6))
        self.head.add(line)
        tools = QHBoxLayout()
        tools.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(8))
        tools.addWidget(self.filter)
        tools.addStretch(1)
        tools.addWidget(self.side_button)
        self.card.body.setSpacing(0)
        self.card.add(tools)
        self.card.add(self.grid, 1)
        self.card.add(self.nothing, 1)
        self.card.add(self.foot)
        left, whole = QVBoxLayout(), QHBoxLayout()
        left.setSpacing(look.px(8))
        left.addWidget(self.head)
        left.addWidget(self.card, 1)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.px(8))
        whole.addLayout(left, 1)
        whole.addWidget(self.side)
        full = QWidget()
        full.setLayout(whole)
        self.stack, outer = QStackedWidget(), QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.stack.addWidget(full)
        self.stack.addWidget(self.empty)

    def show_board(self, state: BoardState, today: date) -> None:
        """Show a board; cursor and filter stay."""
        self.state = state
        self.stack.setCurrentIndex(1 if state.empty else 0)
        if state.empty or state.period is None:
            return
        counts = state.counts[state.code]
        self.figure.setText(f"{counts.came}/{counts.owed}")
        self.sent.setText(_("offices sent, {period}").format(period=dated_words(state.period)))
        words, over = view.clock_words(state, today)
        self.clock.setText(words)
        self.clock.set_ink("err" if over and counts.missing else "ink2")
        self.bar.set_shares(view.shares(state), view.count_words(counts))
        choices = [Choice(*item) for item in view.filters(state)]
        self.filter.set_choices(choices)
        self.only = self.filter.current
        self._show_rows()

    def clear(self) -> None:
        """Show nothing, where the year cannot be read: no board of another year stays."""
        self.state = None
        self.stack.setCurrentIndex(0)
        for label in (self.figure, self.sent, self.clock):
            label.setText("")
        self.bar.set_shares((), "")
        self.filter.set_choices([Choice(ALL, _("All"), "0")])
        self.only = ALL
        for grid in (self.grid, self.foot):
            grid.grid_model.set_rows(())
        self.grid.hide()
        self.nothing.show()
        self.side.show_square(None)

    def _show_rows(self) -> None:
        state = self.state
        if state is None:
            return
        self._tight = self._is_tight()
        office, column = self.grid.place()
        self.model.set_board(state, self.only, tight=self._tight)
        if office and self.grid.place() != (office, column):
            self.grid.go_to(office, column)  # other columns took the cursor away
        if self.foot.grid_model.columns != self.model.columns:
            self.foot.grid_model.set_columns(self.model.columns)
        self.foot.grid_model.set_rows((view.foot(state, tight=self._tight),))
        self.grid.setVisible(bool(self.model.rows))
        self.nothing.setVisible(not self.model.rows)

    def place(self) -> tuple[str, str]:
        """Office and period under the cursor; empty where there is none."""
        key, column = self.grid.place()
        return key, self._period_at(column)

    def go_to(self, office: str, period: str = "") -> None:
        """Put the cursor on a square, the filter given up where it hides the office."""
        if self.state is None:
            return
        if self.grid.grid_model.place_of(office) < 0 and self.only != ALL:
            self.filter.choose(ALL)
        codes = self.state.codes
        wanted = period or self.state.code
        column = view.OFFICE_COLUMNS + codes.index(wanted) if wanted in codes else 0
        self.grid.go_to(office, column)

    def set_room(self, room: Room) -> None:
        """The square's panel becomes a drawer in narrow rooms; the bar goes in low ones."""
        if room.narrow != self._room.narrow:
            self._wanted_side = not room.narrow
        self._room = room
        self.side_button.setVisible(room.narrow)
        self.head.setVisible(not room.low)
        self.side.setVisible(self._wanted_side)
        self._show_rows()

    def toggle_side(self) -> None:
        """Show or hide the square's panel."""
        self._wanted_side = not self._wanted_side
        self.side.setVisible(self._wanted_side)
        self._show_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words come and go with the room."""
        super().resizeEvent(event)
        if self._is_tight() != self._tight:
            self._show_rows()

    def _is_tight(self) -> bool:
        if self.state is None:
            return False
        look = theme()
        beside = self.side.width() + look.px(8) if self._wanted_side else 0
        bar = self.grid.verticalScrollBar().sizeHint().width()
        return view.is_tight(self.state, (self.width() - beside - bar) * 100 // look.percent)

    def _filter(self, key: str) -> None:
        self.only = key
        self._show_rows()

    def _choose_share(self, key: str) -> None:
        wanted = {Square.ON_TIME.value: WAITING, Square.LATE.value: LATE}.get(key, key)
        keys = [choice.key for choice in self.filter.choices]
        self.filter.choose(wanted if wanted in keys else ALL)

    def _period_at(self, column: int) -> str:
        if self.state is None:
            return ""
        place = column - view.OFFICE_COLUMNS
        codes = self.state.codes
        return codes[place] if 0 <= place < len(codes) else self.state.code
