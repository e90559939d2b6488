"""Small strokes shared by painted widgets: crisp lines, rounded grounds, focus frames, field borders."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from xacai.ui.theme import theme


class Painted(QWidget):
    """A widget that paints itself from the theme: a switch of theme or scale asks for size and paint anew."""

    def changeEvent(self, event: QEvent) -> None:
        """Take over a new font scale or theme."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


def smooth(painter: QPainter) -> None:
    """Antialias shapes."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def hairline(painter: QPainter, x: float, y: float, length: float, token: str, *, upright: bool = False) -> None:
    """A line of one whole device pixel (two at 150 % and more) with its start at (x, y)."""
    ratio = painter.device().devicePixelRatioF()
    thick = max(1, round(ratio)) / ratio
    snapped = QRectF(x, round(y * ratio) / ratio, length, thick)
    if upright:
        snapped = QRectF(round(x * ratio) / ratio, y, thick, length)
    painter.fillRect(snapped, theme().color(token))


def rounded(
    painter: QPainter, box: QRectF, radius: float, fill: QColor | None, edge: QColor | None = None, width: float = 1
) -> None:
    """A rounded rectangle whose border lies inside ``box``."""
    smooth(painter)
    half = width / 2 if edge is not None else 0
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)


def focus_frame(painter: QPainter, box: QRectF, radius: float = 3) -> None:
    """The 2-px accent frame inside ``box``, drawn last."""
    rounded(painter, box, radius, None, theme().color("accent"), 2)
