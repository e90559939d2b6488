"""The tables of the progress page: who is behind, planned and spent money. A press leads to the tasks meant."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from xacai.ui.models.cells import Column, GridRow
from xacai.ui.models.grid import GridModel
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label


class TableView(Card):
    """A grid of sums with a sentence below. ``opened(row key)`` on Enter, a click or a double click."""

    opened = Signal(str)

    def __init__(
        self, columns: tuple[Column, ...], name: str, hint: str, nothing: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(flush=True, parent=parent)
        self.grid = Grid(GridModel(columns), name, row_height=34, row_tint=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.grid)
        self._pages.addWidget(EmptyState("text", nothing, ()))
        self.add(self._pages, 1)
        words = Label(hint, 12, ink="ink2", wrap=True)
        look = theme()
        words.setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(8))
        self.add(words)
        self.grid.opened.connect(lambda key, _column: self.opened.emit(key))
        self.grid.clicked.connect(lambda index: self.opened.emit(self.grid.grid_model.rows[index.row()].key))

    def set_rows(self, rows: list[GridRow]) -> None:
        """Show other rows; a sentence where there are none."""
        self.grid.grid_model.set_rows(rows)
        self._pages.setCurrentIndex(0 if rows else 1)
