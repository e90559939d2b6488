"""The board by quarter: four lists side by side; arrows walk in a list, Tab goes to the next quarter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.ui.progress.board_view import QUARTERS, BoardRow, board, without_date
from xacai.ui.progress.desk import Desk
from xacai.ui.progress.view import Filter
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.wording.language import ngettext


class Board(QWidget):
    """``moved(task key)`` with the cursor of any list; ``opened(task key)`` on click and Enter."""

    moved = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = [Card(" ", " ") for _quarter in QUARTERS]
        self.lists = [RowList("") for _quarter in QUARTERS]
        self.foot = Label("", 12, ink="ink2")
        self._tasks: dict[str, str] = {}
        line, column = QHBoxLayout(), QVBoxLayout(self)
        line.setSpacing(theme().px(8))
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        for card, rows in zip(self.cards, self.lists, strict=True):
            card.body.setContentsMargins(theme().px(8), 0, theme().px(4), theme().px(8))
            rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # one width to wrap at
            card.add(rows, 1)
            line.addWidget(card, 1)
            rows.moved.connect(lambda key: self.moved.emit(self._tasks.get(key, "")))
            rows.opened.connect(lambda key: self.opened.emit(self._tasks.get(key, "")))
        column.addLayout(line, 1)
        column.addWidget(self.foot)

    def show_desk(self, desk: Desk, chosen: Filter) -> None:
        """Show the tasks of a filter."""
        columns = board(desk, chosen)
        self._tasks = {row.key: row.task for column in columns for row in column.rows}
        for card, rows, column in zip(self.cards, self.lists, columns, strict=True):
            card.set_title(column.title, column.aside)
            card.title_label.set_ink("accent_ink" if column.now else "ink")
            rows.setAccessibleName(f"{column.title}, {column.aside}")
            rows.blockSignals(True)
            rows.set_rows([_list_row(row) for row in column.rows])
            rows.blockSignals(False)
        left = without_date(desk, chosen)
        words = ngettext(
            "{count} task has no date and stands in the list alone.",
            "{count} tasks have no date and stand in the list alone.",
            left,
        )
        self.foot.setText(words.format(count=left))
        self.foot.setVisible(bool(left))

    def choose(self, task: str) -> None:
        """Put the cursor of every list that holds the task on it, the focus on the first of them."""
        found = False
        for rows in self.lists:
            key = next((row.key for row in rows.rows if self._tasks.get(row.key) == task), "")
            rows.blockSignals(True)
            rows.choose(key)
            rows.blockSignals(False)
            if key and not found:
                rows.setFocus()
                found = True


def _list_row(row: BoardRow) -> ListRow:
    return ListRow(row.key, row.text, row.second, row.mark, heading=row.heading)
