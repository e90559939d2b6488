"""Figures from departments come back: a filled sheet beside the report, then what is chosen of it taken in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from xacai.domain.collection import Collection as Handed
from xacai.domain.collection import Share, find_share
from xacai.domain.collection_diff import (
    CellDiff,
    Change,
    ReturnedSheet,
    TaskDiff,
    cell_diffs,
    task_diffs,
    unanswered,
)
from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.period import own_part, read_period, short_name, write_day
from xacai.domain.report import Report
from xacai.intake.collection_sheet import read_collection_sheet
from xacai.services import reporting, tracking
from xacai.services.collecting import Asking, asking, default_due, refuse_locked
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file that came back beside the report; nothing is stored yet. ``missing``: codes and keys left unanswered."""

    file_name: str
    returned: ReturnedSheet
    cells: tuple[CellDiff, ...]
    tasks: tuple[TaskDiff, ...]
    missing: tuple[str, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What went into the report and the plan's progress."""

    report: Report
    cells: tuple[str, ...]
    tasks: tuple[str, ...]


def compare(workspace: Workspace, report: Report, data: bytes, name: str) -> Comparison:
    """Read a filled sheet and set it beside the report; nothing is stored.

    Refused: a file without identity, of another office or another period; ``intake.*`` for damaged files.
    """
    asked = asking(workspace, report)
    returned, found = read_collection_sheet(data, name, asked.catalogue)
    office = workspace.office().code
    if returned.office != office:
        raise refuse("collection.other-office", name, office=returned.office)
    if returned.period != report.period.code:
        given = read_period(returned.period)
        words = short_name(given) if given is not None else returned.period
        raise refuse("collection.other-period", name, given=words, period=report.period.code)
    share = find_share(asked.shares, workspace.office().departments, returned.department)
    share = share or Share(returned.department)
    tasks = task_diffs(returned, asked.standings, own_part(report.period).code)
    issues = (*found, *_doubts(asked, share, returned, name), *_untimely(workspace, tasks, name))
    wrong = {issue.where for issue in issues if issue.code == "collection.done-in-future"}
    return Comparison(
        name,
        returned,
        cell_diffs(returned, report.values),
        tuple(item for item in tasks if f"{name} / {item.place}" not in wrong),
        unanswered(share, returned),
        issues,
    )


def _doubts(asked: Asking, share: Share, returned: ReturnedSheet, name: str) -> Iterator[Issue]:
    """What was taken to be in order when the sheet went out and is not so any more."""
    if returned.catalogue != asked.report.catalogue:
        both = {"given": returned.catalogue, "catalogue": asked.report.catalogue}
        yield Issue("collection.other-catalogue", Severity.WARNING, name, both)
    own = {item.row.code for item in share.rows}
    for code in returned.cells:
        if code not in own:
            where = f"{name} / {returned.places[code]}"
            params = {"row": code, "department": returned.department}
            yield Issue("collection.not-asked", Severity.WARNING, where, params)
    known = {item.task.key for item in asked.standings}
    for key, answer in returned.tasks.items():
        if answer.given and key not in known:
            where = f"{name} / {returned.places[key]}"
            yield Issue("collection.task-gone", Severity.WARNING, where, {"task": key})


def _untimely(workspace: Workspace, tasks: Sequence[TaskDiff], name: str) -> Iterator[Issue]:
    for item in tasks:
        day = item.new.done_on
        if day is not None and day > workspace.today():
            where = f"{name} / {item.place}"
            yield Issue("collection.done-in-future", Severity.ERROR, where, {"day": write_day(day)})


def chosen_by_itself(item: CellDiff | TaskDiff, overwrite: bool) -> bool:
    """Whether an answer is taken without being asked about: what is new, and on ``overwrite`` what differs."""
    return item.change is Change.NEW or (overwrite and item.change is Change.DIFFERS)


def take_in(
    workspace: Workspace,
    comparison: Comparison,
    *,
    cells: Collection[str] | None = None,
    tasks: Collection[str] | None = None,
    overwrite: bool = False,
) -> TakenIn:
    """Take chosen answers into the draft report and the plan's progress, and note that the department answered.

    ``cells`` and ``tasks`` name row codes and task keys; None takes what is new, with ``overwrite`` also what differs.
    Refused once the report is locked; then nothing is written.
    """
    period = read_period(comparison.returned.period)
    assert period is not None
    report = reporting.get_report(workspace, period)
    refuse_locked(report)
    wanted_cells = [
        item
        for item in comparison.cells
        if (chosen_by_itself(item, overwrite) if cells is None else item.code in cells)
    ]
    wanted_tasks = [
        item
        for item in comparison.tasks
        if (chosen_by_itself(item, overwrite) if tasks is None else item.key in tasks)
    ]
    filled: tuple[str, ...] = ()
    if wanted_cells:
        new = {item.code: item.new for item in wanted_cells}
        filling = reporting.fill(workspace, report, new, overwrite=True)
        report, filled = filling.report, filling.filled
    plan_key = asking(workspace, report).plan_key
    for item in wanted_tasks:
        tracking.record(workspace, plan_key, item.new)
    _note_answer(workspace, report, comparison)
    return TakenIn(report, filled, tuple(item.key for item in wanted_tasks))


def _note_answer(workspace: Workspace, report: Report, comparison: Comparison) -> None:
    period, department = report.period.code, comparison.returned.department
    due = default_due(workspace, report)
    at = workspace.now().isoformat(timespec="seconds")
    with workspace.store.writing("report.collect-back", f"{period} {department}") as shelves:
        held = shelves.collections.get(period, department) or Handed(period, department, "", due)
        shelves.collections.put(replace(held, answered_at=at, file_name=comparison.file_name))
