"""A combo box that shows its arrow: the style sheet takes the style's own away, and it has no icon of ours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from xacai.ui import icons
from xacai.ui.theme import theme


class ChoiceBox(QComboBox):
    """One of a few choices; ``name`` is what a screen reader says."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, then the arrow in the room that the style sheet keeps for it."""
        super().paintEvent(event)
        look = theme()
        room, side = look.px(24), look.px(16)
        left = 0 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - room
        box = QRectF(left + (room - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        icons.draw(painter, box, "down", "ink2" if self.isEnabled() else "ink3")
