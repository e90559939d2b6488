"""Edits of a plan as new values: one part of a task or target, a row more, a row split, rows pasted from a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from xacai.domain.deadline import Deadline, read_deadline
from xacai.domain.field import FieldCode
from xacai.domain.number import read_number
from xacai.domain.plan import (
    Budget,
    Plan,
    PlanField,
    Target,
    Task,
    new_task_key,
    with_deadline,
    with_new_task,
    with_target,
    with_task,
    without_task,
)
from xacai.domain.text import squeeze
from xacai.domain.threshold import read_thresholds
from xacai.intake.cells import budget_of, deliverables_of
from xacai.intake.columns import Role, read_header
from xacai.intake.document import Cell, Row
from xacai.services.workspace import Workspace

Block = Sequence[Sequence[str]]
# Titles as plans print them: the six contents of Resolution 76/NQ-CP and the steering of the work before them.
_USUAL_FIELDS = (
    ("I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", FieldCode.DIRECTION),
    ("II", "CẢI CÁCH THỂ CHẾ", FieldCode.INSTITUTIONS),
    ("III", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", FieldCode.PROCEDURES),
    ("IV", "CẢI CÁCH TỔ CHỨC BỘ MÁY", FieldCode.ORGANISATION),
    ("V", "CẢI CÁCH CHẾ ĐỘ CÔNG VỤ", FieldCode.CIVIL_SERVICE),
    ("VI", "CẢI CÁCH TÀI CHÍNH CÔNG", FieldCode.PUBLIC_FINANCE),
    ("VII", "XÂY DỰNG, PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ", FieldCode.DIGITAL),
)
_WHOLE_UNITS = (1, 1_000, 1_000_000, 1_000_000_000)
_LAST_NUMBER = re.compile(r"(?P<prefix>.*?)(?P<number>\d+)\.?")
_SEAM = re.compile(r"\s*(?:\n|;)\s*|,?\s+và\s+")
_BY_PLACE = (Role.CONTENT, Role.PRODUCT, Role.LEAD, Role.COORDINATING, Role.BUDGET)


def usual_fields() -> tuple[PlanField, ...]:
    """The fields that a blank plan begins with."""
    return tuple(PlanField(no, title, code) for no, title, code in _USUAL_FIELDS)


def issued_before(workspace: Workspace, plan: Plan) -> Plan | None:
    """The revision that an amendment amends; None for a first draft."""
    if plan.revision == 0:
        return None
    with workspace.store.reading() as shelves:
        return shelves.plans.revision(plan.key, plan.revision - 1)


def with_task_part(plan: Plan, key: str, part: str, text: str) -> Plan:
    """The plan with one part of a task in other words: content, product, lead, coordinating, deadline or budget.

    A deadline is read anew and the products' windows with it; a budget takes the unit of the plan's other budgets.
    """
    task = plan.task(key)
    if task is None:
        return plan
    if part == "deadline":
        return with_task(plan, _with_products(with_deadline(task, _one_line(text), plan.year)))
    if part == "budget":
        return with_task(plan, replace(task, budget=_read_budget(plan, text, task.budget.source)))
    if part == "product":
        return with_task(plan, _with_products(replace(task, product=_one_line(text))))
    words: dict[str, Any] = {part: squeeze(text)}
    return with_task(plan, replace(task, **words))


def _one_line(text: str) -> str:
    """Several lines become items of one line ("- a - b"), as plans write a cell with several products."""
    lines = [clean.lstrip("-–+• ") for line in text.split("\n") if (clean := squeeze(line))]
    return " ".join(f"- {line}" for line in lines) if len(lines) > 1 else squeeze(text)


def _with_products(task: Task) -> Task:
    if not task.product:
        return replace(task, deliverables=())
    return replace(task, deliverables=deliverables_of(task.product, task.deadline)[0])


def _read_budget(plan: Plan, text: str, source: str) -> Budget:
    return budget_of(text, source, _budget_unit(plan.tasks))[0]


def _budget_unit(tasks: Iterable[Task]) -> int | None:
    """The đồng that a bare figure stands for, told by a budget that was read."""
    for task in tasks:
        number = read_number(task.budget.text)
        if number and task.budget.amount_vnd:
            unit = Decimal(task.budget.amount_vnd) / number
            if unit in _WHOLE_UNITS:
                return int(unit)
    return None


def with_deadline_as_is(plan: Plan, key: str) -> Plan:
    """The plan with a doubtful deadline kept as it is written: the question is answered."""
    task = plan.task(key)
    return (
        plan if task is None else with_task(plan, replace(task, deadline=replace(task.deadline, doubts=())))
    )


def in_plan_year(deadline: Deadline, year: int) -> str:
    """The deadline's words with every year in them turned into the plan's."""
    return re.sub(r"\b(?:19|20|21)\d\d\b", str(year), deadline.text)


def with_fresh_task(plan: Plan, field_no: str, after: str = "", like: Task | None = None) -> tuple[Plan, str]:
    """The plan with one more task in a field, behind ``after`` or at the field's end; and the task's key."""
    number = _next_number([task.no for task in plan.tasks_of(field_no)])
    key = new_task_key(plan.tasks, field_no, number)
    task = replace(like, key=key, no=number) if like is not None else Task(key, "", field_no, number)
    return renumbered(with_new_task(plan, task, after), field_no), key


def _next_number(numbers: Sequence[str]) -> str:
    found = _LAST_NUMBER.fullmatch(numbers[-1]) if numbers else None
    return f"{found['prefix']}{int(found['number']) + 1}" if found else "1"


def renumbered(plan: Plan, field_no: str) -> Plan:
    """Numbers of a field's tasks in order again. Only before the first issue: issued numbers are quoted elsewhere."""
    tasks = plan.tasks_of(field_no)
    found = [_LAST_NUMBER.fullmatch(task.no) for task in tasks]
    prefixes = {match["prefix"] for match in found if match}
    numbers = {task.no for task in tasks}
    if plan.revision or len(prefixes) != 1 or not all(found) or len(numbers) != len(tasks):
        return plan
    prefix = prefixes.pop()
    fresh = {task.key: f"{prefix}{place}" for place, task in enumerate(tasks, start=1)}
    return replace(plan, tasks=tuple(replace(task, no=fresh.get(task.key, task.no)) for task in plan.tasks))


def split_task(plan: Plan, key: str) -> tuple[Plan, str]:
    """A task as two: its words part at the first line end, semicolon or "và"; the rest is alike. Gives the new key."""
    task = plan.task(key)
    if task is None:
        return plan, key
    first, second = _parted(task.content)
    shorter = with_task(plan, replace(task, content=first))
    return with_fresh_task(shorter, task.field_no, key, replace(task, content=second))


def _parted(text: str) -> tuple[str, str]:
    seam = _SEAM.search(text)
    if seam is None:
        return text, ""
    rest = text[seam.end() :]
    return text[: seam.start()], rest[:1].upper() + rest[1:]


def without(plan: Plan, key: str) -> Plan:
    """The plan without a task; before the first issue its field is numbered again."""
    task = plan.task(key)
    return renumbered(without_task(plan, key), task.field_no) if task is not None else plan


def with_pasted_tasks(
    plan: Plan, block: Block, field_no: str, after: str = ""
) -> tuple[Plan, tuple[str, ...]]:
    """The plan with the rows of a copied table as tasks; and their keys.

    A header row tells the columns; without one their order and what reads as deadlines do.
    """
    roles, rows = _roles_of(block, plan.year)
    keys: list[str] = []
    for row in rows:
        parts = {role: squeeze(text) for role, text in zip(roles, row, strict=False) if role is not None}
        if not parts.get(Role.CONTENT):
            continue
        plan, key = with_fresh_task(plan, field_no, keys[-1] if keys else after)
        for role, text in parts.items():
            plan = with_task_part(plan, key, role.value, text)
        keys.append(key)
    return plan, tuple(keys)


def _roles_of(block: Block, year: int) -> tuple[tuple[Role | None, ...], Block]:
    kept = {*_BY_PLACE, Role.DEADLINE}
    header = read_header([Row(tuple(Cell(text) for text in row)) for row in block[:3]])
    if header is not None and header[0].has(Role.CONTENT):
        return tuple(role if role in kept else None for role in header[0].roles), block[header[1] :]
    width = max((len(row) for row in block), default=0)
    columns = [[squeeze(row[place]) if place < len(row) else "" for row in block] for place in range(width)]
    roles: list[Role | None] = [None] * width
    due = next(
        (place for place in reversed(range(1, width)) if _reads_as_deadlines(columns[place], year)), None
    )
    if due is not None:
        roles[due] = Role.DEADLINE
    first = 1 if width > 1 and all(re.fullmatch(r"[\dIVX.]*", text) for text in columns[0]) else 0
    places = [place for place in range(first, width) if place != due]
    for place, role in zip(places, _BY_PLACE, strict=False):
        roles[place] = role
    return tuple(roles), block


def _reads_as_deadlines(texts: Sequence[str], year: int) -> bool:
    filled = [text for text in texts if text]
    read = [
        text
        for text in filled
        if not read_number(text) and "intake.deadline-unread" not in read_deadline(text, year).doubts
    ]
    return bool(filled) and len(read) * 2 > len(filled)


def with_target_part(plan: Plan, key: str, part: str, text: str) -> Plan:
    """The plan with one part of a target in other words: text (its thresholds are read anew), lead or coordinating."""
    target = next((item for item in plan.targets if item.key == key), None)
    if target is None:
        return plan
    clean = squeeze(text)
    if part == "text":
        return with_target(plan, replace(target, text=clean, thresholds=read_thresholds(clean)))
    words: dict[str, Any] = {part: clean}
    return with_target(plan, replace(target, **words))


def with_fresh_target(plan: Plan, field_no: str) -> tuple[Plan, str]:
    """The plan with one more target at the end of a field; and its key."""
    own = [target for target in plan.targets if target.field_no == field_no]
    number = _next_number([target.no for target in own])
    taken, ordinal = {target.key for target in plan.targets}, len(own) + 1
    while (
        key := f"{field_no}/{number}" if ordinal == len(own) + 1 else f"{field_no}/{number}/{ordinal}"
    ) in taken:
        ordinal += 1
    target = Target(key, "", field_no, number)
    place = max(
        (n for n, item in enumerate(plan.targets, 1) if item.field_no == field_no), default=len(plan.targets)
    )
    return replace(plan, targets=(*plan.targets[:place], target, *plan.targets[place:])), key


def without_target(plan: Plan, key: str) -> Plan:
    """The plan without a target."""
    return replace(plan, targets=tuple(item for item in plan.targets if item.key != key))
