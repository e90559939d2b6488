"""Progress of tasks: what an officer recorded in a period, and what it means at the cut-off.

A task due on 31/12 is not late at a cut-off of 14/12. Continuous and recurring tasks have an occurrence per reporting
period, done when its product or a sentence of result is entered. A waiting task is out of the denominator until its
condition is met, and how many wait is printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xacai.domain.deadline import Recurrence
from xacai.domain.issue import Issue, Severity
from xacai.domain.period import Window
from xacai.domain.plan import Plan, Task


class Mark(StrEnum):
    """What an officer says of a task or one of its deliverables."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    WAITING = "waiting"
    DROPPED = "dropped"


class Status(StrEnum):
    """What it comes to at the cut-off."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    WAITING = "waiting"
    DROPPED = "dropped"


DONE = frozenset({Status.DONE_ON_TIME, Status.DONE_LATE})
_EACH_PERIOD = frozenset({Recurrence.CONTINUOUS, Recurrence.MONTHLY, Recurrence.QUARTERLY})
OUTSIDE = frozenset({Status.WAITING, Status.DROPPED})


@dataclass(frozen=True, slots=True)
class Proof:
    """The document that proves a result: number, day, issuer, abstract; any may be empty."""

    number: str = ""
    day: date | None = None
    issuer: str = ""
    abstract: str = ""

    def __bool__(self) -> bool:
        return bool(self.number or self.abstract)


@dataclass(frozen=True, slots=True)
class Entry:
    """What was recorded for a task in a period. ``deliverable`` 0 is the whole task, n its n-th product.

    ``spent_vnd`` in đồng, of this period alone; ``result`` a sentence for the report. ``met_on`` and ``due`` belong to
    a task that waits: the day its condition was met, and the day that it is due since then.
    """

    task_key: str
    period: str
    mark: Mark
    deliverable: int = 0
    done_on: date | None = None
    proof: Proof = Proof()
    result: str = ""
    spent_vnd: int | None = None
    note: str = ""
    met_on: date | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A task as it stands at a cut-off: its status, the last day it is due, and the entries behind it."""

    task: Task
    status: Status
    due: date | None
    entries: tuple[Entry, ...] = ()

    @property
    def result(self) -> str:
        """The newest sentence of result, else the newest product's abstract."""
        for entry in reversed(self.entries):
            if entry.result or entry.proof.abstract:
                return entry.result or entry.proof.abstract
        return ""


def repeats(task: Task) -> bool:
    """Whether the task has an occurrence in each reporting period. Yearly and phased ones end with their window."""
    return any(item in _EACH_PERIOD for item in task.deadline.recurrence)


def waits(task: Task) -> bool:
    """Whether the task waits on something and has no date of its own."""
    return task.deadline.condition is not None and not task.deadline.windows and not task.deadline.recurrence


def due_day(task: Task) -> date | None:
    """The last day of the task's windows; None for recurring, waiting and unread ones."""
    if repeats(task):
        return None
    return max((span.due for span in task.deadline.windows), default=None)


def falls_due(task: Task, days: Window) -> bool:
    """Whether the task is to be looked at in the window: due in it, or coming round in it."""
    due = due_day(task)
    return repeats(task) or (due is not None and days.holds(due))


def judge(task: Task, entries: Iterable[Entry], days: Window, period: str) -> Standing:
    """The task's standing at the end of the day ``days.last``, from its entries up to and including ``period``.

    ``entries`` come oldest first. For repeating tasks only those of the period itself count.
    """
    own = tuple(entry for entry in entries if entry.task_key == task.key)
    relevant = tuple(entry for entry in own if entry.period == period) if repeats(task) else own
    due = due_since(task, relevant)
    return Standing(task, _status(task, relevant, days, due), due, relevant)


def due_since(task: Task, entries: Iterable[Entry]) -> date | None:
    """The task's last day; of a task that waits the one set when its condition was met (newest entry)."""
    given = [entry.due for entry in entries if entry.task_key == task.key and entry.due is not None]
    return given[-1] if given and waits(task) else due_day(task)


def _status(task: Task, entries: Sequence[Entry], days: Window, due: date | None) -> Status:
    latest = {entry.deliverable: entry for entry in entries}
    marks = {entry.mark for entry in latest.values()}
    whole = latest.get(0)
    if whole is not None and whole.mark in {Mark.DROPPED, Mark.WAITING}:
        return Status(whole.mark.value)
    if _all_done(task, latest):
        return Status.DONE_LATE if _late(task, latest, due) else Status.DONE_ON_TIME
    if due is not None and due <= days.last:
        return Status.OVERDUE
    if not latest:
        return Status.WAITING if waits(task) else Status.NOT_STARTED
    return Status.NOT_STARTED if marks == {Mark.NOT_STARTED} else Status.IN_PROGRESS


def _all_done(task: Task, latest: Mapping[int, Entry]) -> bool:
    if 0 in latest:
        return latest[0].mark is Mark.DONE
    count = len(task.deliverables)
    return count > 0 and all(n in latest and latest[n].mark is Mark.DONE for n in range(1, count + 1))


def _late(task: Task, latest: Mapping[int, Entry], last: date | None) -> bool:
    """Whether a done part was done after its own window, or after the task's."""
    for number, entry in latest.items():
        if entry.mark is not Mark.DONE or entry.done_on is None:
            continue
        due = last
        if 0 < number <= len(task.deliverables):
            window = task.deliverables[number - 1].window
            due = window.due if window is not None else due
        if due is not None and entry.done_on > due:
            return True
    return False


def standings(plan: Plan, entries: Sequence[Entry], days: Window, period: str) -> tuple[Standing, ...]:
    """Every task's standing, in the plan's order."""
    return tuple(judge(task, entries, days, period) for task in plan.tasks)


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts over tasks. ``counted`` leaves out those that wait or were dropped."""

    tasks: int
    done_on_time: int
    done_late: int
    in_progress: int
    not_started: int
    overdue: int
    waiting: int
    dropped: int

    @property
    def done(self) -> int:
        """Done, in time or late."""
        return self.done_on_time + self.done_late

    @property
    def counted(self) -> int:
        """The denominator: tasks without the waiting and the dropped ones."""
        return self.tasks - self.waiting - self.dropped


def count(items: Iterable[Standing]) -> Progress:
    """The counts over standings."""
    tally = Counter(item.status for item in items)
    return Progress(sum(tally.values()), **{status.value: tally[status] for status in Status})


def check_progress(items: Iterable[Standing]) -> tuple[Issue, ...]:
    """Done without a product or a sentence, dropped without a reason, overdue without a word."""
    issues: list[Issue] = []
    for item in items:
        code = _lack(item)
        if code:
            issues.append(Issue(code, Severity.WARNING, f"task {item.task.key}", {"key": item.task.key}))
    return tuple(issues)


def _lack(item: Standing) -> str:
    told = any(entry.proof or entry.result for entry in item.entries)
    explained = any(entry.note for entry in item.entries)
    if item.status in DONE and not told:
        return "report.done-without-product"
    if item.status is Status.DROPPED and not explained:
        return "report.dropped-without-reason"
    if item.status is Status.OVERDUE and not explained:
        return "report.overdue-without-reason"
    return ""
