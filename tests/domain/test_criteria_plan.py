"""A plan that keeps the index up and its criteria: the one made of the other, and back."""

from __future__ import annotations

from dataclasses import replace

from xacai.domain.criteria_plan import criteria_of_plan, plan_with_criteria
from xacai.domain.criteria_reading import criteria_data, read_criteria
from xacai.domain.plan import Plan, PlanField, PlanHead, PlanKind, Task
from xacai.files.criteria import packaged_criteria

FIELDS = (PlanField("I", "CHỈ ĐẠO"), PlanField("II", "THỦ TỤC"))


def task(no: str, field: str, parent: str = "") -> Task:
    return Task(
        f"{field}.{no}/1", f"Việc {no}", field, no, parent=parent, product=f"Đạt {no}", lead="Văn phòng"
    )


def plan(*tasks: Task) -> Plan:
    return Plan(
        "2026/par-index", 2026, PlanKind.PAR_INDEX, head=PlanHead("Kế hoạch"), fields=FIELDS, tasks=tasks
    )


def test_printed_numbers_are_codes_where_they_hold() -> None:
    found = criteria_of_plan(
        plan(task("1.1", "I"), task("2.1.1", "II", "Nhóm"), task("2.1.2", "II", "Nhóm")), "x"
    )
    assert [item.code for item in found.criteria] == ["1", "1.1", "2", "2.1", "2.1.1", "2.1.2"]
    assert [item.code for item in found.unscored()] == ["1.1", "2.1.1", "2.1.2"]
    first = found.get("1.1")
    assert first is not None and (first.requirement, first.owner) == ("Đạt 1.1", "Văn phòng")
    assert read_criteria(criteria_data(found))[0] == found


def test_numbers_that_repeat_are_given_anew() -> None:
    found = criteria_of_plan(
        plan(task("10", "I"), task("10", "I"), task("10", "II", "A"), task("10", "II", "B")), "x"
    )
    assert [item.code for item in found.criteria] == ["1", "1.1", "1.2", "2", "2.1", "2.1.1", "2.2", "2.2.1"]


def test_a_plan_gets_a_task_for_each_criterion_it_lacks() -> None:
    criteria = packaged_criteria()[0]
    empty = replace(plan(), fields=())
    some = plan_with_criteria(empty, criteria, ("3.4.1", "7.4.1"))
    assert [(item.field_no, item.no) for item in some.tasks] == [("III", "3.4.1"), ("VII", "7.4.1")]
    assert [item.no for item in some.fields] == ["III", "VII"]
    assert some.tasks[0].deadline.windows and some.tasks[0].parent == "Giải quyết hồ sơ"
    whole = plan_with_criteria(some, criteria)
    assert len(whole.tasks) == len(tuple(criteria.components()))
    assert whole.tasks[:2] == some.tasks
    assert plan_with_criteria(whole, criteria) == whole
