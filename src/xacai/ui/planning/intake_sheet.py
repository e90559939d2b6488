"""The left side of taking in: the document, the line or cell shown, and what the column under the cursor means."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from xacai.intake.columns import Role
from xacai.services.column_meaning import OFFERED, Meaning
from xacai.ui.planning.intake_paper import Paper
from xacai.ui.planning.intake_source import NOWHERE, Document, Spot
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, Button
from xacai.ui.widgets.card import Card
from xacai.wording.language import N_, _

_WORDS = {
    Role.NO: N_("Printed no."),
    Role.FIELD: N_("Field"),
    Role.OBJECTIVE: N_("Objective"),
    Role.PARENT: N_("Group of tasks"),
    Role.CONTENT: N_("Task"),
    Role.PRODUCT: N_("Result, product"),
    Role.LEAD: N_("Lead"),
    Role.COORDINATING: N_("Coordinating"),
    Role.DEADLINE: N_("Deadline"),
    Role.BUDGET: N_("Budget"),
    Role.NOTE: N_("Note (not taken in)"),
}


def role_words(role: Role) -> str:
    """What a column holds, in plain words."""
    return _(_WORDS[role]) if role in _WORDS else _("not taken in")


class SourceSheet(Card):
    """``place_chosen(line, column)`` of the document; ``meaning_chosen(Meaning)`` for a whole table's column."""

    place_chosen = Signal(int, int)
    meaning_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Source text"), flush=True)
        self.paper = Paper()
        self.column_button = Button(_("Column"), OUTLINED, small=True, menu_arrow=True)
        self.column_button.setAccessibleName(_("What the column means"))
        self.column_button.clicked.connect(self._open_under_button)
        self.add_to_head(self.column_button)
        self.add(self.paper, 1)
        self.paper.chosen.connect(self._choose)
        self.paper.meaning_asked.connect(self.open_menu)
        self.set_spot(Spot())

    def lay(self, document: Document, spot: Spot = NOWHERE) -> None:
        """Show a document at a place."""
        self.paper.lay(document)
        self.set_spot(spot)

    def set_spot(self, spot: Spot) -> None:
        """Show a place and say what its column means."""
        self.paper.show_spot(spot)
        role = self._role()
        words = _("Column: {meaning}").format(meaning=role_words(role)) if role is not None else _("Column")
        self.column_button.set_text(words)
        self.column_button.set_ready(role is not None, _("Choose a cell of a table first."))

    def menu(self) -> QMenu:
        """The meanings that the column may have; the present one is ticked."""
        menu, now = QMenu(self), self._role()
        for role in OFFERED:
            action = QAction(role_words(role), menu)
            action.setCheckable(True)
            action.setChecked(role is now)
            action.triggered.connect(lambda _checked=False, chosen=role: self._mean(chosen))
            menu.addAction(action)
        return menu

    def open_menu(self, at: QPoint) -> None:
        """Ask what the column means."""
        if self._role() is not None:
            self.menu().popup(at)

    def set_strip(self, strip: bool) -> None:
        """Only the present line with its neighbours."""
        look = theme()
        self.title_label.setVisible(not strip)
        self.head.setContentsMargins(
            look.px(16), look.px(2 if strip else 8), look.px(12), look.px(2 if strip else 4)
        )
        self.setMaximumHeight(look.px(132) if strip else 16777215)

    def _role(self) -> Role | None:
        spot = self.paper.spot
        roles = self.paper.document.roles.get(spot.line, ())
        return roles[spot.column] if 0 <= spot.column < len(roles) else None

    def _choose(self, line: int, column: int) -> None:
        self.set_spot(Spot(line, column))
        self.place_chosen.emit(line, column)

    def _mean(self, role: Role) -> None:
        if role is not self._role():
            self.meaning_chosen.emit(Meaning(*self.paper.spot, role))

    def _open_under_button(self) -> None:
        self.open_menu(self.column_button.mapToGlobal(QPoint(0, self.column_button.height())))
