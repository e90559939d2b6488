"""The header of a grid: titles of one or two lines with the very padding of the cells below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from xacai.ui.models.cells import Align, Column
from xacai.ui.models.grid import GridModel
from xacai.ui.painting import hairline
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line


class GridHeader(QHeaderView):
    """32 px high, 40 where a column has a second line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)

    def sizeHint(self) -> QSize:
        """Height by the number of lines."""
        two = any(column.second for column in self._columns())
        return QSize(super().sizeHint().width(), theme().px(40 if two else 32))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Ground, words, line below."""
        look = theme()
        painter.save()
        painter.fillRect(rect, look.color("sunken"))
        if section < len(self._columns()):
            self._paint_words(painter, QRectF(rect), self._columns()[section])
        hairline(painter, rect.left(), rect.bottom(), rect.width() + 1, "line2")
        painter.restore()

    def _columns(self) -> tuple[Column, ...]:
        model = self.model()
        return model.columns if isinstance(model, GridModel) else ()

    def _paint_words(self, painter: QPainter, rect: QRectF, column: Column) -> None:
        look = theme()
        pad = look.px(column.pad)
        box = rect.adjusted(pad, 0, -pad, 0)
        side = Qt.AlignmentFlag.AlignRight if column.align is Align.RIGHT else Qt.AlignmentFlag.AlignLeft
        ink = "accent_ink" if column.accent else "ink2"
        painter.setPen(look.color(ink))
        if not column.second:
            draw_line(painter, box, column.title, look.face(12, strong=True), side)
            return
        height = look.px(16)
        top = box.center().y() - height + 1
        draw_line(
            painter,
            QRectF(box.left(), top, box.width(), height),
            column.title,
            look.face(12, strong=True),
            side,
        )
        second = QRectF(box.left(), top + look.px(15), box.width(), height)
        draw_line(painter, second, column.second, look.face(12), side)
