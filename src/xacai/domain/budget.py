"""Money of a plan: planned and spent, summed by source, by field or over all; what was spent above its plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from xacai.domain.plan import Task
from xacai.domain.progress import Entry


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """Sums in đồng over the tasks of one source or field. ``unread`` tasks name a budget whose sum is not known."""

    name: str
    planned: int
    spent: int
    tasks: int
    unread: int = 0

    @property
    def overspent(self) -> int:
        """How much more than planned was spent; 0 within the plan, and where a planned sum is not known."""
        return 0 if self.unread else max(0, self.spent - self.planned)


def spent_by_task(entries: Iterable[Entry]) -> dict[str, int]:
    """Đồng spent on each task over all periods given; a task without any money entered is left out."""
    sums: dict[str, int] = {}
    for entry in entries:
        if entry.spent_vnd is not None:
            sums[entry.task_key] = sums.get(entry.task_key, 0) + entry.spent_vnd
    return sums


def budget_lines(
    tasks: Sequence[Task], entries: Iterable[Entry], name: Callable[[Task], str]
) -> tuple[BudgetLine, ...]:
    """One line for each name that tasks with money bear, in the order of the tasks."""
    spent = spent_by_task(entries)
    groups: dict[str, list[Task]] = {}
    for task in tasks:
        if task.budget.amount_vnd is not None or task.budget.text or task.key in spent:
            groups.setdefault(name(task), []).append(task)
    return tuple(_line(title, items, spent) for title, items in groups.items())


def budget_total(tasks: Sequence[Task], entries: Iterable[Entry]) -> BudgetLine | None:
    """The line over all tasks with money; None where there are none."""
    return next(iter(budget_lines(tasks, entries, lambda _task: "")), None)


def overspent_tasks(tasks: Sequence[Task], entries: Iterable[Entry]) -> tuple[BudgetLine, ...]:
    """A line for each task on which more was spent than planned; named by the task's key."""
    lines = budget_lines(tasks, entries, lambda task: task.key)
    return tuple(line for line in lines if line.overspent)


def _line(name: str, tasks: Sequence[Task], spent: dict[str, int]) -> BudgetLine:
    return BudgetLine(
        name,
        planned=sum(task.budget.amount_vnd or 0 for task in tasks),
        spent=sum(spent.get(task.key, 0) for task in tasks),
        tasks=len(tasks),
        unread=sum(1 for task in tasks if task.budget.text and task.budget.amount_vnd is None),
    )
