"""The year as a strip: each report's data window at its true dates, its state, today as an ink line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from xacai.ui.icons import draw
from xacai.ui.painting import Painted, focus_frame, hairline, rounded, smooth
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of
from xacai.wording.language import _


@dataclass(frozen=True, slots=True)
class YearBox:
    """One report: key, word, first and last day of its data, mark of its state, spoken words."""

    key: str
    text: str
    first: date
    last: date
    mark: str = "not_started"
    spoken: str = ""


class YearStrip(Painted):
    """``chosen(key)`` on click and Enter; arrows walk over the boxes."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: tuple[YearBox, ...] = ()
        self.current = ""
        self.today: date | None = None
        self.span = (date(2000, 1, 1), date(2000, 12, 31))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._focused = 0

    def set_year(self, boxes: Sequence[YearBox], current: str, today: date, year: int) -> None:
        """Show a year; boxes may begin in the December before it."""
        self.boxes, self.current, self.today = tuple(boxes), current, today
        start = min([date(year, 1, 1), *(box.first for box in boxes)])
        self.span = (start, max([date(year, 12, 31), *(box.last for box in boxes)]))
        self._focused = next((at for at, box in enumerate(self.boxes) if box.key == current), 0)
        self._speak()
        self.update()

    def sizeHint(self) -> QSize:
        """Month names, boxes, the foot of today's line."""
        return QSize(theme().px(420), theme().px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Months, boxes, today."""
        painter = QPainter(self)
        self._paint_months(painter)
        for place, box in enumerate(self.boxes):
            self._paint_box(painter, box, self._rect(box), place)
        self._paint_today(painter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose a box."""
        for box in self.boxes:
            if self._rect(box).contains(event.position()):
                self.chosen.emit(box.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter chooses."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self.boxes:
            self._focused = max(0, min(len(self.boxes) - 1, self._focused + step))
            self._speak()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.boxes:
            self.chosen.emit(self.boxes[self._focused].key)
        else:
            super().keyPressEvent(event)

    def _speak(self) -> None:
        if self.boxes:
            box = self.boxes[self._focused]
            self.setAccessibleName(_("Reports of the year"))
            self.setAccessibleDescription(box.spoken or box.text)

    def _x(self, day: date) -> float:
        whole = (self.span[1] - self.span[0]).days + 1
        return (self.width() - 2) * (day - self.span[0]).days / whole + 1

    def _rect(self, box: YearBox) -> QRectF:
        look = theme()
        left, right = self._x(box.first), self._x(box.last) + (self.width() - 2) / 366
        return QRectF(left + 1, look.px(24), right - left - 2, look.px(26))

    def _paint_months(self, painter: QPainter) -> None:
        look = theme()
        short = width_of(_("M{month}").format(month=12), look.face(12)) > self.width() / 12 - look.px(6)
        for month in range(1, 13):
            first = date(self.span[1].year, month, 1)
            last = date(first.year, month + 1, 1) if month < 12 else self.span[1]
            left, right = self._x(first), self._x(last)
            now = self.today is not None and (self.today.year, self.today.month) == (first.year, month)
            painter.setPen(look.color("ink" if now else "ink2"))
            words = str(month) if short else _("M{month}").format(month=month)
            align = Qt.AlignmentFlag.AlignHCenter
            draw_line(
                painter, QRectF(left, 0, right - left, look.px(18)), words, look.face(12, strong=now), align
            )
            hairline(painter, left, look.px(20), look.px(32), "line", upright=True)

    def _paint_box(self, painter: QPainter, box: YearBox, rect: QRectF, place: int) -> None:
        look, mine = theme(), box.key == self.current
        fill, edge = ("tint", "accent") if mine else ("sunken", "line2")
        rounded(painter, rect, look.px(4), look.color(fill), look.color(edge))
        side = look.px(13)
        draw(painter, QRectF(rect.left() + look.px(6), rect.center().y() - side / 2, side, side), box.mark)
        painter.setPen(look.color("accent_ink" if mine else "ink"))
        words = rect.adjusted(look.px(24), 0, -2, 0)
        draw_line(painter, words, box.text, look.face(12, strong=mine), Qt.AlignmentFlag.AlignLeft)
        if self.hasFocus() and place == self._focused:
            focus_frame(painter, rect.adjusted(-1, -1, 1, 1), look.px(4))

    def _paint_today(self, painter: QPainter) -> None:
        if self.today is None or not self.span[0] <= self.today <= self.span[1]:
            return
        look, x = theme(), round(self._x(self.today))
        painter.fillRect(QRectF(x - 1, look.px(20), 2, look.px(36)), look.color("ink"))
        smooth(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("ink"))
        foot = look.px(59)
        painter.drawPolygon(
            QPolygonF.fromList([QPointF(x - 4, foot), QPointF(x + 4, foot), QPointF(x, foot - 6)])
        )
