"""Key ratios against their targets; each row leads to its cell. The rows scroll by themselves where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from xacai.services.overview import Overview
from xacai.ui.home.calendar_view import verdict_words
from xacai.ui.home.ratio_row import RatioRow
from xacai.ui.home.ratio_view import ratio_items, ratios_aside
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.layouts import clear
from xacai.wording.language import _


class RatiosCard(Card):
    """``cell_chosen(row code)`` when a ratio is clicked."""

    cell_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Key ratios and targets"), " ", parent=parent)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, theme().px(2), 0)
        self._column.setSpacing(0)
        self.area = QScrollArea()
        self.area.setProperty("quiet", "true")
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        for ground in (self.area.viewport(), inside):
            ground.setAutoFillBackground(False)  # the card's own ground shows through
        self.area.setMinimumHeight(theme().px(60))
        self.rows: list[RatioRow] = []
        self.body.setContentsMargins(theme().px(16), 0, theme().px(12), theme().px(8))
        self.verdicts = Label("", 12, ink="ink2", wrap=True)
        self.add(self.verdicts)
        self.add(self.area, 1)

    def show_overview(self, view: Overview) -> None:
        """Show the ratios of the period."""
        clear(self._column)
        self.set_title(_("Key ratios and targets"), ratios_aside(view))
        said = verdict_words(view)
        self.verdicts.setText(said)
        self.verdicts.setVisible(bool(said))
        items = ratio_items(view)
        self.rows = [RatioRow(item, item is items[-1]) for item in items]
        widest = max((row.verdict_width() for row in self.rows), default=0.0)
        for row in self.rows:
            row.reserved = widest
            row.clicked.connect(lambda _checked=False, code=row.item.code: self.cell_chosen.emit(code))
            self._column.addWidget(row, 1)
        self._column.addStretch(0)
