"""Search over everything that an officer may look for, without diacritics: tasks, targets, rows, sections, reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from xacai.domain.catalogue import RowKind
from xacai.domain.period import Period, short_name
from xacai.domain.text import matches
from xacai.services.planning import find_plan
from xacai.services.reporting import list_reports
from xacai.services.workspace import Workspace


class FoundKind(StrEnum):
    """What was found."""

    TASK = "task"
    TARGET = "target"
    ROW = "row"
    SECTION = "section"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: what it is, its words, where it stands (words), the place that a page can jump to."""

    kind: FoundKind
    text: str
    where: str
    place: str


def search(workspace: Workspace, query: str, period: Period, *, most: int = 30) -> tuple[Found, ...]:
    """The answers in the order tasks, targets, rows, sections, reports; every word of the query must occur."""
    hits: list[Found] = []
    for found in _everything(workspace, period):
        if matches(query, f"{found.text} {found.where}"):
            hits.append(found)
            if len(hits) == most:
                break
    return tuple(hits)


def _everything(workspace: Workspace, period: Period) -> Iterator[Found]:
    plan = find_plan(workspace, period.year)
    if plan is not None:
        for task in plan.tasks:
            yield Found(FoundKind.TASK, task.content, f"{task.key} · {task.lead}", f"task {task.key}")
        for target in plan.targets:
            yield Found(FoundKind.TARGET, target.text, target.key, f"target {target.key}")
    catalogue = workspace.catalogue_of_year(period.year)
    for form in catalogue.forms:
        for row in form.rows:
            if row.kind is not RowKind.HEADING and row.applies:
                yield Found(
                    FoundKind.ROW, row.name, f"{form.no}. {form.title} · {row.no}", f"cell {row.code}"
                )
    for section in catalogue.outline:
        yield Found(FoundKind.SECTION, section.title, section.code, f"section {section.code}")
    for report in list_reports(workspace):
        words = f"{short_name(report.period)} {report.particulars.number}".strip()
        yield Found(FoundKind.REPORT, words, report.period.code, f"report {report.period.code}")
