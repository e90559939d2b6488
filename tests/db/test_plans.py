"""The shelf of plans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from sqlalchemy import event
from tests.db.samples import KEY, plans

from xacai.db.shelf import ShelfRefused
from xacai.db.store import Store
from xacai.domain.plan import Plan, Task, with_task, without_task

TASKS = tuple(Task(f"I.1/{number}", f"Việc {number}", "I", lead="Văn phòng") for number in range(1, 6))
PLAN = Plan(KEY, 2025, tasks=TASKS)


@given(plans())
def test_each_plan_written_over_the_last_comes_back(lasting: Store, plan: Plan) -> None:
    with lasting.writing("plan", plan.key) as shelves:
        shelves.plans.put(plan)
    with lasting.reading() as shelves:
        assert shelves.plans.get(plan.key) == plan


@given(plans())
def test_nor_does_it_matter_what_the_store_remembers(lasting: Store, plan: Plan) -> None:
    lasting._stored.clear()
    with lasting.writing("plan", plan.key) as shelves:
        shelves.plans.put(plan)
        assert shelves.plans.get(plan.key) == plan


@given(plans())
def test_issued_revisions_stay_as_they_were(lasting: Store, plan: Plan) -> None:
    with lasting.writing("issue", plan.key) as shelves:
        shelves.plans.put(plan)
        shelves.plans.put_revision(plan)
        shelves.plans.put(replace(plan, tasks=()))
    with lasting.reading() as shelves:
        assert shelves.plans.revision(plan.key, plan.revision) == plan
        assert plan.revision in shelves.plans.revisions(plan.key)
        assert shelves.plans.revision(plan.key, plan.revision - 10**18 - 1) is None


def _written(store: Store, plan: Plan) -> list[str]:
    """The statements that a save sends, the audit's aside."""
    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if not statement.startswith(("BEGIN", "SELECT", "INSERT INTO audit")):
            sent.append(" ".join(statement.split()[:3]))

    event.listen(store._writer, "before_cursor_execute", note)
    with store.writing("edit", plan.key) as shelves:
        shelves.plans.put(plan)
    event.remove(store._writer, "before_cursor_execute", note)
    return sent


def test_one_changed_cell_writes_one_row(store: Store) -> None:
    with store.writing("plan", KEY) as shelves:
        shelves.plans.put(PLAN)
    edited = with_task(PLAN, replace(TASKS[2], note="đã sửa"))
    assert _written(store, edited) == ["INSERT INTO task"]
    assert _written(store, edited) == []
    assert _written(store, without_task(edited, TASKS[-1].key)) == ["DELETE FROM task"]


def test_an_edit_of_something_older_is_refused(store: Store) -> None:
    mine = with_task(PLAN, replace(TASKS[0], note="của tôi"))
    theirs = with_task(PLAN, replace(TASKS[0], note="của bạn"))
    with store.writing("plan", KEY) as shelves:
        shelves.plans.put(PLAN)
    with store.writing("edit", KEY) as shelves:
        shelves.plans.put(theirs, PLAN)
    with pytest.raises(ShelfRefused) as refusal, store.writing("edit", KEY) as shelves:
        shelves.plans.put(mine, PLAN)
    assert refusal.value.issue.code == "store.changed"
    with store.reading() as shelves:
        assert shelves.plans.get(KEY) == theirs


def test_lists_are_light_and_newest_year_first(store: Store) -> None:
    with store.writing("plans") as shelves:
        shelves.plans.put(replace(PLAN, key="2024/cchc", year=2024, tasks=()))
        shelves.plans.put(PLAN)
    with store.reading() as shelves:
        assert shelves.plans.keys() == (KEY, "2024/cchc")
        assert [item.tasks for item in shelves.plans.summaries()] == [5, 0]
        assert shelves.plans.get("2023/cchc") is None


def test_a_removed_draft_leaves_no_rows(store: Store) -> None:
    with store.writing("plan") as shelves:
        shelves.plans.put(PLAN)
    with store.writing("remove") as shelves:
        shelves.plans.remove(KEY)
    with store.reading() as shelves:
        assert shelves.plans.get(KEY) is None
    with store.writing("again") as shelves:
        shelves.plans.put(PLAN)
        assert shelves.plans.get(KEY) == PLAN
