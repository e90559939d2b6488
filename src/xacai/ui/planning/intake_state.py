"""What lies on the intake desk, as one value; every act makes a new one, so that each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from xacai.domain.issue import Issue, Severity
from xacai.domain.plan import Plan, Task
from xacai.domain.text import squeeze
from xacai.intake.plan import Reading
from xacai.intake.sureness import sureness
from xacai.services import mending
from xacai.services.column_meaning import Meaning
from xacai.ui.planning import intake_view as view
from xacai.wording.language import N_, _

PARTS = ("content", "product", "lead", "coordinating", "deadline", "budget")
"""The parts of a task that can be mended."""
_ROW_WORDS = {
    "split": N_("Row split in two"),
    "join": N_("Rows joined"),
    "delete": N_("Row left out"),
}


@dataclass(frozen=True, slots=True)
class State:
    """A reading with what was mended in it; ``open`` are the questions left, ``first`` those asked before all."""

    reading: Reading
    plan: Plan
    open: tuple[Issue, ...]
    first: tuple[Issue, ...]
    total: int = 0
    meanings: tuple[Meaning, ...] = ()

    @property
    def sureness(self) -> dict[str, int]:
        """How sure each row is now, 0 to 100: a row whose questions were answered is sure."""
        return sureness(self.plan.tasks, self.open)

    @property
    def kept(self) -> Reading:
        """The reading with only the questions that nobody answered."""
        return replace(self.reading, plan=self.plan, issues=self.open)


def begin(reading: Reading) -> State:
    """A reading as it came."""
    asked = view.questions(reading)
    return State(reading, reading.plan, asked, view.asked_first(reading), len(asked))


def agreed(state: State) -> State:
    """The first of the questions asked before all is answered with yes."""
    return replace(state, first=state.first[1:])


def answered(state: State, issue: Issue, act: str) -> State:
    """A question is answered by one of the acts that stand beside it."""
    place, plan = view.place_of(issue), state.plan
    if act == view.KEEP:
        plan = mending.with_deadline_as_is(plan, place.key)
    elif act == view.NONE:
        plan = mending.with_task_part(plan, place.key, "deadline", "")
    elif act == view.MEND:
        plan = mending.with_task_part(plan, place.key, place.part, view.proposed(issue, plan))
    return replace(state, plan=plan, open=tuple(item for item in state.open if item != issue))


def mended(state: State, key: str, part: str, text: str) -> State:
    """A cell is typed anew: its questions are answered, and what is doubtful in the new words is asked."""
    plan = mending.with_task_part(state.plan, key, part, text)
    rest = [issue for issue in state.open if view.place_of(issue) != view.Place("task", key, part)]
    task = plan.task(key)
    if part == "deadline" and task is not None:
        rest.extend(_doubts(task))
    return replace(state, plan=plan, open=in_order(plan, rest))


def _doubts(task: Task) -> list[Issue]:
    details = {"key": task.key, "text": task.deadline.text}
    place = f"task {task.key} / deadline"
    return [Issue(code, Severity.QUESTION, place, details) for code in task.deadline.doubts]


def in_order(plan: Plan, issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """Questions in the order of the document."""
    order = {task.key: place for place, task in enumerate(plan.tasks)}
    return tuple(sorted(issues, key=lambda issue: order.get(view.place_of(issue).key, -1)))


RowAct = Callable[[State, str], tuple[State, str]]


def split(state: State, key: str) -> tuple[State, str]:
    """A row as two; gives the key of the new one."""
    if state.plan.task(key) is None:
        return state, key
    plan, fresh = mending.split_task(state.plan, key)
    lines = {**state.reading.lines, fresh: state.reading.lines.get(key, 0)}
    return replace(state, plan=plan, reading=replace(state.reading, lines=lines)), fresh


def join(state: State, key: str) -> tuple[State, str]:
    """A row together with the next of its field; the questions of both stand on it."""
    task, following = state.plan.task(key), _next(state.plan, key)
    if task is None or following is None:
        return state, key
    plan = state.plan
    for part in PARTS:
        ours, theirs = view.part_text(task, part), view.part_text(following, part)
        together = _together(ours, theirs, as_words=part == "content")
        if together != ours:
            plan = mending.with_task_part(plan, key, part, together)
    plan = mending.without(plan, following.key)
    issues = [_moved(issue, following.key, key) for issue in state.open]
    return replace(state, plan=plan, open=in_order(plan, issues)), key


def _next(plan: Plan, key: str) -> Task | None:
    task = plan.task(key)
    own = plan.tasks_of(task.field_no) if task is not None else ()
    place = next((number for number, item in enumerate(own, 1) if item.key == key), len(own))
    return own[place] if place < len(own) else None


def _together(ours: str, theirs: str, *, as_words: bool) -> str:
    """Two texts as one: a sentence goes on in small letters, else they are parted; equal ones stand once."""
    ours, theirs = squeeze(ours), squeeze(theirs)
    if not theirs or theirs == ours:
        return ours
    if not ours:
        return theirs
    goes_on = as_words and not theirs[:1].isupper() and not ours.endswith((".", ";"))
    return f"{ours} {theirs}" if goes_on else f"{ours.rstrip(' ;.')}; {theirs}"


def _moved(issue: Issue, was: str, key: str) -> Issue:
    if view.place_of(issue).key != was:
        return issue
    return replace(
        issue,
        where=issue.where.replace(f"task {was}", f"task {key}", 1),
        params={**issue.params, "key": key},
    )


def delete(state: State, key: str) -> tuple[State, str]:
    """A row left out, with its questions."""
    following = _next(state.plan, key)
    rest = tuple(issue for issue in state.open if view.place_of(issue).key != key)
    plan = mending.without(state.plan, key)
    return replace(state, plan=plan, open=rest), following.key if following is not None else ""


ROW_ACTS: dict[str, RowAct] = {"split": split, "join": join, "delete": delete}


def row_words(verb: str) -> str:
    """What was done with a row."""
    return _(_ROW_WORDS[verb])


def read_again(state: State, reading: Reading, meaning: Meaning) -> State:
    """The reading with another meaning of a column; cells mended by hand stay mended where their row is still there."""
    fresh = begin(reading)
    moved = {meaning.role.value}
    plan, rest = fresh.plan, list(fresh.open)
    for task in state.plan.tasks:
        was, now = state.reading.plan.task(task.key), plan.task(task.key)
        if was is None or now is None:
            continue
        for part in PARTS:
            text = view.part_text(task, part)
            if part not in moved and text != view.part_text(was, part):
                plan = mending.with_task_part(plan, task.key, part, text)
                rest = [issue for issue in rest if view.place_of(issue) != view.Place("task", task.key, part)]
    meanings = (*state.meanings, meaning)
    return replace(fresh, plan=plan, open=tuple(rest), first=state.first and fresh.first, meanings=meanings)
