"""Chips: a word on a quiet ground with an icon or a mark; a filter chip can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from xacai.ui.icons import draw
from xacai.ui.painting import Painted, focus_frame, rounded
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of

# tone: (ground, ink, icon ink)
TONES = {
    "neutral": ("hover", "ink2", "ink2"),
    "accent": ("tint", "accent_ink", "accent"),
    "ok": ("ok_bg", "ok", "ok"),
    "warn": ("warn_bg", "warn", "warn_fill"),
    "err": ("err_bg", "err", "err"),
    "wait": ("wait_bg", "wait", "wait"),
}


class Chip(Painted):
    """A status or period chip: ``tone`` is neutral, accent, ok, warn, err or wait; ``icon`` an icon or a mark."""

    def __init__(
        self, text: str, tone: str = "neutral", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.set(text, tone, icon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, text: str, tone: str = "neutral", icon: str = "") -> None:
        """Say something else."""
        self.text, self.tone, self.icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """24 px high, as wide as its words."""
        look = theme()
        width = width_of(self.text, look.face(12, strong=True)) + look.px(22) + look.px(21) * bool(self.icon)
        return QSize(round(width) + 1, look.px(24))

    def minimumSizeHint(self) -> QSize:
        """A chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, words."""
        look, painter = theme(), QPainter(self)
        ground, ink, icon_ink = TONES[self.tone]
        rounded(painter, QRectF(self.rect()), self.height() / 2, look.color(ground))
        left = float(look.px(11))
        if self.icon:
            side = look.px(14)
            draw(painter, QRectF(left - 2, (self.height() - side) / 2, side, side), self.icon, icon_ink)
            left += look.px(19)
        painter.setPen(look.color(ink))
        box = QRectF(left, 0, self.width() - left - look.px(8), self.height())
        draw_line(painter, box, self.text, look.face(12, strong=True), Qt.AlignmentFlag.AlignLeft)


class FilterChip(QAbstractButton):
    """A chip that filters: checkable, reachable by Tab, pressed with Space."""

    def __init__(self, text: str, mark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = mark
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """28 px high, as wide as its words."""
        look = theme()
        width = (
            width_of(self.text(), look.face(12, strong=True)) + look.px(20) + look.px(20) * bool(self.mark)
        )
        return QSize(round(width) + 1, look.px(28))

    def minimumSizeHint(self) -> QSize:
        """A chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, mark, words, focus."""
        look, painter, box = theme(), QPainter(self), QRectF(self.rect())
        checked = self.isChecked()
        fill = "tint" if checked else ("hover" if self.underMouse() else "surface")
        rounded(
            painter, box, box.height() / 2, look.color(fill), look.color("accent" if checked else "line2")
        )
        left = float(look.px(10))
        if self.mark:
            side = look.px(14)
            draw(painter, QRectF(left - 2, (self.height() - side) / 2, side, side), self.mark)
            left += look.px(18)
        painter.setPen(look.color("accent_ink" if checked else "ink"))
        words = QRectF(left, 0, box.width() - left - look.px(6), box.height())
        draw_line(painter, words, self.text(), look.face(12, strong=True), Qt.AlignmentFlag.AlignLeft)
        if self.hasFocus():
            focus_frame(painter, box, box.height() / 2)
