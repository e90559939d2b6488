"""Plans: keys that never change, edits, what is missing, differences of revisions."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.plan import (
    Plan,
    PlanChange,
    PlanField,
    PlanHead,
    PlanKind,
    Task,
    check_plan,
    compare_plans,
    moved_task,
    new_task_key,
    read_plan_key,
    with_deadline,
    with_new_task,
    with_task,
    without_task,
)

FIELDS = (PlanField("I", "Thể chế"), PlanField("II", "Thủ tục"))


def task(key: str, content: str = "Việc") -> Task:
    return Task(key=key, content=content, field_no=key.split(".")[0], no="1", lead="Văn phòng")


PLAN = Plan(
    key="2026/cchc",
    year=2026,
    head=PlanHead(title="Kế hoạch", legal_bases=("Căn cứ",)),
    fields=FIELDS,
    tasks=(task("I.1/1"), task("I.1/2"), task("II.1/1"), task("II.1/2"), task("II.1/3")),
)


def keys(plan: Plan) -> list[str]:
    return [item.key for item in plan.tasks]


def test_keys_name_year_and_kind() -> None:
    assert read_plan_key("2025/cchc") == (2025, PlanKind.CCHC)
    assert read_plan_key("2025/rieng") == (2025, PlanKind.OTHER)
    assert read_plan_key("cchc") is None


def test_a_new_key_is_behind_the_largest_even_after_a_removal() -> None:
    assert new_task_key(PLAN.tasks, "II", "1") == "II.1/4"
    assert new_task_key(without_task(PLAN, "II.1/2").tasks, "II", "1") == "II.1/4"
    assert new_task_key(PLAN.tasks, "III", "") == "III/1"


def test_a_new_task_stands_behind_its_neighbour_or_at_the_end_of_its_field() -> None:
    assert keys(with_new_task(PLAN, task("I.1/3"), after="I.1/1"))[:3] == ["I.1/1", "I.1/3", "I.1/2"]
    assert keys(with_new_task(PLAN, task("I.1/3")))[:3] == ["I.1/1", "I.1/2", "I.1/3"]
    assert keys(with_new_task(replace(PLAN, tasks=()), task("I.1/1"))) == ["I.1/1"]


@given(st.sampled_from(keys(PLAN)), st.integers(-6, 6))
def test_moving_stays_inside_the_field_and_loses_nothing(key: str, steps: int) -> None:
    moved = moved_task(PLAN, key, steps)
    assert sorted(keys(moved)) == sorted(keys(PLAN))
    assert [item.field_no for item in moved.tasks] == [item.field_no for item in PLAN.tasks]


def test_moving_up_and_down_again_is_nothing() -> None:
    assert moved_task(moved_task(PLAN, "II.1/3", -2), "II.1/3", 2) == PLAN
    assert keys(moved_task(PLAN, "II.1/3", -1))[2:] == ["II.1/1", "II.1/3", "II.1/2"]


def test_what_is_missing_is_said_with_its_place() -> None:
    assert check_plan(PLAN) == ()
    bare = Plan(
        key="2026/cchc", year=2026, tasks=(replace(task("I.1/1"), content=" ", lead=""), task("I.1/1"))
    )
    found = {(issue.code, issue.where) for issue in check_plan(bare)}
    assert found == {
        ("plan.title-missing", "head / title"),
        ("plan.no-bases", "head / legal_bases"),
        ("plan.field-unknown", "task I.1/1 / field"),
        ("plan.content-missing", "task I.1/1 / content"),
        ("plan.lead-missing", "task I.1/1 / lead"),
        ("plan.key-twice", "task I.1/1"),
    }


def test_differences_of_two_revisions() -> None:
    changed = with_task(PLAN, with_deadline(replace(PLAN.tasks[0], lead="Phòng Kinh tế"), "Quý I/2026", 2026))
    changed = with_new_task(without_task(changed, "II.1/2"), task("I.1/3", "Việc mới"))
    assert compare_plans(PLAN, changed) == (
        PlanChange("task I.1/1", "lead", "Văn phòng", "Phòng Kinh tế"),
        PlanChange("task I.1/1", "deadline", "", "Quý I/2026"),
        PlanChange("task I.1/3", "added", "", "Việc mới"),
        PlanChange("task II.1/2", "removed", "Việc", ""),
    )
    assert compare_plans(PLAN, PLAN) == ()
