"""The tables of plans and reports as sheets: the printed tables, with the last day of each task as a date."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from xacai.documents.content import Align, Appendix, Cell, Column, Row, StateDocument, Table
from xacai.documents.office_words import day_text
from xacai.domain.plan import Plan
from xacai.domain.progress import due_day
from xacai.domain.submission import ReportFacts

STATISTICS, TARGETS, TASKS = "Thống kê", "Chỉ tiêu", "Nhiệm vụ"
_DUE = "Hạn cuối"
_DUE_SHARE = 9


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its tab's name, its title, the lines under it, the table."""

    name: str
    title: str
    notes: tuple[str, ...]
    table: Table


def report_sheets(paper: StateDocument, facts: ReportFacts) -> tuple[Sheet, ...]:
    """Statistics, then targets and tasks where the report has them."""
    names = [STATISTICS]
    names += [TARGETS] if facts.targets else []
    names += [TASKS] if facts.standings else []
    sheets = {name: _sheet(name, item) for name, item in zip(names, paper.appendices, strict=True)}
    if TASKS in sheets:
        sheets[TASKS] = _with_days(
            sheets[TASKS], [(item.task.field_no, item.due) for item in facts.standings]
        )
    return tuple(sheets.values())


def plan_sheets(paper: StateDocument, plan: Plan) -> tuple[Sheet, ...]:
    """Tasks, then targets, where the plan has them."""
    names = [TARGETS] if plan.targets else []
    names += [TASKS] if plan.tasks else []
    sheets = {name: _sheet(name, item) for name, item in zip(names, paper.appendices, strict=True)}
    if TASKS in sheets:
        sheets[TASKS] = _with_days(sheets[TASKS], [(task.field_no, due_day(task)) for task in plan.tasks])
    return tuple(sheets[name] for name in (TASKS, TARGETS) if name in sheets)


def _sheet(name: str, appendix: Appendix) -> Sheet:
    table = next(block for block in appendix.blocks if isinstance(block, Table))
    return Sheet(name, appendix.title.upper(), (appendix.reference, *appendix.notes), table)


def _with_days(sheet: Sheet, days: Iterable[tuple[str, date | None]]) -> Sheet:
    """The sheet with one more column: the last day of each task, given by field in the order of the tasks."""
    waiting: dict[str, deque[date | None]] = {}
    for field_no, day in days:
        waiting.setdefault(field_no, deque()).append(day)
    table = sheet.table
    rows: list[Row] = []
    own: deque[date | None] = deque()
    for row in table.rows:
        if row.keep:
            own = waiting[row.cells[0].text] if isinstance(row.cells[0].text, str) else own
            rows.append(replace(row, cells=_wider(row.cells)))
            continue
        day = own.popleft()
        rows.append(replace(row, cells=(*row.cells, Cell(day_text(day) if day else ""))))
    header = tuple(replace(row, cells=(*row.cells, Cell(_DUE))) for row in table.header)
    columns = (*table.columns, Column(_DUE_SHARE, Align.CENTRE))
    return replace(sheet, table=replace(table, columns=columns, header=header, rows=tuple(rows)))


def _wider(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The title of a group over one column more."""
    return (*cells[:-1], replace(cells[-1], col_span=cells[-1].col_span + 1))
