"""Two switches in a row: segments (views of one thing) and tabs with counts (parts of one thing)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from xacai.ui.painting import Painted, focus_frame, hairline, rounded
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One segment or tab: a stable key, the word, a count (empty: none)."""

    key: str
    text: str
    count: str = ""


class _Row(Painted):
    """Choices in a row: arrows, Home, End and the mouse choose; ``chosen`` says the key."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[Choice], current: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.choices = tuple(choices)
        self.current = current or (self.choices[0].key if self.choices else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._name = name
        self._speak()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Renew words and counts; the current key stays where it still exists."""
        self.choices = tuple(choices)
        if self.current not in {choice.key for choice in self.choices} and self.choices:
            self.current = self.choices[0].key
        self._speak()
        self.updateGeometry()
        self.update()

    def choose(self, key: str) -> None:
        """Make a key current and say so, as a click does."""
        if key != self.current and any(choice.key == key for choice in self.choices):
            self.current = key
            self._speak()
            self.update()
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose; Home and End go to the ends."""
        keys = [choice.key for choice in self.choices]
        here = keys.index(self.current) if self.current in keys else 0
        step = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(keys) - 1,
        }
        target = step.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        elif 0 <= target < len(keys):
            self.choose(keys[target])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies under the pointer."""
        for choice, box in self._boxes():
            if box.contains(event.position()):
                self.choose(choice.key)

    def event(self, event: QEvent) -> bool:
        """Repaint on focus; hide stale tips."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QToolTip.hideText()
            self.update()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        """As wide as all choices."""
        boxes = self._boxes()
        return QSize(round(boxes[-1][1].right()) if boxes else 0, self._height())

    def _speak(self) -> None:
        words = "; ".join(f"{choice.text} {choice.count}".strip() for choice in self.choices)
        now = next((choice.text for choice in self.choices if choice.key == self.current), "")
        self.setAccessibleName(f"{self._name}: {now}" if self._name else now)
        self.setAccessibleDescription(words)

    def _height(self) -> int:
        raise NotImplementedError

    def _boxes(self) -> list[tuple[Choice, QRectF]]:
        raise NotImplementedError


class SegmentedControl(_Row):
    """Segments: 28 px high, the chosen one outlined in accent."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, segments, words, focus."""
        look, painter = theme(), QPainter(self)
        whole = QRectF(self.rect())
        rounded(painter, whole, look.px(6), look.color("hover"), look.color("line2"))
        for choice, box in self._boxes():
            mine = choice.key == self.current
            if mine:
                rounded(
                    painter,
                    box,
                    look.px(6),
                    look.color("surface"),
                    look.color("accent"),
                    2 if self.hasFocus() else 1,
                )
            painter.setPen(look.color("accent_ink" if mine else "ink2"))
            words = f"{choice.text} {choice.count}".strip()
            draw_line(painter, box, words, look.face(13, strong=mine), Qt.AlignmentFlag.AlignHCenter)

    def _height(self) -> int:
        return theme().px(28)

    def _boxes(self) -> list[tuple[Choice, QRectF]]:
        look, left, boxes = theme(), 0.0, []
        for choice in self.choices:
            words = f"{choice.text} {choice.count}".strip()
            width = round(width_of(words, look.face(13, strong=True)) + look.px(28))
            boxes.append((choice, QRectF(left, 0, width, self._height())))
            left += width
        return boxes


class Tabs(_Row):
    """Tabs: 36 px high, counts in ink2 after the word, the current one underlined in accent."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, counts, underline, focus."""
        look, painter = theme(), QPainter(self)
        hairline(painter, 0, self.height() - 1, self.width(), "line")
        for choice, box in self._boxes():
            mine = choice.key == self.current
            face = look.face(13, strong=mine)
            width = width_of(choice.text, face)
            painter.setPen(look.color("accent_ink" if mine else "ink2"))
            draw_line(
                painter,
                QRectF(box.left(), 0, width + 1, box.height()),
                choice.text,
                face,
                Qt.AlignmentFlag.AlignLeft,
            )
            if choice.count:
                painter.setPen(look.color("ink2"))
                counted = QRectF(box.left() + width + look.px(7), 0, box.right(), box.height())
                draw_line(painter, counted, choice.count, look.face(13), Qt.AlignmentFlag.AlignLeft)
            if mine:
                painter.fillRect(QRectF(box.left(), box.height() - 3, box.width(), 3), look.color("accent"))
            if mine and self.hasFocus():
                focus_frame(painter, box.adjusted(-6, 2, 6, -4), 4)

    def sizeHint(self) -> QSize:
        """Six pixels at each end for the focus frame."""
        return super().sizeHint() + QSize(theme().px(6), 0)

    def _height(self) -> int:
        return theme().px(36)

    def _boxes(self) -> list[tuple[Choice, QRectF]]:
        look, left, boxes = theme(), float(theme().px(6)), []
        for choice in self.choices:
            width = width_of(choice.text, look.face(13, strong=True))
            width += width_of(choice.count, look.face(13)) + look.px(7) if choice.count else 0
            boxes.append((choice, QRectF(left, 0, round(width), self._height())))
            left += round(width) + look.px(28)
        return boxes
