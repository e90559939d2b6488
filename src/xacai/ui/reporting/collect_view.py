"""What the panel of figures from departments shows, as grids: departments, a sheet that came back, owners. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from xacai.domain.catalogue import OWN, Catalogue, Row, RowKind
from xacai.domain.collection import owner_of
from xacai.domain.collection_diff import CellDiff, Change, TaskDiff
from xacai.domain.indicator import Cell, CellState
from xacai.domain.issue import Issue, Severity
from xacai.domain.number import write_number
from xacai.domain.period import write_day
from xacai.domain.plan import Plan
from xacai.domain.progress import Entry
from xacai.services.collecting import DepartmentStatus
from xacai.services.collecting_back import Comparison
from xacai.ui.models.cells import Align, CellKind, CellView, Column, Editor, GridRow, group_row
from xacai.ui.widgets.row_list import ListRow
from xacai.wording.language import _
from xacai.wording.messages import message_of
from xacai.wording.statuses import cell_words as state_words
from xacai.wording.statuses import mark_words

OWNER = 2
_MARKS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "doubtful"}


def department_columns() -> tuple[Column, ...]:
    """Who is asked, for how much, since when, how it stands."""
    return (
        Column(_("Department"), width=180, stretch=2, pad=16, wrap=True),
        Column(_("Indicators"), _("still missing"), width=84, align=Align.RIGHT),
        Column(_("Tasks"), _("still missing"), width=84, align=Align.RIGHT),
        Column(_("Handed out"), width=92),
        Column(_("Answer by"), width=92),
        Column(_("Answered"), width=92),
        Column(_("State"), width=150, stretch=1),
    )


def department_rows(found: Iterable[DepartmentStatus]) -> tuple[GridRow, ...]:
    """One row a department, its name as key."""
    return tuple(GridRow(item.share.department, _department_cells(item)) for item in found)


def _department_cells(item: DepartmentStatus) -> tuple[CellView, ...]:
    record = item.record
    due = write_day(record.due) if record else ""
    return (
        CellView(CellKind.TEXT, item.share.department, strong=True),
        _count_cell(len(item.share.rows), item.missing_rows),
        _count_cell(len(item.share.tasks), item.missing_tasks),
        CellView(CellKind.TEXT, _day(record.sent_at) if record else ""),
        CellView(CellKind.TEXT, due, tone="err" if item.late else ""),
        CellView(CellKind.TEXT, _day(record.answered_at) if record else ""),
        _standing(item),
    )


def _count_cell(total: int, missing: int) -> CellView:
    text = f"{total} · {missing}"
    spoken = _("{total}, {missing} still missing").format(total=total, missing=missing)
    return CellView(CellKind.NUMBER, text, spoken=spoken)


def _day(moment: str) -> str:
    return write_day(date.fromisoformat(moment[:10])) if moment else ""


def _standing(item: DepartmentStatus) -> CellView:
    record = item.record
    if record is not None and record.answered_at:
        left = item.missing_rows + item.missing_tasks
        if left:
            words = _("answered, {count} missing").format(count=left)
            return CellView(CellKind.STATUS, words, mark="in_progress")
        return CellView(CellKind.STATUS, _("answered"), mark="done", tone="ok")
    if record is None:
        return CellView(CellKind.STATUS, _("not handed out"), mark="not_started", tone="ink2")
    if item.late:
        return CellView(CellKind.STATUS, _("overdue"), mark="overdue", tone="err")
    return CellView(CellKind.STATUS, _("waiting for the answer"), mark="waiting", tone="wait")


def standing_line(found: Sequence[DepartmentStatus], ownerless: Sequence[Row]) -> str:
    """How many answered, and what nobody is asked for."""
    answered = sum(1 for item in found if item.record is not None and item.record.answered_at)
    words = _("{answered} of {all} departments have answered.").format(answered=answered, all=len(found))
    if ownerless:
        left = _("{count} indicators belong to no department.").format(count=len(ownerless))
        words = f"{words} {left}"
    return words


def diff_columns() -> tuple[Column, ...]:
    """What is taken, what it is about, what the report says, what came."""
    return (
        Column(_("Take it in"), width=104, pad=12),
        Column(_("Indicator, task"), width=220, stretch=3, wrap=True),
        Column(_("In the report"), width=130, stretch=1, wrap=True),
        Column(_("On the sheet"), width=150, stretch=2, wrap=True, accent=True),
        Column(_("Comparison"), width=110),
    )


def diff_rows(
    found: Comparison, catalogue: Catalogue, plan: Plan | None, taken: Collection[str]
) -> tuple[GridRow, ...]:
    """Indicators, then tasks; keys ``row CODE`` and ``task KEY``; ``taken`` are those that are ticked."""
    rows: list[GridRow] = []
    if found.cells:
        rows.append(group_row("rows", _("Indicators"), _counted(found.cells)))
    rows.extend(
        _cell_row(item, catalogue.row(item.code), f"row {item.code}" in taken) for item in found.cells
    )
    if found.tasks:
        rows.append(group_row("tasks", _("Tasks"), _counted(found.tasks)))
    rows.extend(_task_row(item, plan, f"task {item.key}" in taken) for item in found.tasks)
    return tuple(rows)


def _counted(items: Iterable[CellDiff | TaskDiff]) -> str:
    changes = [item.change for item in items]
    return _("{new} new, {differing} differ, {same} the same").format(
        new=changes.count(Change.NEW),
        differing=changes.count(Change.DIFFERS),
        same=changes.count(Change.SAME),
    )


def _cell_row(item: CellDiff, row: Row | None, taken: bool) -> GridRow:
    name = f"{item.code} · {row.name}" if row is not None else item.code
    cells = (
        _tick(item.change, taken),
        CellView(CellKind.TEXT, name),
        CellView(CellKind.TEXT, cell_words(item.old, row), tone="ink2"),
        CellView(CellKind.TEXT, cell_words(item.new, row), strong=True, tooltip=item.place),
        _change(item.change),
    )
    return GridRow(f"row {item.code}", cells)


def _task_row(item: TaskDiff, plan: Plan | None, taken: bool) -> GridRow:
    task = plan.task(item.key) if plan is not None else None
    cells = (
        _tick(item.change, taken),
        CellView(CellKind.TEXT, f"{item.key} · {task.content}" if task is not None else item.key),
        CellView(CellKind.TEXT, entry_words(item.old), tone="ink2"),
        CellView(CellKind.TEXT, entry_words(item.new), strong=True, tooltip=item.place),
        _change(item.change),
    )
    return GridRow(f"task {item.key}", cells)


def _tick(change: Change, taken: bool) -> CellView:
    if change is Change.SAME:
        return CellView(CellKind.TEXT, "")
    if taken:
        return CellView(CellKind.STATUS, _("take"), mark="done", tone="accent_ink")
    return CellView(CellKind.STATUS, _("leave"), mark="not_started", tone="ink2")


def _change(change: Change) -> CellView:
    views = {
        Change.NEW: (_("new"), "plus", "ok"),
        Change.DIFFERS: (_("differs"), "warning", "warn"),
        Change.SAME: (_("the same"), "check", "ink2"),
    }
    words, mark, tone = views[change]
    return CellView(CellKind.STATUS, words, mark=mark, tone=tone)


def cell_words(cell: Cell, row: Row | None) -> str:
    """A cell in words, its note behind it; empty where nothing was said."""
    if cell.state is CellState.UNTOUCHED:
        said = ""
    elif cell.state is not CellState.VALUE:
        said = state_words(cell.state)
    elif cell.number is None:
        said = cell.text
    elif row is not None and row.kind is RowKind.FLAG:
        said = _("yes") if cell.number else _("no")
    else:
        said = write_number(cell.number, row.decimals if row is not None else None)
    return f"{said} ({cell.note})" if said and cell.note else said or cell.note


def entry_words(entry: Entry | None) -> str:
    """What was recorded for a task, in one line."""
    if entry is None:
        return ""
    day = write_day(entry.done_on) if entry.done_on else ""
    spent = _("{amount} đồng").format(amount=write_number(entry.spent_vnd)) if entry.spent_vnd else ""
    parts = (mark_words(entry.mark), day, entry.proof.number, entry.result, spent, entry.note)
    return "; ".join(part for part in parts if part)


def issue_rows(issues: Iterable[Issue]) -> list[ListRow]:
    """Issues with the sheet and cell that they are about, errors first."""
    order = list(_MARKS)
    ranked = sorted(issues, key=lambda issue: order.index(issue.severity))
    return [
        ListRow(str(number), message_of(issue), issue.where.rpartition(" / ")[2], _MARKS[issue.severity])
        for number, issue in enumerate(ranked)
    ]


def owner_columns(departments: Sequence[str]) -> tuple[Column, ...]:
    """The row, and who answers for it."""
    return (
        Column(_("Code"), width=80, pad=16),
        Column(_("Indicator"), width=240, stretch=3, wrap=True),
        Column(
            _("Department that answers"),
            width=200,
            stretch=2,
            wrap=True,
            editor=Editor.CHOICE,
            choices=tuple(departments),
        ),
        Column(_("By the catalogue"), width=180, stretch=1, wrap=True),
    )


def owner_rows(catalogue: Catalogue, overrides: dict[str, str]) -> tuple[GridRow, ...]:
    """Every row that is entered, by form; an owner that the office chose is marked as changed."""
    rows: list[GridRow] = []
    for form in catalogue.forms:
        typed = [row for row in form.rows if row.typed]
        if typed:
            title = form.title
            if form.no != OWN:
                title = _("Form {no}. {title}").format(no=form.no, title=form.title)
            rows.append(group_row(f"form {form.no}", title))
        for row in typed:
            owner = owner_of(row, overrides)
            changed = row.code in overrides
            cells = (
                CellView(CellKind.CODE, row.no),
                CellView(CellKind.TEXT, row.name),
                CellView(CellKind.TEXT, owner, strong=changed, changed=changed, editable=True),
                CellView(CellKind.TEXT, row.owner if changed else "", tone="ink2"),
            )
            rows.append(GridRow(row.code, cells))
    return tuple(rows)
