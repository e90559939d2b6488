"""Looks after the copies of the data while the window is open: soon after the start, then every minute, in a thread.

Nobody waits for it and nobody has to remember it. What fails is said once, and tried again an hour later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from xacai.ui.operation import Operation, Telling, run
from xacai.wording.language import _
from xacai.wording.messages import message_of

if TYPE_CHECKING:
    from xacai.services.looking_after import LookedAfter
    from xacai.services.workspace import Workspace
    from xacai.ui.main_window import MainWindow

AFTER_START, EVERY, AFTER_TROUBLE = 20_000, 60_000, 3_600_000
"""Milliseconds: the start is not to be slowed; a stick is noticed soon; a full disk is not tried without end."""


class CopyKeeper(QObject):
    """One for a window and the office's own workspace; it goes with the window."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._running: Operation | None = None
        self._told = frozenset[str]()
        self._writing = ""
        self._pause = EVERY
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._timer.start(AFTER_START)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._leave)

    @property
    def busy(self) -> bool:
        """Whether it is at work."""
        return self._running is not None

    @property
    def next_in(self) -> int:
        """Milliseconds from the end of its work to the next look."""
        return self._pause

    def look(self) -> None:
        """Do what is due, behind the screen."""
        if self._running is not None or self._workspace.store.closed:
            return  # a window may stand a moment longer than its store
        from xacai.services.looking_after import look_after

        self._pause = AFTER_TROUBLE  # unless it goes well
        self._writing = ""
        self._running = run(
            self._window,
            lambda progress: look_after(self._workspace, progress.step),
            done=self._done,
        )
        self._running.progress.stepped.connect(self._show_step)
        self._running.finished.connect(self._ended)

    def _show_step(self, done: int, total: int, _words: str) -> None:
        """How far the second place is, in the lower bar, so that nobody pulls the stick."""
        share = f"{done * 100 // max(total, 1)} %"
        if share != self._writing:
            self._writing = share
            self._window.bottom.say(
                _("Writing a copy to the second place: {share}. Leave the stick in.").format(share=share)
            )

    def _done(self, done: LookedAfter) -> None:
        if not done.issues:
            self._pause = EVERY
        if self._writing:
            words = _("A copy was written to the second place and read back; the stick can be taken out.")
            self._window.bottom.say(words if done.carried is not None else "")
        if done.anything:
            self._window.refresh_frame()
            self._refresh_settings()
        self._say(done)

    def _say(self, done: LookedAfter) -> None:
        """Each trouble once, till it has gone."""
        page = self._window.stack.currentWidget()
        for issue in done.issues:
            if issue.code not in self._told and isinstance(page, Telling):
                page.tell(message_of(issue), "warn")
        self._told = frozenset(issue.code for issue in done.issues)

    def _refresh_settings(self) -> None:
        """The list of copies, where it is looked at."""
        from xacai.ui.settings.page import SettingsPage

        page = self._window.stack.currentWidget()
        if isinstance(page, SettingsPage) and page.current == "backups":
            page.refresh()

    def _ended(self) -> None:
        self._running = None
        self._timer.start(self._pause)

    def _leave(self) -> None:
        """The program ends: what is being written is given up, nothing stays under its name."""
        self._timer.stop()
        if self._running is not None:
            self._running.progress.cancel()
            self._running.wait()
