"""The one painter of all grid cells, and the measure of their height.

A cell is painted in layers: ground, bar, words of its kind, corner, lines, focus frame. Height and paint break
lines with the same face and the same width.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QStyleOptionViewItem,
    QTableView,
)

from xacai.ui.icons import draw
from xacai.ui.models.cells import ENTRY_KINDS, Align, CellKind, CellView, Column
from xacai.ui.models.grid import GridModel
from xacai.ui.painting import focus_frame, hairline, rounded, smooth
from xacai.ui.theme import theme
from xacai.ui.typesetting import LINE, Face, draw_line, lines_of, width_of
from xacai.ui.widgets.grid_editing import EditingDelegate, rect_of
from xacai.ui.widgets.grid_shapes import paint_corner, paint_group
from xacai.ui.widgets.ratio_bar import paint_ratio

Index = QModelIndex | QPersistentModelIndex
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_TWO_LINED = frozenset({CellKind.DEADLINE, CellKind.DOUBTFUL})
_GROUNDS = {
    CellKind.ERROR: ("err_bg", "err"),
    CellKind.WARNING: ("warn_bg", "warn_fill"),
    CellKind.DOUBTFUL: ("warn_bg", "warn_fill"),
}
_TONE_GROUNDS = {"err_bg": "err_bg", "warn_bg": "warn_bg"}
_SIDE_MARKS = {CellKind.ERROR: "error", CellKind.WARNING: "warning", CellKind.BOUND: "link"}


class GridDelegate(EditingDelegate):
    """Paints every kind of :class:`CellView`; editors are made by the grid."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.collapsed: frozenset[str] = frozenset()
        self.tinted: Callable[[Index], bool] = lambda index: False
        self._painters: dict[CellKind, Callable[[QPainter, QRectF, CellView, Column], None]] = {
            CellKind.NIL: self._words_for_missing,
            CellKind.NO_DATA: self._words_for_missing,
            CellKind.STATUS: self._status,
            CellKind.RATIO: self._ratio,
            CellKind.TREND: self._trend,
            CellKind.DEADLINE: self._two_lines,
            CellKind.DOUBTFUL: self._two_lines,
            CellKind.EMPTY: self._nothing,
            CellKind.UNTOUCHED: self._nothing,
        }
        for kind in (
            CellKind.VALUE,
            CellKind.DERIVED,
            CellKind.ERROR,
            CellKind.WARNING,
            CellKind.BOUND,
            CellKind.NUMBER,
        ):
            self._painters[kind] = self._figure

    def height_of(self, cell: CellView, column: Column, width: int, base: int) -> int:
        """Height in pixels that the cell needs at a column width; at least ``base``."""
        look = theme()
        if cell.kind in _TWO_LINED and cell.second:
            return max(base, look.px(42))
        if not column.wrap or not cell.text:
            return base
        count = len(lines_of(cell.text, _text_face(cell), self._text_width(cell, column, width)))
        return max(base, count * look.px(LINE) + look.px(10 if count == 1 else 6))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Not used for heights (the grid sets them), only as a fallback."""
        return QSize(theme().px(40), theme().px(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """All layers of one cell."""
        model, view = index.model(), self.parent()
        if not isinstance(model, GridModel) or not isinstance(view, QTableView):
            return
        cell = model.cell(index.row(), index.column())
        box = QRectF(rect_of(option))
        selected = self.tinted(index)
        painter.save()
        painter.setClipRect(box)
        if cell.kind is CellKind.GROUP:
            paint_group(painter, box, cell, model.key_at(index.row()) in self.collapsed)
        else:
            column = model.columns[index.column()]
            self._ground(painter, box, cell, column, model.rows[index.row()].derived, selected)
            self._painters.get(cell.kind, self._text)(painter, box, cell, column)
            paint_corner(painter, box, cell)
        hairline(painter, box.left(), box.bottom() - 1, box.width(), "line")
        if view.hasFocus() and view.currentIndex() == index:
            focus_frame(painter, box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _ground(
        self, painter: QPainter, box: QRectF, cell: CellView, column: Column, derived: bool, selected: bool
    ) -> None:
        look = theme()
        token = "sunken" if derived else "surface"
        if column.entry and cell.kind in ENTRY_KINDS:
            token = "cell"
        if selected:
            token = "tint"
        painter.fillRect(box, look.color(token))
        if cell.kind in _GROUNDS:
            ground, bar = _GROUNDS[cell.kind]
            painter.fillRect(box.adjusted(0, 0, 0, -1), look.color(ground))
            painter.fillRect(QRectF(box.left(), box.top(), look.px(3), box.height() - 1), look.color(bar))
        elif cell.kind is CellKind.STATUS and cell.tone in _TONE_GROUNDS:
            rounded(painter, box.adjusted(2, 2, -2, -3), 4, look.color(cell.tone))

    def _inner(self, box: QRectF, column: Column) -> QRectF:
        pad = theme().px(column.pad)
        return box.adjusted(pad, 0, -pad, -1)

    def _text_width(self, cell: CellView, column: Column, width: int) -> int:
        look = theme()
        return (
            width
            - 2 * look.px(column.pad)
            - look.px(16) * cell.indent
            - look.px(24) * (cell.note or bool(cell.mark))
        )

    def _text(self, painter: QPainter, box: QRectF, cell: CellView, column: Column) -> None:
        look, inner = theme(), self._inner(box, column)
        face = _text_face(cell)
        painter.setPen(look.color(cell.tone or ("ink2" if cell.kind is CellKind.CODE else "ink")))
        side = _RIGHT if column.align is Align.RIGHT else _LEFT
        left = inner.left() + look.px(16) * cell.indent
        if cell.mark:
            draw(painter, QRectF(left, inner.center().y() - look.px(7), look.px(14), look.px(14)), cell.mark)
            left += look.px(20)
        right = inner.right() - look.px(24) * cell.note
        if cell.note:
            mark = QRectF(
                inner.right() - look.px(16), inner.center().y() - look.px(8), look.px(16), look.px(16)
            )
            draw(painter, mark, "note", "ink2")
        width = self._text_width(cell, column, round(box.width()))
        lines = lines_of(cell.text, face, width) if column.wrap else (cell.text,)
        self._draw_lines(painter, QRectF(left, inner.top(), right - left, inner.height()), lines, face, side)

    def _draw_lines(
        self, painter: QPainter, box: QRectF, lines: tuple[str, ...], face: Face, side: Qt.AlignmentFlag
    ) -> None:
        pitch = theme().px(LINE)
        top = box.center().y() - len(lines) * pitch / 2
        for place, line in enumerate(lines):
            draw_line(painter, QRectF(box.left(), top + place * pitch, box.width(), pitch), line, face, side)

    def _figure(self, painter: QPainter, box: QRectF, cell: CellView, column: Column) -> None:
        look, inner = theme(), self._inner(box, column)
        regular = cell.kind is CellKind.NUMBER
        mark = cell.mark or _SIDE_MARKS.get(cell.kind, "")
        if mark == "sum":
            painter.setPen(look.color("ink2"))
            draw_line(painter, inner, "Σ", look.face(13), _LEFT)
        elif mark:
            side = look.px(14)
            at = QRectF(inner.left() - look.px(2), inner.center().y() - side / 2, side, side)
            draw(painter, at, mark, "accent_ink" if mark == "link" else "")
        ink = cell.tone or ("ink2" if regular else "err" if cell.kind is CellKind.ERROR else "ink")
        painter.setPen(look.color(ink))
        side_flag = _RIGHT if column.align is Align.RIGHT else _LEFT
        draw_line(painter, inner, cell.text, look.face(13, strong=not regular), side_flag)

    def _words_for_missing(self, painter: QPainter, box: QRectF, cell: CellView, column: Column) -> None:
        look, inner = theme(), self._inner(box, column)
        ink = "wait" if cell.kind is CellKind.NO_DATA else "ink2"
        face = look.face(12, italic=True)
        painter.setPen(look.color(ink))
        draw_line(painter, inner, cell.text, face, _RIGHT)
        if cell.kind is CellKind.NO_DATA:
            width = width_of(cell.text, face)
            painter.setPen(QPen(look.color(ink), 1, Qt.PenStyle.DotLine))
            y = round(inner.center().y() + look.px(9)) + 0.5
            painter.drawLine(int(inner.right() - width), int(y), int(inner.right()), int(y))

    def _status(self, painter: QPainter, box: QRectF, cell: CellView, column: Column) -> None:
        look, inner = theme(), self._inner(box, column)
        side = look.px(16)
        ink = {"err_bg": "err", "warn_bg": "warn"}.get(cell.tone, cell.tone or "ink")
        draw(
            painter,
            QRectF(inner.left(), inner.center().y() - side / 2, side, side),
            cell.mark,
            _mark_ink(cell, ink),
        )
        words = inner.adjusted(look.px(24), 0, 0, 0)
        if cell.second:
            painter.setPen(look.color("ink2"))
            draw_line(painter, words, cell.second, look.face(12), _RIGHT)
            words.setRight(words.right() - width_of(cell.second, look.face(12)) - look.px(8))
        painter.setPen(look.color(ink))
        draw_line(painter, words, cell.text, look.face(13), _LEFT)

    def _two_lines(self, painter: QPainter, box: QRectF, cell: CellView, column: Column) -> None:
        look, inner = theme(), self._inner(box, column)
        painter.setPen(look.color("ink"))
        if not cell.second:
            draw_line(painter, inner, cell.text, look.face(13), _LEFT)
            return
        doubtful = cell.kind is CellKind.DOUBTFUL
        ink = cell.tone or ("warn" if doubtful else "ink2")
        pitch, top = look.px(LINE), inner.center().y() - look.px(LINE)
        draw_line(painter, QRectF(inner.left(), top, inner.width(), pitch), cell.text, look.face(13), _LEFT)
        mark = cell.mark or ("doubtful" if doubtful else "calendar")
        side = look.px(14)
        draw(
            painter,
            QRectF(inner.left() - 1, top + pitch + look.px(2), side, side),
            mark,
            "" if doubtful else ink,
        )
        painter.setPen(look.color(ink))
        below = QRectF(inner.left() + look.px(19), top + pitch, inner.width() - look.px(19), pitch)
        draw_line(painter, below, cell.second, look.face(12), _LEFT)

    def _ratio(self, painter: QPainter, box: QRectF, cell: CellView, column: Column) -> None:
        look, inner = theme(), self._inner(box, column)
        value, target = cell.ratio or (0.0, 0.0)
        bar = QRectF(inner.left() + 2, inner.center().y() - look.px(4), look.px(36), look.px(8))
        paint_ratio(painter, bar, value, target)
        words = inner.adjusted(look.px(46), 0, 0, 0)
        if cell.mark:
            side = look.px(14)
            draw(painter, QRectF(words.left(), inner.center().y() - side / 2, side, side), cell.mark)
            words.setLeft(words.left() + look.px(18))
        painter.setPen(look.color(cell.tone or "ink2"))
        draw_line(painter, words, cell.text, look.face(12), _LEFT)

    def _trend(self, painter: QPainter, box: QRectF, cell: CellView, column: Column) -> None:
        look, inner = theme(), self._inner(box, column)
        painter.setPen(look.color(cell.tone or "ink2"))
        if not cell.trend:
            draw_line(painter, inner, cell.text, look.face(12), _LEFT)
            return
        words = inner.adjusted(0, 0, -max(look.px(28), inner.width() - look.px(60)), 0)
        draw_line(painter, words, cell.text, look.face(12), _RIGHT)
        half, x, y = look.px(4), words.right() + look.px(12), inner.center().y()
        rise = -half if cell.trend > 0 else half
        smooth(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("ink2"))
        painter.drawPolygon(
            QPolygonF.fromList(
                [
                    QPointF(x - half, y - rise * 0.6),
                    QPointF(x + half, y - rise * 0.6),
                    QPointF(x, y + rise * 0.8),
                ]
            )
        )

    def _nothing(self, painter: QPainter, box: QRectF, cell: CellView, column: Column) -> None:
        """An empty cell has no words: never a dash, never 0."""


def _text_face(cell: CellView) -> Face:
    return theme().face(12 if cell.kind is CellKind.CODE else 13, strong=cell.strong)


def _mark_ink(cell: CellView, ink: str) -> str:
    return ink if ink in ("warn", "err") and cell.mark in ("done_late", "not_started") else ""
