"""The chart of counts up to 40: one block is one task; each block can be reached and clicked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xacai.ui.models.cells import BlockState
from xacai.ui.painting import Painted, focus_frame, rounded, smooth
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line


def paint_blocks(painter: QPainter, box: QRectF, blocks: Sequence[BlockState], widest: float = 55) -> None:
    """Draw the blocks from the left, each at most ``widest`` design pixels."""
    for block, place in zip(blocks, block_boxes(box, len(blocks), widest), strict=True):
        paint_block(painter, place, block)


def block_boxes(box: QRectF, count: int, widest: float = 55) -> list[QRectF]:
    """Where each of ``count`` blocks stands, with gaps of 3–4 px."""
    gap = theme().px(4 if box.height() > theme().px(11) else 3)
    width = min((box.width() + gap) / max(count, 1) - gap, theme().px(widest))
    return [
        QRectF(box.left() + place * (width + gap), box.top(), width, box.height()) for place in range(count)
    ]


def paint_block(painter: QPainter, box: QRectF, state: BlockState) -> None:
    """One block: full, half with outline, red with !, dotted, outline."""
    look = theme()
    radius = min(look.px(3), box.height() / 3)
    if state is BlockState.DONE:
        rounded(painter, box, radius, look.color("ch_done"))
    elif state is BlockState.OVERDUE:
        rounded(painter, box, radius, look.color("err"))
        painter.setPen(look.color("onaccent"))
        draw_line(
            painter,
            box,
            "!",
            look.face(min(12, box.height() * 100 / look.percent), strong=True),
            Qt.AlignmentFlag.AlignHCenter,
        )
    elif state is BlockState.IN_PROGRESS:
        painter.save()
        half = QRectF(box.left(), box.top(), box.width() / 2, box.height())
        painter.setClipRect(half, Qt.ClipOperation.IntersectClip)
        rounded(painter, box, radius, look.color("ch_late"))
        painter.restore()
        rounded(painter, box, radius, None, look.color("ch_done"))
    elif state is BlockState.WAITING:
        smooth(painter)
        painter.setPen(QPen(look.color("wait"), 1.2, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    else:
        rounded(painter, box, radius, None, look.color("ctl"))


class BlockBar(Painted):
    """A bar of blocks, 14 px high. ``clicked(place)`` names the block; arrows walk, Enter clicks.

    ``names`` are the accessible words of each block ("3.5 Niêm yết công khai: quá hạn").
    """

    clicked = Signal(int)

    def __init__(
        self,
        blocks: Sequence[BlockState] = (),
        names: Sequence[str] = (),
        summary: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.current = 0
        self.set_blocks(blocks, names, summary)

    def set_blocks(self, blocks: Sequence[BlockState], names: Sequence[str] = (), summary: str = "") -> None:
        """Show other blocks; ``summary`` is the text alternative of the whole bar."""
        self.blocks, self.names, self.summary = tuple(blocks), tuple(names), summary
        self.current = min(self.current, max(len(self.blocks) - 1, 0))
        self.setAccessibleName(summary)
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Target of 26 px round a bar of 14."""
        return QSize(theme().px(200), theme().px(26))

    def minimumSizeHint(self) -> QSize:
        """Blocks of 6 px."""
        return QSize(max(len(self.blocks), 1) * theme().px(9), theme().px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blocks and the focus frame round the current one."""
        painter = QPainter(self)
        paint_blocks(painter, self._bar(), self.blocks)
        if self.hasFocus() and self.blocks:
            focus_frame(painter, self._boxes()[self.current].adjusted(-2, -4, 2, 4), 4)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the words of the block under the pointer."""
        place = self._place_at(event.position().x())
        self.setToolTip(self.names[place] if 0 <= place < len(self.names) else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Click a block."""
        place = self._place_at(event.position().x())
        if place >= 0:
            self.current = place
            self.clicked.emit(place)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter and Space click."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.current = max(0, min(len(self.blocks) - 1, self.current + step))
            self._describe()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.blocks:
            self.clicked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.names[self.current] if self.current < len(self.names) else "")

    def _bar(self) -> QRectF:
        height = theme().px(14)
        return QRectF(0, (self.height() - height) / 2, self.width(), height)

    def _boxes(self) -> list[QRectF]:
        return block_boxes(self._bar(), len(self.blocks))

    def _place_at(self, x: float) -> int:
        return next(
            (place for place, box in enumerate(self._boxes()) if box.left() <= x <= box.right() + 3), -1
        )
