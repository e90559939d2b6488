"""The clock: how many days to the cut-off, in one line, short in a narrow window. It is never dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from xacai.ui.frame import Clock
from xacai.ui.icons import draw
from xacai.ui.painting import Painted
from xacai.ui.theme import theme
from xacai.ui.typesetting import Face, draw_line, width_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ClockChip(Painted):
    """Shows a :class:`Clock`; its width is measured first, the search takes what is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock, self.short = Clock(), False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_clock(self, clock: Clock, short: bool) -> None:
        """Show other words."""
        self.clock, self.short = clock, short
        whole = f"{clock.before}{clock.strong}{clock.after}"
        self.setAccessibleName(whole)
        self.setToolTip(whole if short else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        words = sum(width_of(text, face) for text, face, _ink in self._parts())
        return QSize(round(words) + theme().px(28) if words else 0, theme().px(28))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and parts."""
        look, painter = theme(), QPainter(self)
        if not self.clock.strong and not self.clock.before:
            return
        side = look.px(18)
        draw(painter, QRectF(0, (self.height() - side) / 2, side, side), "clock", self._ink())
        left = float(look.px(26))
        for text, face, ink in self._parts():
            width = width_of(text, face)
            painter.setPen(look.color(ink))
            draw_line(
                painter, QRectF(left, 0, width + 2, self.height()), text, face, Qt.AlignmentFlag.AlignLeft
            )
            left += width

    def _ink(self) -> str:
        return "err" if self.clock.urgent else "accent_ink"

    def _parts(self) -> list[tuple[str, Face, str]]:
        look, clock = theme(), self.clock
        plain, strong = look.face(13), look.face(13, strong=True)
        if self.short:
            parts = [
                (clock.short_strong or clock.strong, strong, self._ink()),
                (clock.short_after, plain, "ink2"),
            ]
        else:
            parts = [
                (clock.before, plain, "ink2"),
                (clock.strong, strong, self._ink()),
                (clock.after, plain, "ink2"),
            ]
        return [part for part in parts if part[0]]
