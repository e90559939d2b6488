"""Planned and spent money by source and field."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.budget import budget_lines, budget_total, overspent_tasks
from xacai.domain.plan import Budget, Task
from xacai.domain.progress import Entry, Mark


def task(key: str, amount: int | None, source: str = "", text: str = "", field: str = "I") -> Task:
    return Task(key, "Việc", field, budget=Budget(text, amount, source))


def spent(key: str, amount: int | None, period: str = "2026-Q1", part: int = 0) -> Entry:
    return Entry(key, period, Mark.IN_PROGRESS, part, spent_vnd=amount)


TASKS = (
    task("a", 10_000_000, "Ngân sách xã"),
    task("b", 5_000_000, "Ngân sách tỉnh", field="II"),
    task("c", None, "Ngân sách xã", "Theo dự toán được giao"),
    task("d", None),
)


def test_sums_stand_by_source_over_all_periods_and_products() -> None:
    entries = (
        spent("a", 4_000_000),
        spent("a", 3_000_000, "2026-Q2", 1),
        spent("b", 6_000_000),
        spent("b", None),
    )
    own, province = budget_lines(TASKS, entries, lambda item: item.budget.source)
    assert (own.name, own.planned, own.spent, own.tasks, own.unread) == (
        "Ngân sách xã",
        10_000_000,
        7_000_000,
        2,
        1,
    )
    assert (province.planned, province.spent, province.overspent) == (5_000_000, 6_000_000, 1_000_000)
    assert [line.name for line in overspent_tasks(TASKS, entries)] == ["b"]


def test_a_task_without_money_stands_nowhere_until_something_was_spent() -> None:
    total = budget_total(TASKS, ())
    assert total is not None
    assert total.tasks == 3
    with_more = budget_total(TASKS, (spent("d", 1),))
    assert with_more is not None
    assert (with_more.tasks, with_more.spent) == (4, 1)
    assert [line.overspent for line in overspent_tasks(TASKS, (spent("d", 1), spent("c", 9)))] == [1]
    assert budget_total((task("d", None),), ()) is None


@given(
    st.lists(st.tuples(st.integers(0, 10**12), st.integers(0, 10**12), st.sampled_from("xyz")), min_size=1)
)
def test_lines_add_up_to_the_total(items: list[tuple[int, int, str]]) -> None:
    tasks = [task(str(n), planned, source) for n, (planned, _paid, source) in enumerate(items)]
    entries = [spent(str(n), paid) for n, (_planned, paid, _source) in enumerate(items)]
    lines = budget_lines(tasks, entries, lambda item: item.budget.source)
    total = budget_total(tasks, entries)
    assert total is not None
    assert sum(line.planned for line in lines) == total.planned == sum(item[0] for item in items)
    assert sum(line.spent for line in lines) == total.spent == sum(item[1] for item in items)
