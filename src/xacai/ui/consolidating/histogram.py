"""The distribution of a row over offices as upright bars with their numbers; a bar can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xacai.ui.consolidating import office_view
from xacai.ui.consolidating.office_view import Behind
from xacai.ui.painting import Painted, focus_frame, hairline, rounded
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line

_LEFT, _MIDDLE, _RIGHT = (
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignHCenter,
    Qt.AlignmentFlag.AlignRight,
)
_LINE = 18


class Histogram(Painted):
    """``chosen(place)`` with the bar pressed, -1 where the choice was given up. Arrows walk, Enter presses."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.behind: Behind | None = None
        self.current, self.pressed = 0, -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_behind(self, behind: Behind) -> None:
        """Show another row; nothing is pressed."""
        self.behind, self.pressed, self.current = behind, -1, 0
        self.setAccessibleName(office_view.summary(behind))
        self._describe()
        self.setVisible(bool(behind.bars))
        self.update()

    def sizeHint(self) -> QSize:
        """Bars of 56 between their numbers and the axis."""
        return QSize(theme().px(280), theme().px(2 * _LINE + 58))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, numbers, axis with its first and last value, focus."""
        if self.behind is None or not self.behind.bars:
            return
        painter, look = QPainter(self), theme()
        bars, boxes = self.behind.bars, self._boxes()
        for at, (bar, box) in enumerate(zip(bars, boxes, strict=True)):
            token = "ch_late" if self.pressed not in (-1, at) else "ch_done"
            edge = look.color("ch_done") if token == "ch_late" else None
            if bar.count:
                rounded(painter, box, look.px(2), look.color(token), edge)
            over = QRectF(
                box.left() - look.px(8), box.top() - look.px(_LINE), box.width() + look.px(16), look.px(_LINE)
            )
            painter.setPen(look.color("ink2"))
            if bar.count:
                draw_line(painter, over, str(bar.count), look.face(12), _MIDDLE)
            if self.hasFocus() and at == self.current:
                floor = self._floor()
                focus_frame(
                    painter,
                    QRectF(box.left() - 2, over.top(), box.width() + 4, floor - over.top() + 2),
                    look.px(4),
                )
        hairline(painter, 0, self._floor(), self.width(), "line2")
        self._paint_axis(painter)

    def _paint_axis(self, painter: QPainter) -> None:
        assert self.behind is not None
        look = theme()
        left, right = office_view.axis_words(self.behind.bars)
        box = QRectF(0, self._floor() + 2, self.width(), look.px(_LINE))
        painter.setPen(look.color("ink3"))
        draw_line(painter, box, left, look.face(12), _LEFT)
        draw_line(painter, box, right, look.face(12), _RIGHT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The words of the bar under the pointer."""
        at = self._place_at(event.position().x())
        self.setToolTip(office_view.bar_words(self.behind, at) if self.behind and at >= 0 else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press a bar; the one pressed already is given up."""
        at = self._place_at(event.position().x())
        if at >= 0:
            self.current = at
            self._press(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter and Space press, Escape gives up."""
        count = len(self.behind.bars) if self.behind else 0
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and count:
            self.current = max(0, min(count - 1, self.current + step))
            self._describe()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and count:
            self._press(self.current)
        elif event.key() == Qt.Key.Key_Escape and self.pressed >= 0:
            self._press(self.pressed)
        else:
            super().keyPressEvent(event)

    def _press(self, at: int) -> None:
        self.pressed = -1 if at == self.pressed else at
        self._describe()
        self.update()
        self.chosen.emit(self.pressed)

    def _describe(self) -> None:
        bars = self.behind.bars if self.behind else ()
        self.setAccessibleDescription(
            office_view.bar_words(self.behind, self.current) if self.behind and bars else ""
        )

    def _floor(self) -> float:
        return self.height() - theme().px(_LINE) - 3

    def _boxes(self) -> list[QRectF]:
        assert self.behind is not None
        look, bars = theme(), self.behind.bars
        gap, room = look.px(4), self._floor() - look.px(_LINE)
        width = min((self.width() - gap * (len(bars) - 1)) / len(bars), look.px(64))
        most = max(bar.count for bar in bars) or 1
        boxes = []
        for at, bar in enumerate(bars):
            height = max(room * bar.count / most, 2) if bar.count else 0
            boxes.append(QRectF(at * (width + gap), self._floor() - height, width, height))
        return boxes

    def _place_at(self, x: float) -> int:
        if self.behind is None or not self.behind.bars:
            return -1
        return next((at for at, box in enumerate(self._boxes()) if box.left() <= x <= box.right()), -1)
