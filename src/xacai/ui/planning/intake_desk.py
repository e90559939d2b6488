"""Taking a plan in: left the source, right what was recognised; nothing is stored before the primary button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.issue import Issue
from xacai.domain.plan import Plan
from xacai.intake.plan import Reading
from xacai.services import mending
from xacai.ui.models.grid import GridModel
from xacai.ui.planning import intake_view as view
from xacai.ui.planning.intake_parts import CountStrip, QuestionBar, SourceView
from xacai.ui.planning.intake_reading import Taken
from xacai.ui.planning.keeping_grid import KeepingGrid
from xacai.ui.planning.target_view import target_columns, target_rows
from xacai.ui.planning.task_view import task_columns
from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.wording.language import _
from xacai.wording.messages import message_of

HEAD, TARGETS, TASKS = "head", "targets", "tasks"


class IntakeDesk(QWidget):
    """Shows a reading. ``accepted`` asks to store ``plan``, ``left`` drops it, ``dropped(path)`` is another file."""

    accepted = Signal()
    left = Signal()
    dropped = Signal(str)
    other_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.taken: Taken | None = None
        self.plan: Plan | None = None
        self.open_issues: list[Issue] = []
        self._total, self._current, self._room = 0, -1, Room()
        self._first: list[Issue] = []
        self._parts: tuple[str, ...] = view.PARTS
        self.setAcceptDrops(True)
        look, outer = theme(), QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look.px(8))
        self.counts = CountStrip()
        self.counts.next.connect(self.go_to_next)
        self.source = SourceView()
        self.question = QuestionBar()
        self.question.answered.connect(self.answer)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(look.px(8))
        self._middle.addWidget(self.source, 5)
        self._middle.addWidget(self._recognised(), 6)
        outer.addWidget(self.counts)
        outer.addLayout(self._middle, 1)
        outer.addWidget(self.question)
        outer.addWidget(self._foot())

    @property
    def reading(self) -> Reading:
        """The reading on the desk."""
        assert self.taken is not None
        return self.taken.reading

    def lay(self, taken: Taken) -> None:
        """Show what was recognised."""
        self.taken, self.plan = taken, taken.reading.plan
        self.open_issues = list(view.questions(taken.reading))
        self._first, self._total, self._current = (
            list(view.asked_first(taken.reading)),
            len(self.open_issues),
            -1,
        )
        self.source.show_lines(taken.lines)
        self._show()
        if self._first:
            self._ask_first()
        elif not self.go_to_next():
            self.question.hide()
        self.accept_button.setFocus(
            Qt.FocusReason.OtherFocusReason
        ) if not self.open_issues else self.tasks.setFocus()

    def set_room(self, room: Room) -> None:
        """The source stands above as a strip where it is narrow."""
        self._room = room
        direction = QHBoxLayout.Direction.TopToBottom if room.narrow else QHBoxLayout.Direction.LeftToRight
        self._middle.setDirection(direction)
        self.source.set_strip(room.narrow)
        self._parts = view.PARTS if room.wide else view.NARROW_PARTS
        self.counts.set_narrow(room.narrow)
        if self.plan is not None:
            self._show()

    def go_to_next(self) -> bool:
        """Put the cursor on the next doubtful place and ask its question; False where none is left."""
        if self._first or not self.open_issues:
            return False
        self._current = (self._current + 1) % len(self.open_issues)
        self._ask(self.open_issues[self._current])
        return True

    def answer(self, act: str) -> None:
        """An answer was given to the question shown."""
        if self._first:
            self._first.pop(0)
            self._ask_first() if self._first else self._settle_first()
            return
        if self.plan is None or not 0 <= self._current < len(self.open_issues):
            return
        issue = self.open_issues[self._current]
        place = view.place_of(issue)
        if act == view.TYPE:
            self.tasks.setFocus()
            self.tasks.edit_here()
            return
        if act == view.KEEP:
            self.plan = mending.with_deadline_as_is(self.plan, place.key)
        elif act in (view.MEND, view.NONE):
            task = self.plan.task(place.key)
            text = (
                mending.in_plan_year(task.deadline, self.plan.year)
                if task is not None and act == view.MEND
                else ""
            )
            self.plan = mending.with_task_part(self.plan, place.key, "deadline", text)
        self._close(issue)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8 goes to the next doubt."""
        if event.key() == Qt.Key.Key_F8:
            self.go_to_next()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Another file."""
        path = next((url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()), "")
        if path:
            self.dropped.emit(path)

    def _recognised(self) -> Card:
        card = Card(_("Recognised"), flush=True)
        choices = (Choice(HEAD, _("Head")), Choice(TARGETS, _("Targets")), Choice(TASKS, _("Tasks")))
        self.part = SegmentedControl(choices, TASKS, _("Recognised"))
        card.add_to_head(self.part)
        self.head = Grid(GridModel(view.head_columns()), _("Head"), row_height=34)
        self.targets = Grid(GridModel(target_columns(())), _("Targets"), row_height=42)
        self.tasks = KeepingGrid(_("Tasks"))
        self.tasks.committed.connect(self._commit)
        self.tasks.answered.connect(lambda _key, _column, number: self.question.press(number))
        self.tasks.place_changed.connect(self._follow)
        self.stack = QStackedWidget()
        self.part.chosen.connect(lambda key: self.stack.setCurrentIndex((HEAD, TARGETS, TASKS).index(key)))
        for grid in (self.head, self.targets, self.tasks):
            self.stack.addWidget(grid)
        self.stack.setCurrentWidget(self.tasks)
        card.add(self.stack, 1)
        return card

    def _foot(self) -> Card:
        card, line = Card(), QHBoxLayout()
        self.words = Label("", 13, ink="ink2")
        leave = Button(_("Drop it, take nothing in"), TEXT)
        leave.clicked.connect(self.left)
        self.leave_button = leave
        self.accept_button = Button("", PRIMARY)
        self.accept_button.clicked.connect(self.accepted)
        other = Button(_("Open another file"), OUTLINED, icon="folder")
        other.clicked.connect(self.other_wanted)
        line.addWidget(self.words, 1)
        line.addWidget(leave)
        line.addWidget(other)
        line.addWidget(self.accept_button)
        card.body.setContentsMargins(theme().px(16), theme().px(8), theme().px(12), theme().px(8))
        card.add(line)
        return card

    def _show(self) -> None:
        assert self.plan is not None
        left = len(self.open_issues)
        self.counts.show_counts(view.count_strip(self.reading, self.plan, left, self._total), bool(left))
        self.head.grid_model.set_rows(view.head_rows(self.plan))
        self.targets.grid_model.set_rows(target_rows(self.plan, None, {}))
        leads = tuple(dict.fromkeys(task.lead for task in self.plan.tasks if task.lead))
        columns = task_columns(self._parts, leads)
        if columns != self.tasks.grid_model.columns:
            self.tasks.grid_model.set_columns(columns)
        self.tasks.grid_model.set_rows(view.recognised_rows(self.plan, self._parts, self.open_issues))
        self.accept_button.set_text(view.accept_words(left))
        self.accept_button.set_ready(not self._first, _("Answer the question first."))
        words = _("“Take in” stores it as the plan of {year}. Places not looked at keep their question mark.")
        self.words.setText("" if self._room.narrow else words.format(year=self.plan.year))

    def _ask_first(self) -> None:
        answer = (view.Answer(view.RIGHT, _("Yes, take it nevertheless")),)
        self.question.ask(message_of(self._first[0]), answer)

    def _settle_first(self) -> None:
        self._show()
        if not self.go_to_next():
            self.question.hide()

    def _ask(self, issue: Issue) -> None:
        assert self.plan is not None
        place = view.place_of(issue)
        self.question.ask(message_of(issue), view.answers(issue, self.plan))
        self.part.choose({"head": HEAD, "target": TARGETS, "targets": TARGETS}.get(place.kind, TASKS))
        self.source.show_line(view.source_line(issue, self.reading))
        if place.kind == "task":
            column = self._parts.index(place.part) if place.part in self._parts else 1
            self.tasks.go_to(place.key, column)

    def _follow(self, key: str, _column: int) -> None:
        self.source.show_line(self.reading.lines.get(key, 0))

    def _close(self, issue: Issue) -> None:
        """A question is answered: go on to the one that now stands in its place."""
        self.open_issues.remove(issue)
        self._current -= 1
        self._show()
        if not self.go_to_next():
            self.question.hide()
            self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _commit(self, key: str, column: int, text: str) -> None:
        """A cell was mended by hand: its questions are answered."""
        assert self.plan is not None
        part = self._parts[column]
        self.plan = mending.with_task_part(self.plan, key, part, text)
        mine = view.Place("task", key, part)
        self.open_issues = [issue for issue in self.open_issues if view.place_of(issue) != mine]
        self._current = -1
        self._show()
        if not self.open_issues:
            self.question.hide()
