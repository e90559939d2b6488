"""The three columns of the page; below 1200 px the outline is a button and the right side a drawer."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.ui.reporting.middle import Middle
from xacai.ui.reporting.outline import Outline, OutlinePanel, give_back
from xacai.ui.reporting.side import WIDTH, Drawer, Side
from xacai.ui.theme import theme

_NO_LIMIT = 16777215


class WorkArea(QWidget):
    """Outline, middle, side, and how they share the room."""

    def __init__(self, outline: Outline, middle: Middle, side: Side, page: QWidget) -> None:
        super().__init__()
        self._page, self._narrow = page, False
        self.outline, self.middle, self.side = outline, middle, side
        self.drawer = Drawer(page)
        self._panel: OutlinePanel | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._left.addWidget(outline)
        line.addLayout(self._left)
        line.addWidget(middle, 1)
        line.addLayout(self._right)
        self.set_narrow(False)
        middle.outline_wanted.connect(self.open_outline)

    def set_narrow(self, narrow: bool) -> None:
        """Give all the width to the middle, or show the columns beside it."""
        self._narrow = narrow
        self.close_outline()
        self.drawer.hide()
        self.outline.setVisible(not narrow)
        self.middle.set_narrow(narrow)
        (self.drawer.body if narrow else self._right).addWidget(self.side)
        self.side.setMinimumWidth(0 if narrow else theme().px(WIDTH))
        self.side.setMaximumWidth(_NO_LIMIT if narrow else theme().px(WIDTH))
        self.side.show()

    def toggle_drawer(self) -> None:
        """Open or close the side over the work."""
        if self.drawer.isVisible():
            self.drawer.hide()
            return
        self.drawer.open_over(self.y())
        self.side.issues.rows.setFocus()

    def open_outline(self) -> None:
        """The outline as a panel under its button."""
        if self._panel is None:
            self._panel = OutlinePanel(self.window())
        button = self.middle.outline_button
        below = button.mapToGlobal(button.rect().bottomLeft())
        room = self.window().height() - self.window().mapFromGlobal(below).y() - theme().px(12)
        self._panel.open(self.outline, below, room)

    def close_outline(self) -> None:
        """Put the outline back into its column."""
        if self._panel is None:
            return
        self._panel.hide()
        give_back(self.outline, self._left)
        self._panel.deleteLater()
        self._panel = None
        self.outline.setVisible(not self._narrow)
