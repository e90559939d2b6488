"""What the progress page looks at: the plan, its standings today, all entries, the period. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xacai.domain.period import Period, Window, own_part
from xacai.domain.plan import Plan, Task
from xacai.domain.progress import Entry, Standing, judge
from xacai.services.computing import find_report
from xacai.services.dropped_tasks import DroppedTask, dropped_tasks
from xacai.services.planning import find_plan
from xacai.services.todos import is_soon
from xacai.services.tracking import entries_until, office_window, stand_today
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Desk:
    """One reading of the store. ``period`` is the part that entries are written for (quý II of 6 tháng)."""

    plan: Plan
    scope: Period
    period: Period
    window: Window
    today: date
    standings: tuple[Standing, ...]
    entries: tuple[Entry, ...]
    locked: bool
    dropped: tuple[DroppedTask, ...] = ()

    def standing(self, key: str) -> Standing | None:
        """The standing of a task."""
        return next((item for item in self.standings if item.task.key == key), None)

    def entries_of(self, task: Task) -> tuple[Entry, ...]:
        """All entries of a task, oldest first."""
        return tuple(entry for entry in self.entries if entry.task_key == task.key)

    def judged(self, task: Task, period: Period, days: Window) -> Standing:
        """The task as it stood at the end of another period."""
        return judge(task, self.entries, days, period.code)

    def is_soon(self, item: Standing) -> bool:
        """Whether the task is due within the coming days."""
        return is_soon(item, self.today)

    @property
    def done_day(self) -> date:
        """The day set when a task is marked done: today, inside the period."""
        return min(self.today, self.window.last)


def read_desk(workspace: Workspace, period: Period, known: Plan | None = None) -> Desk | None:
    """Read it; None without a plan. Refused where the office did not exist in the period.

    ``known`` saves reading the plan again after an entry, which leaves the plan as it is.
    """
    plan = known if known is not None else find_plan(workspace, period.year)
    if plan is None:
        return None
    report = find_report(workspace, period)
    return Desk(
        plan=plan,
        scope=period,
        period=own_part(period),
        window=office_window(workspace.office(), period),
        today=workspace.today(),
        standings=stand_today(workspace, plan, period),
        entries=entries_until(workspace, plan, period),
        locked=report is not None and report.locked,
        dropped=dropped_tasks(workspace, plan),
    )
