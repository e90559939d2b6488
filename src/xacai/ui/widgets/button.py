"""Buttons of three kinds: primary (the page's next step), outlined, text (leaving or dropping)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QWidget

from xacai.ui.icons import draw
from xacai.ui.painting import focus_frame, rounded, smooth
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

PRIMARY, OUTLINED, TEXT = "primary", "outlined", "text"


class Button(QPushButton):
    """A push button painted by us: icon, words, key cap. ``small`` is 28 px high (inside a card) instead of 32.

    ``why_not`` is shown as tooltip and read out while the button is disabled.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = OUTLINED,
        *,
        icon: str = "",
        key: str = "",
        small: bool = False,
        menu_arrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.icon_name, self.key_cap, self.small, self.menu_arrow = icon, key, small, menu_arrow
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_text(self, text: str) -> None:
        """Change the words and the accessible name together."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_kind(self, kind: str) -> None:
        """Change the kind (a step that became the next one)."""
        self.setProperty("kind", kind)
        self.update()

    def set_ready(self, ready: bool, why_not: str = "") -> None:
        """Enable, or disable and say why."""
        self.setEnabled(ready)
        self.setToolTip("" if ready else why_not)
        self.setAccessibleDescription("" if ready else why_not)

    def sizeHint(self) -> QSize:
        """Words, icon, key cap and 16 px at each side; 12 px in a small button."""
        look = theme()
        width = width_of(self._words(), look.face(13, strong=self._strong())) + 2 * self._margin()
        width += look.px(25) * bool(self.icon_name) + look.px(18) * self.menu_arrow
        if self.key_cap:
            width += width_of(self.key_cap, look.face(12, strong=True)) + look.px(22)
        return QSize(round(width) + 1, look.px(28 if self.small else 32))

    def minimumSizeHint(self) -> QSize:
        """A button is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Take over a new font scale or theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, words, key cap, focus."""
        painter = QPainter(self)
        smooth(painter)
        self._paint_ground(painter)
        self._paint_content(painter)

    def _words(self) -> str:
        return self.text().replace("&", "")

    def _strong(self) -> bool:
        return (self.property("kind") in (PRIMARY, TEXT) and not self.icon_name) or self.property(
            "kind"
        ) == PRIMARY

    def _margin(self) -> int:
        return theme().px(12 if self.small or self.menu_arrow else 16)

    def _ink(self) -> str:
        if not self.isEnabled():
            return "ink3"
        return {PRIMARY: "onaccent", TEXT: "accent_ink"}.get(str(self.property("kind")), "ink")

    def _paint_ground(self, painter: QPainter) -> None:
        look, box = theme(), QRectF(self.rect())
        radius = look.px(6)
        kind = self.property("kind")
        busy = self.isEnabled() and (self.underMouse() or self.isDown())
        if kind == PRIMARY and self.isEnabled():
            fill = look.color("accent_ink" if busy else "accent")
            if self.hasFocus():
                focus_frame(painter, box, radius)
                box, radius = box.adjusted(4, 4, -4, -4), max(radius - 3, 2)
            rounded(painter, box, radius, fill)
            return
        if kind == TEXT:
            rounded(painter, box, radius, look.color("hover") if busy else None)
        else:
            fill = look.color("hover" if busy or not self.isEnabled() else "surface")
            edge = look.color("ctl" if self.menu_arrow else "line2")
            rounded(painter, box, radius, fill, edge)
        if self.hasFocus():
            focus_frame(painter, box, radius)

    def _paint_content(self, painter: QPainter) -> None:
        look, ink = theme(), self._ink()
        face = look.face(13, strong=self._strong())
        free = self.width() - (self.sizeHint().width() - 2 * self._margin())
        left = max(free / 2, look.px(6))
        if self.icon_name:
            side = look.px(16)
            icon_ink = ink if ink != "ink" else "ink2"
            draw(painter, QRectF(left, (self.height() - side) / 2, side, side), self.icon_name, icon_ink)
            left += look.px(25)
        width = width_of(self._words(), face) + 1
        painter.setPen(look.color(ink))
        draw_line(
            painter, QRectF(left, 0, width, self.height()), self._words(), face, Qt.AlignmentFlag.AlignLeft
        )
        if self.key_cap:
            self._paint_key(painter, left + width + look.px(10), ink)
        if self.menu_arrow:
            side = look.px(14)
            draw(
                painter,
                QRectF(left + width + look.px(4), (self.height() - side) / 2, side, side),
                "down",
                ink,
            )

    def _paint_key(self, painter: QPainter, left: float, ink: str) -> None:
        look = theme()
        face = look.face(12, strong=True)
        box = QRectF(
            left, (self.height() - look.px(18)) / 2, width_of(self.key_cap, face) + look.px(10), look.px(18)
        )
        rounded(painter, box, 4, None, look.color(ink if ink == "onaccent" else "line2"))
        painter.setPen(look.color(ink))
        draw_line(painter, box, self.key_cap, face, Qt.AlignmentFlag.AlignHCenter)
