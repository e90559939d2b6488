"""Who is behind and what the plan costs, as rows of a grid. No Qt."""

from __future__ import annotations

from xacai.domain.behind import DepartmentStanding, by_department
from xacai.domain.budget import BudgetLine, budget_lines, budget_total, overspent_tasks
from xacai.domain.number import write_number
from xacai.services.dropped_tasks import DroppedTask
from xacai.ui.models.cells import Align, CellKind, CellView, Column, GridRow, group_row
from xacai.ui.progress.desk import Desk
from xacai.ui.progress.words import code_of, field_title
from xacai.wording.language import _, ngettext
from xacai.wording.statuses import mark_words

DEPARTMENT, TASK = "lead ", "task "
"""What a row's key begins with where a press leads to tasks."""


def department_columns() -> tuple[Column, ...]:
    """Department, due in the period, overdue, waiting, done of counted, ratio."""
    right = Align.RIGHT
    return (
        Column(_("Lead department"), width=190, stretch=1, wrap=True),
        Column(_("Due in the period"), width=128, align=right),
        Column(_("Overdue"), width=96, align=right),
        Column(_("Waiting"), width=96, align=right),
        Column(_("Done"), width=96, align=right),
        Column(_("Done ratio"), width=170),
    )


def department_rows(desk: Desk) -> list[GridRow]:
    """A row for each lead department, the whole plan, and the tasks that an amendment took out."""
    rows = [_department_row(item) for item in by_department(desk.standings, desk.window)]
    if desk.dropped:
        rows.append(group_row("dropped", _("Taken out of the plan: {count}").format(count=len(desk.dropped))))
        rows.extend(_dropped_row(item) for item in desk.dropped)
    return rows


def _department_row(item: DepartmentStanding) -> GridRow:
    sums, ratio = item.progress, item.done_ratio
    words = "–" if ratio is None else f"{write_number(ratio, 1)}%"
    late = CellView(CellKind.STATUS, str(sums.overdue), mark="overdue", tone="err")
    bar = CellView(CellKind.RATIO, words, ratio=(float(ratio) / 100, 1.0)) if ratio is not None else None
    return GridRow(
        f"{DEPARTMENT}{item.name}",
        (
            CellView(CellKind.TEXT, item.name or _("No lead department named"), strong=True),
            _number(item.due),
            late if sums.overdue else _number(0),
            _number(sums.waiting),
            CellView(CellKind.NUMBER, f"{sums.done}/{sums.counted}"),
            bar or CellView(CellKind.TEXT, words),
        ),
    )


def _number(number: int) -> CellView:
    return CellView(CellKind.NUMBER, str(number))


def _dropped_row(item: DroppedTask) -> GridRow:
    """The task, that it is dropped, why, and what was recorded last."""
    why = _("Dropped: {basis}").format(basis=item.basis or _("amendment {n}").format(n=item.revision))
    last = mark_words(item.entries[-1].mark) if item.entries else ""
    title = f"{code_of(item.task)} {item.task.content}"
    tip = f"{title}\n{why}"
    words = CellView(CellKind.TEXT, title, tooltip=tip)
    empty = CellView(CellKind.EMPTY)
    state = CellView(CellKind.STATUS, why, mark="dropped", tone="ink2", tooltip=tip)
    before = CellView(CellKind.TEXT, last, tone="ink2")
    return GridRow(f"dropped {item.task.key}", (words, empty, empty, empty, before, state))


def budget_columns() -> tuple[Column, ...]:
    """Name, tasks, planned, spent, left."""
    right = Align.RIGHT
    return (
        Column(_("Source, field"), width=190, stretch=1, wrap=True),
        Column(_("Tasks"), width=76, align=right),
        Column(_("Planned, đồng"), width=128, align=right),
        Column(_("Spent, đồng"), width=128, align=right),
        Column(_("Left, đồng"), width=150, align=right),
    )


def budget_rows(desk: Desk) -> list[GridRow]:
    """By source, by field, the whole, and each task that cost more than planned."""
    tasks, entries = desk.plan.tasks, desk.entries
    total = budget_total(tasks, entries)
    if total is None:
        return []
    sources = budget_lines(tasks, entries, lambda task: task.budget.source)
    fields = budget_lines(tasks, entries, lambda task: task.field_no)
    rows = [group_row("sources", _("By source"))]
    rows += [_line_row(f"source {each.name}", each.name or _("No source named"), each) for each in sources]
    rows.append(group_row("fields", _("By field")))
    rows += [_line_row(f"field {each.name}", _field_words(desk, each.name), each) for each in fields]
    rows.append(_line_row("total", _("Whole plan"), total, strong=True))
    over = overspent_tasks(tasks, entries)
    if over:
        rows.append(group_row("over", _("Spent above the plan: {count}").format(count=len(over))))
        rows += [_line_row(f"{TASK}{each.name}", _task_words(desk, each.name), each) for each in over]
    return rows


def _field_words(desk: Desk, number: str) -> str:
    found = desk.plan.field_of(number)
    return field_title(found) if found is not None else number


def _task_words(desk: Desk, key: str) -> str:
    task = desk.plan.task(key)
    return f"{code_of(task)} {task.content}" if task is not None else key


def _line_row(key: str, name: str, line: BudgetLine, strong: bool = False) -> GridRow:
    unread = ngettext("{count} sum not read", "{count} sums not read", line.unread)
    tip = unread.format(count=line.unread) if line.unread else ""
    left = _left(line)
    return GridRow(
        key,
        (
            CellView(CellKind.TEXT, name, strong=strong),
            _number(line.tasks),
            CellView(CellKind.NUMBER, write_number(line.planned), strong=strong, tooltip=tip),
            CellView(CellKind.NUMBER, write_number(line.spent), strong=strong),
            left,
        ),
        derived=strong,
    )


def _left(line: BudgetLine) -> CellView:
    if line.overspent:
        words = _("over by {sum}") if line.planned else _("{sum} not planned")
        words = words.format(sum=write_number(line.overspent))
        return CellView(CellKind.STATUS, words, mark="warning", tone="warn")
    if line.unread and not line.planned:
        return CellView(CellKind.TEXT, _("no sum planned"), tone="ink2")
    return CellView(CellKind.NUMBER, write_number(line.planned - line.spent))
