"""Who is behind: the standings of tasks counted by lead department."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from xacai.domain.number import round_half_up
from xacai.domain.period import Window
from xacai.domain.progress import Progress, Standing, count, repeats


@dataclass(frozen=True, slots=True)
class DepartmentStanding:
    """A lead department as written in the plan: how many of its tasks fall due in the period, and all its counts."""

    name: str
    due: int
    progress: Progress

    @property
    def done_ratio(self) -> Decimal | None:
        """Done tasks in per cent of the counted ones, one decimal; None where none is counted."""
        if not self.progress.counted:
            return None
        return round_half_up(Decimal(100 * self.progress.done) / self.progress.counted, 1)


def by_department(standings: Iterable[Standing], days: Window) -> tuple[DepartmentStanding, ...]:
    """One line for each lead department, those with most overdue tasks first, then the lowest ratio."""
    groups: dict[str, list[Standing]] = {}
    for item in standings:
        groups.setdefault(item.task.lead, []).append(item)
    found = [
        DepartmentStanding(name, sum(1 for item in items if is_due(item, days)), count(items))
        for name, items in groups.items()
    ]
    return tuple(sorted(found, key=_urgency))


def is_due(item: Standing, days: Window) -> bool:
    """Whether a task is to be looked at in the window: it comes round in it, or its last day lies in it."""
    return repeats(item.task) or (item.due is not None and days.holds(item.due))


def _urgency(item: DepartmentStanding) -> tuple[int, Decimal]:
    ratio = item.done_ratio
    return -item.progress.overdue, Decimal(101) if ratio is None else ratio
