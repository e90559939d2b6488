"""Our own failures: a log, an apology and a report file; never a traceback to the person."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from xacai.wording.language import _

_LOG = logging.getLogger("xacai.ui")
Show = Callable[[str], None]


def write_report(folder: Path, error: BaseException, now: datetime) -> Path | None:
    """Write what happened (no data of the office) to a new file; None where the folder cannot be written."""
    import platform

    lines = [
        f"xacai {now:%Y-%m-%d %H:%M:%S}",
        f"Python {platform.python_version()}, {platform.platform()}",
        "",
        *traceback.format_exception(type(error), error, error.__traceback__),
    ]
    path = folder / f"error-{now:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines), encoding="utf-8")
    except OSError:
        return None
    return path


def apology(report: Path | None) -> str:
    """The sentence for the person."""
    words = _("The program failed at this step. What was saved is still whole; the step can be tried again.")
    if report is not None:
        words += "\n" + _("Report file to send to whoever supports you: {path}").format(path=report)
    return words


class Failures:
    """Where unexpected errors go: the log, a report file in ``folder``, one sentence through ``show``."""

    def __init__(self, folder: Path, show: Show | None = None) -> None:
        self.folder = folder
        self._show = show or _dialog
        self._showing = False

    def handle(self, error: BaseException) -> None:
        """Log, report and say it; a second failure while the first is on the screen is only logged."""
        _LOG.error("unexpected failure", exc_info=error)
        report = write_report(self.folder, error, datetime.now())
        if self._showing:
            return
        self._showing = True
        try:
            self._show(apology(report))
        finally:
            self._showing = False

    def install(self) -> None:
        """Take over Python's own hook for errors that nobody caught."""
        sys.excepthook = self._hook

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.handle(error.with_traceback(trace))


def _dialog(text: str) -> None:
    QMessageBox.warning(QApplication.activeWindow(), _("Something went wrong"), text)
