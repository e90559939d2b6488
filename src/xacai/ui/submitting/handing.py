"""What happens in step 3: choose a folder or a stick, write, read back, say it; on refusal in place, with a retry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from xacai.domain.issue import Issue, Refusal
from xacai.domain.period import Period
from xacai.domain.submission import Shipment
from xacai.files.atomic import Written
from xacai.services.enclosing import Enclosures, enclosures
from xacai.services.mailing import Beyond, draft_mail
from xacai.services.submitting import export_report
from xacai.services.workspace import Workspace
from xacai.ui.choosing import choose_folder, standing
from xacai.ui.drives import Drive
from xacai.ui.operation import run
from xacai.ui.printing import output
from xacai.ui.submitting import handover_view
from xacai.ui.submitting.handover_panel import HandOverPanel
from xacai.ui.submitting.handover_view import FOLDER, MAIL, PRINT, Action, Outcome
from xacai.ui.submitting.view import Sending
from xacai.wording.language import _
from xacai.wording.messages import message_of


@dataclass(frozen=True, slots=True)
class Target:
    """Where to: a folder, a stick, or (``mail``) drafts in a folder, with what becomes of files too large for one."""

    folder: Path
    drive: Drive | None = None
    mail: Beyond | None = None

    def write(self, workspace: Workspace, period: Period) -> tuple[Written, ...]:
        """Write the report there; raises a refusal."""
        folder = standing(self.folder)
        if self.mail is not None:
            return draft_mail(workspace, period, folder, beyond=self.mail).drafts
        exported = export_report(workspace, period, folder)
        return exported.bundle, exported.pdf


class Handing(QObject):
    """Drives the panel. ``handed`` after the report left, ``home`` to go on, ``print_asked`` for paper."""

    handed = Signal()
    home = Signal()
    print_asked = Signal()

    def __init__(self, workspace: Workspace, panel: HandOverPanel) -> None:
        super().__init__(panel)
        self._workspace, self._panel = workspace, panel
        self._sending: Sending | None = None
        self._sent: Shipment | None = None
        self._outcome: Outcome | None = None
        self._failed: tuple[Target, str] | None = None
        self._busy = ""
        panel.way_chosen.connect(self._leave_outcome)
        panel.primary.connect(self._primary)
        panel.secondary.connect(self._secondary)

    def load(self, sending: Sending, sent: Shipment | None) -> None:
        """Look at a report; what was written of another one is forgotten."""
        former = self._sending
        if former is None or (former.report.period, former.check_code) != (
            sending.report.period,
            sending.check_code,
        ):
            self._outcome = self._failed = None
        self._sending, self._sent = sending, sent
        self.show()

    def show(self) -> None:
        """Say where things are."""
        sending = self._sending
        if sending is None:
            return
        self._panel.action.show_action(self._action())
        words = handover_view.files(self._workspace, sending, self._sent, self._outcome)
        self._panel.show_files(sending.check_code, words)

    def _action(self) -> Action:
        if self._busy:
            return handover_view.writing(self._busy)
        if self._failed is not None:
            return handover_view.refused(self._failed[1])
        if self._outcome is not None:
            return handover_view.done(self._outcome)
        if self._panel.way == MAIL:
            return handover_view.idle_mail(self._enclosed(), self._sent)
        return handover_view.idle(self._panel.way, self._panel.drive, self._sent)

    def _leave_outcome(self, way: str) -> None:
        """Another way begins anew; a stick that was pulled out after writing leaves the sentence standing."""
        if self._outcome is None or self._outcome.drive is None or self._outcome.drive in self._panel.drives:
            self._outcome = self._failed = None
        self.show()

    def _primary(self) -> None:
        if self._failed is not None:
            self._write(self._failed[0])
        elif self._outcome is not None and self._outcome.draft is not None:
            output.open_file(self._outcome.draft)
        elif self._outcome is not None:
            self.home.emit()
        elif self._panel.way == PRINT:
            self.print_asked.emit()
        elif self._panel.drive is not None:
            self._write(Target(self._panel.drive.root, self._panel.drive))
        elif self._panel.way == MAIL:
            too_large = self._enclosed().too_large_for_mail
            self._ask_and_write(Beyond.LEAVE_OUT if too_large else Beyond.REFUSE)
        elif self._panel.way == FOLDER:
            self._ask_and_write()

    def _secondary(self) -> None:
        if self._failed is not None:
            self._ask_and_write(self._failed[0].mail)
        elif self._outcome is not None and self._outcome.drive is None:
            output.open_file(self._outcome.folder)
        elif self._outcome is None and self._panel.way == MAIL:
            self._ask_and_write(Beyond.APART)
        else:
            self._outcome = None
            self.show()

    def _enclosed(self) -> Enclosures:
        """What would travel with the report now; nothing where that cannot be told."""
        if self._sending is None:
            return Enclosures()
        try:
            return enclosures(self._workspace, self._sending.report)
        except Refusal:
            return Enclosures()

    def _ask_and_write(self, mail: Beyond | None = None) -> None:
        title = _("Folder to write the report into") if mail is None else _("Folder to write the draft into")
        folder = choose_folder(self._panel, title, self._start())
        if folder is not None:
            self._write(Target(folder, None, mail))

    def _start(self) -> str:
        """The folder that was written to last."""
        if self._failed is not None:
            return str(self._failed[0].folder)
        way = self._sent.way if self._sent else ""
        return str(Path(way).parent) if way.endswith(handover_view.DRAFT) else way

    def _write(self, target: Target) -> None:
        sending = self._sending
        if sending is None or self._busy:
            return
        self._outcome = self._failed = None
        self._busy = target.drive.label if target.drive else str(target.folder)
        began = self._workspace.now()
        period = sending.report.period
        run(
            self._panel,
            lambda progress: target.write(self._workspace, period),
            done=lambda written: self._wrote(Outcome(written, target.folder, target.drive, began, began)),
            refused=lambda issue: self._refused(target, issue),
            title=_("Writing to {place}").format(place=self._busy),
        ).finished.connect(self._rest)
        self._panel.action.show_action(self._action())

    def _wrote(self, outcome: Outcome) -> None:
        self._busy = ""
        self._outcome = replace(outcome, ended=self._workspace.now())
        self.handed.emit()

    def _refused(self, target: Target, issue: Issue) -> None:
        self._busy = ""
        self._failed = (target, message_of(issue))
        self.show()

    def _rest(self) -> None:
        """Also after an unexpected failure or Cancel nothing is being written any more."""
        if self._busy:
            self._busy = ""
            self.show()
