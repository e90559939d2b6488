"""Long work off the screen's thread: progress, cancel, success, failure, once for all pages.

    run(self, lambda progress: submitting.export(folder, progress=progress.step), done=self._exported,
        title=_("Writing to the stick"))

``work`` runs in a worker thread and must not touch widgets; ``done`` runs on the screen's thread with its result.
A Refusal becomes a plain sentence on the page; anything else goes to the log, a report file and an apology.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog, QWidget

from xacai.domain.issue import Issue, Refusal
from xacai.ui.failure import Failures
from xacai.wording.language import _
from xacai.wording.messages import message_of


class Cancelled(Exception):
    """Raised inside work at the next step after the person pressed Cancel."""


@runtime_checkable
class Telling(Protocol):
    """A page that can say a sentence."""

    def tell(self, text: str, tone: str = ...) -> None:
        """Say it."""


class Progress(QObject):
    """Given to the work: ``step(done, total, words)`` reports and leaves by ``Cancelled`` where asked to."""

    stepped = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self._stop = Event()

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def step(self, done: int, total: int, words: str = "") -> None:
        """Report ``done`` of ``total`` (0: unknown); raises Cancelled where the person asked to stop."""
        if self.cancelled:
            raise Cancelled
        self.stepped.emit(done, total, words)


Work = Callable[[Progress], Any]


class _Worker(QThread):
    ended = Signal(object, object)  # result, error

    def __init__(self, work: Work, progress: Progress) -> None:
        super().__init__()
        self._work, self._progress = work, progress

    def run(self) -> None:
        """Do the work; whatever happens is handed to the screen's thread."""
        try:
            self.ended.emit(self._work(self._progress), None)
        except Exception as error:
            self.ended.emit(None, error)


class Operation(QObject):
    """One running work. It lives until its work has ended; a page that is gone hears nothing any more."""

    finished = Signal()

    def __init__(self, owner: QWidget, work: Work, done: Callable[[Any], None]) -> None:
        super().__init__(QApplication.instance())
        self.progress = Progress()
        self._owner: QWidget | None = owner
        self._done = done
        self._worker = _Worker(work, self.progress)
        self._dialog: QProgressDialog | None = None
        self.refused: Callable[[Issue], None] | None = None
        owner.destroyed.connect(self._forget_owner)
        self._worker.ended.connect(self._end)
        self._worker.finished.connect(self._clean)

    def start(self, title: str, delay: int) -> None:
        """Begin; a progress panel comes after ``delay`` milliseconds."""
        if title:
            self._dialog_timer = QTimer(self, singleShot=True, interval=delay)
            self._dialog_timer.timeout.connect(lambda: self._show_progress(title))
            self._dialog_timer.start()
        self._worker.start()

    def wait(self) -> None:
        """Block until the work has ended (tests, closing the program)."""
        self._worker.wait()

    def _show_progress(self, title: str) -> None:
        if self._owner is None or self._worker.isFinished():
            return
        dialog = QProgressDialog(title, _("Cancel"), 0, 0, self._owner.window())
        dialog.setWindowTitle(title)
        dialog.setMinimumDuration(0)
        dialog.canceled.connect(self.progress.cancel)
        dialog.destroyed.connect(self._forget_dialog)
        self.progress.stepped.connect(self._show_step)
        dialog.show()
        self._dialog = dialog

    def _show_step(self, done: int, total: int, words: str) -> None:
        if self._dialog is not None and not self.progress.cancelled:
            self._dialog.setMaximum(total)
            self._dialog.setValue(min(done, max(total - 1, 0)))
            if words:
                self._dialog.setLabelText(words)

    def _end(self, result: object, error: Exception | None) -> None:
        if self._dialog is not None:
            self._dialog.canceled.disconnect()
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
        if self._owner is None or isinstance(error, Cancelled):
            return
        if error is not None:
            fail(self._owner, error, self.refused)
        else:
            guarded(self._owner, lambda: self._done(result), self.refused)

    def _forget_dialog(self) -> None:
        """It went with its window while the work goes on."""
        self._dialog = None

    def _forget_owner(self) -> None:
        self._owner = None
        self.progress.cancel()

    def _clean(self) -> None:
        self.finished.emit()
        self.deleteLater()


def run(
    owner: QWidget,
    work: Work,
    *,
    done: Callable[[Any], None],
    refused: Callable[[Issue], None] | None = None,
    title: str = "",
    delay: int = 300,
) -> Operation:
    """Run ``work`` in a thread. ``refused`` takes a Refusal's issue instead of the usual sentence on the page."""
    operation = Operation(owner, work, done)
    operation.refused = refused
    operation.start(title, delay)
    return operation


def guarded(
    owner: QWidget, act: Callable[[], object], refused: Callable[[Issue], None] | None = None
) -> bool:
    """Run a short act on the screen's thread with the same care for failures; gives whether it went through."""
    try:
        act()
    except Exception as error:
        fail(owner, error, refused)
        return False
    return True


def fail(owner: QWidget, error: Exception, refused: Callable[[Issue], None] | None = None) -> None:
    """The world's failure as a sentence on the page; ours as log, report file and apology."""
    if not isinstance(error, Refusal):
        failures_of(QApplication.instance()).handle(error)
    elif refused is not None:
        refused(error.issue)
    else:
        tell(owner, message_of(error.issue), "err")


def tell(owner: QWidget, text: str, tone: str = "neutral") -> None:
    """Say a sentence on the nearest page round a widget, else in a dialog."""
    widget: QWidget | None = owner
    while widget is not None:
        if isinstance(widget, Telling):
            widget.tell(text, tone)
            return
        widget = widget.parentWidget()
    QMessageBox.warning(owner, _("Notice"), text)


def set_failures(app: QObject, failures: Failures) -> None:
    """Say where unexpected failures of this application go."""
    app.setProperty("failures", failures)


def failures_of(app: QObject | None) -> Failures:
    """Where they go; a folder for temporary files where nothing was said."""
    found = app.property("failures") if app is not None else None
    return found if isinstance(found, Failures) else Failures(Path(tempfile.gettempdir()) / "xacai")
