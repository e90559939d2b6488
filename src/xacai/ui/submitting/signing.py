"""Signs the report's PDF: asks for the key, works beside the screen, says problems in the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from xacai.domain.issue import Issue
from xacai.domain.report import Report
from xacai.ui.choosing import standing
from xacai.ui.operation import Progress, run
from xacai.ui.page import Page
from xacai.ui.submitting.sign_dialog import FILE, SignDialog
from xacai.wording.language import _
from xacai.wording.messages import message_of

if TYPE_CHECKING:
    from xacai.services.signing import Signed


class Signing(QObject):
    """Acts for the page; ``stored`` after the signed PDF was written."""

    stored = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: SignDialog | None = None

    def ask(self, report: Report) -> None:
        """Open the dialog."""
        dialog = self.dialog = SignDialog(self._page)
        dialog.asked.connect(lambda: self._sign(report, dialog))
        dialog.finished.connect(lambda result: self._forget())
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _sign(self, report: Report, dialog: SignDialog) -> None:
        file, module, folder = dialog.file.path(), dialog.module.path(), dialog.folder.path()
        by_file, label, secret = dialog.kind.current == FILE, dialog.token_name(), dialog.secret.text()
        carry, workspace = dialog.carry.isChecked(), self._page.workspace

        def work(progress: Progress) -> Signed:
            # Imported here: signing is rare, and what it needs takes a second to import.
            from xacai.services.signing import KeyFile, Token, sign_report

            assert folder is not None
            if by_file:
                assert file is not None
                source: KeyFile | Token = KeyFile(file, secret)
            else:
                assert module is not None
                source = Token(module, label, secret)
            return sign_report(workspace, report.period, source, standing(folder), carry=carry)

        dialog.begin()
        run(dialog, work, done=self._say, refused=self._refuse)

    def _refuse(self, issue: Issue) -> None:
        if self.dialog is not None:
            self.dialog.refuse(message_of(issue))

    def _say(self, signed: Signed) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.stored.emit()
        words = _("Signed by {name}: {path}").format(name=signed.signer, path=signed.pdf.path)
        doubts = [message_of(issue) for issue in signed.issues]
        self._page.tell(" ".join([words, *doubts]), "warn" if doubts else "ok")
