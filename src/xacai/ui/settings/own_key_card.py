"""The card of the office's own key: fingerprint, card and sheet, passphrase, recovery sheet, a new key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget

from xacai.services import own_key
from xacai.ui.operation import guarded, run
from xacai.ui.page import Page
from xacai.ui.settings import key_rows as view
from xacai.ui.settings.key_dialogs import (
    AskDialog,
    PassphraseDialog,
    RecoverDialog,
    RenewDialog,
    secret_field,
)
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.wording.language import _

_SHEETS = "PDF (*.pdf)"


class OwnKeyCard(Card):
    """Every act runs beside the screen and ends in a sentence on the page."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("The office's own key"))
        self.asking: AskDialog | None = None
        self._page, self._workspace = page, page.workspace
        self._make()
        self._lay_out()
        self._connect()

    def _make(self) -> None:
        self.fingerprint = Label("", 14, strong=True, mono=True, selectable=True, wrap=True)
        self.fingerprint.setAccessibleName(_("Fingerprint"))
        self.protection, self.recovery = Label("", 13, wrap=True), Label("", 13, wrap=True)
        self.card_button = Button(_("Write the office's card…"), icon="key", small=True)
        self.sheet_button = Button(_("Enrolment sheet…"), icon="print", small=True)
        self.protect_button = Button("", icon="lock", small=True)
        self.open_button = Button(_("Take it away"), TEXT, small=True)
        self.recovery_button = Button(_("Print the recovery sheet…"), icon="print", small=True)
        self.recover_button = Button(_("Recover the key…"), TEXT, small=True)
        self.renew_button = Button(_("New key…"), icon="refresh", small=True)
        self.secret = secret_field(_("Passphrase"))
        self.unlock_button = Button(_("Open the key"), PRIMARY, small=True)
        self.unlocking = QWidget()

    def _lay_out(self) -> None:
        look, line = theme(), QHBoxLayout(self.unlocking)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(8))
        self.secret.setMaximumWidth(look.px(320))
        self.secret.setPlaceholderText(_("Passphrase"))
        line.addWidget(self.secret, 1)
        line.addWidget(self.unlock_button)
        line.addStretch(1)
        self._form = QGridLayout()
        self._form.setHorizontalSpacing(look.px(12))
        self._form.setVerticalSpacing(look.px(10))
        self._form.setColumnStretch(1, 1)
        renewing = Label(
            _("After a change of officers, or when the key may be in other hands."), 13, wrap=True
        )
        self._put(_("Fingerprint"), self.fingerprint, self.card_button, self.sheet_button)
        self._put(_("Passphrase"), self.protection, self.protect_button, self.open_button)
        self._form.addWidget(self.unlocking, self._form.rowCount(), 1, 1, 2)
        self._put(_("Recovery sheet"), self.recovery, self.recovery_button, self.recover_button)
        self._put(_("Another key"), renewing, self.renew_button)
        self.add(self._form)
        hint = _(
            "Send card and sheet to the receiving office. It compares the fingerprint with the sheet that the chair "
            "signed and sealed. The key shows where data come from; it is no legal signature."
        )
        self.add(Label(hint, 12, ink="ink2", wrap=True))

    def _put(self, name: str, words: QWidget, *buttons: Button) -> None:
        look, row = theme(), self._form.rowCount()
        label = Label(name, 13, ink="ink2", wrap=True)
        label.setFixedWidth(look.px(104))
        line = QHBoxLayout()
        line.setSpacing(look.px(8))
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        self._form.addWidget(label, row, 0)
        self._form.addWidget(words, row, 1)
        self._form.addLayout(line, row, 2)

    def _connect(self) -> None:
        self.card_button.clicked.connect(self._write_card)
        self.sheet_button.clicked.connect(self._write_sheet)
        self.protect_button.clicked.connect(self._ask_passphrase)
        self.open_button.clicked.connect(lambda: self._protect(""))
        self.recovery_button.clicked.connect(self._write_recovery)
        self.recover_button.clicked.connect(self._ask_code)
        self.renew_button.clicked.connect(self._ask_renewal)
        self.unlock_button.clicked.connect(self._unlock)
        self.secret.returnPressed.connect(self._unlock)

    def refresh(self) -> None:
        """Show how the key stands; without a key only its recovery can be asked for."""
        there = guarded(self, self._show)
        for button in (
            self.card_button,
            self.sheet_button,
            self.protect_button,
            self.open_button,
            self.recovery_button,
        ):
            button.setEnabled(there and button.isEnabled())

    def _show(self) -> None:
        key = view.own_key_of(self._workspace)
        self.fingerprint.setText(key.fingerprint)
        self.protection.setText(view.protection_words(key))
        self.protection.set_ink("warn" if key.locked else "ink")
        self.recovery.setText(view.recovery_words(key))
        self.recovery.set_ink("ink" if key.recovery else "warn")
        self.protect_button.set_text(_("Change it…") if key.protected else _("Set a passphrase…"))
        self.open_button.setVisible(key.protected)
        self.unlocking.setVisible(key.locked)
        self.sheet_button.set_ready(True)
        why = _("Open the key with its passphrase first.") if key.locked else ""
        for button in (self.card_button, self.protect_button, self.open_button, self.recovery_button):
            button.set_ready(not why, why)

    def _done(self, words: str) -> None:
        self.refresh()
        self._page.changed.emit()
        self._page.tell(words, "ok")

    def _run(self, work: Callable[[], Any], words: Callable[[Any], str], title: str) -> None:
        run(self, lambda progress: work(), done=lambda made: self._done(words(made)), title=title)

    def _write_card(self) -> None:
        target = self._target(_("Write the office's card…"), f"{self._code()}.xacai-card", "*.xacai-card")
        if target is not None:
            self._run(
                lambda: own_key.write_office_card(self._workspace, target),
                lambda written: _("Card written: {path}").format(path=written.path),
                _("Writing the card…"),
            )

    def _write_sheet(self) -> None:
        name = f"phieu-dang-ky-khoa_{self._code()}.pdf"
        target = self._target(_("Enrolment sheet…"), name, _SHEETS)
        if target is not None:
            self._run(
                lambda: own_key.write_enrolment_sheet(self._workspace, target),
                lambda written: _("Enrolment sheet written: {path}").format(path=written.path),
                _("Making the PDF…"),
            )

    def _write_recovery(self) -> None:
        name = f"phieu-khoi-phuc-khoa_{self._code()}.pdf"
        target = self._target(_("Print the recovery sheet…"), name, _SHEETS)
        words = _(
            "Recovery sheet written: {path}. Print it, put it into the safe, then delete the file. An earlier sheet "
            "opens nothing any more."
        )
        if target is not None:
            self._run(
                lambda: own_key.write_recovery_sheet(self._workspace, target),
                lambda written: words.format(path=written.path),
                _("Making the PDF…"),
            )

    def _ask_passphrase(self) -> None:
        dialog = PassphraseDialog(self)
        dialog.accepted.connect(lambda: self._protect(dialog.passphrase()))
        self.asking = dialog
        dialog.open()

    def _protect(self, passphrase: str) -> None:
        closed = _("The key is closed with the passphrase. Print a recovery sheet if there is none.")
        opened = _("The passphrase is taken away: the key opens on this PC without one.")
        self._run(
            lambda: own_key.protect(self._workspace, passphrase),
            lambda made: closed if passphrase else opened,
            _("Closing the key…"),
        )

    def _unlock(self) -> None:
        secret = self.secret.text()
        self.secret.clear()
        self._run(
            lambda: own_key.unlock(self._workspace, secret),
            lambda made: _("The key is open until the program is closed."),
            _("Opening the key…"),
        )

    def _ask_code(self) -> None:
        dialog = RecoverDialog(self)
        dialog.accepted.connect(lambda: self._recover(dialog.typed()))
        self.asking = dialog
        dialog.open()

    def _recover(self, code: str) -> None:
        self._run(
            lambda: own_key.recover(self._workspace, code),
            lambda card: _("The key is back. Fingerprint: {fingerprint}. Print a new recovery sheet.").format(
                fingerprint=card.fingerprint
            ),
            _("Opening the key…"),
        )

    def _ask_renewal(self) -> None:
        dialog = RenewDialog(self)
        dialog.accepted.connect(lambda: self._renew(dialog.lost()))
        self.asking = dialog
        dialog.open()

    def _renew(self, lost: bool) -> None:
        signed = _(
            "New key. Write its card and send it to the receiving office: the former key signed it over."
        )
        enrol = _("New key. Write its card and its enrolment sheet; the chair signs and seals the sheet.")
        self._run(
            lambda: own_key.renew(self._workspace, lost=lost),
            lambda card: signed if card.follows else enrol,
            _("Making a new key…"),
        )

    def _code(self) -> str:
        return self._workspace.office().code

    def _target(self, title: str, name: str, kind: str) -> Path | None:
        chosen, _kind = QFileDialog.getSaveFileName(self, title, name, kind)
        return Path(chosen) if chosen else None
