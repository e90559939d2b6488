"""Về chương trình: version, licence, no network, where the data lie, whether they are well."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from xacai import __version__
from xacai.services.backing_up import examine
from xacai.ui.operation import run
from xacai.ui.settings.section import Form, Section
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.wording.language import _
from xacai.wording.messages import message_of


class AboutSection(Section):
    """Two cards: the program, the data folder."""

    def build(self) -> None:
        """The cards."""
        program = Card(_("About the program"))
        form = Form(program)
        form.put(_("Version"), Label(f"Xacai {__version__}", 13, strong=True, selectable=True))
        form.put(_("Licence"), Label("Apache-2.0", 13, selectable=True))
        words = _(
            "The program uses no network: it neither sends nor fetches anything. Data leave this computer only by a "
            "stick or a folder that you choose."
        )
        form.put(_("Network"), Label(words, 13, wrap=True))
        data = Card(_("Data folder"))
        self.open_button = Button(_("Open the folder"), icon="folder", small=True)
        self.open_button.clicked.connect(self._open)
        self.examine_button = Button(_("Examine"), icon="shield", small=True)
        self.examine_button.clicked.connect(self._examine)
        data.add_to_head(self.open_button)
        data.add_to_head(self.examine_button)
        form = Form(data)
        self.folder = Label("", 13, selectable=True, wrap=True)
        self.journal, self.doubts = Label("", 13, wrap=True), Label("", 13, wrap=True)
        form.put(_("Place"), self.folder)
        form.put(_("Journal"), self.journal, _("Every change is written down and sealed to the one before."))
        form.put(_("Doubts"), self.doubts)
        for card in (program, data):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show the folder and examine it."""
        self.folder.setText(str(self.workspace.folder))
        issues = self.workspace.store.issues
        self.doubts.setText("\n".join(message_of(issue) for issue in issues) or _("none"))
        self._examine()

    def _examine(self) -> None:
        self.journal.setText(_("being examined…"))
        run(self, lambda progress: examine(self.workspace), done=self._examined)

    def _examined(self, found: dict[str, str]) -> None:
        whole = found["audit"] == "whole"
        words = _("whole, {count} entries") if whole else _("broken: ask whoever supports you ({detail})")
        self.journal.setText(words.format(count=found["audit_rows"], detail=found["audit"]))
        self.journal.set_ink("ink" if whole else "err")

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.workspace.folder))):
            self.page.tell(
                _("The folder cannot be shown from here: {path}").format(path=self.folder.text()), "warn"
            )
