"""Start of the window: paint first, think after. Nothing of the store, of PDF or of SQL is imported before.

``run(argv, open_workspace)``: shows the empty frame, then calls ``open_workspace()`` from the event loop and hands
what it gives to ``settle(window, workspace)``, which opens the pages (or the first start).
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from xacai.ui import qt_words
from xacai.ui.main_window import MainWindow
from xacai.ui.pages import page_specs
from xacai.ui.theme import Mode, install

if TYPE_CHECKING:
    from xacai.services.workspace import Workspace

Settle = Callable[[MainWindow, Any], None]
Claim = Callable[[], bool]


def run(
    argv: Sequence[str],
    open_workspace: Callable[[], Workspace],
    *,
    settle: Settle | None = None,
    mode: Mode = "system",
    percent: int = 100,
    reports: Path | None = None,
    claim: Claim | None = None,
) -> int:
    """Run the window until it is closed; gives the exit status.

    ``claim()`` is asked once the window exists: False means that another start owns the folder and was
    told to come to the front, so this one leaves with 0. ``reports`` is the folder for report files of failures.
    """
    app = make_application(argv, mode=mode, percent=percent)
    window = MainWindow(page_specs())
    if claim is not None and not claim():
        return 0
    after_first_paint(window, lambda: begin(window, open_workspace, settle or open_first_page, reports))
    window.show()
    return app.exec()


def make_application(argv: Sequence[str], *, mode: Mode = "system", percent: int = 100) -> QApplication:
    """The application with words and theme, before the first widget."""
    QApplication.setStyle("Fusion")  # before the application: afterwards it costs a second style
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(list(argv))
    app.setApplicationName("xacai")
    qt_words.install(app)
    install(app, mode, percent)
    return app


def care_for_failures(reports: Path | None = None) -> None:
    """From now on no exception reaches the person as a traceback: log, report file, apology."""
    from xacai.ui.failure import Failures
    from xacai.ui.operation import set_failures

    failures = Failures(reports or Path.home() / ".xacai" / "reports")
    failures.install()
    app = QApplication.instance()
    if app is not None:
        set_failures(app, failures)


def begin(
    window: MainWindow, open_workspace: Callable[[], Workspace], settle: Settle, reports: Path | None = None
) -> None:
    """Open the workspace behind the painted window; a refusal is said and ends the program."""
    from xacai.ui.icons import program_icon
    from xacai.ui.operation import guarded

    gc.enable()  # whoever opened the door may have put it off till the first paint
    care_for_failures(reports)
    window.setWindowIcon(program_icon())
    window.top.show()
    if not guarded(window, lambda: settle(window, open_workspace())):
        window.close()


def open_first_page(window: MainWindow, workspace: Workspace) -> None:
    """Show the first page of the present year."""
    from datetime import date

    from xacai.ui.frame import Scope

    window.open(workspace, Scope(date.today().year, ""))


def switch_language(window: MainWindow, code: str) -> None:
    """Speak another language at once: catalogue, Qt's words, frame and pages."""
    from xacai.wording.language import use_language

    use_language(code)
    app = QApplication.instance()
    if app is not None:
        qt_words.install(app)
    window.rebuild()


class _FirstPaint(QObject):
    """Waits for the first paint of a window, then calls once from the event loop."""

    def __init__(self, window: MainWindow, act: Callable[[], None]) -> None:
        super().__init__(window)
        self._act: Callable[[], None] | None = act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the paint through and act after it."""
        if event.type() == QEvent.Type.Paint and self._act is not None:
            act, self._act = self._act, None
            watched.removeEventFilter(self)
            QTimer.singleShot(0, act)
        return False


def after_first_paint(window: MainWindow, act: Callable[[], None]) -> None:
    """Call ``act`` after the window was painted for the first time."""
    _FirstPaint(window, act)
