"""Progress of the plan: record what was done in a period, see how each task stands."""

from __future__ import annotations

from datetime import date, timedelta

from xacai.domain.issue import refuse
from xacai.domain.office import Office
from xacai.domain.period import Period, Window, clip, own_part, read_period, window
from xacai.domain.plan import Plan, Task
from xacai.domain.progress import Entry, Mark, Standing, standings, waits
from xacai.services.workspace import Workspace


def office_window(office: Office, period: Period) -> Window:
    """The period's data window cut to the office's validity; refused where nothing is left of it."""
    days = clip(window(period), office.valid_from, office.valid_to)
    if days is None:
        raise refuse(
            "report.outside-validity", f"report {period.code}", period=period.code, office=office.name
        )
    return days


def record(workspace: Workspace, plan_key: str, entry: Entry) -> Entry:
    """Store what was recorded for a task (or one of its deliverables) in a period, in place of the same entry."""
    with workspace.store.writing("task.set", f"{plan_key} {entry.task_key}") as shelves:
        plan = shelves.plans.get(plan_key)
        if plan is None:
            raise refuse("plan.unknown", f"plan {plan_key}", key=plan_key)
        _refuse_unfit(plan, entry, workspace.today())
        shelves.progress.put(plan_key, entry)
    return entry


def forget(workspace: Workspace, plan_key: str, entry: Entry) -> None:
    """Take back what was recorded (undo)."""
    with workspace.store.writing("task.unset", f"{plan_key} {entry.task_key}") as shelves:
        shelves.progress.remove(plan_key, entry.task_key, entry.period, entry.deliverable)


def _refuse_unfit(plan: Plan, entry: Entry, today: date) -> None:
    task = plan.task(entry.task_key)
    where = f"task {entry.task_key}"
    if task is None:
        raise refuse("plan.task-unknown", where, task=entry.task_key, key=plan.key)
    if not 0 <= entry.deliverable <= len(task.deliverables):
        raise refuse("plan.deliverable-unknown", where, task=entry.task_key, number=str(entry.deliverable))
    if entry.done_on is not None and entry.done_on > today:
        raise refuse("plan.done-in-future", where, task=entry.task_key)
    if entry.spent_vnd is not None and entry.spent_vnd < 0:
        raise refuse("plan.spent-negative", where, task=entry.task_key)
    if (entry.met_on is not None or entry.due is not None) and not waits(task):
        raise refuse("plan.task-waits-not", where, task=entry.task_key)
    if entry.met_on is not None and entry.met_on > today:
        raise refuse("plan.met-in-future", where, task=entry.task_key)
    if entry.met_on is not None and entry.due is not None and entry.due < entry.met_on:
        raise refuse("plan.due-before-met", where, task=entry.task_key)


def entries_until(workspace: Workspace, plan: Plan, period: Period) -> tuple[Entry, ...]:
    """The plan's entries of every period that ends no later than this one, oldest first."""
    with workspace.store.reading() as shelves:
        entries = tuple(shelves.progress.entries(plan.key))
    last = window(period).last
    dated = [(ends, entry) for entry in entries if (ends := _end(entry.period)) is not None and ends <= last]
    return tuple(entry for _, entry in sorted(dated, key=lambda pair: pair[0]))


def _end(code: str) -> date | None:
    period = read_period(code)
    return window(period).last if period is not None else None


def stand(workspace: Workspace, plan: Plan, period: Period) -> tuple[Standing, ...]:
    """Every task's standing at the period's cut-off, as the report will say it."""
    days = office_window(workspace.office(), period)
    return standings(plan, entries_until(workspace, plan, period), days, own_part(period).code)


def stand_today(workspace: Workspace, plan: Plan, period: Period) -> tuple[Standing, ...]:
    """Every task's standing now: a task due today is not overdue before the day is over."""
    days = office_window(workspace.office(), period)
    last = min(days.last, workspace.today() - timedelta(days=1))
    seen = Window(min(days.first, last), last)
    return standings(plan, entries_until(workspace, plan, period), seen, own_part(period).code)


def entry_for(task: Task, period: Period, mark: Mark) -> Entry:
    """A fresh entry of the whole task in a period."""
    return Entry(task_key=task.key, period=own_part(period).code, mark=mark)
