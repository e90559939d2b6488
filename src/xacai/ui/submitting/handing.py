"""What happens in step 3: choose a folder or a stick, write, read back, say it; on refusal in place, with a retry."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from xacai.domain.issue import Issue
from xacai.domain.submission import Shipment
from xacai.services.submitting import Exported, export_report
from xacai.services.workspace import Workspace
from xacai.ui.choosing import choose_folder, standing
from xacai.ui.drives import Drive
from xacai.ui.operation import run
from xacai.ui.printing import output
from xacai.ui.submitting import handover_view
from xacai.ui.submitting.handover_panel import HandOverPanel
from xacai.ui.submitting.handover_view import FOLDER, PRINT, Action, Outcome
from xacai.ui.submitting.view import Sending
from xacai.wording.language import _
from xacai.wording.messages import message_of


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
        self._failed: tuple[Path, Drive | None, str] | None = None
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
            return handover_view.refused(self._failed[2])
        if self._outcome is not None:
            return handover_view.done(self._outcome)
        return handover_view.idle(self._panel.way, self._panel.drive, self._sent)

    def _leave_outcome(self, way: str) -> None:
        """Another way begins anew; a stick that was pulled out after writing leaves the sentence standing."""
        if self._outcome is None or self._outcome.drive is None or self._outcome.drive in self._panel.drives:
            self._outcome = self._failed = None
        self.show()

    def _primary(self) -> None:
        if self._failed is not None:
            folder, drive, _words = self._failed
            self._write(folder, drive)
        elif self._outcome is not None:
            self.home.emit()
        elif self._panel.way == PRINT:
            self.print_asked.emit()
        elif self._panel.drive is not None:
            self._write(self._panel.drive.root, self._panel.drive)
        elif self._panel.way == FOLDER:
            self._ask_and_write()

    def _secondary(self) -> None:
        if self._failed is not None:
            self._ask_and_write()
        elif self._outcome is not None and self._outcome.drive is None:
            output.open_file(self._outcome.folder)
        else:
            self._outcome = None
            self.show()

    def _ask_and_write(self) -> None:
        start = str(self._failed[0]) if self._failed else self._sent.way if self._sent else ""
        folder = choose_folder(self._panel, _("Folder to write the report into"), start)
        if folder is not None:
            self._write(folder, None)

    def _write(self, folder: Path, drive: Drive | None) -> None:
        sending = self._sending
        if sending is None or self._busy:
            return
        self._outcome = self._failed = None
        self._busy = drive.label if drive else str(folder)
        began = self._workspace.now()
        period = sending.report.period
        run(
            self._panel,
            lambda progress: export_report(self._workspace, period, standing(folder)),
            done=lambda exported: self._wrote(exported, Outcome(exported, folder, drive, began, began)),
            refused=lambda issue: self._refused(folder, drive, issue),
            title=_("Writing to {place}").format(place=self._busy),
        ).finished.connect(self._rest)
        self._panel.action.show_action(self._action())

    def _wrote(self, exported: Exported, outcome: Outcome) -> None:
        self._busy = ""
        ended = self._workspace.now()
        self._outcome = Outcome(exported, outcome.folder, outcome.drive, outcome.began, ended)
        self.handed.emit()

    def _refused(self, folder: Path, drive: Drive | None, issue: Issue) -> None:
        self._busy = ""
        self._failed = (folder, drive, message_of(issue))
        self.show()

    def _rest(self) -> None:
        """Also after an unexpected failure or Cancel nothing is being written any more."""
        if self._busy:
            self._busy = ""
            self.show()
