"""Taking in where a draft stands already: what differs, and the choice to replace the draft or leave it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.plan import Plan, PlanChange, compare_plans
from xacai.ui.models.cells import Column
from xacai.ui.models.grid import GridModel
from xacai.ui.planning.view import change_rows
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


def differences(draft: Plan, read: Plan) -> tuple[PlanChange, ...]:
    """What replacing the draft would change: tasks and targets changed, added, left out."""
    kept = {target.key for target in read.targets}
    gone = (
        PlanChange(f"target {target.key}", "removed", target.text, "")
        for target in draft.targets
        if target.key not in kept
    )
    return (*compare_plans(draft, read), *gone)


def sentence(draft: Plan, changes: tuple[PlanChange, ...]) -> str:
    """What stands there, how much differs, what would be lost."""
    if not changes:
        words = _("A draft of {year} stands already; its tasks and targets are the same as in this document.")
        return words.format(year=draft.year)
    added = sum(change.part == "added" for change in changes)
    removed = sum(change.part == "removed" for change in changes)
    words = _(
        "A draft of {year} stands already. Replacing it changes {changed} places, adds {added} tasks, removes "
        "{removed}; what was typed there and is not in this document is lost."
    )
    return words.format(year=draft.year, changed=len(changes) - added - removed, added=added, removed=removed)


class IntakeDiff(QWidget):
    """``replaced`` agrees to replace the draft, ``kept`` leaves it and drops the document, ``back`` looks again."""

    replaced = Signal()
    kept = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns = (
            Column(_("Changed place"), width=180, stretch=2, wrap=True),
            Column(_("Part"), width=140),
            Column(_("In the draft"), width=180, stretch=3, wrap=True),
            Column(_("In this document"), width=180, stretch=3, wrap=True),
        )
        self.words = Label("", 13, wrap=True)
        self.grid = Grid(GridModel(columns), _("What differs"), row_height=42, row_tint=True)
        self.replace_button = Button(_("Replace the draft"), OUTLINED, icon="file-in")
        self.keep_button = Button(_("Leave the draft as it is"), OUTLINED)
        self.back_button = Button(_("Back to the document"), TEXT)
        self.replace_button.clicked.connect(self.replaced)
        self.keep_button.clicked.connect(self.kept)
        self.back_button.clicked.connect(self.back)
        self._lay_out()

    def show_plans(self, draft: Plan, read: Plan) -> None:
        """Show what differs."""
        changes = differences(draft, read)
        self.words.setText(sentence(draft, changes))
        self.grid.grid_model.set_rows(change_rows(read, draft, changes))
        self.keep_button.setFocus()

    def _lay_out(self) -> None:
        look, line = theme(), QHBoxLayout()
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.replace_button)
        line.addWidget(self.keep_button)
        line.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(8))
        self.words.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8))
        card = Card(_("What differs"), flush=True)
        card.add(self.words)
        card.add(self.grid, 1)
        card.add(line)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
