"""Taking in as a view of the plan page: first a place for a document, then what was recognised."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from xacai.domain.issue import Issue
from xacai.services.workspace import Workspace
from xacai.ui.operation import Operation, Work, guarded, run
from xacai.ui.page import Page
from xacai.ui.planning.export import choose_document
from xacai.ui.planning.intake_desk import IntakeDesk
from xacai.ui.planning.intake_parts import IntakeStart
from xacai.ui.planning.intake_reading import Taken, store, take_file, take_pasted
from xacai.ui.room import Room
from xacai.wording.language import _
from xacai.wording.messages import message_of


class IntakePage(QStackedWidget):
    """``stored(plan)`` after the person agreed; ``left`` when it was dropped."""

    stored = Signal(object)
    left = Signal()

    def __init__(self, workspace: Workspace, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._page = workspace, page
        self._year, self._forward = 0, 0
        self.reading: Operation | None = None
        self.start, self.desk = IntakeStart(), IntakeDesk()
        self.start.pressed.connect(self._press)
        self.start.dropped.connect(lambda path: self.read_file(Path(path)))
        self.desk.dropped.connect(lambda path: self.read_file(Path(path)))
        self.desk.left.connect(self._leave)
        self.desk.other_wanted.connect(lambda: self._press("file"))
        self.desk.accepted.connect(self._accept)
        self.addWidget(self.start)
        self.addWidget(self.desk)

    @property
    def busy(self) -> bool:
        """Whether a document lies here that is neither stored nor dropped."""
        return self.currentWidget() is self.desk and self.desk.taken is not None

    def begin(self, year: int, forward: int | None = None) -> None:
        """Wait for a document of a year; ``forward``: the year it is to be copied to."""
        self._year, self._forward = year, forward or 0
        self.desk.taken = None
        self.start.refuse("")
        self.setCurrentWidget(self.start)
        self.start.buttons[0].setFocus()

    def set_room(self, room: Room) -> None:
        """Tell the desk."""
        self.desk.set_room(room)

    def read_file(self, path: Path) -> None:
        """Read a file off the screen's thread."""
        self._read(lambda _progress: take_file(self._workspace, path, self._year, self._forward or None))

    def read_pasted(self, text: str, html: str = "") -> None:
        """Read what was copied, off the screen's thread."""
        self._read(
            lambda _progress: take_pasted(self._workspace, text, html, self._year, self._forward or None)
        )

    def _read(self, work: Work) -> None:
        self.reading = run(
            self._page, work, done=self._show, refused=self._refuse, title=_("Reading the document")
        )

    def _show(self, taken: Taken) -> None:
        self._page.header.set_words(_("Take in a plan"), taken.name)
        self.desk.lay(taken)
        self.setCurrentWidget(self.desk)

    def _refuse(self, issue: Issue) -> None:
        self.desk.taken = None
        self.setCurrentWidget(self.start)
        self.start.refuse(message_of(issue))

    def _press(self, way: str) -> None:
        if way == "file":
            path = choose_document(self._page)
            if path is not None:
                self.read_file(path)
        elif way == "paste":
            copied = QGuiApplication.clipboard().mimeData()
            self.read_pasted(copied.text(), copied.html())
        else:
            self._leave()

    def _leave(self) -> None:
        self.desk.taken = None
        self.setCurrentWidget(self.start)
        self.left.emit()

    def _accept(self) -> None:
        taken, plan = self.desk.taken, self.desk.plan
        if taken is None or plan is None:
            return
        self.desk.tasks.commit_open_editor()
        found = []
        if guarded(self._page, lambda: found.append(store(self._workspace, taken, self.desk.plan or plan))):
            self.desk.taken = None
            self.setCurrentWidget(self.start)
            self.stored.emit(found[0])
