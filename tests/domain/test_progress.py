"""How a task stands at the cut-off."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.deadline import read_deadline
from xacai.domain.period import quarter, window
from xacai.domain.plan import Deliverable, Task
from xacai.domain.progress import (
    Entry,
    Mark,
    Proof,
    Standing,
    Status,
    check_progress,
    count,
    falls_due,
    judge,
)

Q3 = quarter(2025, 3)
DAYS = window(Q3)


def task(deadline: str, deliverables: tuple[Deliverable, ...] = ()) -> Task:
    return Task(
        key="I.1/1",
        content="Việc",
        field_no="I",
        deadline=read_deadline(deadline, 2025),
        deliverables=deliverables,
    )


def entry(mark: Mark, **details: object) -> Entry:
    return Entry(task_key="I.1/1", period=str(details.pop("period", "2025-Q3")), mark=mark, **details)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("deadline", "entries", "expected"),
    [
        ("Quý IV/2025", (), Status.NOT_STARTED),
        ("Trước ngày 31/12/2025", (), Status.NOT_STARTED),
        ("Quý II/2025", (), Status.OVERDUE),
        ("Quý II/2025", (entry(Mark.IN_PROGRESS),), Status.OVERDUE),
        ("Quý II/2025", (entry(Mark.DONE, done_on=date(2025, 6, 30)),), Status.DONE_ON_TIME),
        ("Quý II/2025", (entry(Mark.DONE, done_on=date(2025, 7, 1)),), Status.DONE_LATE),
        ("Quý IV/2025", (entry(Mark.IN_PROGRESS),), Status.IN_PROGRESS),
        ("Thường xuyên", (), Status.NOT_STARTED),
        ("Thường xuyên", (entry(Mark.DONE),), Status.DONE_ON_TIME),
        ("Thường xuyên", (entry(Mark.DONE, period="2025-Q2"),), Status.NOT_STARTED),
        ("Khi có hướng dẫn của tỉnh", (), Status.WAITING),
        ("Khi có hướng dẫn của tỉnh", (entry(Mark.IN_PROGRESS),), Status.IN_PROGRESS),
        ("Khi có hướng dẫn của tỉnh", (entry(Mark.DONE),), Status.DONE_ON_TIME),
        ("Quý II/2025", (entry(Mark.DROPPED, note="Tỉnh đã bỏ"),), Status.DROPPED),
    ],
)
def test_the_conventions(deadline: str, entries: tuple[Entry, ...], expected: Status) -> None:
    assert judge(task(deadline), entries, DAYS, Q3.code).status is expected


def test_a_task_is_done_when_each_product_is() -> None:
    two = task("Quý II/2025", (Deliverable("Kế hoạch"), Deliverable("Báo cáo")))
    first = entry(Mark.DONE, deliverable=1, done_on=date(2025, 5, 1))
    assert judge(two, (first,), DAYS, Q3.code).status is Status.OVERDUE
    second = entry(Mark.DONE, deliverable=2, done_on=date(2025, 6, 1))
    assert judge(two, (first, second), DAYS, Q3.code).status is Status.DONE_ON_TIME


def test_the_newest_entry_counts() -> None:
    older, newer = entry(Mark.DONE, period="2025-Q2"), entry(Mark.IN_PROGRESS)
    assert judge(task("Quý IV/2025"), (older, newer), DAYS, Q3.code).status is Status.IN_PROGRESS


def test_what_falls_due_in_a_window() -> None:
    assert falls_due(task("Tháng 8/2025"), DAYS)
    assert falls_due(task("Thường xuyên"), DAYS)
    assert not falls_due(task("Quý I/2025"), DAYS)
    assert not falls_due(task("Khi có hướng dẫn"), DAYS)


@given(st.lists(st.sampled_from(list(Status)), max_size=60))
def test_counts_add_up_and_waiting_is_out_of_the_denominator(statuses: list[Status]) -> None:
    progress = count(Standing(task(""), status, None) for status in statuses)
    assert progress.tasks == len(statuses)
    parts = progress.done + progress.in_progress + progress.not_started + progress.overdue
    assert parts == progress.counted == len(statuses) - progress.waiting - progress.dropped


def test_done_asks_for_a_product() -> None:
    bare = judge(task("Quý II/2025"), (entry(Mark.DONE),), DAYS, Q3.code)
    told = judge(task("Quý II/2025"), (entry(Mark.DONE, proof=Proof("12/BC-UBND")),), DAYS, Q3.code)
    late = judge(task("Quý II/2025"), (), DAYS, Q3.code)
    assert [issue.code for issue in check_progress([bare, told, late])] == [
        "report.done-without-product",
        "report.overdue-without-reason",
    ]
