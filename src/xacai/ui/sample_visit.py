"""A visit to the sample office from the window of the own one: nothing done there can reach the own data folder.

The own data folder stays open and locked meanwhile, so that a second start still comes to this window, and so that
the next program start opens the own office again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from xacai.bootstrap import open_sample
from xacai.domain.issue import Issue, Refusal
from xacai.services import practising
from xacai.services.workspace import Workspace
from xacai.ui.main_window import MainWindow
from xacai.ui.operation import Operation, Progress, run
from xacai.wording.language import _
from xacai.wording.messages import message_of

STEPS = 4
_SPOILT = frozenset({"store.newer", "store.damaged", "store.missing", "store.foreign"})
_Role = QMessageBox.ButtonRole


class SampleVisit(QObject):
    """``show(workspace)`` opens the pages of the sample, ``home()`` what the own data folder shows."""

    def __init__(
        self,
        window: MainWindow,
        own: Workspace,
        show: Callable[[Workspace], None],
        home: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self.sample: Workspace | None = None
        self.preparing: Operation | None = None
        self.busy = False
        self._window, self._own, self._show, self._home = window, own, show, home
        window.sample_wanted.connect(self.enter)
        window.sample_renewed.connect(self.ask_afresh)
        window.sample_left.connect(self.leave)
        window.destroyed.connect(self._close)

    def enter(self) -> None:
        """Open the sample office; furnished first where it is not there yet."""
        if self.sample is None and not self.busy and self._window.let_go():
            self._prepare(afresh=False)

    def leave(self) -> bool:
        """Go back to the own data folder; False where the open page, or the making of a sample, keeps the person."""
        if self.sample is None:
            return not self.busy
        if not self._window.let_go():
            return False
        self._part()
        self._home()
        return True

    def ask_afresh(self) -> None:
        """Furnish the sample anew, after a question: what was tried in it is gone then."""
        if self.sample is None or not self._window.let_go():
            return
        box, agreeing = question(self._window)
        box.exec()
        if box.clickedButton() is agreeing:
            self.begin_afresh()

    def begin_afresh(self) -> None:
        """Furnish the sample anew."""
        self._part()
        self._prepare(afresh=True)

    def _prepare(self, *, afresh: bool) -> None:
        """Begin once the store of a sample that was just left is closed."""
        self.busy = True
        self._window.centralWidget().setEnabled(False)
        QTimer.singleShot(0, self, lambda: self._begin(afresh))

    def _begin(self, afresh: bool) -> None:
        self.preparing = run(
            self._window,
            partial(_opened, self._own, afresh),
            done=self._entered,
            refused=self._refused,
            title=_("Setting up the sample office"),
        )
        self.preparing.finished.connect(self._prepared)

    def _entered(self, workspace: Workspace) -> None:
        self.sample = workspace
        self._show(workspace)

    def _refused(self, issue: Issue) -> None:
        self._prepared()
        self._window.say(message_of(issue), "err")

    def _prepared(self) -> None:
        """However it ended: the window can be used again, and shows something."""
        if not self.busy:
            return
        self.busy, self.preparing = False, None
        self._window.centralWidget().setEnabled(True)
        if self.sample is None and not self._window.shows_something():
            self._home()

    def _part(self) -> None:
        """Let the sample's pages go; its store is closed when they are gone."""
        self._window.forget()
        if self.sample is not None:
            QTimer.singleShot(0, self.sample.close)
        self.sample = None

    def _close(self) -> None:
        if self.sample is not None:
            self.sample.close()


def _opened(own: Workspace, afresh: bool, progress: Progress) -> Workspace:
    """The sample office, furnished where it is not whole, or cannot be opened any more."""
    if not afresh and practising.is_whole(own.folder):
        try:
            return open_sample(own.folder)
        except Refusal as refusal:
            if refusal.issue.code not in _SPOILT:
                raise
    practising.make_room(own.folder)
    workspace = open_sample(own.folder)
    try:
        for done, _step in enumerate(practising.furnish(workspace), start=1):
            progress.step(done, STEPS)
    except BaseException:
        workspace.close()
        raise
    return workspace


def question(parent: QWidget | None = None) -> tuple[QMessageBox, QPushButton]:
    """Whether to begin the sample afresh, and the button that agrees."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_("Start the sample afresh"))
    box.setText(_("Start the sample office afresh? What was tried in it is gone then."))
    box.setInformativeText(_("The data of your own office is not touched."))
    agreeing = box.addButton(_("Start afresh"), _Role.AcceptRole)
    box.setDefaultButton(box.addButton(_("Go on as it is"), _Role.RejectRole))
    return box, agreeing
