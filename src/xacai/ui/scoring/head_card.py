"""The head of the page: the score, its band, and the scale on which it stands with what can still be won."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xacai.domain.criterion import WHOLE, Band
from xacai.domain.period import write_day
from xacai.ui.frame_words import days_left
from xacai.ui.painting import Painted, rounded
from xacai.ui.scoring import chances
from xacai.ui.scoring.desk import Desk
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.label import ElidedLabel, Label
from xacai.wording.language import _
from xacai.wording.scores import index_words, overdue_words, points_words, step_words


class Scale(Painted):
    """A line from 0 to 100 with the bands' borders, the index, and where it could still come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bands: tuple[Band, ...] = ()
        self.index, self.reach = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_index(self, bands: tuple[Band, ...], index: int, reach: int) -> None:
        """Another card; hundredths of a percent."""
        self.bands, self.index, self.reach = bands, index, max(index, min(reach, WHOLE))
        self.setAccessibleName(
            _("Index {index}, at most {reach}").format(
                index=index_words(index), reach=index_words(self.reach)
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Numbers, line, names."""
        return QSize(theme().px(320), theme().px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, stretch to be won, index, borders with their numbers, names of bands."""
        painter, look = QPainter(self), theme()
        line = QRectF(0, look.px(25), self.width(), look.px(6))
        start = self._start()
        rounded(painter, line, look.px(3), look.color("ch_track"))
        for left, right, token in ((start, self.index, "ch_done"), (self.index, self.reach, "tint2")):
            box = QRectF(self._x(left), line.y(), max(self._x(right) - self._x(left), 0), line.height())
            rounded(painter, box, look.px(3), look.color(token))
        dot = look.px(7)
        middle = line.center().y()
        for value, full in ((self.reach, False), (self.index, True)):
            ring = QRectF(self._x(value) - dot, middle - dot, 2 * dot, 2 * dot)
            rounded(
                painter, ring, dot, look.color("ch_done" if full else "surface"), look.color("ch_done"), 2
            )
        self._words(painter, start)

    def _words(self, painter: QPainter, start: int) -> None:
        look = theme()
        painter.setPen(look.color("ink2"))
        ends = [WHOLE, *(band.least for band in self.bands)]
        free = float(self.width() + look.px(40))
        for band, top in zip(self.bands, ends, strict=False):
            left, right = self._x(max(band.least, start)), self._x(top)
            below = QRectF(left, look.px(35), right - left, look.px(18))
            draw_line(painter, below, band.name, look.face(12), Qt.AlignmentFlag.AlignHCenter)
            above = QRectF(left - look.px(20) if band.least > start else left, 0, look.px(40), look.px(18))
            align = Qt.AlignmentFlag.AlignHCenter if band.least > start else Qt.AlignmentFlag.AlignLeft
            words = str(max(band.least, start) // 100)
            if above.right() - look.px(10) <= free:  # the numbers of near borders would run into each other
                draw_line(painter, above, words, look.face(12), align)
                free = above.left() + look.px(10)

    def _start(self) -> int:
        """The first value of the line: its number is written; 50 unless a low index asks for more room."""
        return 5_000 if self.index >= 5_500 else 0

    def _x(self, value: int) -> float:
        start, side = self._start(), theme().px(8)
        return side + (self.width() - 2 * side) * (min(max(value, start), WHOLE) - start) / (WHOLE - start)


class HeadCard(Card):
    """Shows a :class:`Desk`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        look = theme()
        self.figure = Label("", 36, strong=True)
        self.words, self.second = Label("", 13, strong=True), ElidedLabel("", 12, ink="ink2")
        self.step = Label("", 12, strong=True, ink="accent_ink")
        self.late = Chip("", "err", "overdue")
        self.scale = Scale()
        told, line = QVBoxLayout(), QHBoxLayout()
        told.setSpacing(0)
        told.addStretch(1)
        told.addWidget(self.words)
        told.addWidget(self.second)
        steps = QHBoxLayout()
        steps.setSpacing(look.px(8))
        steps.addWidget(self.step)
        steps.addWidget(self.late)
        steps.addStretch(1)
        told.addLayout(steps)
        told.addStretch(1)
        line.setSpacing(look.px(16))
        line.addWidget(self.figure)
        line.addLayout(told, 1)
        line.addWidget(self.scale, 2)
        self.body.setContentsMargins(look.px(16), look.px(6), look.px(16), look.px(6))
        self.add(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_desk(self, desk: Desk) -> None:
        """The score of the round in force, its band, what is missing."""
        own, last = desk.own, desk.last
        total = last if desk.seen else own
        self.figure.setText(points_words(total.points))
        name = _("verified points of {maximum}") if desk.seen else _("self-scored points of {maximum}")
        self.words.setText(name.format(maximum=points_words(total.applicable)))
        self.second.setText(_second(desk))
        self.step.setText(_step(desk))
        self.step.setVisible(desk.step is not None)
        self.late.set(overdue_words(-desk.days), "err", "overdue")
        self.late.setVisible(desk.step is not None and desk.days < 0)
        gain = 0 if desk.seen else chances.winnable(desk)
        reach = (total.points + gain) * WHOLE // total.applicable if total.applicable else 0
        self.scale.show_index(desk.criteria.bands, total.index or 0, reach)


def _step(desk: Desk) -> str:
    """The step that is open today or should be over, with its last day."""
    if desk.step is None:
        return ""
    words = _("{step}: by {day}, {left}") if desk.days >= 0 else _("{step}: by {day}")
    left = days_left(desk.days)
    return words.format(step=step_words(desk.step.step), day=write_day(desk.step.due), left=left)


def _second(desk: Desk) -> str:
    own, last = desk.own, desk.last
    total = last if desk.seen else own
    parts = [_("index {index}").format(index=index_words(total.index))]
    if total.band:
        parts.append(_("band {band}").format(band=total.band))
    if desk.seen:
        parts.append(_("self-scored {points}").format(points=points_words(own.points)))
    elif own.open:
        parts.append(_("{count} components not scored yet").format(count=len(own.open)))
    return "; ".join(parts)
