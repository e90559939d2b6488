"""Who is behind, by lead department."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from xacai.domain.behind import by_department
from xacai.domain.deadline import read_deadline
from xacai.domain.period import quarter, window
from xacai.domain.plan import Task
from xacai.domain.progress import Standing, Status

DAYS = window(quarter(2026, 3))


def standing(lead: str, status: Status, due: date | None = None, deadline: str = "Quý III/2026") -> Standing:
    return Standing(
        Task("I.1/1", "Việc", "I", lead=lead, deadline=read_deadline(deadline, 2026)), status, due
    )


def test_the_department_with_most_overdue_tasks_comes_first() -> None:
    items = (
        standing("A", Status.DONE_ON_TIME, date(2026, 8, 31)),
        standing("A", Status.WAITING),
        standing("B", Status.OVERDUE, date(2026, 6, 30)),
        standing("B", Status.DONE_LATE, date(2026, 9, 14)),
        standing("C", Status.NOT_STARTED, None, "Thường xuyên"),
        standing("D", Status.WAITING),
    )
    found = by_department(items, DAYS)
    assert [item.name for item in found] == ["B", "C", "A", "D"]
    assert [(item.due, item.progress.overdue, item.progress.waiting) for item in found] == [
        (2, 1, 0),
        (1, 0, 0),
        (1, 0, 1),
        (0, 0, 1),
    ]
    assert [item.done_ratio for item in found] == [Decimal("50.0"), Decimal("0.0"), Decimal("100.0"), None]
