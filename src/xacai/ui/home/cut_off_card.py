"""Days to the cut-off as the one key figure, the year as a strip, all of its days in a small list."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xacai.services.overview import Overview
from xacai.ui.home.month_calendar import MonthCalendar
from xacai.ui.home.view import YearItem, cut_off, year_items
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import ElidedLabel, Label
from xacai.ui.widgets.popover import Popover
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.year_strip import YearBox, YearStrip
from xacai.wording.language import _


class CutOffCard(Card):
    """``report_chosen(period code)`` comes from the strip and from the list."""

    report_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Cut-off of figures"))
        self.number = Label("", 36, strong=True, ink="accent_ink")
        self.words, self.second = ElidedLabel("", strong=True), ElidedLabel("", 12, ink="ink2")
        self.button = Button(_("Whole year"), small=True)
        self.button.clicked.connect(self._open_list)
        self.calendar_button = Button("", icon="calendar", small=True)
        self.calendar_button.setAccessibleName(_("Calendar"))
        self.calendar_button.setToolTip(_("Calendar"))
        self.calendar_button.clicked.connect(self._open_calendar)
        self.view: Overview | None = None
        self.strip = YearStrip()
        self.strip.chosen.connect(self.report_chosen)
        self.items: tuple[YearItem, ...] = ()
        self.panel: Popover | None = None
        self._build()

    def show_overview(self, view: Overview) -> None:
        """Show the days of the period and the reports of its year."""
        self.view = view
        figure = cut_off(view)
        self.number.setText(figure.number)
        self.number.set_ink(figure.tone)
        self.words.setText(figure.words)
        self.second.setText(figure.second)
        self.items = year_items(view)
        boxes = [
            YearBox(item.key, item.text, item.first, item.last, item.mark, item.spoken) for item in self.items
        ]
        self.strip.set_year(boxes, view.clock.period.code, view.today, view.clock.period.year)

    def _build(self) -> None:
        look = theme()
        line, words = QHBoxLayout(), QVBoxLayout()
        line.setSpacing(look.px(10))
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.words)
        words.addWidget(self.second)
        words.addStretch(1)
        line.addWidget(self.number)
        line.addLayout(words, 1)
        line.addWidget(self.calendar_button, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.setSpacing(look.px(4))
        self.add(line)
        self.add(self.strip)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _open_list(self) -> None:
        if self.panel is not None:
            was_open = self.panel.isVisible()
            self._close_list()
            if was_open:
                return
        self.panel = panel = Popover(self.window(), 440, self.button)
        panel.body.addWidget(Label(_("Reports of the year"), 14, strong=True))
        rows = RowList(_("Reports of the year"))
        rows.set_rows([ListRow(item.key, item.text, item.days, item.mark) for item in self.items])
        rows.opened.connect(self._choose)
        panel.body.addWidget(rows)
        panel.body.addWidget(Label(_("Enter opens the sending page, Esc closes this list."), 12, ink="ink2"))
        corner = self.button.mapToGlobal(
            QPoint(self.button.width() - panel.width(), self.button.height() + 6)
        )
        panel.show_at(corner)
        rows.setFixedHeight(rows.whole_height())
        panel.show_at(corner)
        rows.choose(self.strip.current)
        rows.setFocus()

    def _open_calendar(self) -> None:
        """The month with cut-offs, sending days, days off and tasks due."""
        was_open = self.panel is not None and self.panel.isVisible()
        self._close_list()
        if self.view is None or was_open:
            return
        self.panel = panel = Popover(self.window(), 340, self.calendar_button)
        calendar = MonthCalendar(self.view)
        panel.body.addWidget(calendar)
        button = self.calendar_button
        corner = button.mapToGlobal(QPoint(button.width() - panel.width(), button.height() + 6))
        panel.show_at(corner)
        calendar.grid.setFocus()

    def _close_list(self) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None

    def _choose(self, key: str) -> None:
        self._close_list()
        self.report_chosen.emit(key)
