"""Criteria sets from files and to files: JSON, TOML, a workbook, or a document with a table of criteria."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from xacai.domain.criteria_plan import criteria_of_plan, plan_with_criteria
from xacai.domain.criteria_sheets import CRITERIA
from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import Issue, Refusal, Severity, errors, refuse
from xacai.domain.plan import Plan, PlanKind, PlanState, plan_key
from xacai.domain.text import plain
from xacai.files.criteria import LIMIT, read_criteria_file
from xacai.files.reading import read_limited
from xacai.intake.criteria_workbook import read_criteria_workbook
from xacai.intake.plan import Reading
from xacai.intake.workbook import open_workbook
from xacai.services.choosing_criteria import criteria_bytes
from xacai.services.planning import empty_plan, keep_new, save_plan
from xacai.services.taking_in import read_document, read_source
from xacai.services.workspace import Workspace

_DATA = frozenset({".json", ".toml"})
_ZIP = b"PK"


def read_set(
    source: Path, *, name: str = "", version: str = "1", year: int | None = None
) -> tuple[CriteriaSet | None, tuple[Issue, ...]]:
    """The set of a file and what is wrong with it.

    A document (Word, Excel, text) with a plan's table of fields, groups and requirements gives a tree whose scoring is
    still open; ``name``, ``version`` and ``year`` are for that, its own data say them otherwise.
    """
    if source.suffix.lower() in _DATA:
        return read_criteria_file(source)
    if source.suffix.lower() == ".xlsx":
        data = read_limited(source, LIMIT)
        if data.startswith(_ZIP) and _own_workbook(data, source.name):
            return read_criteria_workbook(data, source.name)
    reading = _plan_reading(source, year)
    criteria = criteria_of_plan(reading.plan, name or f"par-index-{reading.plan.year}", version)
    asked = tuple(
        Issue("criteria.unscored", Severity.QUESTION, f"criterion {item.code}", {"criterion": item.code})
        for item in criteria.unscored()
    )
    return criteria, (*reading.issues, *asked)


def _plan_reading(source: Path, year: int | None) -> Reading:
    try:
        reading = read_document(read_source(source), source.name, year=year)
    except Refusal as fault:
        if fault.issue.code != "intake.not-a-plan":
            raise
        raise refuse("criteria.no-table", source.name, name=source.name) from fault
    if not reading.plan.fields or not reading.plan.tasks:
        raise refuse("criteria.no-table", source.name, name=source.name)
    return reading


def _own_workbook(data: bytes, name: str) -> bool:
    return any(plain(sheet.name) == plain(CRITERIA.name) for sheet in open_workbook(data, name).sheets)


def sound_set(
    source: Path, *, name: str = "", version: str = "1", year: int | None = None
) -> tuple[CriteriaSet, tuple[Issue, ...]]:
    """The same; the first error refuses it."""
    criteria, issues = read_set(source, name=name, version=version, year=year)
    for issue in errors(issues):
        raise Refusal(issue)
    if criteria is None:
        raise refuse("criteria.no-set", source.name, name=source.name)
    return criteria, issues


def set_file(criteria: CriteriaSet, target: Path) -> bytes:
    """A set as the file that ``target`` names: ``.xlsx`` a workbook to be edited in Excel, else JSON."""
    if target.suffix.lower() != ".xlsx":
        return criteria_bytes(criteria)
    # The library that writes workbooks is slow to import and seldom wanted.
    from xacai.documents.criteria_workbook import criteria_workbook

    return criteria_workbook(criteria)


def plan_from_criteria(
    workspace: Workspace, criteria: CriteriaSet, year: int, chosen: tuple[str, ...] = ()
) -> Plan:
    """The year's plan that keeps the index up: a task for each criterion (of ``chosen``, else all) that it lacks.

    A draft is added to; an issued plan is refused (it is amended first).
    """
    key = plan_key(year, PlanKind.PAR_INDEX)
    with workspace.store.reading() as shelves:
        held = shelves.plans.get(key)
    if held is not None:
        if held.state is PlanState.ISSUED:
            raise refuse("plan.issued-already", f"plan {key}", key=key, number=held.head.number)
        grown = plan_with_criteria(held, criteria, chosen)
        if grown != held:
            save_plan(workspace, grown, held)
        return grown
    blank = empty_plan(workspace, key)
    of = workspace.office().short_name
    title = f"Kế hoạch duy trì, cải thiện và nâng cao Chỉ số cải cách hành chính {of} năm {year}"
    titled = replace(blank, head=replace(blank.head, title=title))
    return keep_new(workspace, plan_with_criteria(titled, criteria, chosen))
