"""Targets from tables: tables of targets, and a column of requirements beside the tasks."""

from __future__ import annotations

from collections.abc import Sequence

from xacai.domain.number import read_number
from xacai.domain.phrase import fold
from xacai.domain.plan import Target, Task
from xacai.domain.threshold import Comparator, Threshold, read_thresholds
from xacai.intake.body import Fields
from xacai.intake.columns import Role
from xacai.intake.grouping import UNNAMED, TaskRead
from xacai.intake.table import Section
from xacai.intake.tasks import read_tasks

_TASK_COLUMNS = (Role.DEADLINE, Role.PRODUCT, Role.BUDGET)


def is_target_table(section: Section) -> bool:
    """Whether a table lists targets: its header or its caption says so, and it has no column of a task."""
    if any(section.columns.has(role) for role in _TASK_COLUMNS):
        return False
    caption = fold(" ".join(section.caption))
    return section.columns.only_targets or "muc tieu" in caption or "chi tieu" in caption


def table_targets(section: Section, year: int, fields: Fields, read: TaskRead) -> tuple[Target, ...]:
    """The targets of a table; questions about its rows go to ``read`` under the places of targets."""
    own = TaskRead()
    read_tasks(section, year, own)
    titles = {item.no: item for item in own.fields}
    targets: list[Target] = []
    for task, (entry, _) in zip(own.tasks, own.rows, strict=True):
        item = titles[task.field_no]
        field_no = fields.place(item.no, item.title, item.code).no if item.title != UNNAMED else ""
        number = task.no or str(len(targets) + 1)
        targets.append(
            Target(
                key=f"{field_no}/{number}",
                text=task.content,
                field_no=field_no,
                no=number,
                lead=task.lead,
                coordinating=task.coordinating,
                thresholds=_thresholds(task.content, entry.text(Role.VALUE), entry.text(Role.UNIT)),
            )
        )
    return tuple(targets)


def _thresholds(text: str, value: str, unit: str) -> tuple[Threshold, ...]:
    """The thresholds of a target, or the one that its columns of value and unit give."""
    told = read_thresholds(text) or read_thresholds(f"{value}{unit}")
    number = read_number(value)
    if told or number is None:
        return told
    return (Threshold(Comparator.AT_LEAST, number, unit, True, None, None, None, f"{value} {unit}".strip()),)


def requirement_targets(tasks: Sequence[Task]) -> tuple[Target, ...]:
    """Targets from a column of requirements: those requirements that can be measured."""
    return tuple(
        Target(
            key=f"{task.field_no}/{task.key.partition('.')[2] or task.key}",
            text=task.product,
            field_no=task.field_no,
            no=task.no,
            lead=task.lead,
            coordinating=task.coordinating,
            thresholds=thresholds,
        )
        for task in tasks
        if (thresholds := _measurable(task.product))
    )


def _measurable(text: str) -> tuple[Threshold, ...]:
    """The thresholds of a requirement; a count in brackets alone only explains."""
    thresholds = read_thresholds(text)
    return thresholds if any(not threshold.phrase.startswith("(") for threshold in thresholds) else ()
