"""A list of rows with marks: issues, outlines, files, hits of a search. An item view, so keys and readers work.

``ListRow`` is the data; ``opened(key)`` comes on click and on Enter, ``moved(key)`` with the cursor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from xacai.ui.icons import draw
from xacai.ui.painting import focus_frame, hairline, rounded
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, lines_of, width_of

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: a mark or icon, a line, a second line that may wrap, quiet words at the right; or a heading."""

    key: str
    text: str
    second: str = ""
    mark: str = ""
    right: str = ""
    tone: str = ""
    strong: bool = False
    heading: bool = False
    ink: str = "ink"


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ListRow, ...] = ()

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(words for words in (row.text, row.second, row.right) if words)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: RowList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, row, width = theme(), self._view.rows[index.row()], self._view.viewport().width()
        if row.heading:
            return QSize(width, look.px(28))
        if not row.second:
            return QSize(width, look.px(self._view.one_line))
        lines = len(self._first_lines(row, width, False)) + len(self._second_lines(row, width))
        return QSize(width, look.px(12) + lines * look.px(18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row, box = theme(), self._view.rows[index.row()], QRectF(self._view.visualRect(index))
        painter.save()
        if row.heading:
            painter.setPen(look.color("ink2"))
            draw_line(
                painter,
                box.adjusted(look.px(6), look.px(4), 0, 0),
                row.text,
                look.face(12, strong=True),
                _LEFT,
            )
            painter.restore()
            return
        chosen = self._view.selectionModel().isSelected(index) and self._view.keeps_choice
        if chosen or self._view.under_pointer(index):
            rounded(painter, box.adjusted(0, 1, 0, -1), look.px(6), look.color("tint" if chosen else "hover"))
        if row.second and not chosen and index.row() + 1 < len(self._view.rows):
            hairline(painter, box.left() + look.px(6), box.bottom() - 1, box.width() - look.px(12), "line")
        self._paint_words(painter, box, row, chosen)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            focus_frame(painter, box.adjusted(0, 1, 0, -1), look.px(6))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, row: ListRow, chosen: bool) -> None:
        look, pitch = theme(), theme().px(18)
        left = box.left() + look.px(6)
        two = bool(row.second)
        top = box.top() + look.px(6 if two else 0)
        height = look.px(18) if two else box.height()
        if row.mark:
            side = look.px(16 if two else 14)
            draw(painter, QRectF(left, top + (height - side) / 2 + two, side, side), row.mark, row.tone)
            left += look.px(24 if two else 22)
        right = box.right() - look.px(8)
        painter.setPen(look.color("ink2"))
        aside = width_of(row.right, look.face(12))
        draw_line(
            painter, QRectF(right - aside - 2, top, aside + 2, height), row.right, look.face(12), _RIGHT
        )
        painter.setPen(look.color("accent_ink" if chosen else row.ink))
        words = QRectF(left, top, right - aside - left - (look.px(8) if aside else 0), height)
        face = look.face(13, strong=row.strong or chosen)
        first = self._first_lines(row, round(box.width()), chosen) if two else (row.text,)
        for place, line in enumerate(first):
            draw_line(painter, words.translated(0, pitch * place), line, face, _LEFT)
        painter.setPen(look.color("ink2"))
        for place, line in enumerate(self._second_lines(row, round(box.width())), start=len(first)):
            at = QRectF(left, top + pitch * place, right - left, pitch)
            draw_line(painter, at, line, look.face(12), _LEFT)

    def _first_lines(self, row: ListRow, width: int, chosen: bool) -> tuple[str, ...]:
        look = theme()
        aside = round(width_of(row.right, look.face(12))) + look.px(8) if row.right else 0
        room = width - look.px(14) - (look.px(24) if row.mark else 0) - aside
        return lines_of(row.text, look.face(13, strong=row.strong or chosen), room)

    def _second_lines(self, row: ListRow, width: int) -> tuple[str, ...]:
        look = theme()
        room = width - look.px(14) - (look.px(24) if row.mark else 0)
        return lines_of(row.second, look.face(12), room) if row.second else ()


class RowList(QListView):
    """The list. ``keeps_choice`` tints the chosen row (an outline); without it rows are only places to jump to."""

    opened = Signal(str)
    moved = Signal(str)

    def __init__(
        self, name: str, *, keeps_choice: bool = False, one_line: int = 26, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.keeps_choice, self.one_line = keeps_choice, one_line
        self._model = _Rows(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        self.setMinimumWidth(theme().px(120))
        self.clicked.connect(lambda index: self._open(index))

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """The rows in force."""
        return self._model.rows

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows; the cursor stays on its key."""
        key = self.current_key()
        self._model.set_rows(rows)
        self.choose(key)

    def current_key(self) -> str:
        """The key under the cursor, or empty."""
        index = self.currentIndex()
        return self.rows[index.row()].key if index.isValid() else ""

    def choose(self, key: str) -> None:
        """Put the cursor on a key without opening it."""
        place = next((at for at, row in enumerate(self.rows) if row.key == key and not row.heading), -1)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place))

    def under_pointer(self, index: Index) -> bool:
        """Whether the pointer rests on a row."""
        return self.underMouse() and self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())) == index

    def whole_height(self) -> int:
        """Height that shows every row, for a list that must not scroll."""
        return sum(self.sizeHintForRow(row) for row in range(len(self.rows))) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure wrapped rows anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the row under the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say where the cursor is."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved.emit(self.rows[current.row()].key)

    def _open(self, index: Index) -> None:
        if index.isValid() and not self.rows[index.row()].heading:
            self.opened.emit(self.rows[index.row()].key)
