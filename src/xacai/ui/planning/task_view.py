"""The task grid as data: rows by field, states in words, filters, block bars. No widgets here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from xacai.domain.plan import Plan, PlanChange, PlanField, PlanState, Task
from xacai.domain.progress import Standing, Status, count
from xacai.ui.models.cells import CellKind, CellView, Column, Editor, GridRow, group_row
from xacai.ui.planning.deadline_view import deadline_cell
from xacai.ui.status_looks import BLOCKS, status_cell
from xacai.wording.language import N_, _

ALL, OVERDUE, DUE, DOUBTFUL = "all", "overdue", "due", "doubtful"
FILTERS = (ALL, OVERDUE, DUE, DOUBTFUL)
# part of a task: title of the column, width, share of the free width, editor
_COLUMNS: dict[str, tuple[str, int, int, Editor]] = {
    "no": (N_("No."), 52, 0, Editor.NONE),
    "content": (N_("Task"), 220, 3, Editor.TEXT),
    "product": (N_("Result, product"), 150, 1, Editor.TEXT),
    "product+lead": (N_("Product; lead"), 150, 1, Editor.TEXT),
    "lead": (N_("Lead"), 150, 1, Editor.CHOICE),
    "coordinating": (N_("Coordinating"), 140, 1, Editor.TEXT),
    "budget": (N_("Budget"), 88, 0, Editor.LINE),
    "deadline": (N_("Deadline"), 224, 0, Editor.LINE),
    "status": (N_("Standing"), 132, 0, Editor.NONE),
}


@dataclass(frozen=True, slots=True)
class TasksView:
    """What the grid needs beside the plan: standings by key, the changes by (task, part), the filter, today."""

    standings: Mapping[str, Standing] = field(default_factory=dict)
    changes: Mapping[tuple[str, str], PlanChange] = field(default_factory=dict)
    filter: str = ALL
    today: date = date.min
    window_last: date = date.max
    window_first: date = date.min


def task_parts(wide: bool, narrow: bool, more: bool) -> tuple[str, ...]:
    """Which columns there is room for; ``more`` asks for coordinating and budget where not all fit."""
    if wide:
        return ("no", "content", "product", "lead", "coordinating", "budget", "deadline", "status")
    if more:
        return ("no", "content", "lead", "coordinating", "budget", "deadline")
    if narrow:
        return ("no", "content", "product+lead", "deadline", "status")
    return ("no", "content", "product", "lead", "deadline", "status")


def task_columns(parts: Sequence[str], leads: Sequence[str]) -> tuple[Column, ...]:
    """The columns of the parts; ``leads`` are offered while a lead is typed."""
    return tuple(_column(part, leads) for part in parts)


def _column(part: str, leads: Sequence[str]) -> Column:
    title, width, stretch, editor = _COLUMNS[part]
    wrap, pad = editor in (Editor.TEXT, Editor.CHOICE), 12 if part == "deadline" else 8
    choices = tuple(leads) if editor is Editor.CHOICE else ()
    return Column(_(title), width=width, stretch=stretch, wrap=wrap, pad=pad, editor=editor, choices=choices)


def task_rows(plan: Plan, parts: Sequence[str], view: TasksView) -> list[GridRow]:
    """Fields as headings, each with its tasks; a filter leaves out what does not fit and empty fields."""
    rows: list[GridRow] = []
    for item in _fields(plan):
        tasks = [task for task in plan.tasks_of(item.no) if passes(task, view)]
        if tasks or view.filter == ALL:
            rows.append(_heading(item, plan.tasks_of(item.no), view))
            rows.extend(_row(plan, task, parts, view) for task in tasks)
    return rows


def _fields(plan: Plan) -> tuple[PlanField, ...]:
    """The plan's fields, and those that only tasks name."""
    known = {item.no for item in plan.fields}
    strays = dict.fromkeys(task.field_no for task in plan.tasks if task.field_no not in known)
    return (*plan.fields, *(PlanField(no, "") for no in strays))


def field_title(item: PlanField) -> str:
    """``III. Cải cách thủ tục hành chính``: all capitals of a document become plain words on the screen."""
    title = item.title.capitalize() if item.title.isupper() else item.title
    return f"{item.no}. {title}".strip()


def field_key(no: str) -> str:
    """The grid's key of a field's heading."""
    return f"field {no}"


def _heading(item: PlanField, tasks: Sequence[Task], view: TasksView) -> GridRow:
    own = [view.standings[task.key] for task in tasks if task.key in view.standings]
    blocks = tuple(BLOCKS[standing.status] for standing in own if standing.status in BLOCKS)
    return group_row(field_key(item.no), field_title(item), _heading_words(tasks, own), blocks)


def _heading_words(tasks: Sequence[Task], own: Sequence[Standing]) -> str:
    if not tasks:
        return _("no task yet")
    if not own:
        return _("tasks: {count}").format(count=len(tasks))
    sums = count(own)
    words = _("{done}/{counted} done").format(done=sums.done, counted=sums.counted)
    return words + (_(", {count} waiting").format(count=sums.waiting) if sums.waiting else "")


def _row(plan: Plan, task: Task, parts: Sequence[str], view: TasksView) -> GridRow:
    return GridRow(task.key, tuple(_cell(plan, task, part, view) for part in parts))


def _cell(plan: Plan, task: Task, part: str, view: TasksView) -> CellView:
    editable = plan.state is PlanState.DRAFT
    change = view.changes.get((task.key, "product" if part == "product+lead" else part))
    changed, tip = change is not None, change_words(change) if change is not None else ""
    if part == "no":
        added = view.changes.get((task.key, "added"))
        return CellView(
            CellKind.CODE, task.no, changed=added is not None, tooltip=change_words(added) if added else ""
        )
    if part == "status":
        standing = view.standings.get(task.key)
        return status_cell(standing, view.today, standing.result) if standing else CellView(CellKind.EMPTY)
    if part == "deadline":
        return deadline_cell(task.deadline, plan.year, editable=editable, changed=changed, tooltip=tip)
    if part == "budget":
        return CellView(
            CellKind.TEXT, task.budget.text, tone="ink2", editable=editable, changed=changed, tooltip=tip
        )
    if part == "product+lead":
        words = "\n".join(text for text in (shown_items(task.product), task.lead) if text)
        return CellView(
            CellKind.TEXT,
            words,
            tone="ink2",
            editable=editable,
            edit=task.product,
            changed=changed,
            tooltip=tip,
        )
    text = str(getattr(task, part))
    shown = shown_items(text) if part == "product" else text
    tone = "" if part == "content" else "ink2"
    return CellView(
        CellKind.TEXT, shown, tone=tone, editable=editable, edit=shown, changed=changed, tooltip=tip
    )


def shown_items(product: str) -> str:
    """``- a - b`` as two lines; other texts as they are."""
    if not product.startswith("- "):
        return product
    return "\n".join(f"- {part}" for part in product[2:].split(" - "))


def change_words(change: PlanChange) -> str:
    """Old → new of a changed cell."""
    if change.part == "added":
        return _("New against the issued plan")
    return _("Issued: {old} → now: {new}").format(
        old=change.old or _("(blank)"), new=change.new or _("(blank)")
    )


def passes(task: Task, view: TasksView) -> bool:
    """Whether a task stays in view under the filter."""
    standing = view.standings.get(task.key)
    if view.filter == OVERDUE:
        return standing is not None and standing.status is Status.OVERDUE
    if view.filter == DUE:
        return (
            standing is not None
            and standing.due is not None
            and view.window_first <= standing.due <= view.window_last
        )
    return bool(task.deadline.doubts) if view.filter == DOUBTFUL else True


def counts(plan: Plan, view: TasksView) -> dict[str, int]:
    """How many tasks each filter would leave."""
    return {
        name: sum(
            passes(task, TasksView(view.standings, {}, name, view.today, view.window_last, view.window_first))
            for task in plan.tasks
        )
        for name in FILTERS
    }
