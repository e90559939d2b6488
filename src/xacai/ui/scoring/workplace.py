"""The widgets of the scoring page: head, filter and grid at the left; at the right points to be won, or the form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xacai.ui.models.grid import GridModel
from xacai.ui.scoring import chances, view
from xacai.ui.scoring.desk import Desk
from xacai.ui.scoring.form_panel import FormPanel
from xacai.ui.scoring.head_card import HeadCard
from xacai.ui.scoring.judge_panel import JudgePanel
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import RowList
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.wording.language import _
from xacai.wording.scores import change_words

GAINS, FORM = "gains", "form"


class Workplace(QWidget):
    """Shows a :class:`Desk`. ``moved`` when another component was chosen."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._narrow, self._side_wanted = False, True
        self.head = HeadCard()
        self.filter = SegmentedControl(_filters({}), view.ALL, _("Which components"))
        self.hint = Label("", 12, ink="ink2")
        self.grid = Grid(GridModel(()), _("Components"), row_height=30, row_tint=True)
        self.sides = SegmentedControl(_sides(0), GAINS, _("Beside the list"))
        self.gains = RowList(_("Points to be won"))
        self.form, self.judge = FormPanel(), JudgePanel()
        self.stack = QStackedWidget()
        self.side = Card(flush=True)
        self._lay_out()
        self.filter.chosen.connect(lambda _key: self._show_rows())
        self.sides.chosen.connect(lambda _key: self._show_side())
        self.gains.opened.connect(self.go_to)
        self.grid.place_changed.connect(lambda _key, _column: self._walked())
        self.grid.opened.connect(lambda _key, _column: self.enter())

    @property
    def code(self) -> str:
        """The component under the cursor; empty on a heading."""
        key = self.grid.place()[0]
        return key if self._desk is not None and self._desk.item(key) is not None else ""

    def show_desk(self, desk: Desk) -> None:
        """Show another reading."""
        self._desk = desk
        self.head.show_desk(desk)
        self.filter.set_choices(_filters(view.counts(desk)))
        self.filter.setVisible(not desk.verifies)
        self.hint.setText(_hint(desk))
        self.gains.set_rows(chances.chance_rows(desk))
        self.sides.set_choices(_sides(chances.winnable(desk)))
        self.sides.setVisible(not desk.verifies)
        self._show_rows()
        self._show_side()

    def go_to(self, code: str) -> None:
        """Put the cursor on a component and open its form."""
        self.filter.choose(view.ALL)
        self._show_rows()
        self.grid.go_to(code)
        self.sides.choose(FORM)
        self._show_side()

    def enter(self) -> None:
        """Open the form of the component under the cursor and begin typing."""
        self.sides.choose(FORM)
        self._side_wanted = True
        self._show_rows()
        self._show_side()
        if self._desk is not None and self.code:
            (self.judge.points if self._desk.verifies else self.form.first_field()).setFocus()

    def keep(self) -> None:
        """Take over what is being typed."""
        if self._desk is not None and self.code:
            (self.judge if self._desk.verifies else self.form).keep()

    def set_narrow(self, narrow: bool) -> None:
        """In narrow rooms the right column is a drawer."""
        self._narrow, self._side_wanted = narrow, not narrow
        self.hint.setVisible(not narrow)
        self._show_rows()
        self._show_side()

    def toggle_side(self) -> None:
        """Open or close the right column."""
        self._side_wanted = not self._side_wanted
        self._show_rows()
        self._show_side()

    def _walked(self) -> None:
        if self.code and not self._narrow:
            self.sides.choose(FORM)
        self._show_side()
        self.moved.emit()

    def _show_rows(self) -> None:
        desk, model = self._desk, self.grid.grid_model
        if desk is None:
            return
        tight, code = self._narrow and self._side_wanted, self.grid.place()[0]
        columns = view.columns(desk, tight=tight)
        if model.columns != columns:
            model.set_columns(columns)
        model.set_rows(view.rows(desk, self.filter.current, tight=tight))
        if code and not self.grid.place()[0]:
            self.grid.go_to(code)  # other columns took the cursor away

    def _show_side(self) -> None:
        desk = self._desk
        if desk is None:
            return
        item = desk.item(self.code)
        if desk.verifies:
            self.judge.show_item(desk, item)
            self.stack.setCurrentWidget(self.judge)
        elif self.sides.current == GAINS:
            self.stack.setCurrentWidget(self.gains)
        else:
            self.form.show_item(desk, item)
            self.stack.setCurrentWidget(self.form)
        self.side.setVisible(self._side_wanted)

    def _lay_out(self) -> None:
        look = theme()
        line, left, above = QHBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        for layout in (line, left):
            layout.setSpacing(look.px(8))
        above.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(4))
        above.addWidget(self.filter)
        above.addStretch(1)
        above.addWidget(self.hint)
        card = Card(flush=True)
        card.add(above)
        card.add(self.grid, 1)
        left.addWidget(self.head)
        left.addWidget(card, 1)
        line.addLayout(left, 1)
        top = QHBoxLayout()
        top.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(4))
        top.addWidget(self.sides)
        top.addStretch(1)
        self.side.add(top)
        for panel in (self.gains, self.form, self.judge):
            self.stack.addWidget(panel)
        self.side.add(self.stack, 1)
        self.side.setFixedWidth(look.px(360))
        line.addWidget(self.side)


def _filters(counted: dict[str, int]) -> tuple[Choice, ...]:
    words = (
        (view.ALL, _("All")),
        (view.WINNABLE, _("Points to be won")),
        (view.UNPROVEN, _("Evidence missing")),
    )
    return tuple(Choice(key, said, str(counted.get(key, 0))) for key, said in words)


def _sides(winnable: int) -> tuple[Choice, Choice]:
    return (
        Choice(GAINS, _("To be won"), change_words(winnable) if winnable else ""),
        Choice(FORM, _("Component")),
    )


def _hint(desk: Desk) -> str:
    if desk.verifies:
        return _("Enter opens a component's points")
    return _("Points come from the data; other points want an explanation")
