"""The upper bar: office, year, period, search, clock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from xacai.ui.clock_chip import ClockChip
from xacai.ui.frame import FrameView, Scope
from xacai.ui.room import Room
from xacai.ui.search import Ask, SearchBox
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Divider
from xacai.ui.widgets.label import ElidedLabel
from xacai.wording.language import _


class TopBar(QFrame):
    """48 px. ``year_chosen`` and ``period_chosen`` say what the person wants to look at, ``other_period_wanted`` that
    it is none of the list.
    """

    year_chosen = Signal(int)
    period_chosen = Signal(str)
    other_period_wanted = Signal()

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "top")
        look = theme()
        self.setFixedHeight(look.px(48))
        self._view, self._room = FrameView(), Room()
        self.office = ElidedLabel("", 14, strong=True)
        self.year = _selector(_("Year"))
        self.period = _selector(_("Period"))
        self.search = SearchBox(ask)
        self.clock = ClockChip()
        line = QHBoxLayout(self)
        line.setContentsMargins(look.px(24), 0, look.px(24), 1)
        line.setSpacing(look.px(8))
        line.addWidget(self.office)
        edge = Divider(upright=True)
        line.addSpacing(look.px(8))
        line.addWidget(edge)
        line.addSpacing(look.px(8))
        line.addWidget(self.year)
        line.addWidget(self.period)
        line.addSpacing(look.px(8))
        line.addWidget(self.search, 100)
        line.addStretch(1)
        line.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignRight)

    def set_view(self, view: FrameView, scope: Scope) -> None:
        """Show words for a year and a period."""
        self._view = view
        self.office.setText(view.office)
        self.year.set_text(_("Year {year}").format(year=scope.year) if scope.year else "")
        self.year.setVisible(bool(scope.year))
        labels = dict(view.periods)
        self.period.set_text(labels.get(scope.period, ""))
        self.period.setVisible(scope.period in labels)
        years = tuple((str(year), _("Year {year}").format(year=year)) for year in view.years)
        self._fill(self.year, years, str(scope.year), lambda key: self.year_chosen.emit(int(key)))
        self._fill(self.period, view.periods, scope.period, self.period_chosen.emit)
        menu = self.period.menu()
        menu.addSeparator()
        menu.addAction(_("Another period…"), self.other_period_wanted.emit)
        self._show_clock()

    def set_room(self, room: Room) -> None:
        """Short clock in a narrow window."""
        self._room = room
        self._show_clock()

    def _show_clock(self) -> None:
        self.clock.set_clock(self._view.clock, self._room.narrow)

    def _fill(self, button: Button, choices: tuple[tuple[str, str], ...], now: str, choose: object) -> None:
        menu = QMenu(button)
        for key, label in choices:
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(key == now)
            assert callable(choose)
            action.triggered.connect(lambda _checked=False, chosen=key: choose(chosen))
        old = button.menu()
        button.setMenu(menu)
        if old is not None:
            old.deleteLater()


def _selector(name: str) -> Button:
    button = Button("", menu_arrow=True)
    button.setAccessibleDescription(name)
    return button
