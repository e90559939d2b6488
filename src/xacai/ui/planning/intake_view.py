"""What intake recognised, as data: counts, rows with doubtful cells, questions and their answers. No widgets here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from xacai.domain.deadline import OTHER_YEAR
from xacai.domain.issue import Issue
from xacai.domain.plan import Plan, Task
from xacai.intake.plan import Reading
from xacai.services.mending import in_plan_year
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow, group_row
from xacai.ui.planning.task_view import TasksView, task_rows
from xacai.wording.language import _, ngettext
from xacai.wording.messages import message_of

ASKED_FIRST = frozenset({"intake.issuer-differs", "intake.year-differs"})
MEND, RIGHT, KEEP, NONE, TYPE = "mend", "right", "keep", "none", "type"
PARTS = ("no", "content", "product", "lead", "deadline")
NARROW_PARTS = ("no", "content", "lead", "deadline")
SURE_ENOUGH = 75
"""A row below this is shown among the first when the least sure come first."""


@dataclass(frozen=True, slots=True)
class Count:
    """One count of the strip: mark, words, quiet words below."""

    mark: str
    text: str
    second: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question points: ``task`` or ``target`` or the head, the key, the part."""

    kind: str
    key: str
    part: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question: what it does and the words of its button."""

    act: str
    text: str


def place_of(issue: Issue) -> Place:
    """``task I.1/1 / deadline`` → task, I.1/1, deadline; ``head / title`` → head, title."""
    owner, _slash, part = issue.where.partition(" / ")
    kind, _space, key = owner.partition(" ")
    return Place(kind, key, part)


def source_line(issue: Issue, reading: Reading) -> int:
    """The line of the document that a question speaks of; 0 where it speaks of no single one."""
    told = issue.params.get("line", "")
    return int(told) if told.isdecimal() else reading.lines.get(place_of(issue).key, 0)


def asked_first(reading: Reading) -> tuple[Issue, ...]:
    """Questions that must be answered before anything is taken in: another office's plan, another year's."""
    return tuple(issue for issue in reading.issues if issue.code in ASKED_FIRST)


def questions(reading: Reading) -> tuple[Issue, ...]:
    """The places to look at, in the order of the document."""
    order = {task.key: place for place, task in enumerate(reading.plan.tasks)}
    rest = [issue for issue in reading.issues if issue.code not in ASKED_FIRST]
    return tuple(sorted(rest, key=lambda issue: order.get(place_of(issue).key, -1)))


def count_strip(reading: Reading, plan: Plan, left: int, total: int) -> tuple[Count, ...]:
    """Fields and tasks, targets, head, places to look at."""
    stated = reading.stated_totals
    agrees = all(item.agrees for item in stated)
    fields = len({task.field_no for task in plan.tasks})
    totals = (
        _("as the document itself states")
        if stated and agrees
        else _("the document states other numbers")
        if stated
        else _("from the table")
        if reading.tables
        else _("from the text")
    )
    thresholds = sum(len(target.thresholds) for target in plan.targets)
    head = plan.head
    whole = all((head.title, head.issuer, head.signer.name, head.recipients))
    head_words = _("head and foot are complete") if whole else _("parts of head or foot are missing")
    seen = _("{seen} looked at").format(seen=total - left) if total else _("nothing is doubtful")
    return (
        Count(
            "done" if agrees else "doubtful",
            _("{fields} fields, {tasks} tasks").format(fields=fields, tasks=len(plan.tasks)),
            totals,
        ),
        Count(
            "done" if plan.targets else "doubtful",
            _("{count} targets").format(count=len(plan.targets)),
            _("{count} thresholds read").format(count=thresholds),
        ),
        Count(
            "done" if whole else "doubtful",
            _("{count} legal bases, recipients, signer").format(count=len(head.legal_bases)),
            head_words,
        ),
        Count(
            "doubtful" if left else "done",
            ngettext("{count} place to look at", "{count} places to look at", left).format(count=left),
            seen,
        ),
    )


def accept_words(left: int) -> str:
    """The primary button, named by its result."""
    if not left:
        return _("Take in")
    return ngettext(
        "Take in, {count} place not looked at", "Take in, {count} places not looked at", left
    ).format(count=left)


def recognised_rows(
    plan: Plan,
    parts: Sequence[str],
    open_issues: Sequence[Issue],
    sure: Mapping[str, int],
    *,
    least_sure_first: bool = False,
) -> list[GridRow]:
    """The tasks by field, or the least sure first; cells with an open question are marked and say it below."""
    doubts: dict[tuple[str, str], Issue] = {}
    for issue in open_issues:
        place = place_of(issue)
        if place.kind == "task":
            doubts.setdefault((place.key, place.part if place.part in parts else "content"), issue)
    rows = task_rows(plan, parts, TasksView())
    rows = by_sureness(rows, sure) if least_sure_first else rows
    return [row if row.is_group else _marked(row, parts, doubts, sure.get(row.key, 100)) for row in rows]


def by_sureness(rows: Sequence[GridRow], sure: Mapping[str, int]) -> list[GridRow]:
    """Rows under three headings instead of their fields: to be looked at, nearly sure, sure."""
    tasks = sorted((row for row in rows if not row.is_group), key=lambda row: sure.get(row.key, 100))
    titles = (
        (0, _("Look at these first")),
        (SURE_ENOUGH, _("Nearly sure")),
        (100, _("Sure")),
    )
    found: list[GridRow] = []
    for (least, title), (most, _title) in pairwise((*titles, (101, ""))):
        own = [row for row in tasks if least <= sure.get(row.key, 100) < most]
        if own:
            words = _("tasks: {count}").format(count=len(own))
            found.extend((group_row(f"sure {least}", title, words), *own))
    return found


def _marked(
    row: GridRow, parts: Sequence[str], doubts: Mapping[tuple[str, str], Issue], sure: int
) -> GridRow:
    cells = [
        _marked_cell(cell, doubts.get((row.key, part))) for cell, part in zip(row.cells, parts, strict=True)
    ]
    if parts[0] == "no" and sure < 100 and cells[0].kind is CellKind.CODE:
        words = _("How sure this row is: {percent}%").format(percent=sure)
        cells[0] = replace(cells[0], tone="warn", strong=True, tooltip=words)
    return GridRow(row.key, tuple(cells))


def _marked_cell(cell: CellView, issue: Issue | None) -> CellView:
    if issue is None:
        calm = cell.kind is CellKind.DOUBTFUL
        return replace(cell, kind=CellKind.DEADLINE, mark="note") if calm else cell
    if cell.kind is CellKind.DOUBTFUL:
        return cell
    words = message_of(issue)
    second = words.partition(": ")[2] or words
    return replace(cell, kind=CellKind.DOUBTFUL, second=second, mark="doubtful", tone="", tooltip=words)


def part_text(task: Task, part: str) -> str:
    """The words of a part of a task."""
    if part == "deadline":
        return task.deadline.text
    return task.budget.text if part == "budget" else str(getattr(task, part, ""))


def proposed(issue: Issue, plan: Plan) -> str:
    """The words that the program would write into the doubtful cell; empty where it has none."""
    place = place_of(issue)
    task = plan.task(place.key)
    if task is None:
        return ""
    if place.part == "deadline" and OTHER_YEAR in task.deadline.doubts:
        return in_plan_year(task.deadline, plan.year)
    return issue.proposal or ""


def answers(issue: Issue, plan: Plan) -> tuple[Answer, ...]:
    """What can be answered to a question, by the number keys in this order."""
    place = place_of(issue)
    task = plan.task(place.key)
    right, typed = Answer(RIGHT, _("It is right")), Answer(TYPE, _("Type it"))
    if task is None:
        return (right,)
    text = proposed(issue, plan)
    can_write = text and place.part != "no" and text != part_text(task, place.part)
    mend = (Answer(MEND, _("Write {text}").format(text=text)),) if can_write else ()
    if place.part == "deadline":
        return (*mend, Answer(KEEP, _("Keep as written")), Answer(NONE, _("No deadline")), typed)
    return (*mend, right, typed)


def head_columns() -> tuple[Column, ...]:
    """The columns of the recognised head."""
    return (Column(_("Part"), width=150), Column(_("Recognised"), width=200, stretch=1, wrap=True))


def head_rows(plan: Plan) -> list[GridRow]:
    """What was recognised of head and foot, one row each."""
    head = plan.head
    parts = (
        ("title", _("Title"), head.title),
        ("number", _("Number"), head.number),
        ("day", _("Day of issue"), f"{head.day:%d/%m/%Y}" if head.day else ""),
        ("place", _("Place name"), head.place),
        ("issuer", _("Issued by"), head.issuer),
        ("signer", _("Signer"), "\n".join((*head.signer.authority, head.signer.name)).strip()),
        ("legal_bases", _("Legal bases"), "\n".join(head.legal_bases)),
        ("recipients", _("Recipients"), "\n".join(head.recipients)),
    )
    return [GridRow(key, (CellView(text=words, tone="ink2"), _found(text))) for key, words, text in parts]


def _found(text: str) -> CellView:
    return CellView(text=text) if text else CellView(text=_("not found"), tone="warn", mark="doubtful")
