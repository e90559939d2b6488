"""The year strip: a list whose rows hold a bar for each window, ticks where something was done, today as a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xacai.ui.icons import draw
from xacai.ui.painting import Painted, focus_frame, hairline
from xacai.ui.progress.year_paint import paint_months, paint_strip, words_width
from xacai.ui.progress.year_view import YearRow
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line
from xacai.wording.language import _

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[YearRow, ...] = ()

    def set_rows(self, rows: Sequence[YearRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken or row.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: YearList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = self._view.rows[index.row()].heading
        return QSize(theme().px(200), theme().px(30 if heading else 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row, box = theme(), self._view.rows[index.row()], QRectF(self._view.visualRect(index))
        painter.save()
        if row.heading:
            painter.fillRect(box, look.color("sunken"))
            painter.setPen(look.color("ink"))
            draw_line(
                painter, box.adjusted(look.px(10), 0, 0, 0), row.text, look.face(13, strong=True), _LEFT
            )
        else:
            self._paint_row(painter, box, row, index)
        hairline(painter, box.left(), box.bottom() - 1, box.width(), "line")
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRectF, row: YearRow, index: Index) -> None:
        look, here = theme(), self._view.currentIndex() == index
        painter.fillRect(box, look.color("tint" if here else "surface"))
        side, width = look.px(14), words_width(round(box.width()))
        draw(painter, QRectF(box.left() + look.px(10), box.center().y() - side / 2, side, side), row.mark)
        painter.setPen(look.color("ink"))
        words = QRectF(box.left() + look.px(30), box.top(), width - look.px(38), box.height())
        draw_line(painter, words, row.text, look.face(13), _LEFT)
        paint_strip(painter, box.adjusted(width, 0, -look.px(10), 0), row, self._view.year, self._view.today)
        if here and self._view.hasFocus():
            focus_frame(painter, box.adjusted(1, 1, -1, -2))


class YearList(QListView):
    """``moved(task key)`` with the cursor, ``opened(task key)`` on Enter and double click."""

    moved = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year, self.today = 2000, date(2000, 1, 1)
        self._model = _Rows(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("The year, a strip for each task"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows[index.row()].key))

    @property
    def rows(self) -> tuple[YearRow, ...]:
        """The rows in force."""
        return self._model.rows

    def set_rows(self, rows: Sequence[YearRow], year: int, today: date) -> None:
        """Show other rows; the cursor stays on its task."""
        key = self.current_key()
        self.year, self.today = year, today
        self._model.set_rows(rows)
        self.choose(key)

    def current_key(self) -> str:
        """The task under the cursor."""
        index = self.currentIndex()
        return self.rows[index.row()].key if index.isValid() else ""

    def choose(self, key: str) -> None:
        """Put the cursor on a task."""
        place = next((at for at, row in enumerate(self.rows) if row.key == key and not row.heading), -1)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self.opened.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say where the cursor is."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.moved.emit(self.rows[current.row()].key)


class MonthHeader(Painted):
    """The months over the strips of a list."""

    def __init__(self, view: YearList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a table's header."""
        return QSize(theme().px(400), theme().px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Twelve words, this month in semibold."""
        look, painter, view = theme(), QPainter(self), self._view
        painter.fillRect(self.rect(), look.color("sunken"))
        width = view.viewport().width()
        left = view.viewport().mapTo(view, QPoint(0, 0)).x() + words_width(width)
        painter.setPen(look.color("ink2"))
        draw_line(
            painter, QRectF(look.px(10), 0, 200, self.height()), _("Task"), look.face(12, strong=True), _LEFT
        )
        months = QRectF(left, 0, width - words_width(width) - look.px(10), self.height())
        paint_months(painter, months, view.year, view.today)
        hairline(painter, 0, self.height() - 1, self.width(), "line")
