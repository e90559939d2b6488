"""The diff of an amendment against the plan that was issued; Enter or a double click goes to the place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xacai.ui.models.grid import GridModel
from xacai.ui.planning.desk import PlanDesk
from xacai.ui.planning.view import change_columns, change_rows
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


class AmendmentTab(QWidget):
    """``place_chosen(where, part)`` names a task or a target."""

    place_chosen = Signal(str, str)

    def __init__(self, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.grid = Grid(GridModel(change_columns()), _("Amendment"), row_height=42, row_tint=True)
        self.grid.opened.connect(lambda key, _column: self.place_chosen.emit(*key.split("|", 1)))
        self.words = Label("", 12, ink="ink2", wrap=True)
        self.words.setContentsMargins(theme().px(12), theme().px(8), theme().px(12), theme().px(8))
        card = Card(flush=True)
        card.add(self.words)
        card.add(self.grid, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def show_plan(self) -> None:
        """Show the plan that lies on the desk."""
        issued, changes = self._desk.issued, self._desk.changes
        self.grid.grid_model.set_rows(change_rows(self._desk.plan, issued, changes))
        number = issued.head.number if issued is not None else ""
        self.words.setText(
            _("Against plan No. {number} as issued. Enter opens the place.").format(number=number)
            if changes
            else _(
                "Nothing differs from plan No. {number} yet. Change tasks or targets; each change is listed here."
            ).format(number=number)
        )
