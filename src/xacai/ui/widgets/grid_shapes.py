"""Parts of a grid that are no words: the heading over the whole width, the corner of a changed cell."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from xacai.ui.icons import draw
from xacai.ui.models.cells import CellView
from xacai.ui.painting import smooth
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of
from xacai.ui.widgets.block_bar import paint_blocks
from xacai.ui.widgets.ratio_bar import paint_ratio

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


def paint_group(painter: QPainter, box: QRectF, cell: CellView, collapsed: bool) -> None:
    """A heading: chevron, words, blocks or a ratio bar, quiet words at the right end."""
    look = theme()
    painter.fillRect(box, look.color("sunken"))
    side = look.px(14)
    draw(
        painter,
        QRectF(box.left() + look.px(9), box.center().y() - side / 2, side, side),
        "right" if collapsed else "down",
        "ink2",
    )
    right = box.right() - look.px(14)
    painter.setPen(look.color("ink2"))
    face = look.face(12, strong=bool(cell.blocks or cell.ratio))
    draw_line(
        painter,
        QRectF(right - look.px(320), box.top(), look.px(320), box.height() - 1),
        cell.second,
        face,
        _RIGHT,
    )
    right -= width_of(cell.second, face) + look.px(16)
    right = min(right, box.right() - look.px(150)) if cell.blocks or cell.ratio else right
    if cell.blocks:
        width = len(cell.blocks) * look.px(18)
        right -= width
        paint_blocks(painter, QRectF(right, box.center().y() - look.px(5), width, look.px(10)), cell.blocks)
    if cell.ratio is not None:
        bar = QRectF(right - look.px(120), box.center().y() - look.px(4), look.px(120), look.px(8))
        paint_ratio(painter, bar, *cell.ratio)
        right -= look.px(120)
    painter.setPen(look.color("ink"))
    left = box.left() + look.px(30)
    draw_line(
        painter,
        QRectF(left, box.top(), right - left - look.px(8), box.height() - 1),
        cell.text,
        look.face(13, strong=True),
        _LEFT,
    )


def paint_corner(painter: QPainter, box: QRectF, cell: CellView) -> None:
    """The accent corner of a cell that differs from what was issued or sent."""
    if not cell.changed:
        return
    look = theme()
    side = look.px(8)
    smooth(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("accent"))
    right, top = box.right(), box.top()
    painter.drawPolygon(
        QPolygonF.fromList([QPointF(right - side, top), QPointF(right, top), QPointF(right, top + side)])
    )
