"""The documents behind a component: chosen from the register, taken away, opened."""

from __future__ import annotations

from collections.abc import Callable

from xacai.domain.criterion import CriteriaSet
from xacai.domain.evidence import name_of
from xacai.services import proving, scoring
from xacai.services.workspace import Workspace
from xacai.ui.page import Page
from xacai.ui.printing.output import open_file
from xacai.ui.scoring.desk import Desk
from xacai.ui.scoring.keeper import Keeper
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.popover import Popover
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.wording.language import _


class Documents:
    """Acts for the page; ``desk`` gives the card that is shown."""

    def __init__(self, page: Page, keeper: Keeper, desk: Callable[[], Desk]) -> None:
        self._page, self._keeper, self._desk = page, keeper, desk

    def choose(self, code: str, button: Button) -> None:
        """Offer the documents of the register below a button."""
        desk = self._desk()
        linked = frozenset(one.evidence.key for one in desk.evidence.get(code, ()))
        found = unlinked(self._page.workspace, desk.criteria, linked)
        panel = Popover(self._page.window(), 380)
        names = RowList(_("Documents of the register"))
        names.set_rows(found)
        names.setFixedHeight(min(max(names.whole_height(), theme().px(40)), theme().px(280)))
        if found:
            panel.body.addWidget(names)
        else:
            words = _("The register holds no other document. Enter it there first.")
            register = Button(_("Open the evidence register"), small=True)
            register.clicked.connect(lambda: self._page.go.emit("evidence", ""))
            panel.body.addWidget(Label(words, wrap=True))
            panel.body.addWidget(register)
        names.opened.connect(lambda key: self._take(panel, code, key))
        panel.show_at(button.mapToGlobal(button.rect().bottomLeft()))
        names.setFocus()

    def _take(self, panel: Popover, code: str, key: str) -> None:
        panel.hide()
        self.link(code, key)

    def link(self, code: str, key: str) -> None:
        """Say that a document proves a component."""
        card, work = self._desk().card, self._page.workspace
        self._keeper.do(
            _("link"),
            lambda: scoring.link_evidence(work, card, code, key),
            lambda: scoring.unlink_evidence(work, card, code, key),
        )

    def unlink(self, code: str, key: str) -> None:
        """Say that it does not."""
        card, work = self._desk().card, self._page.workspace
        self._keeper.do(
            _("link"),
            lambda: scoring.unlink_evidence(work, card, code, key),
            lambda: scoring.link_evidence(work, card, code, key),
        )

    def open(self, key: str) -> None:
        """Open its file in the system's viewer, where it is here."""
        path = self._desk().files.get(key)
        if path is None:
            self._page.tell(_("This file stayed at the office; ask for it."), "neutral")
        elif not open_file(path):
            words = _("No program here opens this file. It lies at {path}.")
            self._page.tell(words.format(path=path), "warn")


def unlinked(workspace: Workspace, criteria: CriteriaSet, linked: frozenset[str]) -> tuple[ListRow, ...]:
    """The documents of the register that a component is not linked to yet."""
    return tuple(
        ListRow(one.evidence.key, name_of(one.evidence))
        for one in proving.whole_register(workspace)
        if one.evidence.key not in linked
    )
