"""The plan: what an office will do in a year, who leads, what it yields, by when.

A plan is one frozen value; an edit makes a new one. Keys (of targets and tasks) are given once and never change,
because progress, evidence and later plans refer to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xacai.domain.deadline import Deadline, Span, read_deadline
from xacai.domain.decision import Decision as Decision
from xacai.domain.decision import Signer as Signer
from xacai.domain.field import FieldCode
from xacai.domain.issue import Issue, Severity
from xacai.domain.text import squeeze
from xacai.domain.threshold import Threshold


class PlanKind(StrEnum):
    """Kinds of plan; the value is the tail of the plan's key."""

    CCHC = "cchc"
    PAR_INDEX = "par-index"
    COMMUNICATION = "tuyen-truyen"
    INSPECTION = "kiem-tra"
    SURVEY = "khao-sat"
    OTHER = "khac"


class PlanState(StrEnum):
    """Draft until issued under a number; an amendment is a new revision of an issued plan."""

    DRAFT = "draft"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What stands at the head and the foot of the document. Number and day are empty until it is issued."""

    title: str = ""
    number: str = ""
    day: date | None = None
    place: str = ""
    issuer: str = ""
    kind: str = "KẾ HOẠCH"
    issued_by: Decision | None = None
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: Signer = field(default_factory=Signer)


def issued_number(head: PlanHead) -> str:
    """The number that a plan is known by: its own, else that of the decision that carries it."""
    return head.number or (head.issued_by.number if head.issued_by else "")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the plan's text: ``level`` 1 for ``I.``, 2 for ``1.``, 3 for ``1.1.``; text lines after the heading."""

    heading: str
    level: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlanField:
    """A field (lĩnh vực) with the plan's own number and title; ``code`` None where it could not be told."""

    no: str
    title: str
    code: FieldCode | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """The value that a target wants in one period (``2026-6M``)."""

    period: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Target:
    """A wanted result; ``field_no`` names a :class:`PlanField`; ``indicator`` a row that measures it, if bound.

    ``baseline`` is the row's value that a rise or fall starts from, ``baseline_text`` says of when ("năm 2025").
    """

    key: str
    text: str
    field_no: str = ""
    no: str = ""
    lead: str = ""
    coordinating: str = ""
    thresholds: tuple[Threshold, ...] = ()
    indicator: str = ""
    baseline: Decimal | None = None
    baseline_text: str = ""
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A product of a task, with its own window where the plan gives one."""

    text: str
    window: Span | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """Money for a task as written; ``amount_vnd`` in đồng, None where the text gives no number."""

    text: str = ""
    amount_vnd: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. ``key`` is ``<field>.<no>/<ordinal>`` and never changes once given."""

    key: str
    content: str
    field_no: str
    no: str = ""
    objective: str = ""
    parent: str = ""
    product: str = ""
    deliverables: tuple[Deliverable, ...] = ()
    lead: str = ""
    coordinating: str = ""
    deadline: Deadline = field(default_factory=lambda: Deadline(text="", windows=()))
    budget: Budget = Budget()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty that the plan's body lays down with a deadline ("trước ngày 07/01/2025", "họp theo quý")."""

    text: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Plan:
    """An office's plan of a year. ``key`` is ``<year>/<kind>``; ``revision`` 0 as first issued, +1 an amendment."""

    key: str
    year: int
    kind: PlanKind = PlanKind.CCHC
    state: PlanState = PlanState.DRAFT
    revision: int = 0
    head: PlanHead = PlanHead()
    sections: tuple[Section, ...] = ()
    fields: tuple[PlanField, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    duties: tuple[Duty, ...] = ()

    def field_of(self, no: str) -> PlanField | None:
        """The field with the plan's own number."""
        return next((item for item in self.fields if item.no == no), None)

    def task(self, key: str) -> Task | None:
        """The task of that key."""
        return next((item for item in self.tasks if item.key == key), None)

    def tasks_of(self, field_no: str) -> tuple[Task, ...]:
        """The tasks of a field, in the plan's order."""
        return tuple(item for item in self.tasks if item.field_no == field_no)


_KEY = re.compile(r"(\d{4})/([a-z0-9\-]{2,30})")


def plan_key(year: int, kind: PlanKind = PlanKind.CCHC) -> str:
    """``2025/cchc``."""
    return f"{year}/{kind}"


def read_plan_key(key: str) -> tuple[int, PlanKind] | None:
    """Year and kind of a plan's key; a tail that is no standard kind is an "other" plan. None where it is no key."""
    found = _KEY.fullmatch(key.strip())
    if not found:
        return None
    tail = found.group(2)
    return int(found.group(1)), PlanKind(tail) if tail in set(PlanKind) else PlanKind.OTHER


def new_task_key(tasks: Sequence[Task], field_no: str, no: str) -> str:
    """A key that no task bears: the place (``II.3.2``) and the first ordinal free after the largest in use."""
    place = f"{field_no}.{no}" if no else field_no
    taken = [
        int(key.rpartition("/")[2]) for key in (task.key for task in tasks) if key.rpartition("/")[0] == place
    ]
    return f"{place}/{max(taken, default=0) + 1}"


def with_task(plan: Plan, task: Task) -> Plan:
    """The plan with the task of the same key replaced."""
    return replace(plan, tasks=tuple(task if item.key == task.key else item for item in plan.tasks))


def with_new_task(plan: Plan, task: Task, after: str = "") -> Plan:
    """The plan with one more task, behind the task ``after`` or at the end of its field."""
    position = next((n for n, item in enumerate(plan.tasks, 1) if item.key == after), None)
    if position is None:
        position = max(
            (n for n, item in enumerate(plan.tasks, 1) if item.field_no == task.field_no), default=None
        )
    if position is None:
        position = len(plan.tasks)
    return replace(plan, tasks=(*plan.tasks[:position], task, *plan.tasks[position:]))


def without_task(plan: Plan, key: str) -> Plan:
    """The plan without the task."""
    return replace(plan, tasks=tuple(item for item in plan.tasks if item.key != key))


def moved_task(plan: Plan, key: str, steps: int) -> Plan:
    """The plan with a task moved up (negative) or down among the tasks of its field; its key stays."""
    task = plan.task(key)
    if task is None:
        return plan
    places = [n for n, item in enumerate(plan.tasks) if item.field_no == task.field_no]
    here = next(n for n, place in enumerate(places) if plan.tasks[place].key == key)
    there = min(max(here + steps, 0), len(places) - 1)
    order = [plan.tasks[place] for place in places]
    order.insert(there, order.pop(here))
    tasks = list(plan.tasks)
    for place, item in zip(places, order, strict=True):
        tasks[place] = item
    return replace(plan, tasks=tuple(tasks))


def with_target(plan: Plan, target: Target) -> Plan:
    """The plan with the target of the same key replaced."""
    return replace(plan, targets=tuple(target if item.key == target.key else item for item in plan.targets))


def with_deadline(task: Task, text: str, year: int) -> Task:
    """The task with another deadline as written, read anew."""
    return replace(task, deadline=read_deadline(squeeze(text), year))


def check_plan(plan: Plan) -> tuple[Issue, ...]:
    """What a plan still needs before it is issued: errors stop, warnings and questions do not."""
    return (*_check_head(plan), *_check_tasks(plan.tasks, {item.no for item in plan.fields}))


def _check_head(plan: Plan) -> Iterable[Issue]:
    if not squeeze(plan.head.title):
        yield Issue("plan.title-missing", Severity.ERROR, "head / title")
    if not plan.tasks:
        yield Issue("plan.no-tasks", Severity.ERROR, "tasks")
    if not plan.head.legal_bases:
        yield Issue("plan.no-bases", Severity.WARNING, "head / legal_bases")


def _check_tasks(tasks: Sequence[Task], fields: set[str]) -> Iterable[Issue]:
    seen: set[str] = set()
    for task in tasks:
        place = f"task {task.key}"
        if task.key in seen:
            yield Issue("plan.key-twice", Severity.ERROR, place, {"key": task.key})
        seen.add(task.key)
        if task.field_no not in fields:
            yield Issue("plan.field-unknown", Severity.ERROR, f"{place} / field", {"field": task.field_no})
        if not squeeze(task.content):
            yield Issue("plan.content-missing", Severity.ERROR, f"{place} / content", {"key": task.key})
        if not task.lead:
            yield Issue("plan.lead-missing", Severity.WARNING, f"{place} / lead", {"key": task.key})
        for doubt in task.deadline.doubts:
            details = {"key": task.key, "text": task.deadline.text}
            yield Issue(doubt, Severity.QUESTION, f"{place} / deadline", details)


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One difference between two revisions: what it is on, which part, the old and the new words."""

    where: str
    part: str
    old: str
    new: str


_COMPARED = ("content", "product", "lead", "coordinating", "field_no", "parent", "objective", "note")


def compare_plans(old: Plan, new: Plan) -> tuple[PlanChange, ...]:
    """What changed in the tasks and targets between two revisions, in the new plan's order, removals last."""
    changes: list[PlanChange] = []
    for task in new.tasks:
        former = old.task(task.key)
        if former is None:
            changes.append(PlanChange(f"task {task.key}", "added", "", task.content))
        elif former != task:
            changes.extend(_task_changes(former, task))
    for task in old.tasks:
        if new.task(task.key) is None:
            changes.append(PlanChange(f"task {task.key}", "removed", task.content, ""))
    former_targets = {item.key: item.text for item in old.targets}
    for target in new.targets:
        if former_targets.get(target.key) != target.text:
            changes.append(
                PlanChange(f"target {target.key}", "text", former_targets.get(target.key, ""), target.text)
            )
    return tuple(changes)


def _task_changes(old: Task, new: Task) -> Iterable[PlanChange]:
    pairs = [(part, str(getattr(old, part)), str(getattr(new, part))) for part in _COMPARED]
    pairs.append(("deadline", old.deadline.text, new.deadline.text))
    pairs.append(("budget", old.budget.text, new.budget.text))
    for part, before, after in pairs:
        if before != after:
            yield PlanChange(f"task {new.key}", part, before, after)
