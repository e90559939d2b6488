"""The entry of intake: blocks of a document in, a reading out: the plan, its questions, its stated totals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.plan import Plan, PlanKind, Target, Task, plan_key
from xacai.domain.text import plain
from xacai.intake.body import Fields, body_targets, body_tasks, place_fields
from xacai.intake.departments import Department, departments_in
from xacai.intake.document import Block, Paragraph, Source
from xacai.intake.duties import duties_of
from xacai.intake.grouping import TaskRead
from xacai.intake.head import HeadRead, lines_of, read_head, refuse_secret
from xacai.intake.layout import plans_in, spread
from xacai.intake.sections import Part, parts_of, sections_in
from xacai.intake.sureness import sureness
from xacai.intake.table import Section, sections_of
from xacai.intake.targets import is_target_table, requirement_targets, table_targets
from xacai.intake.tasks import read_tasks
from xacai.intake.totals import StatedTotal, stated_totals


@dataclass(frozen=True, slots=True)
class Reading:
    """What intake recognised. ``plan`` is a draft with its key; ``lines`` gives the source line of each
    task's key.

    ``sureness`` is how sure each task's row is, 0 to 100, by its key.
    ``tables`` tells whether the tasks come from a table (False: from the bullets of the body).
    """

    plan: Plan
    issues: tuple[Issue, ...]
    stated_totals: tuple[StatedTotal, ...]
    departments: tuple[Department, ...]
    lines: dict[str, int]
    tables: bool
    sureness: dict[str, int] = field(default_factory=dict)


def read_plan(blocks: Sequence[Block], *, year: int | None, office_name: str | None) -> Reading:
    """Recognise a plan. ``year`` and ``office_name``: what is expected; what differs becomes a question.

    Raises a refusal where the document is no plan or bears a mark of secrecy.
    """
    told, others = _chosen(spread(blocks), office_name)
    lines = lines_of(told)
    refuse_secret(lines)
    head = read_head(lines)
    sections = sections_of(told)
    if not _is_plan(head, sections):
        raise refuse("intake.not-a-plan", kind=head.head.kind or "?")
    of_year = head.year or year or _any_year(lines)
    if of_year is None:
        raise refuse("intake.year-unknown")
    read = TaskRead()
    parts = parts_of(lines[head.start : head.end])
    tasks, targets, fields = _work(sections, parts, of_year, read)
    if not tasks and not targets:
        raise refuse("intake.not-a-plan", kind=head.head.kind or "?")
    kind = kind_of(head.head.title)
    plan = Plan(
        key=plan_key(of_year, kind),
        year=of_year,
        kind=kind,
        head=head.head,
        sections=sections_in(parts),
        fields=tuple(fields.items),
        targets=targets,
        tasks=tasks,
        duties=duties_of(parts, of_year),
    )
    totals = stated_totals((line.text for line in lines), _counted(plan))
    asked = tuple(issue for issue in head.issues if year is None or issue.code != "intake.no-year")
    ahead = (*(blocks.issues if isinstance(blocks, Source) else ()), *others)
    issues = (*ahead, *asked, *_expected(head, year, office_name), *read.issues, *_doubts(plan, totals))
    cells = (cell for task in tasks for cell in (task.lead, task.coordinating))
    departments = departments_in(cells)
    sure = sureness(tasks, issues)
    return Reading(plan, issues, totals, departments, read.lines, bool(read.tasks), sure)


def _chosen(
    blocks: tuple[Block, ...], office_name: str | None
) -> tuple[tuple[Block, ...], tuple[Issue, ...]]:
    """Of several plans in one file this office's own, else the first; and the question about the others."""
    plans = plans_in(blocks)
    if len(plans) == 1:
        return blocks, ()
    heads = [read_head(lines_of(plan)).head for plan in plans]
    own = (n for n, head in enumerate(heads) if office_name and same_office(head.issuer, office_name))
    chosen = next(own, 0)
    titles = [f"{head.title} ({head.issuer})" for head in heads]
    others = "; ".join(title for number, title in enumerate(titles) if number != chosen)
    details = {"count": str(len(plans)), "title": titles[chosen], "others": others}
    return plans[chosen], (Issue("intake.plans-several", Severity.QUESTION, "head / title", details),)


def _is_plan(head: HeadRead, sections: Sequence[Section]) -> bool:
    return head.head.kind == "KẾ HOẠCH" or (
        head.head.kind in {"", "QUYẾT ĐỊNH", "CHƯƠNG TRÌNH"} and bool(sections)
    )


def _work(
    sections: Sequence[Section], parts: Sequence[Part], year: int, read: TaskRead
) -> tuple[tuple[Task, ...], tuple[Target, ...], Fields]:
    tables = [section for section in sections if not is_target_table(section)]
    for section in tables:
        read_tasks(section, year, read)
    fields = Fields(read.fields)
    targets: list[Target] = []
    for section in sections:
        if is_target_table(section):
            targets.extend(table_targets(section, year, fields, read))
    tasks = tuple(read.tasks)
    if not fields.items:
        place_fields(parts, fields)
    if not targets:
        targets.extend(body_targets(parts, fields))
    if not targets and any(section.columns.requirement for section in tables):
        targets.extend(requirement_targets(tasks))
    if not tasks:
        tasks, lines = body_tasks(parts, fields, year)
        read.lines.update(lines)
        if tasks:
            details = {"tasks": str(len(tasks))}
            read.issues.append(Issue("intake.tasks-from-body", Severity.QUESTION, "tasks", details))
    return tasks, tuple(targets), fields


_KINDS = (
    (PlanKind.PAR_INDEX, r"par ?-?index|chi so cai cach hanh chinh|chi so cchc"),
    (PlanKind.COMMUNICATION, r"tuyen truyen|truyen thong"),
    (PlanKind.INSPECTION, r"^(?:ve viec )?(?:tu )?kiem tra|kiem tra cong tac|kiem tra cai cach"),
    (PlanKind.SURVEY, r"khao sat|do luong|hai long|dieu tra"),
    (PlanKind.CCHC, r"cai cach hanh chinh|cchc"),
)


def kind_of(title: str) -> PlanKind:
    """The kind of plan that a title means."""
    ground = plain(title)
    return next(
        (kind for kind, pattern in _KINDS if re.search(pattern, ground)),
        PlanKind.OTHER if ground else PlanKind.CCHC,
    )


def _any_year(lines: Sequence[Paragraph]) -> int | None:
    for line in lines:
        if found := re.search(r"\bnăm ((?:19|20|21)\d\d)\b", line.text, re.IGNORECASE):
            return int(found.group(1))
    return None


def _expected(head: HeadRead, year: int | None, office_name: str | None) -> Iterable[Issue]:
    if year is not None and head.year is not None and head.year != year:
        details = {"year": str(head.year), "asked": str(year)}
        yield Issue("intake.year-differs", Severity.QUESTION, "head / year", details)
    issuer = head.head.issuer
    if office_name and issuer and not same_office(issuer, office_name):
        details = {"issuer": issuer, "office": office_name}
        yield Issue("intake.issuer-differs", Severity.QUESTION, "head / issuer", details)


def same_office(one: str, other: str) -> bool:
    """Whether two names mean one office: "UBND xã An Bình" is "Ủy ban nhân dân xã An Bình"."""
    return _office_key(one) == _office_key(other)


def _office_key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"\b[uy]y ban nhan dan\b", "ubnd", plain(name)))


def _counted(plan: Plan) -> dict[str, int]:
    with_targets = len({target.field_no for target in plan.targets})
    with_tasks = len({task.field_no for task in plan.tasks})
    return {
        "fields": with_tasks,
        "target-fields": with_targets,
        "targets": len(plan.targets),
        "tasks": len(plan.tasks),
    }


def _doubts(plan: Plan, totals: Sequence[StatedTotal]) -> Iterable[Issue]:
    for total in totals:
        if not total.agrees:
            details = {"text": total.text, "tasks": str(len(plan.tasks)), "targets": str(len(plan.targets))}
            yield Issue("intake.total-differs", Severity.QUESTION, "stated_totals", details)
    if not plan.targets:
        yield Issue("intake.no-targets", Severity.QUESTION, "targets")
    for task in plan.tasks:
        if not task.lead and any(other.lead for other in plan.tasks):
            yield Issue(
                "intake.lead-missing", Severity.QUESTION, f"task {task.key} / lead", {"key": task.key}
            )
