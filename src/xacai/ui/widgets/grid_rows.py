"""Rows and columns of a grid: shared widths, heights of the rows in view, groups that close."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from xacai.ui.models.grid import GridModel, Index
from xacai.ui.theme import theme
from xacai.ui.widgets.grid_delegate import GridDelegate
from xacai.ui.widgets.grid_header import GridHeader


class GridRows(QTableView):
    """A painted table that is only looked at; :class:`Grid` adds typing."""

    def __init__(self, model: GridModel, name: str, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_height, self._fitting = row_height, False
        self._collapsed: set[str] = set()
        self.painter_of_cells = GridDelegate(self)
        self.setItemDelegate(self.painter_of_cells)
        self.setHorizontalHeader(GridHeader(self))
        self.setAccessibleName(name)
        self._set_manners()
        self.setModel(model)
        if model.parent() is None:
            model.setParent(self)
        model.modelReset.connect(self._renew)
        model.dataChanged.connect(self._fit_visible)
        self.verticalScrollBar().valueChanged.connect(self._fit_visible)
        self._renew()

    @property
    def grid_model(self) -> GridModel:
        """The model with its own type."""
        model = self.model()
        assert isinstance(model, GridModel)
        return model

    def toggle_group(self, key: str) -> None:
        """Close or open a group."""
        self._collapsed ^= {key}
        self.painter_of_cells.collapsed = frozenset(self._collapsed)
        self._hide_collapsed()
        self._fit_visible()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width, then measure the rows anew."""
        super().resizeEvent(event)
        self._share_width()
        self._fit_visible()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Show a cell; the rows that will be in view with it are measured before."""
        self._measure_around(index.row())
        super().scrollTo(index, hint)

    def _set_manners(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme().px(20))
        self.verticalHeader().setDefaultSectionSize(theme().px(self._row_height))
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)

    def _renew(self) -> None:
        self._collapsed &= {row.key for row in self.grid_model.rows}
        self.clearSpans()
        width = len(self.grid_model.columns)
        for place, row in enumerate(self.grid_model.rows):
            if row.is_group and width > 1:
                self.setSpan(place, 0, 1, width)
        self._hide_collapsed()
        self._share_width()
        self._fit_visible()
        self.horizontalHeader().updateGeometry()

    def _hide_collapsed(self) -> None:
        hidden = False
        for place, row in enumerate(self.grid_model.rows):
            if row.is_group:
                hidden = row.key in self._collapsed
            if self.isRowHidden(place) != (hidden and not row.is_group):
                self.setRowHidden(place, hidden and not row.is_group)

    def _share_width(self) -> None:
        look, columns = theme(), self.grid_model.columns
        fixed = sum(look.px(column.width) for column in columns)
        free = self.viewport().width() - fixed
        shares = sum(column.stretch for column in columns)
        for place, column in enumerate(columns):
            extra = free * column.stretch // shares if shares else 0
            self.setColumnWidth(
                place, max(look.px(column.width) + extra, look.px(48 if column.stretch else 8))
            )

    def _fit_visible(self) -> None:
        """Give each row in view the height that its wrapped words need."""
        if self._fitting or self.model() is None or not self.grid_model.rows:
            return
        self._fitting = True
        self._measure(range(max(self.rowAt(0), 0), len(self.grid_model.rows)))
        self._fitting = False

    def _measure_around(self, row: int) -> None:
        """Measure one view's height of rows up to ``row`` and one after it."""
        if self._fitting or self.model() is None or not 0 <= row < len(self.grid_model.rows):
            return
        self._fitting = True
        self._measure(range(row, -1, -1))
        self._measure(range(row, len(self.grid_model.rows)))
        self.updateGeometries()
        self._fitting = False

    def _measure(self, rows: range) -> None:
        """Set the heights of rows in order until they fill the view."""
        used, room = 0, self.viewport().height() + theme().px(self._row_height)
        for row in rows:
            if used > room:
                return
            if not self.isRowHidden(row):
                height = self._height_of(row)
                if self.rowHeight(row) != height:
                    self.setRowHeight(row, height)
                used += height

    def _height_of(self, row: int) -> int:
        look, model = theme(), self.grid_model
        if self._is_group(row):
            return look.px(31)
        base = look.px(self._row_height)
        measure = self.painter_of_cells.height_of
        cells = enumerate(model.columns)
        return max(
            (measure(model.cell(row, at), col, self.columnWidth(at), base) for at, col in cells), default=base
        )

    def _is_group(self, row: int) -> bool:
        return self.grid_model.rows[row].is_group

    def _editable(self, row: int, column: int) -> bool:
        return row >= 0 and not self._is_group(row) and self.grid_model.cell(row, column).editable

    def _show_row(self, row: int) -> None:
        group = next((r for r in reversed(self.grid_model.rows[: row + 1]) if r.is_group), None)
        if group is not None and group.key in self._collapsed and not self._is_group(row):
            self.toggle_group(group.key)
