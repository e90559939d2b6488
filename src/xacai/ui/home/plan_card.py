"""The plan's progress as blocks: a row a field, or one row for the whole plan where room is short."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from xacai.services.overview import Overview
from xacai.ui.home.legend import Legend
from xacai.ui.home.view import BlockRow, field_rows, legend, plan_aside, plan_row
from xacai.ui.home.work_view import no_plan_hint
from xacai.ui.theme import theme
from xacai.ui.widgets.block_bar import BlockBar
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.label import ElidedLabel, Label
from xacai.ui.widgets.layouts import clear
from xacai.wording.language import _


class PlanCard(Card):
    """``place_chosen(place)`` names a place of the progress page; ``plan_wanted`` comes from the empty card."""

    place_chosen = Signal(str)
    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Progress of the plan by field"), parent=parent)
        self.bars: dict[str, BlockBar] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_overview(self, view: Overview, one_row: bool) -> None:
        """Show the plan in the one form or the other; without a plan, the next step."""
        clear(self.body)
        self.bars = {}
        if view.plan is None:
            self._show_next_step(view)
            return
        rows = (plan_row(view),) if one_row else field_rows(view)
        title = _("Progress of the plan") if one_row else _("Progress of the plan by field")
        self.set_title(title, plan_aside(view, one_row))
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(theme().px(12))
        grid.setColumnStretch(1, 1)
        for place, row in enumerate(rows):
            self._add_row(grid, place, row, one_row)
        self.body.setSpacing(theme().px(2))
        self.add(grid)
        words = Legend()
        words.set_entries(legend(view, one_row))
        self.add(words)

    def _add_row(self, grid: QGridLayout, place: int, row: BlockRow, alone: bool) -> None:
        bar = BlockBar(row.blocks, row.names, row.summary)
        bar.clicked.connect(lambda at, row=row: self.place_chosen.emit(row.places[at]))
        bar.setCursor(Qt.CursorShape.PointingHandCursor)
        self.bars[row.key] = bar
        grid.addWidget(bar, place, 1)
        if alone:
            return
        name = ElidedLabel(row.name)
        name.setFixedWidth(theme().px(132))
        share, percent = Label(row.share, strong=True), Label(row.percent, ink="ink2")
        for label, width in ((share, 40), (percent, 40)):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            label.setMinimumWidth(theme().px(width))
        grid.addWidget(name, place, 0)
        grid.addWidget(share, place, 2)
        grid.addWidget(percent, place, 3)

    def _show_next_step(self, view: Overview) -> None:
        self.set_title(_("Progress of the plan"), "")
        year = view.clock.period.year
        sentence = " ".join((_("There is no plan of {year} yet.").format(year=year), no_plan_hint(view)))
        empty = EmptyState("plan", sentence, (("plan", _("Open the plan page")),))
        for button in empty.buttons:
            button.set_kind("outlined")
        empty.pressed.connect(lambda _key: self.plan_wanted.emit())
        self.add(empty, 1)
