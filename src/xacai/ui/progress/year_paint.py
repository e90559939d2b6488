"""Painting of the year strip: months, bars, ticks of done days, today's line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from xacai.ui.icons import draw
from xacai.ui.painting import hairline, rounded
from xacai.ui.progress.year_view import DATED, LATE, Bar, YearRow
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line
from xacai.wording.language import _

_LEFT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter
_FILLS = {DATED: "ch_done", LATE: "err"}


class Calendar:
    """Where a day of the year stands between two edges."""

    def __init__(self, year: int, left: float, right: float) -> None:
        self.first, self._left = date(year, 1, 1), left
        self._pitch = max(right - left, 1.0) / ((date(year + 1, 1, 1) - self.first).days)

    def x(self, day: date) -> float:
        """The left edge of a day."""
        return self._left + (day - self.first).days * self._pitch

    def box(self, bar: Bar, top: float, height: float) -> QRectF:
        """The box of a bar, both its days included."""
        left = self.x(bar.first)
        return QRectF(left, top, max(self.x(bar.last) + self._pitch - left - 1, 3), height)


def words_width(width: int) -> int:
    """How much of a row the task's words take."""
    return min(theme().px(340), round(width * 0.42))


def paint_months(painter: QPainter, box: QRectF, year: int, today: date) -> None:
    """Twelve words, this month in semibold."""
    look, calendar = theme(), Calendar(year, box.left(), box.right())
    for month in range(1, 13):
        left = calendar.x(date(year, month, 1))
        right = calendar.x(date(year + month // 12, month % 12 + 1, 1))
        now = (today.year, today.month) == (year, month)
        painter.setPen(look.color("ink" if now else "ink2"))
        words, face = _("M{month}").format(month=month), look.face(12, strong=now)
        draw_line(painter, QRectF(left, box.top(), right - left, box.height()), words, face, _MIDDLE)


def paint_strip(painter: QPainter, box: QRectF, row: YearRow, year: int, today: date) -> None:
    """The strip of one task: month lines, bars or the words of what it waits for, ticks, today."""
    look, calendar = theme(), Calendar(year, box.left(), box.right())
    for month in range(1, 13):
        hairline(painter, calendar.x(date(year, month, 1)), box.top(), box.height(), "line", upright=True)
    height = look.px(12)
    for bar in row.bars:
        _paint_bar(painter, calendar.box(bar, box.center().y() - height / 2, height), bar)
    if row.words and not row.bars:
        painter.setPen(look.color("wait"))
        draw_line(painter, box.adjusted(look.px(6), 0, 0, 0), row.words, look.face(12), _LEFT)
    if today.year == year:
        painter.fillRect(QRectF(round(calendar.x(today)) - 1, box.top(), 2, box.height()), look.color("ink"))
    side = look.px(14)
    for day in row.done:
        at = QRectF(calendar.x(day) - side / 2, box.center().y() - side / 2, side, side)
        rounded(painter, at.adjusted(-1, -1, 1, 1), at.height(), look.color("surface"))
        draw(painter, at, "done")


def _paint_bar(painter: QPainter, box: QRectF, bar: Bar) -> None:
    look = theme()
    if bar.kind in _FILLS:
        rounded(painter, box, look.px(3), look.color(_FILLS[bar.kind]))
    else:  # a light fill never stands alone
        rounded(painter, box, look.px(3), look.color("ch_track"), look.color("ch_done"))
