"""A plan that keeps an index up, and the criteria behind it: the one made of the other.

Such a plan is a tree of criteria: its fields, groups of tasks, and tasks with a requirement each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from xacai.domain.criterion import CriteriaSet, Criterion
from xacai.domain.deadline import read_deadline
from xacai.domain.plan import Deliverable, Plan, PlanField, Task, new_task_key
from xacai.domain.text import squeeze

_NO = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,2}")
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def criteria_of_plan(plan: Plan, name: str, version: str = "1") -> CriteriaSet:
    """The plan's fields, groups and tasks as criteria; how they are scored is still open."""
    return CriteriaSet(
        name=name,
        version=version,
        title=squeeze(plan.head.title) or plan.key,
        year=plan.year,
        source=" ".join(part for part in (plan.head.kind.capitalize(), plan.head.number) if part),
        criteria=tuple(_criteria(plan)),
        official=True,
    )


def _criteria(plan: Plan) -> Iterator[Criterion]:
    own = _numbers_hold(plan)
    for place, field in enumerate(plan.fields, 1):
        yield Criterion(str(place), squeeze(field.title), field=field.code)
        second, third, group = 0, 0, ""
        for task in plan.tasks_of(field.no):
            if not task.parent:
                second, group = second + 1, ""
                yield _of_task(task, task.no if own else f"{place}.{second}")
                continue
            if task.parent != group:
                second, third, group = second + 1, 0, task.parent
                yield Criterion(task.no.rpartition(".")[0] if own else f"{place}.{second}", squeeze(group))
            third += 1
            yield _of_task(task, task.no if own else f"{place}.{second}.{third}")


def _numbers_hold(plan: Plan) -> bool:
    """Whether the printed numbers are codes: one each, begun by the field's place, a level for each group."""
    places = {field.no: str(n) for n, field in enumerate(plan.fields, 1)}
    groups: dict[str, str] = {}
    for task in plan.tasks:
        if _NO.fullmatch(task.no) is None or task.no.split(".")[0] != places.get(task.field_no):
            return False
        if (task.no.count(".") == 2) != bool(task.parent):
            return False
        if task.parent and groups.setdefault(task.no.rpartition(".")[0], task.parent) != task.parent:
            return False
    numbers = [task.no for task in plan.tasks]
    return len({*numbers, *groups}) == len(numbers) + len(groups)


def _of_task(task: Task, code: str) -> Criterion:
    return Criterion(
        code,
        squeeze(task.content),
        requirement=squeeze(task.product),
        owner=squeeze(task.lead),
        coordinating=squeeze(task.coordinating),
        deadline=squeeze(task.deadline.text),
    )


def plan_with_criteria(plan: Plan, criteria: CriteriaSet, chosen: Iterable[str] = ()) -> Plan:
    """The plan with a task for each lowest criterion (of ``chosen``, else of all); those it names already stay."""
    wanted = set(chosen)
    above = {item.parent for item in criteria.criteria}
    groups = {item.code: item.title for item in criteria.criteria if item.level == 2 and item.code in above}
    lowest = [item for item in criteria.criteria if item.code not in above and item.level > 1]
    numbers = _field_numbers(criteria)
    taken = {(task.field_no, task.no) for task in plan.tasks}
    tasks = list(plan.tasks)
    for item in lowest:
        field_no = numbers[item.code.split(".")[0]]
        if (not wanted or item.code in wanted) and (field_no, item.code) not in taken:
            parent = groups.get(item.parent, "")
            tasks.append(_task(tasks, item, field_no, parent, plan.year))
    used = {task.field_no for task in tasks}
    held = {field.no for field in plan.fields}
    fields = [
        PlanField(numbers[item.code], item.title.upper(), item.field)
        for item in criteria.criteria
        if item.level == 1 and numbers[item.code] in used - held
    ]
    return replace(plan, fields=(*plan.fields, *fields), tasks=tuple(tasks))


def _field_numbers(criteria: CriteriaSet) -> dict[str, str]:
    fields = [item.code for item in criteria.criteria if item.level == 1]
    return {code: _roman(place) for place, code in enumerate(fields, 1)}


def _roman(number: int) -> str:
    made = ""
    for value, sign in _ROMAN:
        made += sign * (number // value)
        number %= value
    return made


def _task(tasks: list[Task], item: Criterion, field_no: str, parent: str, year: int) -> Task:
    wanted = item.requirement or item.scale or item.title
    month_day = "/".join(str(part) for part in reversed(item.last_day))
    return Task(
        key=new_task_key(tasks, field_no, item.code),
        content=item.title,
        field_no=field_no,
        no=item.code,
        parent=parent,
        product=wanted,
        deliverables=(Deliverable(wanted),),
        lead=item.owner,
        coordinating=item.coordinating,
        deadline=read_deadline(item.deadline or f"Trước ngày {month_day}/{year}", year),
    )
