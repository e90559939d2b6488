"""The tables of plans and reports as sheets: the printed tables, with the last day of each task as a date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from xacai.documents.content import Align, Appendix, Cell, Column, Orientation, Row, StateDocument, Table
from xacai.documents.office_words import day_text
from xacai.documents.plan_document import fields_of
from xacai.domain.plan import Plan, Task
from xacai.domain.progress import due_day
from xacai.domain.submission import ReportFacts

STATISTICS, TARGETS, TASKS = "Thống kê", "Chỉ tiêu", "Nhiệm vụ"
_DUE = "Hạn cuối"
_DUE_SHARE = 9


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its tab's name, the lines above the table, the table."""

    name: str
    heads: tuple[str, ...]
    table: Table
    orientation: Orientation = Orientation.LANDSCAPE


def report_sheets(paper: StateDocument, facts: ReportFacts) -> tuple[Sheet, ...]:
    """Statistics, then targets and tasks where the report has them."""
    names = [STATISTICS]
    names += [TARGETS] if facts.targets else []
    names += [TASKS] if facts.standings else []
    sheets = {name: _sheet(name, item) for name, item in zip(names, paper.appendices, strict=True)}
    if TASKS in sheets:
        order = _by_field((item.task.field_no, item.due) for item in facts.standings)
        sheets[TASKS] = _with_days(sheets[TASKS], order, "Thời hạn")
    return tuple(sheets.values())


def plan_sheets(paper: StateDocument, plan: Plan) -> tuple[Sheet, ...]:
    """Tasks, then targets, where the plan has them."""
    names = [TARGETS] if plan.targets else []
    names += [TASKS] if plan.tasks else []
    sheets = {name: _sheet(name, item) for name, item in zip(names, paper.appendices, strict=True)}
    if TASKS in sheets:
        tasks = _tasks_by_field(plan)
        sheets[TASKS] = _with_days(sheets[TASKS], [due_day(task) for task in tasks], "Thời gian hoàn thành")
    return tuple(sheets[name] for name in (TASKS, TARGETS) if name in sheets)


def _tasks_by_field(plan: Plan) -> list[Task]:
    numbers = [item.no for item in fields_of(plan, [task.field_no for task in plan.tasks])]
    return [task for number in numbers for task in plan.tasks if task.field_no == number]
