"""Keeps the reasons that are written beside warnings: in a thread, soon after the last key and when a field is left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from xacai.domain.issue import Issue, Refusal
from xacai.domain.period import Period
from xacai.domain.report import Report, edited
from xacai.domain.text import nfc, squeeze
from xacai.services.reporting import get_report, save_report
from xacai.services.workspace import Workspace
from xacai.ui.operation import Operation, run

AFTER_TYPING = 1500
"""Milliseconds from the last key to the disk."""


def keep_reasons(workspace: Workspace, period: Period, given: Mapping[str, str]) -> Report:
    """Store reasons by their keys; an empty one takes the reason back."""
    report = get_report(workspace, period)
    clean = {key: squeeze(nfc(words)) for key, words in given.items()}
    reasons = {key: words for key, words in {**report.reasons, **clean}.items() if words}
    if reasons == dict(report.reasons):
        return report
    changed = edited(report, reasons=reasons)
    save_report(workspace, changed, report)
    return changed


class ReasonKeeper(QObject):
    """``put`` a reason; ``kept`` after each save. ``refused(issue)``: it stays pending and is tried again."""

    kept = Signal()
    refused = Signal(object)

    def __init__(self, workspace: Workspace, owner: QWidget) -> None:
        super().__init__(owner)
        self._workspace, self._owner = workspace, owner
        self._period: Period | None = None
        self._pending: dict[str, str] = {}
        self._running: Operation | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._begin)

    def begin_with(self, period: Period | None) -> None:
        """Keep reasons of this period's report from now on."""
        self.flush()
        self._period = period

    def put(self, key: str, words: str, delay: int = AFTER_TYPING) -> None:
        """Keep this reason ``delay`` milliseconds from now."""
        self._pending[key] = words
        self._timer.start(delay)

    def flush(self) -> bool:
        """Keep what is pending now; False where the store refused."""
        self._timer.stop()
        if self._running is not None:
            self._running.wait()
        if not self._pending or self._period is None:
            return True
        given = dict(self._pending)
        try:
            keep_reasons(self._workspace, self._period, given)
        except Refusal as refusal:
            self.refused.emit(refusal.issue)
            return False
        self._forget(given)
        self.kept.emit()
        return True

    def _begin(self) -> None:
        if self._running is not None:
            self._timer.start(200)
        elif self._pending and self._period is not None:
            workspace, period, given = self._workspace, self._period, dict(self._pending)
            self._running = run(
                self._owner,
                lambda progress: keep_reasons(workspace, period, given),
                done=lambda report: self._done(given),
                refused=self._refuse,
            )
            self._running.finished.connect(self._end)

    def _done(self, given: Mapping[str, str]) -> None:
        self._forget(given)
        self.kept.emit()

    def _forget(self, given: Mapping[str, str]) -> None:
        """What was typed while the thread wrote stays pending."""
        self._pending = {key: words for key, words in self._pending.items() if given.get(key) != words}

    def _refuse(self, issue: Issue) -> None:
        self.refused.emit(issue)

    def _end(self) -> None:
        self._running = None
