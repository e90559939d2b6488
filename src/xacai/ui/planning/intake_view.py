"""What intake recognised, as data: counts, rows with doubtful cells, questions and their answers. No widgets here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from xacai.domain.deadline import OTHER_YEAR
from xacai.domain.issue import Issue
from xacai.domain.plan import Plan
from xacai.intake.document import Block, Paragraph
from xacai.intake.plan import Reading
from xacai.services.mending import in_plan_year
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.ui.planning.task_view import TasksView, task_rows
from xacai.wording.language import _, ngettext
from xacai.wording.messages import message_of

ASKED_FIRST = frozenset({"intake.issuer-differs", "intake.year-differs"})
MEND, RIGHT, KEEP, NONE, TYPE = "mend", "right", "keep", "none", "type"
PARTS = ("no", "content", "product", "lead", "deadline")
NARROW_PARTS = ("no", "content", "lead", "deadline")


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


def recognised_rows(plan: Plan, parts: Sequence[str], open_issues: Sequence[Issue]) -> list[GridRow]:
    """The tasks by field; cells with an open question are marked and say it below."""
    doubts: dict[tuple[str, str], Issue] = {}
    for issue in open_issues:
        place = place_of(issue)
        if place.kind == "task":
            doubts.setdefault((place.key, place.part if place.part in parts else "content"), issue)
    return [
        row if row.is_group else _marked(row, parts, doubts) for row in task_rows(plan, parts, TasksView())
    ]


def _marked(row: GridRow, parts: Sequence[str], doubts: Mapping[tuple[str, str], Issue]) -> GridRow:
    return GridRow(
        row.key,
        tuple(
            _marked_cell(cell, doubts.get((row.key, part)))
            for cell, part in zip(row.cells, parts, strict=True)
        ),
    )


def _marked_cell(cell: CellView, issue: Issue | None) -> CellView:
    if issue is None:
        calm = cell.kind is CellKind.DOUBTFUL
        return replace(cell, kind=CellKind.DEADLINE, mark="note") if calm else cell
    if cell.kind is CellKind.DOUBTFUL:
        return cell
    words = message_of(issue)
    second = words.partition(": ")[2] or words
    return replace(cell, kind=CellKind.DOUBTFUL, second=second, mark="doubtful", tone="", tooltip=words)


def answers(issue: Issue, plan: Plan) -> tuple[Answer, ...]:
    """What can be answered to a question, by the number keys in this order."""
    place = place_of(issue)
    task = plan.task(place.key)
    typed = Answer(TYPE, _("Type it"))
    if place.part == "deadline" and task is not None:
        keep, none = Answer(KEEP, _("Keep as written")), Answer(NONE, _("No deadline"))
        if OTHER_YEAR in task.deadline.doubts:
            return (
                Answer(MEND, _("Write {text}").format(text=in_plan_year(task.deadline, plan.year))),
                keep,
                none,
                typed,
            )
        return keep, none, typed
    return (
        (Answer(RIGHT, _("It is right")), typed) if task is not None else (Answer(RIGHT, _("It is right")),)
    )


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


def source_lines(blocks: Sequence[Block]) -> tuple[tuple[int, str], ...]:
    """The document's lines with their numbers, cells of a row parted by bars."""
    lines: list[tuple[int, str]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append((block.line, block.text))
        else:
            lines.extend(
                (row.line, "  |  ".join(text.replace("\n", " ") for text in row.texts)) for row in block.rows
            )
    return tuple(lines)
