"""What happens after sending: take an answer in (file or drop), record one by hand, take the report back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from xacai.domain.issue import Issue
from xacai.domain.report import Report
from xacai.exchange.replay import Outcome
from xacai.services import acknowledging
from xacai.services.receiving import Reception, receive
from xacai.services.withdrawing import withdraw
from xacai.ui.choosing import choose_folder, standing
from xacai.ui.operation import guarded, run
from xacai.ui.page import Page
from xacai.ui.submitting.answer_dialog import AnswerDialog
from xacai.ui.submitting.reason_dialog import ReasonDialog
from xacai.wording.language import _
from xacai.wording.messages import message_of

ENDINGS = (".xacai", ".zip", ".pdf")


class Answering(QObject):
    """Acts for the page; ``stored`` after something was written."""

    stored = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._workspace = page, page.workspace
        self.dialog: AnswerDialog | None = None
        self.reason: ReasonDialog | None = None

    def choose_files(self) -> None:
        """Ask for receipts and feedback."""
        kinds = _("Packages and receipts") + " (*.xacai *.zip *.pdf)"
        chosen, _kind = QFileDialog.getOpenFileNames(self._page, _("Open an answer"), "", kinds)
        self.take([Path(name) for name in chosen])

    def take(self, files: Sequence[Path]) -> None:
        """Take files in, one after the other, and say what they were."""
        wanted = [path for path in files if path.suffix.lower() in ENDINGS]
        if wanted:
            run(
                self._page,
                lambda progress: [receive(self._workspace, path) for path in wanted],
                done=self._say,
                title=_("Receiving…"),
            )

    def _say(self, told: Sequence[Reception]) -> None:
        self.stored.emit()
        refused = [item for item in told if item.outcome is Outcome.REFUSED]
        taken = [item for item in told if item.outcome in {Outcome.STORED, Outcome.GAP}]
        issues: list[Issue] = [issue for item in told for issue in item.reasons]
        if refused:
            self._page.tell(message_of(refused[0].reasons[0]), "err")
        elif issues:
            self._page.tell(message_of(issues[0]), "warn")
        elif taken:
            self._page.tell(_("{count} answers taken in.").format(count=len(taken)), "ok")

    def record(self, report: Report) -> None:
        """Ask for the code, or for who said what."""
        dialog = self.dialog = AnswerDialog(self._page)
        dialog.accepted.connect(lambda: self._record(report, dialog))
        dialog.open()

    def _record(self, report: Report, dialog: AnswerDialog) -> None:
        code, verdict, by, words = dialog.code(), dialog.verdict(), dialog.by(), dialog.words()
        if code:
            kept: object = guarded(self._page, lambda: acknowledging.record_code(self._workspace, code, by))
        else:
            kept = guarded(
                self._page,
                lambda: acknowledging.record_by_hand(
                    self._workspace, report.period, verdict, by=by, words=words
                ),
            )
        if kept:
            self.stored.emit()
            self._page.tell(_("The answer is recorded."), "ok")

    def ask_withdrawal(self, report: Report) -> None:
        """Ask why, then where the withdrawal is written."""
        dialog = self.reason = ReasonDialog.for_withdrawal(report.revision, self._page)
        dialog.accepted.connect(lambda: self._withdraw(report, dialog.reason()))
        dialog.open()

    def _withdraw(self, report: Report, reason: str) -> None:
        folder = choose_folder(self._page, _("Folder to write the withdrawal into"))
        if folder is None:
            return
        run(
            self._page,
            lambda progress: withdraw(self._workspace, report.period, reason, standing(folder)),
            done=lambda done: self._withdrawn(done.bundle.path),
            title=_("Writing to {place}").format(place=folder),
        )

    def _withdrawn(self, path: Path) -> None:
        self.stored.emit()
        words = _("The report is taken back here. Send this file to the office above: {path}")
        self._page.tell(words.format(path=path), "ok")
