"""The legal bases of the plan, one row each, in the order in which they are printed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.text import squeeze
from xacai.ui.models.cells import CellKind, CellView, Column, Editor, GridRow
from xacai.ui.planning.desk import PlanDesk
from xacai.ui.planning.keeping_grid import KeepingGrid
from xacai.ui.planning.row_menu import menu_button, row_menu
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid_clipboard import Block
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


def bases_rows(bases: tuple[str, ...], editable: bool) -> list[GridRow]:
    """Numbered rows; the key is the place."""
    return [
        GridRow(str(place), (CellView(CellKind.CODE, str(place + 1)), CellView(text=text, editable=editable)))
        for place, text in enumerate(bases)
    ]


class BasesTab(QWidget):
    """``told`` asks the page to say a sentence; the bool says whether it can be undone."""

    told = Signal(str, bool)

    def __init__(self, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        columns = (
            Column(_("Printed no."), width=52),
            Column(_("Legal basis"), width=300, stretch=1, wrap=True, editor=Editor.TEXT),
        )
        self.grid = KeepingGrid(_("Legal bases"), columns)
        self.grid.committed.connect(self._commit)
        self.grid.asked.connect(self.do)
        self.grid.pasted.connect(self._paste)
        self.row_button = menu_button(row_menu(self, ("add", "up", "down", "delete"), self.do))
        self.add_button = Button(_("Add a legal basis"), OUTLINED, icon="plus", small=True)
        self.add_button.clicked.connect(lambda: self.do("add"))
        bar = QHBoxLayout()
        bar.setContentsMargins(theme().px(12), theme().px(8), theme().px(12), theme().px(8))
        bar.addWidget(Label(_("Printed in this order at the head of the plan"), 12, ink="ink2"), 1)
        bar.addWidget(self.row_button)
        bar.addWidget(self.add_button)
        card = Card(flush=True)
        card.add(bar)
        card.add(self.grid, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def show_plan(self) -> None:
        """Show the plan that lies on the desk."""
        self.grid.grid_model.set_rows(bases_rows(self._desk.plan.head.legal_bases, not self._desk.locked))
        for widget in (self.add_button, self.row_button):
            widget.setVisible(not self._desk.locked)

    def do(self, verb: str) -> None:
        """Add, up, down or delete at the row under the cursor."""
        self.grid.commit_open_editor()
        bases, key = list(self._desk.plan.head.legal_bases), self.grid.current_row()
        place = int(key) if key else len(bases) - 1
        if verb == "add":
            place = min(place + 1, len(bases))
            bases.insert(place, "")
        elif verb == "delete" and key:
            words = _("A legal basis was deleted: {text}").format(text=bases.pop(place))
        elif verb in ("up", "down") and key:
            wanted = place + (-1 if verb == "up" else 1)
            if not 0 <= wanted < len(bases):
                return
            bases.insert(wanted, bases.pop(place))
            place = wanted
        else:
            return
        if not self._store(tuple(bases)):
            return
        self.grid.go_to(str(min(place, max(len(bases) - 1, 0))), 1)
        if verb == "add":
            self.grid.setFocus()
            self.grid.edit_here()
        elif verb == "delete":
            self.told.emit(words, True)

    def _commit(self, key: str, _column: int, text: str) -> None:
        bases = list(self._desk.plan.head.legal_bases)
        bases[int(key)] = squeeze(text)
        self._store(tuple(bases))

    def _paste(self, key: str, _column: int, block: Block) -> None:
        """Each line of the clipboard becomes a basis behind the one under the cursor."""
        bases, place = list(self._desk.plan.head.legal_bases), int(key) + 1
        bases[place:place] = [text for row in block if (text := squeeze(" ".join(row)))]
        self._store(tuple(bases))

    def _store(self, bases: tuple[str, ...]) -> bool:
        plan = self._desk.plan
        return self._desk.edit(
            _("Edit the legal bases"), replace(plan, head=replace(plan.head, legal_bases=bases))
        )
