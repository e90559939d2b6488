"""The panel of answers under the search field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from xacai.ui.frame import Hit
from xacai.ui.theme import theme
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.wording.language import _


class Answers(QFrame):
    """The panel of answers, a child of the window: the field keeps the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("popover", "true")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look = theme()
        self.rows = RowList(_("Answers"), keeps_choice=True, one_line=30)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = Label("", 13, ink="ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(8), look.px(8), look.px(8), look.px(8))
        column.addWidget(self.rows)
        column.addWidget(self.nothing)

    def show_hits(self, hits: Sequence[Hit], nothing: str) -> None:
        """Show answers, or one sentence where there is none."""
        rows = [ListRow(str(place), hit.text, hit.second, hit.icon) for place, hit in enumerate(hits)]
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.nothing.setText(nothing)
        self.show()
        self.raise_()
        room = self.window().height() - self.y() - theme().px(40)
        if rows:
            self.rows.choose("0")
            self.rows.setFixedHeight(min(self.rows.whole_height() + 4, max(room, 60)))
        self.adjustSize()

    def step(self, by: int) -> None:
        """Move the cursor."""
        place = int(self.rows.current_key() or "0") + by
        self.rows.choose(str(max(0, min(place, len(self.rows.rows) - 1))))
