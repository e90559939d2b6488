"""The card "Trả lời của cấp trên": what was said, and the remarks; a click goes to the place in the report."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.ui.submitting.answer_view import AnswerView
from xacai.ui.submitting.check_panel import Mark
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.wording.language import _


class AnswerCard(Card):
    """``jumped(place)`` when a remark is chosen."""

    jumped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Answer of the office above"), parent=parent)
        look = theme()
        self.mark = Mark("waiting")
        self.headline = Label("", 14, strong=True, wrap=True)
        self.second = Label("", 12, ink="ink2", wrap=True)
        self.words = Label("", 13, wrap=True, selectable=True)
        self.rows = RowList(_("Remarks"), keeps_choice=False)
        self.rows.opened.connect(lambda key: self.jumped.emit(key.partition("|")[2]))
        line, column = QHBoxLayout(), QVBoxLayout()
        column.setSpacing(look.px(2))
        column.addWidget(self.headline)
        column.addWidget(self.second)
        line.setSpacing(look.px(8))
        line.addWidget(self.mark)
        line.addLayout(column, 1)
        self.add(line)
        self.add(self.words)
        self.add(self.rows)

    def show_answer(self, view: AnswerView | None) -> None:
        """Say an answer; without one the card is not there."""
        self.setVisible(view is not None)
        if view is None:
            return
        self.mark.set_mark(view.mark)
        self.headline.setText(view.headline)
        self.second.setText(view.second)
        self.words.setText(view.words)
        self.words.setVisible(bool(view.words))
        rows = [
            ListRow(f"{number}|{item.place}", item.words, item.name, "note")
            for number, item in enumerate(view.remarks)
        ]
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.rows.setFixedHeight(min(self.rows.whole_height(), theme().px(4 * 48)))
