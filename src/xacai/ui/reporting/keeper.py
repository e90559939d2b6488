"""Keeps edits of a report: the newest state goes to the store in a thread, so that typing never waits for the disk."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from xacai.domain.issue import Issue, Refusal
from xacai.domain.report import Report
from xacai.services import reporting
from xacai.services.workspace import Workspace
from xacai.ui.operation import Operation, Progress, run

SOON, AFTER_TYPING = 150, 1500
"""Milliseconds until a cell, and until words, are on disk after the last change."""


class Keeper(QObject):
    """``put`` an edited report; ``flush`` before anything else reads the store. ``kept`` after each save.

    ``refused(issue)``: nothing was written; the state stays in memory and is tried again at the next edit.
    """

    kept = Signal()
    refused = Signal(object)

    def __init__(self, workspace: Workspace, owner: QWidget) -> None:
        super().__init__(owner)
        self._workspace, self._owner = workspace, owner
        self._stored: Report | None = None
        self._wanted: Report | None = None
        self._running: Operation | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._begin)

    def begin_with(self, report: Report | None) -> None:
        """Take a report that stands in the store as it is."""
        self.flush()
        self._stored = self._wanted = report

    @property
    def pending(self) -> bool:
        """Whether something is not on disk yet."""
        return self._wanted is not self._stored

    def put(self, report: Report, delay: int = SOON) -> None:
        """Keep this state soon; a later one takes its place."""
        self._wanted = report
        if not self._timer.isActive() or delay < self._timer.remainingTime():
            self._timer.start(delay)

    def postpone(self, report: Report, delay: int) -> None:
        """Keep this state ``delay`` after the last call (typing goes on)."""
        self._wanted = report
        self._timer.start(delay)

    def flush(self) -> bool:
        """Keep what is pending now; False where the store refused."""
        self._timer.stop()
        if self._running is not None:
            self._running.wait()
        wanted = self._wanted
        if wanted is None or not self.pending:
            return True
        try:
            reporting.save_report(self._workspace, wanted, self._stored)
        except Refusal as refusal:
            self.refused.emit(refusal.issue)
            return False
        self._stored = wanted
        self.kept.emit()
        return True

    def _begin(self) -> None:
        if self._running is not None:
            self._timer.start(SOON)
        elif self.pending:
            self._running = run(self._owner, self._save, done=self._done, refused=self._refuse)
            self._running.finished.connect(self._end)

    def _save(self, progress: Progress) -> None:
        """In the thread: one transaction from what stands in the store to what is wanted."""
        wanted = self._wanted
        assert wanted is not None
        reporting.save_report(self._workspace, wanted, self._stored)
        self._stored = wanted

    def _done(self, result: object) -> None:
        self.kept.emit()

    def _refuse(self, issue: Issue) -> None:
        self.refused.emit(issue)

    def _end(self) -> None:
        self._running = None
