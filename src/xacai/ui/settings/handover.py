"""Bàn giao sang máy khác: where the work is, giving it away, taking it over, claiming it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from xacai.domain.issue import Issue
from xacai.services.giving_work import Given, claim, give
from xacai.services.holding_work import away_of
from xacai.services.taking_work import Offer, Taken, look_at_work, take_work
from xacai.ui.choosing import choose_folder, standing
from xacai.ui.operation import guarded, run
from xacai.ui.settings.anew import begin_anew
from xacai.ui.settings.handover_dialogs import ClaimDialog, GiveDialog, TakeDialog
from xacai.ui.settings.key_dialogs import AskDialog, RecoverDialog
from xacai.ui.settings.section import Section
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, PRIMARY, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.wording.handovers import away_words
from xacai.wording.language import _, ngettext
from xacai.wording.messages import message_of


class HandoverSection(Section):
    """One card: state, two buttons, and the third while the work is away."""

    def build(self) -> None:
        """The card."""
        card = Card(_("Where the work is"))
        self.state = Label("", 14, strong=True, wrap=True)
        hint = _(
            "Two PCs of one office do not write at the same time: one has the right to write, the other only reads. "
            "Hand the work over before a colleague goes on with it on another PC; that PC takes it over and later "
            "hands it back the same way."
        )
        self.give_button = Button(_("Hand over…"), PRIMARY, icon="usb")
        self.take_button = Button(_("Take over…"), icon="import")
        self.claim_button = Button(_("Claim: the other PC is lost…"))
        self.give_button.clicked.connect(self._give)
        self.take_button.clicked.connect(self._choose)
        self.claim_button.clicked.connect(self._claim)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        for button in (self.give_button, self.take_button, self.claim_button):
            line.addWidget(button)
        line.addStretch(1)
        card.add(self.state)
        card.add(Label(hint, 13, ink="ink2", wrap=True))
        card.add(line)
        keys = _(
            "The other PC needs the office's key: print the recovery sheet (Keys and trusted offices) and type its "
            "code there when the work is taken over."
        )
        card.add(Label(keys, 12, ink="ink2", wrap=True))
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.asking: AskDialog | None = None

    def refresh(self) -> None:
        """Show where the work is and what can be done."""
        away, server = away_of(self.workspace), self.workspace.store.server
        self.state.setText(away_words(away) or _("The work is on this PC."))
        self.give_button.set_text(_("Hand over…") if away is None else _("Write the package once more…"))
        self.give_button.set_kind(PRIMARY if away is None else OUTLINED)
        self.take_button.set_kind(OUTLINED if away is None else PRIMARY)
        self.claim_button.setVisible(away is not None)
        for button in (self.give_button, self.take_button):
            button.set_ready(not server, _("The PCs share a server: there is nothing to hand over."))

    def look_at(self, source: Path, code: str = "") -> None:
        """Say what a handover would replace, and ask."""
        run(
            self,
            lambda progress: look_at_work(self.workspace, source, code=code),
            done=partial(self._offer, source, code),
            refused=partial(self._refused, source, code),
            title=_("Reading the package…"),
        )

    def _ask(self, dialog: AskDialog) -> None:
        self.asking = dialog
        dialog.open()

    def _give(self) -> None:
        if away_of(self.workspace) is not None:
            self._write("", True)
            return
        dialog = GiveDialog(self)
        dialog.accepted.connect(lambda: self._write(dialog.to(), dialog.evidence.isChecked()))
        self._ask(dialog)

    def _write(self, to: str, evidence: bool) -> None:
        folder = choose_folder(self, _("Folder or stick for the package"))
        if folder is not None:
            run(
                self,
                lambda progress: give(self.workspace, standing(folder), to=to, evidence=evidence),
                done=self._given,
                title=_("Writing the package…"),
            )

    def _given(self, given: Given) -> None:
        words = _("Written and read back: {path}. Take it to the other PC.").format(
            path=given.written.path.name
        )
        if given.left:
            words += " " + ngettext(
                "{count} file stayed on the first PC: bring it by itself.",
                "{count} files stayed on the first PC: bring them by themselves.",
                len(given.left),
            ).format(count=len(given.left))
        self.refresh()
        self.page.changed.emit()
        self.page.tell(words, "ok")

    def _choose(self) -> None:
        kinds = _("Packages") + " (*.xacai *.xacai.zip)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Package from the other PC"), "", kinds)
        if chosen:
            self.look_at(Path(chosen))

    def _refused(self, source: Path, code: str, issue: Issue) -> None:
        """Where the key is missing the recovery code may give it; all else is said."""
        if issue.code != "handover.other-key" or code:
            self.page.tell(message_of(issue), "err")
            return
        dialog = RecoverDialog(self)
        dialog.accepted.connect(lambda: self.look_at(source, dialog.typed()))
        self._ask(dialog)

    def _offer(self, source: Path, code: str, offer: Offer) -> None:
        dialog = TakeDialog(offer, self)
        dialog.accepted.connect(lambda: self._take(source, code, dialog.reason()))
        self._ask(dialog)

    def _take(self, source: Path, code: str, reason: str) -> None:
        run(
            self,
            lambda progress: take_work(self.workspace, source, code=code, reason=reason),
            done=self._taken,
            title=_("Taking the work over…"),
        )

    def _taken(self, taken: Taken) -> None:
        begin_anew(
            self,
            "handover",
            _("The work is on this PC now. What stood here before: {path}").format(path=taken.backup.name),
        )

    def _claim(self) -> None:
        dialog = ClaimDialog(self)
        dialog.accepted.connect(lambda: guarded(self, lambda: self._claimed(dialog.reason())))
        self._ask(dialog)

    def _claimed(self, reason: str) -> None:
        epoch = claim(self.workspace, reason)
        begin_anew(
            self,
            "handover",
            _("The work is on this PC again, from the day it was handed over. Epoch: {epoch}").format(
                epoch=epoch
            ),
        )
