"""The scoring page's menu: what is set up seldom. Each entry opens a dialog of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QDialog, QMenu

from xacai.ui.icons import icon
from xacai.ui.page import Page
from xacai.ui.scoring.criteria_dialog import CriteriaDialog
from xacai.ui.scoring.index_dialog import IndexDialog
from xacai.ui.scoring.rounds_dialog import RoundsDialog
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.wording.language import _


class Entry(NamedTuple):
    """A line of the menu."""

    words: str
    icon: str
    act: Callable[[], object]


class ScoringMenu:
    """Opens the dialogs; ``renewed`` after each change in one. ``more`` says what else the menu offers."""

    def __init__(
        self, page: Page, renewed: Callable[[], None], more: Callable[[], tuple[Entry, ...]]
    ) -> None:
        self._page, self._renewed, self._more = page, renewed, more
        self.dialog: QDialog | None = None
        self.menu: QMenu | None = None

    def open(self, button: Button) -> None:
        """Show the menu under its button."""
        menu = QMenu(button)
        entries = (
            Entry(_("Criteria sets…"), "table", self.open_criteria),
            Entry(_("Days of the steps…"), "calendar", self.open_rounds),
            Entry(_("Results of other indices…"), "target", self.open_indices),
            *self._more(),
        )
        for entry in entries:
            action = menu.addAction(icon(entry.icon), entry.words)
            action.triggered.connect(lambda _on=False, act=entry.act: act())
        self.menu = menu
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def open_criteria(self) -> CriteriaDialog:
        """The criteria sets."""
        whole, edge = self._page.window().size(), theme().px(32)
        room = QSize(whole.width() - edge, whole.height() - edge)
        dialog = CriteriaDialog(self._page.workspace, self._page.scope.year, room, self._page)
        dialog.changed.connect(self._renewed)
        self.dialog = dialog
        dialog.open()
        return dialog

    def open_rounds(self) -> RoundsDialog:
        """The steps of the assessment and their days."""
        dialog = RoundsDialog(self._page.workspace, self._page.scope.year, self._page)
        dialog.changed.connect(self._renewed)
        self.dialog = dialog
        dialog.open()
        return dialog

    def open_indices(self) -> IndexDialog:
        """Results of other indices."""
        dialog = IndexDialog(self._page.workspace, self._page.scope.year, self._page)
        dialog.changed.connect(self._renewed)
        self.dialog = dialog
        dialog.open()
        return dialog
