"""Taking in as a view of the plan page: a place for a document, what was recognised, what differs from a draft."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QStackedWidget, QWidget

from xacai.domain.issue import Issue
from xacai.domain.plan import PlanState
from xacai.services import taking_in
from xacai.services.column_meaning import Meaning
from xacai.services.workspace import Workspace
from xacai.ui.operation import Operation, Work, guarded, run
from xacai.ui.page import Page
from xacai.ui.planning.export import choose_document
from xacai.ui.planning.intake_desk import IntakeDesk
from xacai.ui.planning.intake_diff import IntakeDiff
from xacai.ui.planning.intake_parts import IntakeStart
from xacai.ui.planning.intake_reading import (
    ReadAgain,
    Taken,
    store,
    take_again,
    take_file,
    take_pasted,
)
from xacai.ui.room import Room
from xacai.ui.widgets.button import OUTLINED, Button
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
        self.start, self.desk, self.diff = IntakeStart(), IntakeDesk(page.undo_stack), IntakeDiff()
        self.setAcceptDrops(True)
        for widget in (self.start, self.desk, self.diff):
            self.addWidget(widget)
        self.other_button = Button(_("Open another file"), OUTLINED, icon="folder")
        self.paste_button = Button(_("Paste the text"), OUTLINED, icon="paste")
        for button, way in ((self.other_button, "file"), (self.paste_button, "paste")):
            page.header.add_action(button).clicked.connect(lambda _checked=False, name=way: self._press(name))
            button.hide()
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether a document lies here that is neither stored nor dropped."""
        return self.currentWidget() is not self.start and self.desk.taken is not None

    def begin(self, year: int, forward: int | None = None) -> None:
        """Wait for a document of a year; ``forward``: the year it is to be copied to."""
        self._year, self._forward = year, forward or 0
        self._clear()
        self.start.refuse("")
        self.start.buttons[0].setFocus()

    def set_room(self, room: Room) -> None:
        """Tell the desk; shorter buttons."""
        self.desk.set_room(room)
        self.other_button.set_text(_("Another file") if room.narrow else _("Open another file"))
        self.paste_button.set_text(_("Paste") if room.narrow else _("Paste the text"))

    def read_file(self, path: Path) -> None:
        """Read a file off the screen's thread."""
        self._read(lambda _progress: take_file(self._workspace, path, self._year, self._forward or None))

    def read_pasted(self, text: str, html: str = "") -> None:
        """Read what was copied, off the screen's thread."""
        self._read(
            lambda _progress: take_pasted(self._workspace, text, html, self._year, self._forward or None)
        )

    def take_in(self, *, replace_draft: bool = False) -> None:
        """Store what was recognised; nothing is stored before."""
        taken = self.desk.taken
        if taken is None:
            return
        found = []
        state = self.desk.state
        if guarded(
            self._page,
            lambda: found.append(store(self._workspace, taken, state, replace_draft=replace_draft)),
        ):
            self._clear()
            self.stored.emit(found[0])

    def showEvent(self, event: QShowEvent) -> None:
        """The page's header offers another document."""
        super().showEvent(event)
        self._show_ways()

    def hideEvent(self, event: QHideEvent) -> None:
        """The header's buttons go with it."""
        super().hideEvent(event)
        for button in (self.other_button, self.paste_button):
            button.setVisible(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Another file."""
        path = next((url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()), "")
        if path:
            self.read_file(Path(path))

    def _connect(self) -> None:
        self.start.pressed.connect(self._press)
        self.start.dropped.connect(lambda path: self.read_file(Path(path)))
        self.desk.left.connect(self._leave)
        self.desk.accepted.connect(self._accept)
        self.desk.meaning_chosen.connect(self._mean)
        self.diff.kept.connect(self._leave)
        self.diff.back.connect(lambda: self.setCurrentWidget(self.desk))
        self.diff.replaced.connect(lambda: self.take_in(replace_draft=True))
        self.currentChanged.connect(lambda _place: self._show_ways())

    def _show_ways(self) -> None:
        for button in (self.other_button, self.paste_button):
            button.setVisible(self.isVisible() and self.currentWidget() is self.desk)

    def _read(self, work: Work) -> None:
        self.reading = run(
            self._page, work, done=self._show, refused=self._refuse, title=_("Reading the document")
        )

    def _show(self, taken: Taken) -> None:
        self._page.header.set_words(_("Take in a plan"), taken.name)
        self.setCurrentWidget(self.desk)
        self.desk.lay(taken)

    def _refuse(self, issue: Issue) -> None:
        """In place where nothing lies here yet; a document that lies here stays."""
        if self.busy:
            self._page.tell(message_of(issue), "warn")
            return
        self._clear()
        self.start.refuse(message_of(issue))

    def _press(self, way: str) -> None:
        if way == "file":
            path = choose_document(self._page)
            if path is not None:
                self.read_file(path)
        elif way == "paste":
            copied = QGuiApplication.clipboard().mimeData()
            self.read_pasted(copied.text(), copied.html() if copied.hasHtml() else "")
        else:
            self._leave()

    def _mean(self, meaning: Meaning) -> None:
        taken = self.desk.taken
        if taken is None:
            return
        state = self.desk.state
        self.reading = run(
            self._page,
            lambda _progress: take_again(self._workspace, taken, state, meaning),
            done=self._meant,
            title=_("Reading the document"),
        )

    def _meant(self, found: ReadAgain | None) -> None:
        if found is None:
            self._page.tell(
                _("With this meaning of the column the table holds no tasks. Nothing was changed."), "warn"
            )
            return
        self.desk.take_again(found)
        words = _("The table was read again: {count} tasks.").format(count=len(found.state.plan.tasks))
        self._page.tell(words, "neutral", _("Undo"), self._page.undo_stack.undo)

    def _clear(self) -> None:
        self.desk.taken = None
        self._page.undo_stack.clear()
        self.setCurrentWidget(self.start)

    def _leave(self) -> None:
        self._clear()
        self.left.emit()

    def _accept(self) -> None:
        """Where a plan stands already: an issued one is amended, of a draft it is asked what to do."""
        if self.desk.taken is None:
            return
        self.desk.tasks.commit_open_editor()
        standing = taking_in.standing_plan(self._workspace, self.desk.plan)
        if standing is None:
            self.take_in()
        elif standing.state is PlanState.ISSUED:
            words = _(
                "The plan of {year} was issued as No. {number}, so nothing takes its place. "
                "To change it, open an amendment, then take the document in again."
            )
            text = words.format(year=standing.year, number=standing.head.number)
            self._page.tell(text, "warn", _("To the issued plan"), self._leave)
        else:
            self.diff.show_plans(standing, self.desk.plan)
            self.setCurrentWidget(self.diff)
