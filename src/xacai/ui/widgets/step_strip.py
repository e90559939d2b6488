"""The steps of a longer act: done ones ticked, the present one filled, later ones outlined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xacai.ui.icons import draw
from xacai.ui.painting import Painted, focus_frame, rounded
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of
from xacai.wording.language import _


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its word, what became of it, whether it is done."""

    text: str
    second: str = ""
    done: bool = False


class StepStrip(Painted):
    """``chosen(place)`` comes when a step that may be visited (done or present) is clicked or taken by keys."""

    chosen = Signal(int)

    def __init__(self, steps: Sequence[Step] = (), current: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps, current)

    def set_steps(self, steps: Sequence[Step], current: int) -> None:
        """Show the state of the act; ``current`` is the place of the present step."""
        self.steps, self.current = tuple(steps), current
        self.focused = current
        if self.steps:
            words = _("Step {place} of {count}: {name}")
            name = self.steps[min(current, len(self.steps) - 1)].text
            self.setAccessibleName(words.format(place=current + 1, count=len(self.steps), name=name))
        self.setAccessibleDescription("; ".join(f"{step.text}: {step.second}" for step in self.steps))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines beside discs of 28 px."""
        return QSize(theme().px(600), theme().px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Discs, words, lines between."""
        painter = QPainter(self)
        boxes = self._boxes()
        for place, (step, box) in enumerate(zip(self.steps, boxes, strict=True)):
            self._paint_step(painter, box, place, step)
            if place + 1 < len(boxes):
                self._paint_line(painter, box.right(), boxes[place + 1].left(), step.done)
            if self.hasFocus() and place == self.focused:
                focus_frame(painter, box.adjusted(-2, 1, 4, -1), 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk over the steps that may be visited, Enter visits."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.focused = max(0, min(self.focused + step, self._last()))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.focused)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Visit a step by click."""
        for place, box in enumerate(self._boxes()):
            if box.contains(event.position()) and place <= self._last():
                self.chosen.emit(place)

    def _last(self) -> int:
        done = sum(step.done for step in self.steps)
        return min(max(done, self.current), len(self.steps) - 1)

    def _boxes(self) -> list[QRectF]:
        look, each = theme(), self.width() / max(len(self.steps), 1)
        boxes = []
        for place, step in enumerate(self.steps):
            words = max(width_of(step.text, look.face(14, strong=True)), width_of(step.second, look.face(12)))
            width = min(words + look.px(46), each - look.px(8))
            boxes.append(QRectF(place * each + 2, 0, width, self.height()))
        return boxes

    def _paint_step(self, painter: QPainter, box: QRectF, place: int, step: Step) -> None:
        look, side = theme(), theme().px(28)
        disc = QRectF(box.left(), box.center().y() - side / 2, side, side)
        present = place == self.current
        if step.done:
            rounded(painter, disc, side / 2, look.color("tint"), look.color("accent"), 1.5)
            draw(painter, disc.adjusted(6, 6, -6, -6), "check", "accent_ink")
        else:
            fill = look.color("accent") if present else None
            rounded(painter, disc, side / 2, fill, None if present else look.color("ctl"), 1.5)
            painter.setPen(look.color("onaccent" if present else "ink2"))
            draw_line(
                painter, disc, str(place + 1), look.face(13, strong=True), Qt.AlignmentFlag.AlignHCenter
            )
        left, half = disc.right() + look.px(12), box.height() / 2
        painter.setPen(look.color("accent_ink" if present and not step.done else "ink"))
        above = QRectF(left, half - look.px(20), box.right() - left + 2, look.px(20))
        words = above if step.second else QRectF(left, 0, above.width(), box.height())
        draw_line(painter, words, step.text, look.face(14, strong=True), Qt.AlignmentFlag.AlignLeft)
        painter.setPen(look.color("ink2"))
        below = QRectF(left, half, box.right() - left + 2, look.px(18))
        draw_line(painter, below, step.second, look.face(12), Qt.AlignmentFlag.AlignLeft)

    def _paint_line(self, painter: QPainter, left: float, right: float, done: bool) -> None:
        look = theme()
        left, right = left + look.px(16), right - look.px(16)
        if right > left:
            painter.fillRect(
                QRectF(left, self.height() / 2 - 1, right - left, 2),
                look.color("accent" if done else "line2"),
            )
