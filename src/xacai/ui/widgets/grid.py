"""The grid: a table that paints cells by kind, is typed with one hand and says what was done as signals.

Living example: ``tests/ui/gallery.py``. A page builds a :class:`GridModel`, puts it into a ``Grid`` and listens.
Enter goes down, Tab right, K and C set the two words for a missing figure, F2 asks for a note, F8 goes to the next
open place, Space opens and closes a group, Ctrl+C and Ctrl+V carry tab-separated blocks, Delete empties a cell.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from xacai.ui.models.cells import OPEN_KINDS, CellKind, Editor
from xacai.ui.models.grid import GridModel, Index
from xacai.ui.theme import theme
from xacai.ui.widgets.grid_clipboard import block_of, copy_block, pasted_block
from xacai.ui.widgets.grid_delegate import GridDelegate
from xacai.ui.widgets.grid_header import GridHeader

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Grid(QTableView):
    """A table of cell views. Every place is (row key, column number).

    ``row_height`` is the base in design pixels: 28 figures, 34 boards, 42 two lines of text.
    ``row_tint`` lays the current row on the selection ground.
    """

    committed = Signal(str, int, str)
    nil_pressed = Signal(str, int)
    no_data_pressed = Signal(str, int)
    note_pressed = Signal(str, int)
    opened = Signal(str, int)
    answered = Signal(str, int, int)
    pasted = Signal(str, int, object)  # tuple of rows, each a tuple of texts
    place_changed = Signal(str, int)

    def __init__(
        self,
        model: GridModel,
        name: str,
        *,
        row_height: int = 28,
        row_tint: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row_height, self._row_tint, self._fitting = row_height, row_tint, False
        self._collapsed: set[str] = set()
        self._many = False
        self.painter_of_cells = GridDelegate(self)
        self.painter_of_cells.tinted = self._tinted
        self.setItemDelegate(self.painter_of_cells)
        self.setHorizontalHeader(GridHeader(self))
        self.setAccessibleName(name)
        self._set_manners()
        self.setModel(model)
        if model.parent() is None:
            model.setParent(self)
        model.modelReset.connect(self._renew)
        model.dataChanged.connect(self._fit_visible)
        model.committed.connect(self.committed)
        self.verticalScrollBar().valueChanged.connect(self._fit_visible)
        self._renew()

    @property
    def grid_model(self) -> GridModel:
        """The model with its own type."""
        model = self.model()
        assert isinstance(model, GridModel)
        return model

    def place(self) -> tuple[str, int]:
        """Row key and column of the cursor; ("", -1) where there is none."""
        index = self.currentIndex()
        return (self.grid_model.key_at(index.row()), index.column()) if index.isValid() else ("", -1)

    def go_to(self, key: str, column: int = -1) -> bool:
        """Put the cursor on a row (its first editable cell where no column is given) and show it."""
        row = self.grid_model.place_of(key)
        if row < 0:
            return False
        self._show_row(row)
        if column < 0:
            cells = range(len(self.grid_model.columns))
            column = next((place for place in cells if self._editable(row, place)), 0)
        self.setCurrentIndex(self.grid_model.index(row, column))
        return True

    def go_to_open(self) -> bool:
        """Put the cursor on the next open or doubtful cell after it, from the top again; False where none is left."""
        model = self.grid_model
        width, total = len(model.columns), len(model.columns) * len(model.rows)
        here = self.currentIndex()
        start = here.row() * width + here.column() if here.isValid() else -1
        for step in range(1, total + 1):
            row, column = divmod((start + step) % total, width)
            if not model.rows[row].is_group and model.cell(row, column).kind in OPEN_KINDS:
                self._show_row(row)
                self.setCurrentIndex(model.index(row, column))
                return True
        return False

    def edit_here(self) -> bool:
        """Open the editor of the current cell; False where it cannot be typed."""
        index = self.currentIndex()
        if not self._editable(index.row(), index.column()):
            return False
        self.edit(index)
        return True

    def commit_open_editor(self) -> None:
        """End editing and keep what was typed (before a page is left)."""
        editor = self.focusWidget() if self.state() == QAbstractItemView.State.EditingState else None
        if isinstance(editor, QWidget) and editor.property("cellEditor"):
            self.commitData(editor)
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def toggle_group(self, key: str) -> None:
        """Close or open a group."""
        self._collapsed ^= {key}
        self.painter_of_cells.collapsed = frozenset(self._collapsed)
        self._hide_collapsed()
        self._fit_visible()
        self.viewport().update()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down after Enter, on after Tab."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        if hint == hints.SubmitModelCache:
            self._step_down()
        elif hint in (hints.EditNextItem, hints.EditPreviousItem):
            self._step_along(1 if hint == hints.EditNextItem else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entry keys first, then what tables do."""
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_block(block_of(self.grid_model, self.selectedIndexes()))
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Tab:
            super().focusNextPrevChild(True)
        elif not self._entry_key(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next cell that can be typed; after the last one out of the grid."""
        return self._step_along(1 if forward else -1) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A grid with focus always has a cursor."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.grid_model.rows:
            first = next((row for row in self.grid_model.rows if not row.is_group), self.grid_model.rows[0])
            self.go_to(first.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a heading closes or opens it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton and self._is_group(index.row()):
            self.toggle_group(self.grid_model.key_at(index.row()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click types into a cell or opens its row."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._is_group(index.row()) and not self.edit_here():
            self.opened.emit(*self.place())

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

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say the place and repaint the row's ground."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.place_changed.emit(*self.place())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """A block of cells is tinted, a single one only framed."""
        super().selectionChanged(selected, deselected)
        self._many = len(self.selectedIndexes()) > 1
        self.viewport().update()

    def below(self, key: str, column: int) -> QPoint:
        """The global point under a cell's left corner, for a panel."""
        index = self.grid_model.index(self.grid_model.place_of(key), column)
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())

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
        self.setSelectionMode(QTableView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QTableView.EditTrigger.AnyKeyPressed)
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
            extra = round(free * column.stretch / shares) if shares else 0
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

    def _tinted(self, index: Index) -> bool:
        here = self.currentIndex()
        if self._many:
            return self.selectionModel().isSelected(index)
        return self._row_tint and here.isValid() and here.row() == index.row()

    def _is_group(self, row: int) -> bool:
        return self.grid_model.rows[row].is_group

    def _editable(self, row: int, column: int) -> bool:
        return row >= 0 and not self._is_group(row) and self.grid_model.cell(row, column).editable

    def _show_row(self, row: int) -> None:
        group = next((r for r in reversed(self.grid_model.rows[: row + 1]) if r.is_group), None)
        if group is not None and group.key in self._collapsed and not self._is_group(row):
            self.toggle_group(group.key)

    def _step_down(self) -> bool:
        here = self.currentIndex()
        for row in range(here.row() + 1, len(self.grid_model.rows)):
            if not self.isRowHidden(row) and self._editable(row, here.column()):
                self.setCurrentIndex(self.grid_model.index(row, here.column()))
                return True
        return False

    def _step_along(self, step: int) -> bool:
        model, here = self.grid_model, self.currentIndex()
        if not here.isValid():
            return False
        width = len(model.columns)
        place = here.row() * width + here.column() + step
        while 0 <= place < width * len(model.rows):
            row, column = divmod(place, width)
            if not self.isRowHidden(row) and self._editable(row, column):
                self.setCurrentIndex(model.index(row, column))
                return True
            place += step
        return False

    def _entry_key(self, event: QKeyEvent) -> bool:
        index = self.currentIndex()
        if not index.isValid():
            return False
        key, plain = (
            event.key(),
            event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier),
        )
        if key == Qt.Key.Key_F8:
            return self.go_to_open()
        if not plain:
            return False
        if self._is_group(index.row()):
            return self._group_key(event)
        return self._cell_key(event, index)

    def _group_key(self, event: QKeyEvent) -> bool:
        if event.key() not in (*_ENTER, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        key = self.grid_model.key_at(self.currentIndex().row())
        wanted = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}.get(
            Qt.Key(event.key()), key not in self._collapsed
        )
        if wanted != (key in self._collapsed):
            self.toggle_group(key)
        return True

    def _cell_key(self, event: QKeyEvent, index: QModelIndex) -> bool:
        cell = self.grid_model.cell(index.row(), index.column())
        figures = self.grid_model.columns[index.column()].editor is Editor.NUMBER
        key, typed = event.key(), event.text().lower()
        if key in _ENTER:
            self._enter(figures)
        elif key == Qt.Key.Key_F2 and (figures or not cell.editable):
            self.note_pressed.emit(*self.place())
        elif key == Qt.Key.Key_F2:
            self.edit_here()
        elif figures and cell.editable and typed in ("k", "c"):
            (self.nil_pressed if typed == "k" else self.no_data_pressed).emit(*self.place())
        elif cell.kind is CellKind.DOUBTFUL and typed.isdecimal() and typed != "0":
            self.answered.emit(*self.place(), int(typed))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and cell.editable:
            self.committed.emit(*self.place(), "")
        else:
            return False
        return True

    def _enter(self, figures: bool) -> None:
        if figures:
            self._step_down()
        elif not self.edit_here():
            self.opened.emit(*self.place())

    def _paste(self) -> None:
        block = pasted_block()
        if block and self.currentIndex().isValid():
            self.pasted.emit(*self.place(), block)
