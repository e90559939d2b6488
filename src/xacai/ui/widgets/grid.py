"""The grid: a table that paints cells by kind, is typed with one hand and says what was done as signals.

Living example: ``tests/ui/gallery.py``. A page builds a :class:`GridModel`, puts it into a ``Grid`` and listens.
Enter goes down, Tab right, K and C set the two words for a missing figure, F2 asks for a note, F8 goes to the next
open place, Space opens and closes a group, Ctrl+C and Ctrl+V carry tab-separated blocks, Delete empties a cell.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from xacai.ui.models.cells import OPEN_KINDS, CellKind, Editor
from xacai.ui.models.grid import GridModel, Index
from xacai.ui.widgets.grid_clipboard import block_of, copy_block, pasted_block
from xacai.ui.widgets.grid_rows import GridRows

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Grid(GridRows):
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
        super().__init__(model, name, row_height, parent)
        self._row_tint, self._many = row_tint, False
        self.painter_of_cells.tinted = self._tinted
        self.setEditTriggers(QTableView.EditTrigger.AnyKeyPressed)
        self.setSelectionMode(QTableView.SelectionMode.ContiguousSelection)
        model.committed.connect(self.committed)

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

    def _tinted(self, index: Index) -> bool:
        here = self.currentIndex()
        if self._many:
            return self.selectionModel().isSelected(index)
        return self._row_tint and here.isValid() and here.row() == index.row()

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
