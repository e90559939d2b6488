"""The program's icon as Windows wants it, and the wizard's side picture, drawn from the vector picture.

Run as a program: ``icon.py SVG ICO BMP``.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 256)
_SIDE = (164, 314)
_SIDE_COLOUR = "#e8eff8"


def picture(renderer: QSvgRenderer, size: int) -> bytes:
    """One size as PNG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def icon_file(pictures: dict[int, bytes]) -> bytes:
    """The sizes in one file; every entry is a PNG."""
    place = 6 + 16 * len(pictures)
    head = [struct.pack("<HHH", 0, 1, len(pictures))]
    for size, content in pictures.items():
        side = size % 256  # 0 stands for 256
        head.append(struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(content), place))
        place += len(content)
    return b"".join(head) + b"".join(pictures.values())


def side_picture(renderer: QSvgRenderer) -> QImage:
    """What stands at the side of the wizard's first and last page."""
    image = QImage(*_SIDE, QImage.Format.Format_RGB888)
    image.fill(QColor(_SIDE_COLOUR))
    painter = QPainter(image)
    renderer.render(painter, QRectF(42, 60, 80, 80))
    painter.end()
    return image


if __name__ == "__main__":
    drawing = QSvgRenderer(sys.argv[1])
    Path(sys.argv[2]).write_bytes(icon_file({size: picture(drawing, size) for size in SIZES}))
    side_picture(drawing).save(sys.argv[3], "BMP")  # type: ignore[call-overload]
