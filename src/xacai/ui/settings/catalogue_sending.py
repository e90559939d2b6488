"""Sending a catalogue down: what goes with it, who may take it, where the package is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from xacai.domain.catalogue import Catalogue
from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import Issue
from xacai.services.choosing_criteria import criteria_sets
from xacai.services.rostering import roster_of
from xacai.services.sending_down import SentDown, send_catalogue
from xacai.ui.choosing import choose_folder, standing
from xacai.ui.operation import guarded, run
from xacai.ui.page import Page
from xacai.ui.settings.key_dialogs import AskDialog
from xacai.ui.widgets.choice_box import ChoiceBox
from xacai.ui.widgets.label import Label
from xacai.wording.language import _, ngettext
from xacai.wording.messages import message_of


class SendCatalogueDialog(AskDialog):
    """After ``accepted``, :meth:`criteria` is the set that goes along; empty for none."""

    def __init__(self, catalogue: Catalogue, sets: Sequence[CriteriaSet], below: int, parent: Page) -> None:
        lead = _("{title}, version {version}").format(title=catalogue.title, version=catalogue.version)
        super().__init__(_("Send down a catalogue"), lead, _("Choose the folder…"), parent)
        self.sets = ChoiceBox(_("Criteria set that goes along"))
        self.sets.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sets.addItem(_("no criteria set"), "")
        for item in sets:
            words = _("{title}, version {version}")
            self.sets.addItem(words.format(title=item.title, version=item.version), item.id)
        self.put(_("Criteria set that goes along"), self.sets)
        self.whom = Label(_whom(below), 13, ink="ink2", wrap=True)
        self.fields.addWidget(self.whom)

    def criteria(self) -> str:
        """The identifier of the set chosen."""
        return str(self.sets.currentData())


def _whom(below: int) -> str:
    if not below:
        return _("No office is listed under Offices below yet. The package can be written all the same.")
    told = ngettext(
        "One package serves {count} office below; hand it over on a stick or by e-mail.",
        "One package serves all {count} offices below; hand it over on a stick or by e-mail.",
        below,
    )
    there = _(
        "There it is taken in under Settings, Catalogues, “Take a file in”, once the card of this office is confirmed."
    )
    return f"{told.format(count=below)} {there}"


class CatalogueSending(QObject):
    """Asks, writes, and says on the page what came of it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.dialog: SendCatalogueDialog | None = None
        self._page, self._workspace = page, page.workspace

    def ask(self, catalogue: Catalogue) -> None:
        """Ask what goes along, then for the folder."""
        guarded(self._page, lambda: self._ask(catalogue))

    def _ask(self, catalogue: Catalogue) -> None:
        work = self._workspace
        known = sorted(
            criteria_sets(work).values(), key=lambda item: (item.year, item.version, item.id), reverse=True
        )
        below = len(roster_of(work).children(work.office().code, work.today()))
        dialog = self.dialog = SendCatalogueDialog(catalogue, known, below, self._page)
        dialog.accepted.connect(lambda: self._choose(catalogue, dialog.criteria()))
        dialog.open()

    def _choose(self, catalogue: Catalogue, criteria: str) -> None:
        folder = choose_folder(self._page, _("Folder to write the catalogue into"))
        if folder is not None:
            self._send(catalogue, criteria, folder)

    def _send(self, catalogue: Catalogue, criteria: str, folder: Path) -> None:
        run(
            self._page,
            lambda progress: send_catalogue(self._workspace, catalogue.id, criteria, standing(folder)),
            done=self._sent,
            refused=lambda issue: self._offer(issue, catalogue, criteria, folder),
            title=_("Writing to {place}").format(place=folder),
        )

    def _sent(self, sent: SentDown) -> None:
        words = _("The package for the offices below was written and read back: {path}. Check code {code}.")
        self._page.tell(words.format(path=sent.bundle.path, code=sent.shipment.check_code), "ok")
        self._page.changed.emit()

    def _offer(self, issue: Issue, catalogue: Catalogue, criteria: str, folder: Path) -> None:
        self._page.tell(
            message_of(issue), "err", _("Write again"), lambda: self._send(catalogue, criteria, folder)
        )
