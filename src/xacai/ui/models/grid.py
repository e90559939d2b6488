"""The model behind every grid: rows of :class:`CellView` given by a page; edits go out as a signal.

The model never changes a cell by itself: the page hears ``committed``, calls its service and sets the row anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from xacai.ui.models.cells import Align, CellKind, CellView, Column, GridRow
from xacai.wording.language import N_, _

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NOWHERE = QModelIndex()
_EMPTY = CellView(CellKind.EMPTY)

_STATE_WORDS = {
    CellKind.UNTOUCHED: N_("empty"),
    CellKind.ERROR: N_("error"),
    CellKind.WARNING: N_("warning"),
    CellKind.DERIVED: N_("computed"),
    CellKind.BOUND: N_("linked"),
    CellKind.DOUBTFUL: N_("to be checked"),
}


class GridModel(QAbstractTableModel):
    """Rows and columns of cells. ``committed(row key, column, text)`` comes when an edit was finished."""

    committed = Signal(str, int, str)

    def __init__(
        self, columns: Sequence[Column] = (), rows: Sequence[GridRow] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows = list(rows)
        self._places = {row.key: place for place, row in enumerate(self._rows)}

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in force."""
        return self._columns

    @property
    def rows(self) -> Sequence[GridRow]:
        """The rows in force; change them with :meth:`set_rows` and :meth:`set_row`."""
        return self._rows

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Take other columns (a period was switched, the window became narrow)."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def set_rows(self, rows: Sequence[GridRow]) -> None:
        """Take other rows. Where the keys stay the same only the changed rows are renewed: cursor and scroll stay."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            for row in rows:
                self.set_row(row)
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._places = {row.key: place for place, row in enumerate(self._rows)}
        self.endResetModel()

    def set_row(self, row: GridRow) -> None:
        """Renew one row by its key; an unknown key is ignored."""
        place = self._places.get(row.key)
        if place is None or self._rows[place] == row:
            return
        self._rows[place] = row
        self.dataChanged.emit(self.index(place, 0), self.index(place, max(len(self._columns) - 1, 0)))

    def place_of(self, key: str) -> int:
        """The row number of a key; -1 where there is none."""
        return self._places.get(key, -1)

    def key_at(self, row: int) -> str:
        """The key of a row number; empty outside."""
        return self._rows[row].key if 0 <= row < len(self._rows) else ""

    def cell(self, row: int, column: int) -> CellView:
        """The cell at a place; an empty one where a row has fewer cells than columns."""
        cells = self._rows[row].cells
        return cells[column] if column < len(cells) else _EMPTY

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Rows of the flat table."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns of the flat table."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, editor text, tooltip, accessible words and the cell itself (``CELL_ROLE``)."""
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.EditRole:
            return cell.text if cell.edit is None else cell.edit
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tooltip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), index.column(), cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self._columns[index.column()].align is Align.RIGHT
            return int(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The header's words, both lines."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{column.title} {column.second}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be selected; those that say so can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.cell(index.row(), index.column()).editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """An editor was finished: say so when its text differs from what it began with."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if str(value) != str(self.data(index, Qt.ItemDataRole.EditRole)):
            self.committed.emit(self.key_at(index.row()), index.column(), str(value))
        return True

    def _spoken(self, row: int, column: int, cell: CellView) -> str:
        if cell.spoken:
            return cell.spoken
        if cell.kind is CellKind.GROUP:
            return f"{cell.text}, {cell.second}".rstrip(", ")
        words = [self._columns[column].title, cell.text, cell.second]
        if cell.kind in _STATE_WORDS:
            words.append(_(_STATE_WORDS[cell.kind]))
        if cell.changed:
            words.append(_("changed"))
        return ", ".join(word for word in words if word)
