"""A column of the board as one bar in parts, each with its number inside and its word below; a part can be pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xacai.ui.icons import draw
from xacai.ui.painting import Painted, focus_frame, rounded
from xacai.ui.receiving.board_view import Share
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of

_INKS = {"ok": "onaccent", "err": "onaccent", "ok_mid": "onmid", "warn_mid": "onmid", "warn_bg": "warn"}
_MIDDLE, _LEFT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
_LEAST = 22


class ShareBar(Painted):
    """``chosen(key)`` with the part pressed; arrows walk, Enter presses."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares: tuple[Share, ...] = ()
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_shares(self, shares: Sequence[Share], summary: str) -> None:
        """Show other parts; ``summary`` says them all in words."""
        self.shares = tuple(shares)
        self.current = min(self.current, max(len(self.shares) - 1, 0))
        self.setAccessibleName(summary)
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """A bar of 20 over words of 18."""
        return QSize(theme().px(360), theme().px(46))

    def minimumSizeHint(self) -> QSize:
        """Every part with its number."""
        return QSize(theme().px(200), theme().px(46))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Parts, numbers, legend, focus."""
        painter, look = QPainter(self), theme()
        for place, (share, box) in enumerate(zip(self.shares, self._boxes(), strict=True)):
            edge = look.color("line2") if share.token in {"ch_track", "warn_bg"} else None
            rounded(painter, box, look.px(3), look.color(share.token), edge)
            painter.setPen(look.color(_INKS.get(share.token, "ink")))
            draw_line(painter, box, str(share.count), look.face(12, strong=True), _MIDDLE)
            if self.hasFocus() and place == self.current:
                focus_frame(painter, box.adjusted(-1, -1, 1, 1), look.px(4))
        self._paint_legend(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        look, face = theme(), theme().face(12)
        left, top, side = 0.0, look.px(26), look.px(14)
        widths = [width_of(share.words, face) for share in self.shares]
        if sum(widths) + len(widths) * look.px(38) - look.px(18) > self.width():
            self._paint_marks(painter, top + look.px(2), side)
            return
        for share, width in zip(self.shares, widths, strict=True):
            draw(painter, QRectF(left, top + look.px(2), side, side), share.mark)
            painter.setPen(look.color("ink2"))
            draw_line(
                painter, QRectF(left + look.px(20), top, width + 2, look.px(18)), share.words, face, _LEFT
            )
            left += look.px(20) + width + look.px(18)

    def _paint_marks(self, painter: QPainter, top: float, side: float) -> None:
        """Where the words have no room: the mark under its part; the tip says the word."""
        for share, box in zip(self.shares, self._boxes(), strict=True):
            draw(painter, QRectF(box.center().x() - side / 2, top, side, side), share.mark)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The words of the part under the pointer."""
        place = self._place_at(event.position().x())
        self.setToolTip(self._words(place) if place >= 0 else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press a part."""
        place = self._place_at(event.position().x())
        if place >= 0:
            self.current = place
            self.chosen.emit(self.shares[place].key)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter and Space press."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.current = max(0, min(len(self.shares) - 1, self.current + step))
            self._describe()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.shares:
            self.chosen.emit(self.shares[self.current].key)
        else:
            super().keyPressEvent(event)

    def _describe(self) -> None:
        self.setAccessibleDescription(self._words(self.current) if self.shares else "")

    def _words(self, place: int) -> str:
        return f"{self.shares[place].words}: {self.shares[place].count}"

    def _boxes(self) -> list[QRectF]:
        """Widths by number; a small part keeps room for its own."""
        look, gap = theme(), 2
        total = sum(share.count for share in self.shares) or 1
        least = look.px(_LEAST)
        free = max(self.width() - len(self.shares) * (least + gap), 0)
        boxes, left = [], 0.0
        for share in self.shares:
            width = least + free * share.count / total
            boxes.append(QRectF(left, 2, width, look.px(20)))
            left += width + gap
        return boxes

    def _place_at(self, x: float) -> int:
        return next((place for place, box in enumerate(self._boxes()) if box.left() <= x <= box.right()), -1)
