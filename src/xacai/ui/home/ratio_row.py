"""One ratio of the first page: name and bar, trend, value and verdict; the whole row leads to its cell."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from xacai.ui.home.ratio_view import RatioItem
from xacai.ui.icons import draw
from xacai.ui.painting import focus_frame, hairline, rounded, smooth
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of
from xacai.ui.widgets.ratio_bar import paint_ratio

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class RatioRow(QAbstractButton):
    """A button painted as a row of two lines. ``item`` is what it shows; ``reserved`` the verdicts' common width."""

    def __init__(self, item: RatioItem, last: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item, self._last = item, last
        self.reserved = 0.0
        self.setAccessibleName(f"{item.full_name}: {item.value_text}, {item.verdict}")
        self.setAccessibleDescription(item.trend_words)
        self.setToolTip("\n".join(words for words in (item.full_name, item.trend_words) if words))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Two lines with air above and below."""
        return QSize(theme().px(280), theme().px(58))

    def minimumSizeHint(self) -> QSize:
        """Two lines."""
        return QSize(theme().px(220), theme().px(50))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name over bar at the left, the trend, value over verdict at the right."""
        look, painter = theme(), QPainter(self)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -2)
        if self.underMouse():
            rounded(painter, box, look.px(6), look.color("hover"))
        if not self._last:
            hairline(painter, 0, self.height() - 2, self.width(), "line")
        middle, line = self.height() / 2, look.px(22)
        right, verdict = self.width() - look.px(4), self.verdict_width()
        bar_right = right - max(self.reserved, verdict) - look.px(16)
        bar = QRectF(look.px(2), middle + look.px(8), bar_right - look.px(2), look.px(8))
        value = QRectF(right - look.px(66), middle - line, look.px(66), line)
        trend = QRectF(value.left() - look.px(72), middle - line + look.px(2), look.px(68), look.px(20))
        self._paint_name(painter, QRectF(look.px(2), middle - line, trend.left() - look.px(10), line))
        self._paint_trend(painter, trend)
        if self.item.value is not None:
            paint_ratio(painter, bar, self.item.value, self.item.target)
        else:
            rounded(painter, bar, look.px(4), look.color("ch_track"))
        self._paint_value(painter, value)
        self._paint_verdict(painter, QRectF(right - verdict, middle + look.px(1), verdict, line))
        if self.hasFocus():
            focus_frame(painter, box, look.px(6))

    def verdict_width(self) -> float:
        """Pixels that mark and verdict need."""
        side = 0 if self.item.met is None else theme().px(20)
        return width_of(self.item.verdict, theme().face(12)) + side + 2

    def _paint_name(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(theme().color("ink"))
        draw_line(painter, box, self.item.name, theme().face(13), _LEFT)

    def _paint_value(self, painter: QPainter, box: QRectF) -> None:
        known = self.item.value is not None
        painter.setPen(theme().color("ink" if known else "ink3"))
        draw_line(painter, box, self.item.value_text, theme().face(15, strong=known), _RIGHT)

    def _paint_verdict(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        if self.item.met is not None:
            side = look.px(14)
            mark = "done" if self.item.met else "warning"
            draw(painter, QRectF(box.left(), box.center().y() - side / 2, side, side), mark)
        ink = {True: "ok", False: "warn", None: "ink2"}[self.item.met]
        painter.setPen(look.color(ink))
        draw_line(painter, box, self.item.verdict, look.face(12), _RIGHT)

    def _paint_trend(self, painter: QPainter, box: QRectF) -> None:
        points = self.trend_points(box)
        if len(points) < 2:
            return
        smooth(painter)
        painter.setPen(QPen(theme().color("ch_prev"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF.fromList(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("ch_done"))
        painter.drawEllipse(points[-1], 3, 3)

    def trend_points(self, box: QRectF) -> list[QPointF]:
        """Where the known values of the trend stand."""
        known = [(place, value) for place, value in enumerate(self.item.trend) if value is not None]
        if not known:
            return []
        low = min(value for _, value in known)
        span = (max(value for _, value in known) - low) or 1.0
        step = (box.width() - 8) / max(len(self.item.trend) - 1, 1)
        room = box.height() - 8
        return [
            QPointF(box.left() + 4 + place * step, box.top() + 4 + room * (1 - (value - low) / span))
            for place, value in known
        ]
