"""The delegate and the keys of rows that take words: yes or no, a choice, a text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from xacai.domain.catalogue import Row, RowKind
from xacai.ui.models.grid import GridModel
from xacai.ui.reporting.entry import answers
from xacai.ui.widgets.grid import Grid

RowOf = Callable[[str], Row | None]


class FigureGrid(Grid):
    """The grid of figures. Rows of yes or no and of choices are answered by number keys or from a menu.

    ``answer_given(row key, column, place)``: the place among the answers of the row. ``next_wanted`` comes with
    F8, which here goes through all forms.
    """

    answer_given = Signal(str, int, int)
    next_wanted = Signal()

    def __init__(self, model: GridModel, name: str, row_of: RowOf, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent=parent)
        self._row_of = row_of
        self.menu: QMenu | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys and Space answer; letters are letters in a row of text."""
        row = self._current_row()
        if event.key() == Qt.Key.Key_F8:
            self.next_wanted.emit()
        elif row is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif answers(row) and self._answer_key(event, answers(row)):
            event.accept()
        elif row.kind is RowKind.TEXT and event.text().isprintable() and event.text():
            QTableView.keyPressEvent(self, event)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the answers."""
        row = self._current_row()
        if row is not None and answers(row):
            self.ask_here()
        else:
            super().mouseDoubleClickEvent(event)

    def ask_here(self) -> None:
        """Open the menu of answers under the current cell."""
        row = self._current_row()
        if row is None or not answers(row):
            return
        self.menu = self._menu(row)
        self.menu.popup(self.below(*self.place()) + QPoint(0, 1))

    def _menu(self, row: Row) -> QMenu:
        key, column = self.place()
        menu = QMenu(self)
        menu.setAccessibleName(row.name)
        for place, words in enumerate(answers(row)):
            action = menu.addAction(f"{place + 1}  {words}")
            action.triggered.connect(lambda _on=False, at=place: self.answer_given.emit(key, column, at))
        return menu

    def _answer_key(self, event: QKeyEvent, offered: tuple[str, ...]) -> bool:
        text = event.text()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_F4):
            self.ask_here()
            return True
        if text == "0" and self._is_flag():
            self.answer_given.emit(*self.place(), 1)
            return True
        if text.isdecimal() and 1 <= int(text) <= len(offered):
            self.answer_given.emit(*self.place(), int(text) - 1)
            return True
        # Other digits and signs would open an editor for a number, which these rows are not.
        return bool(text) and text.isprintable() and text.lower() not in {"k", "c"}

    def _is_flag(self) -> bool:
        row = self._current_row()
        return row is not None and row.kind is RowKind.FLAG

    def _current_row(self) -> Row | None:
        """The row under the cursor where its cell can be typed."""
        index = self.currentIndex()
        if not index.isValid() or not self.grid_model.cell(index.row(), index.column()).editable:
            return None
        return self._row_of(self.grid_model.key_at(index.row()))
