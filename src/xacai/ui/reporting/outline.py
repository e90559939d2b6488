"""The outline beside the report: sections with marks, a list that keys and readers can walk."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xacai.ui.reporting.outline_view import OutlineItem, mark_words
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.popover import Popover
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.wording.language import _

WIDTH = 200


class Outline(Card):
    """``chosen(key)`` on click and Enter."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        look = theme()
        self.items: tuple[OutlineItem, ...] = ()
        self.rows = RowList(_("Outline of the report"), keeps_choice=True)
        self.body.setContentsMargins(look.px(6), look.px(6), look.px(6), look.px(6))
        self.add(self.rows, 1)
        self.setFixedWidth(look.px(WIDTH))
        self.rows.opened.connect(self.chosen)
        self.rows.moved.connect(self._describe)

    def set_items(self, items: tuple[OutlineItem, ...], current: str) -> None:
        """Show the outline; only what differs is shown anew."""
        if items != self.items:
            self.items = items
            self.rows.set_rows([_row(item) for item in items])
        if self.rows.current_key() != current:
            self.rows.choose(current)

    def item(self, key: str) -> OutlineItem | None:
        """The line of a key."""
        return next((item for item in self.items if item.key == key), None)

    def _describe(self, key: str) -> None:
        item = self.item(key)
        if item is not None:
            self.rows.setAccessibleDescription(f"{item.title}, {mark_words(item.mark)}")
            self.rows.setToolTip(item.title)


class OutlinePanel(Popover):
    """The outline as a panel under its button, where the window is narrow."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, WIDTH + 60)
        self.body.setContentsMargins(0, 0, 0, 0)

    def open(self, outline: Outline, corner: QPoint, height: int) -> None:
        """Take the outline in and show it."""
        self.body.addWidget(outline)
        outline.setFixedWidth(theme().px(WIDTH + 60))
        self.setFixedHeight(min(outline.rows.whole_height() + theme().px(20), height))
        outline.show()
        self.show_at(corner)
        outline.rows.setFocus()


def give_back(outline: Outline, place: QVBoxLayout) -> None:
    """Put the outline into its column again."""
    outline.setFixedWidth(theme().px(WIDTH))
    place.addWidget(outline)
    outline.show()


def _row(item: OutlineItem) -> ListRow:
    return ListRow(item.key, item.text, mark=item.mark, right=item.count, heading=item.heading)
