"""The list of tasks as data: columns, filters, groups, rows. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xacai.domain.behind import is_due
from xacai.domain.plan import Task
from xacai.domain.progress import DONE, Mark, Proof, Standing, Status, count
from xacai.ui.models.cells import CellKind, CellView, Column, Editor, GridRow, group_row
from xacai.ui.progress.desk import Desk
from xacai.ui.progress.edits import newest, standing_entry, write_proof
from xacai.ui.progress.words import (
    code_of,
    deadline_cell,
    field_title,
    lack,
    lacks_product,
)
from xacai.ui.status_looks import BLOCKS, status_cell
from xacai.wording.language import N_, _
from xacai.wording.periods import dated_words

ALL, DUE, OVERDUE, WAITING, UNPROVED, SOON, FIELD = (
    "all",
    "due",
    "overdue",
    "waiting",
    "unproved",
    "soon",
    "field",
)
FILTERS = (ALL, DUE, OVERDUE, WAITING, UNPROVED)
LEAD = "lead"
_FILTER_WORDS = {
    ALL: N_("All: {count}"),
    DUE: N_("Due in the period: {count}"),
    OVERDUE: N_("Overdue: {count}"),
    WAITING: N_("Waiting: {count}"),
    UNPROVED: N_("No product recorded: {count}"),
    SOON: N_("Due within 30 days: {count}"),
}
FILTER_MARKS = {OVERDUE: "overdue", WAITING: "waiting", UNPROVED: "warning"}
NO, TASK, PRODUCT, TIME, STATE, PROOF, RESULT = "no", "task", "product", "time", "state", "proof", "result"
# part: title, width, share of the free width, editor
_COLUMNS: dict[str, tuple[str, int, int, Editor]] = {
    NO: (N_("Task no."), 54, 0, Editor.NONE),
    TASK: (N_("Task"), 180, 4, Editor.NONE),
    PRODUCT: (N_("Product"), 120, 2, Editor.NONE),
    TIME: (N_("Time"), 138, 0, Editor.NONE),
    STATE: (N_("Standing"), 148, 0, Editor.NONE),
    PROOF: (N_("Document of proof"), 150, 1, Editor.LINE),
    RESULT: (N_("Result"), 150, 3, Editor.TEXT),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which tasks are shown; ``value`` is the number of the field for FIELD, the department for LEAD."""

    kind: str = ALL
    value: str = ""


def passes(desk: Desk, item: Standing, chosen: Filter) -> bool:
    """Whether a task is shown."""
    if chosen.kind == LEAD:
        return item.task.lead == chosen.value
    if chosen.kind == DUE:
        return is_due(item, desk.window) or any(
            desk.window.holds(span.due) for span in item.task.deadline.windows
        )
    if chosen.kind == OVERDUE:
        return item.status is Status.OVERDUE
    if chosen.kind == WAITING:
        return item.status is Status.WAITING
    if chosen.kind == UNPROVED:
        return lacks_product(item)
    if chosen.kind == SOON:
        return desk.is_soon(item)
    return chosen.kind != FIELD or item.task.field_no == chosen.value


def shown(desk: Desk, chosen: Filter) -> list[Standing]:
    """The tasks of a filter, in the plan's order."""
    return [item for item in desk.standings if passes(desk, item, chosen)]


def filter_words(desk: Desk, chosen: Filter) -> str:
    """The chip's words with its count."""
    number = len(shown(desk, chosen))
    if chosen.kind == LEAD:
        department = chosen.value or _("No lead department named")
        return f"{department}: {number}"
    if chosen.kind != FIELD:
        return _(_FILTER_WORDS[chosen.kind]).format(count=number)
    return _("Field {no}: {count}").format(no=chosen.value, count=number)


def subtitle(desk: Desk) -> str:
    """Which period is recorded, and the days that it covers."""
    first, last = desk.window.first, desk.window.last
    return _("Recorded for {period}; figures from {first} to {last}").format(
        period=dated_words(desk.period), first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}"
    )


def locked_words(desk: Desk) -> str:
    """That new entries no longer change a finished report; empty while it is open."""
    if not desk.locked:
        return ""
    period = dated_words(desk.scope)
    return _("The report of {period} is locked. What is recorded here no longer changes it.").format(
        period=period
    )


def share_words(items: Sequence[Standing]) -> str:
    """``26/42 đã xong, 2 chờ điều kiện``."""
    sums = count(items)
    words = _("{done}/{counted} done").format(done=sums.done, counted=sums.counted)
    return words + (_(", {count} waiting").format(count=sums.waiting) if sums.waiting else "")


def parts_for(width: int) -> tuple[str, ...]:
    """The columns that fit into so many design pixels; product and result also stand in the side panel."""
    if width >= sum(column[1] for column in _COLUMNS.values()):
        return tuple(_COLUMNS)
    without = (NO, TASK, TIME, STATE, PROOF, RESULT)
    return without if width >= sum(_COLUMNS[part][1] for part in without) else (NO, TASK, TIME, STATE, PROOF)


def columns(parts: Sequence[str]) -> tuple[Column, ...]:
    """The columns of the parts."""
    return tuple(_column(part) for part in parts)


def _column(part: str) -> Column:
    title, width, stretch, editor = _COLUMNS[part]
    wrap = part in (TASK, PRODUCT, PROOF, RESULT)
    return Column(_(title), width=width, stretch=stretch, wrap=wrap, editor=editor)


def rows(desk: Desk, parts: Sequence[str], chosen: Filter, grouping: str = LEAD) -> list[GridRow]:
    """Headings with their tasks: by lead department, or by field."""
    found: list[GridRow] = []
    for key, title, items in groups(desk, chosen, grouping):
        blocks = tuple(BLOCKS[item.status] for item in items if item.status in BLOCKS)
        found.append(group_row(f"group {key}", title, share_words(items), blocks))
        found.extend(row(desk, item, parts) for item in items)
    return found


def groups(desk: Desk, chosen: Filter, grouping: str) -> list[tuple[str, str, list[Standing]]]:
    """Key, title and tasks of each group, in the order in which the plan names them; empty ones are left out."""
    by_key: dict[str, list[Standing]] = {}
    for item in shown(desk, chosen):
        by_key.setdefault(item.task.lead if grouping == LEAD else item.task.field_no, []).append(item)
    if grouping != LEAD:
        order = [field.no for field in desk.plan.fields]
        by_key = {
            key: by_key[key] for key in sorted(by_key, key=lambda no: order.index(no) if no in order else 99)
        }
    return [(key, _group_title(desk, key, grouping), items) for key, items in by_key.items()]


def _group_title(desk: Desk, key: str, grouping: str) -> str:
    if grouping == LEAD:
        return key or _("No lead department named")
    field = desk.plan.field_of(key)
    return field_title(field) if field is not None else key


def row(desk: Desk, item: Standing, parts: Sequence[str]) -> GridRow:
    """One task."""
    return GridRow(item.task.key, tuple(_cell(desk, item, part) for part in parts))


def _cell(desk: Desk, item: Standing, part: str) -> CellView:
    task = item.task
    if part == NO:
        return CellView(CellKind.CODE, code_of(task), tooltip=task.key)
    if part == TASK:
        return CellView(CellKind.TEXT, task.content)
    if part == PRODUCT:
        return CellView(CellKind.TEXT, product_words(task), tone="ink2")
    if part == TIME:
        return deadline_cell(task)
    if part == STATE:
        return status_cell(item, desk.today, lack(item))
    return _proof_cell(item) if part == PROOF else _result_cell(item)


def product_words(task: Task) -> str:
    """The products, one a line where there are several."""
    if len(task.deliverables) > 1:
        return "\n".join(f"- {each.text}" for each in task.deliverables)
    return task.product


def _proof_cell(item: Standing) -> CellView:
    held = newest(item.entries, "proof")
    proof = held.proof if held is not None else Proof()
    words = write_proof(proof)
    if not words and lacks_product(item):
        tip = lack(item)
        return CellView(
            CellKind.TEXT, _("not recorded"), mark="warning", tone="warn", editable=True, edit="", tooltip=tip
        )
    return CellView(CellKind.TEXT, words, editable=True, edit=words, tooltip=proof.abstract)


def _result_cell(item: Standing) -> CellView:
    told, noted = newest(item.entries, "result"), newest(item.entries, "note")
    text, note = told.result if told else "", noted.note if noted else ""
    missing = "" if lacks_product(item) else lack(item)
    words = text or missing or note
    mark = "warning" if missing else ""
    tone = "warn" if missing and not text else "" if text else "ink2"
    return CellView(CellKind.TEXT, words, mark=mark, tone=tone, editable=True, edit=text, tooltip=missing)


def wants_word(desk: Desk, item: Standing) -> bool:
    """Whether the next-place key stops here: something is lacking, or it falls due and nothing was said yet."""
    if lack(item):
        return True
    open_still = item.status not in DONE and item.status not in {Status.WAITING, Status.DROPPED}
    said = any(entry.period == desk.period.code for entry in item.entries)
    return open_still and not said and _due_open(desk, item)


def _due_open(desk: Desk, item: Standing) -> bool:
    """Whether the task, or one of its products that is not done, is due in the period."""
    if len(item.task.deliverables) < 2:
        return passes(desk, item, Filter(DUE))
    for number, each in enumerate(item.task.deliverables, 1):
        held = standing_entry(desk.entries, item.task, desk.period.code, number)
        done = held is not None and held.mark is Mark.DONE
        if each.window is not None and desk.window.holds(each.window.due) and not done:
            return True
    return is_due(item, desk.window)
