"""Intake: a document that an officer already has becomes a plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from xacai.domain.deadline import OTHER_YEAR, UNREAD
from xacai.domain.issue import Issue, Refusal, Severity, refuse
from xacai.domain.plan import Plan, PlanState, plan_key, read_plan_key, with_task
from xacai.domain.text import nfc
from xacai.files.reading import read_limited
from xacai.intake.answer import as_json
from xacai.intake.document import Block
from xacai.intake.figures import read_figures
from xacai.intake.plan import Reading, read_plan
from xacai.intake.source import read_source as read_blocks
from xacai.services.planning import carried_forward, empty_plan, keep_new
from xacai.services.workspace import Workspace

LARGEST_DOCUMENT = 50_000_000
# The plan of somebody else or of another year must not slip in unseen.
_ASKED_FIRST = ("intake.issuer-differs", "intake.year-differs")
# Questions that a deadline itself can bear.
_KEPT = (UNREAD, OTHER_YEAR)
__all__ = [
    "import_plan",
    "keep_reading",
    "read_document",
    "read_figures",
    "read_source",
    "read_words",
    "reading_data",
    "recognise",
    "standing_plan",
    "with_open_questions",
]


def read_source(source: Path) -> bytes:
    """The bytes of a document; a plain refusal where it cannot be read."""
    return read_limited(source, LARGEST_DOCUMENT)


def read_document(
    data: bytes, name: str, *, year: int | None = None, office_name: str | None = None
) -> Reading:
    """What intake recognises; nothing is stored."""
    return read_plan(read_blocks(data, name), year=year, office_name=office_name)


def recognise(blocks: Sequence[Block], *, year: int | None = None, office_name: str | None = None) -> Reading:
    """What intake recognises in a document whose blocks were read already."""
    return read_plan(blocks, year=year, office_name=office_name)


def reading_data(reading: Reading) -> dict[str, Any]:
    """The answer of ``plan read --json``."""
    return as_json(reading)


def import_plan(
    workspace: Workspace,
    data: bytes,
    name: str,
    *,
    year: int | None = None,
    key: str | None = None,
    accept: bool = False,
) -> tuple[Plan, tuple[Issue, ...]]:
    """Read a document and store it as a draft of the office; the questions come back beside it."""
    office = workspace.office()
    named = read_plan_key(key) if key else None
    reading = read_document(data, name, year=year or (named[0] if named else None), office_name=office.name)
    for issue in reading.issues:
        if issue.code in _ASKED_FIRST and not accept:
            raise Refusal(replace(issue, severity=Severity.ERROR))
    chosen = key or plan_key(reading.plan.year)
    return keep_new(workspace, _of_office(workspace, reading.plan, chosen)), reading.issues


def _of_office(workspace: Workspace, plan: Plan, key: str) -> Plan:
    """The plan under a key, with the office's own words where its head leaves them out."""
    parsed = read_plan_key(key)
    blank = empty_plan(workspace, key)
    head = plan.head
    signer = head.signer if head.signer.name or head.signer.authority else blank.head.signer
    return replace(
        plan,
        key=key,
        kind=parsed[1] if parsed else plan.kind,
        head=replace(
            head,
            place=head.place or blank.head.place,
            issuer=head.issuer or blank.head.issuer,
            recipients=head.recipients or blank.head.recipients,
            signer=signer,
        ),
    )


def standing_plan(workspace: Workspace, plan: Plan) -> Plan | None:
    """The plan that stands already under the key of one that is to be taken in."""
    with workspace.store.reading() as shelves:
        return shelves.plans.get(plan.key)


def keep_reading(
    workspace: Workspace,
    reading: Reading,
    plan: Plan,
    *,
    forward: int | None = None,
    replace_draft: bool = False,
) -> Plan:
    """Store what was read, as a person mended it, in one transaction; ``forward`` also copies it to that year.

    ``reading.issues`` are the questions left open: those about deadlines stay with their tasks. A draft of the same
    key is replaced only where that was agreed (an amendment stays that amendment); an issued plan never is.
    Gives the plan of the year asked for.
    """
    plans = [with_open_questions(_of_office(workspace, plan, plan.key), reading.issues)]
    if forward is not None:
        plans.append(carried_forward(plans[0], plan_key(forward, plan.kind), forward, plan.kind))
    kept: list[Plan] = []
    with workspace.store.writing("plan.import", plan.key) as shelves:
        for item in plans:
            former = shelves.plans.get(item.key)
            if former is not None and former.state is PlanState.ISSUED:
                raise refuse(
                    "plan.issued-already", f"plan {item.key}", key=item.key, number=former.head.number
                )
            if former is not None and not replace_draft:
                raise refuse("plan.exists", f"plan {item.key}", key=item.key)
            kept.append(replace(item, revision=former.revision if former is not None else 0))
            shelves.plans.put(kept[-1], former)
    return kept[-1]


def with_open_questions(plan: Plan, issues: Iterable[Issue]) -> Plan:
    """The plan whose deadlines keep the questions that nobody answered."""
    for issue in issues:
        key = issue.where.removeprefix("task ").removesuffix(" / deadline")
        task = plan.task(key) if issue.where == f"task {key} / deadline" else None
        if task is not None and issue.code in _KEPT and issue.code not in task.deadline.doubts:
            doubts = (*task.deadline.doubts, issue.code)
            plan = with_task(plan, replace(task, deadline=replace(task.deadline, doubts=doubts)))
    return plan


def read_words(source: Path) -> str:
    """The text of a plain text file (UTF-8), for a section of a report."""
    data = read_source(source)
    try:
        return nfc(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise refuse("intake.not-text", source.name, name=source.name) from None
