"""The model behind the board: thousands of offices stand in it, and a square becomes a cell when it is painted."""

from __future__ import annotations

from xacai.domain.board import Square
from xacai.ui.models.cells import CellView, GridRow
from xacai.ui.models.grid import GridModel
from xacai.ui.receiving import board_view as view
from xacai.ui.receiving.board_state import BoardState


class BoardModel(GridModel):
    """Rows that hold their key alone. Equal squares are made into a cell once."""

    def __init__(self) -> None:
        super().__init__()
        self.state: BoardState | None = None
        self._tight = False
        self.made: dict[tuple[int, Square, int], CellView] = {}

    def set_board(self, state: BoardState, only: str, *, tight: bool = False) -> None:
        """Show the offices of a board that pass a filter; with the same ones cursor and scroll stay."""
        self.state, self.made, self._tight = state, {}, tight
        columns, offices = view.columns(state, tight=tight), state.shown(only)
        if columns != self.columns:
            self.set_columns(columns)
        if offices != [row.key for row in self.rows]:
            self.set_rows([GridRow(office, ()) for office in offices])
        elif offices:
            self.dataChanged.emit(self.index(0, 0), self.index(len(offices) - 1, len(columns) - 1))

    def cell(self, row: int, column: int) -> CellView:
        """The cell at a place, made now or when an equal one was."""
        state = self.state
        assert state is not None
        office, at = self.key_at(row), column - view.OFFICE_COLUMNS
        if at < 0:
            return view.name_cells(state, office)[column]
        code = state.codes[at]
        square, came = state.board.squares[code][office], state.board.came[code].get(office)
        key = (at, square, id(came))
        if key not in self.made:
            whole = view.cell(state, state.board.periods[at], square, came)
            self.made[key] = view.mark_alone(whole) if self._tight and code != state.code else whole
        return self.made[key]
