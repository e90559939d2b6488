"""A white sheet on the grey desk: title, a quiet word at the right, content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from xacai.ui.painting import Painted, hairline
from xacai.ui.theme import theme
from xacai.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Card(QFrame):
    """A card with an optional head of 40 px. ``add`` fills the body; ``head`` takes widgets at the right.

    ``flush`` leaves no padding round the body (for a grid that fills the card).
    """

    def __init__(
        self, title: str = "", aside: str = "", *, flush: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setAccessibleName(title)
        look = theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.title_label = Label(title, 14, strong=True)
        self.aside_label = Label(aside, 12, ink="ink2")
        top = QWidget()
        top.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.head = QHBoxLayout(top)
        self.head.setContentsMargins(look.px(16), look.px(8), look.px(12 if flush else 16), look.px(4))
        self.head.setSpacing(look.px(8))
        self.head.addWidget(self.title_label)
        self.head.addStretch(1)
        self.head.addWidget(self.aside_label)
        outer.addWidget(top)
        top.setVisible(bool(title or aside))
        self._top = top
        inside = QWidget()
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.body = QVBoxLayout(inside)
        side = 0 if flush else look.px(16)
        self.body.setContentsMargins(
            side, 0 if title else look.px(0 if flush else 12), side, look.px(0 if flush else 12)
        )
        self.body.setSpacing(look.px(8))
        outer.addWidget(inside, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Append a widget or a layout to the body."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a widget at the right end of the head."""
        self.head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top.show()

    def set_title(self, title: str, aside: str | None = None) -> None:
        """Change the head's words."""
        self.title_label.setText(title)
        self._top.setVisible(bool(title))
        self.setAccessibleName(title)
        if aside is not None:
            self.aside_label.setText(aside)


class Divider(Painted):
    """A quiet line of one device pixel between parts of a card or a bar."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upright = upright
        if upright:
            self.setFixedSize(2, theme().px(32))
        else:
            self.setFixedHeight(2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        length = self.height() if self._upright else self.width()
        hairline(QPainter(self), 0, 0, length, "line", upright=self._upright)
