"""Taking a plan in: left the source, right what was recognised; nothing is stored before the primary button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.issue import Issue
from xacai.domain.plan import Plan
from xacai.ui.planning import intake_state as states
from xacai.ui.planning import intake_view as view
from xacai.ui.planning.intake_act import Act
from xacai.ui.planning.intake_parts import CountStrip, Foot
from xacai.ui.planning.intake_reading import ReadAgain, Taken, relabelled
from xacai.ui.planning.intake_result import ResultCard
from xacai.ui.planning.intake_sheet import SourceSheet
from xacai.ui.planning.intake_source import Spot, issue_spot, spot_of, task_at
from xacai.ui.planning.intake_state import State
from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.wording.language import _
from xacai.wording.messages import message_of


class IntakeDesk(QWidget):
    """Shows a reading. ``accepted`` asks to store it, ``left`` drops it, ``meaning_chosen`` is a column's."""

    accepted = Signal()
    left = Signal()
    meaning_chosen = Signal(object)

    def __init__(self, undo_stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.taken: Taken | None = None
        self._state: State | None = None
        self._undo, self._asked, self._room = undo_stack, -1, Room()
        self.counts, self.source, self.result = CountStrip(), SourceSheet(), ResultCard()
        self.question, self.tasks = self.result.question, self.result.tasks
        self.foot = Foot()
        self.accept_button = self.foot.accept_button
        look, outer = theme(), QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look.px(8))
        self._middle = QHBoxLayout()
        self._middle.setSpacing(look.px(8))
        self._middle.addWidget(self.source, 5)
        self._middle.addWidget(self.result, 6)
        outer.addWidget(self.counts)
        outer.addLayout(self._middle, 1)
        outer.addWidget(self.foot)
        self._connect()

    @property
    def state(self) -> State:
        """What lies on the desk; ask ``taken`` first."""
        assert self._state is not None
        return self._state

    @property
    def plan(self) -> Plan:
        """The plan as it would be stored."""
        return self.state.plan

    @property
    def open_issues(self) -> tuple[Issue, ...]:
        """The questions left, in the order in which they are asked."""
        sure = self.state.sureness if self.result.order.isChecked() else {}
        return tuple(sorted(self.state.open, key=lambda issue: sure.get(view.place_of(issue).key, 0)))

    def lay(self, taken: Taken) -> None:
        """Show what was recognised."""
        self._undo.clear()
        self.taken, self._state, self._asked = taken, states.begin(taken.reading), -1
        self.source.lay(taken.document)
        self._show()
        if self.state.first:
            self._ask_first()
        elif not self.go_to_next():
            self.question.hide()
            self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, state: State) -> None:
        """Show another state (after an act, an undo, a redo)."""
        before, self._state = self.state, state
        if state.meanings != before.meanings and self.taken is not None:
            spot = self.source.paper.spot
            self.source.lay(relabelled(self.taken, state.meanings), spot)
        self._show()

    def do(self, words: str, state: State) -> None:
        """Show a state that an act made, and make it undoable."""
        before = self.state
        if state != before:
            self.put(state)
            self._undo.push(Act(words, before, state, self.put, self.ask))

    def set_room(self, room: Room) -> None:
        """The source stands above as a strip where it is narrow."""
        self._room = room
        direction = QHBoxLayout.Direction.TopToBottom if room.narrow else QHBoxLayout.Direction.LeftToRight
        self._middle.setDirection(direction)
        self.source.set_strip(room.narrow)
        self.counts.set_narrow(room.narrow)
        self.result.set_room(room)
        if self._state is not None:
            self._show()

    def go_to_next(self, step: int = 1) -> bool:
        """Put the cursor on the next (the former: -1) doubtful place and ask its question; False where none is left."""
        issues = self.open_issues if self._state is not None else ()
        if not issues or self.state.first:
            return False
        self.tasks.commit_open_editor()
        self.ask(issues[(self._asked + step) % len(issues)])
        self.tasks.setFocus()
        return True

    def ask(self, issue: Issue | None) -> None:
        """Ask a question at its place."""
        if issue is None or issue not in self.state.open:
            self._hide_answered()
            return
        place = view.place_of(issue)
        self.result.go_to(place)
        self._ask_here(issue)
        document, task = self.source.paper.document, self.plan.task(place.key)
        self.source.set_spot(issue_spot(document, issue, self.state.reading, task))

    def answer(self, act: str) -> None:
        """An answer was given to the question shown."""
        if self.state.first:
            self.do(_("Question answered"), states.agreed(self.state))
            self._ask_first() if self.state.first else self.go_to_next()
            return
        issues = self.open_issues
        if not 0 <= self._asked < len(issues):
            return
        if act == view.TYPE:
            self.result.type_here()
            return
        self.do(_("Question answered"), states.answered(self.state, issues[self._asked], act))
        self._asked -= 1
        if not self.go_to_next():
            self._hide_answered()
            self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_again(self, found: ReadAgain) -> None:
        """The document was read with another meaning of a column."""
        self.do(_("Meaning of the column changed"), found.state)
        self._hide_answered()

    def _connect(self) -> None:
        self.counts.next.connect(lambda: self.go_to_next())
        self.counts.former.connect(lambda: self.go_to_next(-1))
        self.source.place_chosen.connect(self._follow_source)
        self.source.meaning_chosen.connect(self.meaning_chosen)
        self.accept_button.clicked.connect(self.accepted)
        self.foot.leave_button.clicked.connect(self.left)
        self.result.committed.connect(self._commit)
        self.result.row_asked.connect(self._change_row)
        self.result.place_changed.connect(self._follow)
        self.result.order_changed.connect(self._restart)
        self.question.answered.connect(self.answer)
        keys = {
            "F8": lambda: self.go_to_next(),
            "Shift+F8": lambda: self.go_to_next(-1),
            "Ctrl+J": lambda: self.result.ask_row("join"),
        }
        for key, act in keys.items():
            shortcut = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(act)

    def _show(self) -> None:
        state = self.state
        left, total = len(state.open), max(state.total, len(state.open))
        self.counts.show_counts(view.count_strip(state.reading, state.plan, left, total), bool(left))
        self.result.show_state(state)
        document, plan = self.source.paper.document, state.plan
        self.source.paper.mark(
            issue_spot(document, issue, state.reading, plan.task(view.place_of(issue).key))
            for issue in state.open
        )
        self.accept_button.set_text(view.accept_words(left))
        self.accept_button.set_ready(not state.first, _("Answer the question first."))
        words = _(
            "“Take in” stores it as the plan of {year}. Deadlines not looked at keep their question mark; "
            "look at the other places first."
        )
        self.foot.words.setText("" if self._room.narrow else words.format(year=plan.year))

    def _ask_first(self) -> None:
        answer = (view.Answer(view.RIGHT, _("Yes, take it nevertheless")),)
        self.question.ask(message_of(self.state.first[0]), answer)

    def _ask_here(self, issue: Issue) -> None:
        self._asked = self.open_issues.index(issue)
        self.question.ask(message_of(issue), view.answers(issue, self.plan))

    def _hide_answered(self) -> None:
        """The question shown was answered in another way, or by an undo: it goes; the next comes with F8."""
        self._asked = -1
        self.question.hide()

    def _restart(self) -> None:
        """Another order: begin with its first question."""
        self._asked = -1
        self.go_to_next()

    def _follow(self, key: str, part: str) -> None:
        """The cursor went to a cell: its place in the document, and its question where it has one."""
        if self._state is None or not key or self.state.first:
            return
        issues = self.open_issues
        here = view.Place("task", key, part)
        if 0 <= self._asked < len(issues) and view.place_of(issues[self._asked]) == here:
            return
        asked = next((issue for issue in issues if view.place_of(issue) == here), None)
        if asked is not None:
            self._ask_here(asked)
        line, task = self.state.reading.lines.get(key, 0), self.plan.task(key)
        self.source.set_spot(spot_of(self.source.paper.document, line, part, task) if line else Spot())

    def _follow_source(self, line: int, _column: int) -> None:
        """A line of the document was chosen: show its task."""
        key = task_at(self.state.reading.lines, line)
        if key and key != self.tasks.current_row():
            quiet = self.tasks.blockSignals(True)
            self.tasks.go_to(key, 1)
            self.tasks.blockSignals(quiet)

    def _commit(self, key: str, part: str, text: str) -> None:
        """A cell was mended by hand: its questions are answered."""
        asked = self.open_issues[self._asked] if 0 <= self._asked < len(self.open_issues) else None
        self.do(_("Cell mended"), states.mended(self.state, key, part, text))
        self._stay(asked)

    def _change_row(self, verb: str, key: str) -> None:
        asked = self.open_issues[self._asked] if 0 <= self._asked < len(self.open_issues) else None
        changed, place = states.ROW_ACTS[verb](self.state, key)
        self.do(states.row_words(verb), changed)
        if place:
            self.tasks.go_to(place, 1)
        self._stay(asked)

    def _stay(self, asked: Issue | None) -> None:
        """Keep the question shown while it is open."""
        if asked in self.open_issues:
            self._asked = self.open_issues.index(asked)
        elif not self.state.first:
            self._hide_answered()
