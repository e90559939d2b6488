"""A trend of a few periods: a grey line, the last point in the chart colour. It never stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from xacai.ui.painting import Painted, smooth
from xacai.ui.theme import theme


class Sparkline(Painted):
    """``values`` from old to new, None for a period without a figure; ``words`` is the text alternative."""

    def __init__(
        self, values: Sequence[float | None] = (), words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_values(values, words)

    def set_values(self, values: Sequence[float | None], words: str = "") -> None:
        """Show another trend."""
        self.values = tuple(values)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """76 × 28 px."""
        return QSize(theme().px(76), theme().px(28))

    def points(self) -> list[QPointF]:
        """Where the known values stand in the widget."""
        known = [(place, value) for place, value in enumerate(self.values) if value is not None]
        if len(known) < 2:
            return []
        low = min(value for _, value in known)
        span = (max(value for _, value in known) - low) or 1.0
        step = (self.width() - 8) / max(len(self.values) - 1, 1)
        room = self.height() - 8
        return [QPointF(4 + place * step, 4 + room * (1 - (value - low) / span)) for place, value in known]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line and last point."""
        points = self.points()
        if not points:
            return
        painter, look = QPainter(self), theme()
        smooth(painter)
        painter.setPen(QPen(look.color("ch_prev"), 1.5))
        painter.drawPolyline(QPolygonF.fromList(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("ch_done"))
        painter.drawEllipse(points[-1], 3, 3)
