"""Khóa và đơn vị nhận: the own key, the keys of others, issuers of certificates, the signed list for those below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from xacai.services.roster_bundles import IssuedRoster, issue_roster
from xacai.ui.choosing import choose_folder, standing
from xacai.ui.operation import run
from xacai.ui.settings.issuers_card import IssuersCard
from xacai.ui.settings.other_keys_card import OtherKeysCard
from xacai.ui.settings.own_key_card import OwnKeyCard
from xacai.ui.settings.section import Section
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


class KeySection(Section):
    """Four cards; the list for those below only where any report here."""

    def build(self) -> None:
        """The cards."""
        self.own, self.others = OwnKeyCard(self.page), OtherKeysCard(self.page)
        self.column.addWidget(self.own)
        self.column.addWidget(self.others, 1)
        self.roster = self._make_roster()
        self.column.addWidget(self.roster)
        self.issuers = IssuersCard(self.page)
        self.column.addWidget(self.issuers)
        self.others.stored.connect(self.page.changed)

    def refresh(self) -> None:
        """Show how the keys stand."""
        self.own.refresh()
        self.others.refresh()
        self.issuers.refresh()
        self.roster.setVisible(self.workspace.office().receives)

    def _make_roster(self) -> Card:
        card, line = Card(_("List of offices for those below")), QHBoxLayout()
        words = _(
            "Offices, who took over from whom, and every key with its standing, sealed with this office's key. An "
            "office that trusts this one confirms the others by it, and learns which keys are revoked."
        )
        self.roster_button = Button(_("Write the list…"), icon="export", small=True)
        self.roster_button.clicked.connect(self._issue)
        line.setSpacing(theme().px(12))
        line.addWidget(Label(words, 12, ink="ink2", wrap=True), 1)
        line.addWidget(self.roster_button)
        card.add(line)
        return card

    def _issue(self) -> None:
        folder = choose_folder(self, _("Folder to write the list into"))
        if folder is not None:
            run(
                self,
                lambda progress: issue_roster(self.workspace, standing(folder)),
                done=self._issued,
                title=_("Writing the list…"),
            )

    def _issued(self, issued: IssuedRoster) -> None:
        words = _("List of offices, version {revision}: {offices} offices, {keys} keys. Written: {path}")
        self.page.tell(
            words.format(
                revision=issued.shipment.revision,
                offices=issued.offices,
                keys=issued.keys,
                path=issued.bundle.path,
            ),
            "ok",
        )
        self.page.changed.emit()
