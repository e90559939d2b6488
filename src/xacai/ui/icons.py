"""Pixmaps of the icon and mark families, coloured by token, drawn once for each name, colour, size and screen.

``pixmap("search", "ink2", 16)`` or ``draw(painter, box, "done")``; a name of either family will do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from xacai.ui.icon_paths import MARK_COLOURS, MARKS, STROKES
from xacai.ui.theme import theme
from xacai.ui.tokens import colour_of

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {box} {box}"{attributes}>{shape}</svg>'
_STROKE = (
    ' fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"'
)


def is_mark(name: str) -> bool:
    """Whether the name belongs to the filled family of states (no name belongs to both)."""
    return name in MARKS


def svg(name: str, colour: str, on: str, size: float) -> str:
    """One icon as an SVG document. ``colour`` and ``on`` are ``#RRGGBB``; KeyError for an unknown name."""
    if name in MARKS:
        return _SVG.format(
            box=16, attributes="", shape=MARKS[name].replace('"C"', f'"{colour}"').replace('"O"', f'"{on}"')
        )
    width = 2 if size <= 14 else 1.75
    return _SVG.format(box=24, attributes=_STROKE.format(colour=colour, width=width), shape=STROKES[name])


def pixmap(name: str, colour: str = "", size: float = 16, ratio: float = 1.0) -> QPixmap:
    """The icon at ``size`` design pixels (scaled by the font scale) for a screen of the given pixel ratio.

    ``colour`` is a token; empty takes the mark's own colour, or ``ink2`` for an icon.
    """
    look = theme()
    token = colour or MARK_COLOURS.get(name, "ink2")
    pixels = look.px(size)
    key = (name, token, look.dark, pixels, ratio)
    found = look.pixmaps.get(key)
    if found is None:
        found = look.pixmaps[key] = _render(name, token, pixels, ratio, size)
    return found


def draw(painter: QPainter, box: QRectF, name: str, colour: str = "") -> None:
    """Draw an icon centred in ``box`` as large as the box allows (a square)."""
    ratio = painter.device().devicePixelRatioF()
    side = min(box.width(), box.height())
    image = pixmap(name, colour, side * 100 / theme().percent, ratio)
    drawn = image.width() / ratio
    painter.drawPixmap(
        QRectF(box.center().x() - drawn / 2, box.center().y() - drawn / 2, drawn, drawn),
        image,
        QRectF(image.rect()),
    )


def icon(name: str, colour: str = "ink2", size: float = 16) -> QIcon:
    """A QIcon for menus and dialogs of Qt itself (painted widgets use :func:`draw`)."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for ratio in (1.0, 1.25, 1.5, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made


def program_icon() -> QIcon:
    """The program's own icon: a tick over a sheet's edge on ink blue."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(program_pixmap(side, 1.0))
    return made


def program_pixmap(side: int, ratio: float) -> QPixmap:
    """The program's mark in a square of ``side`` logical pixels, in the colours of the theme."""
    look = theme()
    return _paint(program_svg(colour_of("accent", look.dark), colour_of("onaccent", look.dark)), side, ratio)


def program_svg(ground: str, stroke: str) -> str:
    """The program's mark as an SVG document in two ``#RRGGBB`` colours."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
        f'<rect width="24" height="24" rx="5" fill="{ground}"/><g fill="none" stroke="{stroke}" '
        'stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round">'
        '<path d="M18.5 13v3.5a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h4"/>'
        '<path d="m9 11.8 2.9 2.9 7-8"/></g></svg>'
    )


def _render(name: str, token: str, pixels: int, ratio: float, size: float) -> QPixmap:
    dark = theme().dark
    return _paint(svg(name, colour_of(token, dark), colour_of("onaccent", dark), size), pixels, ratio)


def _paint(document: str, side: int, ratio: float) -> QPixmap:
    image = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(document.encode())).render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
