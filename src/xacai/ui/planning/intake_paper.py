"""The document on paper: its paragraphs and tables, doubtful cells marked, the very cell in question framed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from xacai.ui.planning.intake_source import Document, PaperCell, PaperRow, Spot, cell_at
from xacai.ui.theme import theme
from xacai.ui.typesetting import Face, draw_line, lines_of, metrics_of
from xacai.wording.language import _

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LONG = 1500
"""A document of more rows is measured by the length of its words instead of by setting them."""
_EDGE, _PAD, _PITCH = 10, 4, 17
_FAINT, _SOFT, _STRONG = 34, 70, 120


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.document = Document()

    def lay(self, document: Document) -> None:
        self.beginResetModel()
        self.document = document
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.document.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.document.rows[index.row()].text if index.isValid() and role in words else None


class _Painter(QStyledItemDelegate):
    def __init__(self, view: Paper) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, width = self._view.document.rows[index.row()], self._view.viewport().width()
        return QSize(width, self._height(row, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, box = self._view.document.rows[index.row()], QRectF(self._view.visualRect(index))
        painter.save()
        painter.fillRect(box, theme().color("paper"))
        if row.cells:
            for cell in row.cells:
                self._paint_cell(painter, index.row(), row, cell, self._view.cell_box(box, row, cell))
        else:
            self._paint_paragraph(painter, row, box)
        painter.restore()

    def _height(self, row: PaperRow, width: int) -> int:
        look, edge = theme(), 2 * theme().px(_EDGE)
        if not row.cells:
            return look.px(6) + look.px(_PITCH) * self._lines(row.text, _face(row), width - edge)
        box = QRectF(0, 0, width, 1)
        lines = max(
            self._lines(
                cell.text, _face(row), self._view.cell_box(box, row, cell).width() - 2 * look.px(_PAD)
            )
            for cell in row.cells
        )
        return look.px(2 * _PAD) + look.px(_PITCH) * lines

    def _lines(self, text: str, face: Face, width: float) -> int:
        if len(self._view.document.rows) > _LONG:
            room = max(width / metrics_of(face).averageCharWidth(), 1)
            return sum(1 + int(len(part) * 1.1 / room) for part in text.split("\n"))
        return len(lines_of(text, face, int(width)))

    def _paint_paragraph(self, painter: QPainter, row: PaperRow, box: QRectF) -> None:
        if row.line == self._view.spot.line:
            painter.fillRect(box.adjusted(2, 0, -2, 0), marked(_SOFT))
        painter.setPen(theme().color("onmid"))
        self._words(painter, row, row.text, box.adjusted(theme().px(_EDGE), 3, -theme().px(_EDGE), -3))

    def _paint_cell(self, painter: QPainter, place: int, row: PaperRow, cell: PaperCell, box: QRectF) -> None:
        view, here = self._view, self._view.is_here(place, row, cell)
        strength = _STRONG if here else _SOFT if view.is_doubtful(place, row, cell) else 0
        if not strength and row.line == view.spot.line:
            strength = _FAINT
        if strength:
            painter.fillRect(box, marked(strength))
        ink = QColor(theme().color("onmid"))
        painter.setPen(ink)
        pad = theme().px(_PAD)
        self._words(painter, row, cell.text, box.adjusted(pad, pad, -pad, -pad))
        ink.setAlpha(150)
        painter.setPen(QPen(ink, 1))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        painter.drawLine(box.topRight(), box.bottomRight())
        if not cell.continued:
            painter.drawLine(box.topLeft(), box.topRight())
        if row.last:
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        if here:
            painter.setPen(QPen(theme().color("warn_fill"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _words(self, painter: QPainter, row: PaperRow, text: str, box: QRectF) -> None:
        look, face = theme(), _face(row)
        centred = row.title and not row.cells
        align = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        for number, line in enumerate(lines_of(text, face, int(box.width()))):
            top = box.top() + number * look.px(_PITCH)
            if top + look.px(_PITCH) > box.bottom() + 4:
                break
            draw_line(painter, QRectF(box.left(), top, box.width(), look.px(_PITCH)), line, face, align)


def _face(row: PaperRow) -> Face:
    heading = row.title or (bool(row.cells) and len(row.cells) <= 2 and row.text.isupper())
    return theme().face(12, strong=heading)


def marked(strength: int) -> QColor:
    """The marking colour laid thinly over the paper."""
    colour = QColor(theme().color("warn_fill"))
    colour.setAlpha(strength)
    return colour


class Paper(QListView):
    """Shows a document. ``chosen(line, column)`` comes with a click or a key, ``meaning_asked`` with its menu."""

    chosen = Signal(int, int)
    meaning_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Rows(self)
        self.spot = Spot()
        self._doubts: set[tuple[int, int]] = set()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(_("Source text"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(theme().px(160))

    @property
    def document(self) -> Document:
        """The document shown."""
        return self._model.document

    def lay(self, document: Document) -> None:
        """Show a document."""
        self.spot = Spot()
        self._model.lay(document)

    def mark(self, spots: Iterable[Spot]) -> None:
        """Mark doubtful cells."""
        self._doubts = {
            (self.document.origin(place, spot.column), spot.column)
            for spot in spots
            if spot.column >= 0 and (place := self.document.place_of(spot.line)) >= 0
        }
        self.viewport().update()

    def show_spot(self, spot: Spot) -> None:
        """Frame a cell, or tint a line, and bring it into view."""
        self.spot = spot
        place = self.document.place_of(spot.line)
        if place >= 0:
            index = self._model.index(place)
            self.setCurrentIndex(index)
            self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        self.viewport().update()

    def cell_box(self, box: QRectF, row: PaperRow, cell: PaperCell) -> QRectF:
        """A cell's part of its row."""
        edge, last = theme().px(_EDGE), len(row.edges) - 1
        room = box.width() - 2 * edge
        left = round(edge + room * row.edges[min(cell.column, last)])
        right = round(edge + room * row.edges[min(cell.column + cell.columns, last)])
        return QRectF(box.left() + left, box.top(), right - left, box.height())

    def is_here(self, place: int, row: PaperRow, cell: PaperCell) -> bool:
        """Whether the cell is the one in question, or the beginning of a merged one that is."""
        if not cell.column <= self.spot.column < cell.column + cell.columns:
            return False
        if row.line == self.spot.line:
            return True
        target = self.document.place_of(self.spot.line)
        return self.document.origin(target, self.spot.column) <= place <= target

    def is_doubtful(self, place: int, row: PaperRow, cell: PaperCell) -> bool:
        """Whether a question stands on the cell."""
        covered = range(cell.column, cell.column + cell.columns)
        return any((self.document.origin(place, column), column) in self._doubts for column in covered)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a cell."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            row, box = self.document.rows[index.row()], QRectF(self.visualRect(index))
            at = event.position()
            column = next(
                (cell.column for cell in row.cells if self.cell_box(box, row, cell).contains(at)), -1
            )
            self.chosen.emit(row.line, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose another cell."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        place = self.document.place_of(self.spot.line)
        if event.key() in steps and place >= 0:
            column = self.spot.column + steps[Qt.Key(event.key())]
            if cell_at(self.document.rows[place], column) is not None:
                self.chosen.emit(self.spot.line, column)
            return
        super().keyPressEvent(event)
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and index.isValid():
            self.chosen.emit(self.document.rows[index.row()].line, self.spot.column)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what the column means."""
        self.meaning_asked.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure wrapped rows anew for another width; the cell in question stays in view."""
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self.scheduleDelayedItemsLayout()
            self.show_spot(self.spot)
