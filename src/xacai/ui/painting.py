"""Small strokes shared by painted widgets: crisp lines, rounded grounds, focus frames, field borders."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
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


def hairline(
    painter: QPainter, x: float, y: float, length: float, token: str, *, upright: bool = False
) -> None:
    """A line in the pixel row (column) that ends one pixel below ``y`` (right of ``x``), on whole device pixels.

    Device pixels are counted from the window's corner, so the place of the widget in the window is asked too.
    """
    to_device = painter.deviceTransform()
    ratio = max(to_device.m11(), 0.01)
    thick = max(1, int(ratio + 0.4)) / ratio
    end = to_device.map(QPointF(x + 1, y + 1))
    if upright:
        snapped = QRectF(x + 1 + (round(end.x()) - end.x()) / ratio - thick, y, thick, length)
    else:
        snapped = QRectF(x, y + 1 + (round(end.y()) - end.y()) / ratio - thick, length, thick)
    painter.fillRect(snapped, theme().color(token))


def rounded(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None = None,
    width: float = 1,
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
