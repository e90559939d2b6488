"""Figures from departments on the command line: sheets out, filled sheets back, who has not answered."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from xacai.cli.answer import Answer, Call, issue_data, issue_lines
from xacai.cli.reading import a_day, a_path, words
from xacai.domain.collection_diff import CellDiff, Change, TaskDiff
from xacai.domain.issue import Refusal, errors
from xacai.domain.period import write_day
from xacai.domain.submission import cell_data
from xacai.services import collecting, collecting_back, reporting, taking_in
from xacai.services.collecting import DepartmentStatus
from xacai.services.collecting_back import Comparison
from xacai.services.workspace import Workspace
from xacai.wording.language import _
from xacai.wording.messages import message_of


def add_collect(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``report collect``."""
    parser.add_argument("--out", required=True, type=a_path)
    parser.add_argument("--due", type=a_day, help=_("last day for the answer"))
    parser.add_argument(
        "--department", action="append", type=words, default=[], help=_("only this department")
    )


def add_collect_back(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``report collect-back``."""
    parser.add_argument("files", nargs="+", type=a_path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help=_("show the differences, store nothing"))
    parser.add_argument(
        "--overwrite", action="store_true", help=_("also change cells that hold another value")
    )


def add_collect_status(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``report collect-status``."""
    parser.add_argument(
        "--reminder",
        action="store_true",
        help=_("also the reminder to each department that has not answered"),
    )


def collect(call: Call) -> Answer:
    """``report collect``: a workbook and a printed page for each department."""
    given = call.arguments
    with call.open() as workspace:
        report = reporting.get_report(workspace, given.period)
        made = collecting.hand_out(workspace, report, given.out, due=given.due, departments=given.department)
        left = collecting.asking(workspace, report).ownerless
    sheets = [
        {
            "department": item.department,
            "due": item.due.isoformat(),
            "xlsx": str(item.workbook),
            "pdf": str(item.page),
        }
        for item in made
    ]
    lines = [
        _("{department}: {path} (due {day})").format(
            department=item.department, path=item.workbook, day=write_day(item.due)
        )
        for item in made
    ]
    if left:
        lines.append(
            _("{count} rows belong to no department and are asked of nobody: {rows}.").format(
                count=len(left), rows=", ".join(row.code for row in left)
            )
        )
    return Answer({"sheets": sheets, "ownerless": [row.code for row in left]}, lines)


def collect_back(call: Call) -> Answer:
    """``report collect-back``: one answer a file; a refused one writes nothing, the others stand."""
    answers: list[dict[str, Any]] = []
    lines: list[str] = []
    refusals: list[str] = []
    with call.open() as workspace:
        for path in call.arguments.files:
            try:
                answers.append(_one_back(workspace, call.arguments, path, lines))
            except Refusal as refusal:
                refusals.append(
                    _("{name}: {reason}").format(name=path.name, reason=message_of(refusal.issue))
                )
                answers.append(
                    {"file": str(path), "outcome": "refused", "issues": issue_data([refusal.issue])}
                )
    return Answer(answers, lines, " ".join(refusals))


def _one_back(
    workspace: Workspace, given: argparse.Namespace, path: Path, lines: list[str]
) -> dict[str, Any]:
    report = reporting.get_report(workspace, given.period)
    found = collecting_back.compare(workspace, report, taking_in.read_source(path), path.name)
    data: dict[str, Any] = {
        "file": str(path),
        "department": found.returned.department,
        "outcome": "compared",
        "cells": {item.code: _cell_data(item) for item in found.cells},
        "tasks": {item.key: _task_data(item) for item in found.tasks},
        "missing": list(found.missing),
        "issues": issue_data(found.issues),
    }
    lines.append(_counts_line(found))
    lines.extend(_cell_line(item, given.overwrite) for item in found.cells if item.change is Change.DIFFERS)
    lines.extend(_task_line(item, given.overwrite) for item in found.tasks if item.change is Change.DIFFERS)
    lines.extend(issue_lines(found.issues))
    if given.dry_run:
        lines.append(_("Nothing was stored."))
        return data
    taken = collecting_back.take_in(workspace, found, overwrite=given.overwrite)
    lines.append(
        _("Taken in: {cells} cells, {tasks} tasks.").format(cells=len(taken.cells), tasks=len(taken.tasks))
    )
    return {**data, "outcome": "taken", "taken": {"cells": list(taken.cells), "tasks": list(taken.tasks)}}


def _counts_line(found: Comparison) -> str:
    changes = [item.change for item in found.cells] + [item.change for item in found.tasks]
    return _(
        "{name}, {department}: {new} new, {differing} differ, {same} the same, {missing} unanswered, "
        "{errors} errors"
    ).format(
        name=found.file_name,
        department=found.returned.department,
        new=changes.count(Change.NEW),
        differing=changes.count(Change.DIFFERS),
        same=changes.count(Change.SAME),
        missing=len(found.missing),
        errors=len(errors(found.issues)),
    )


def _cell_line(item: CellDiff, overwritten: bool) -> str:
    if overwritten:
        return _("Cell {code} held another value; it was changed.").format(code=item.code)
    return _("Cell {code} holds another value; it was left. Add --overwrite to change it.").format(
        code=item.code
    )


def _task_line(item: TaskDiff, overwritten: bool) -> str:
    if overwritten:
        return _("Task {key} was recorded otherwise; it was changed.").format(key=item.key)
    return _("Task {key} is recorded otherwise; it was left. Add --overwrite to change it.").format(
        key=item.key
    )


def _cell_data(item: CellDiff) -> dict[str, Any]:
    return {
        "change": item.change.value,
        "was": cell_data(item.old),
        "given": cell_data(item.new),
        "place": item.place,
    }


def _task_data(item: TaskDiff) -> dict[str, Any]:
    new = item.new
    return {
        "change": item.change.value,
        "mark": new.mark.value,
        "done_on": new.done_on.isoformat() if new.done_on else None,
        "document": new.proof.number,
        "result": new.result,
        "spent_vnd": new.spent_vnd,
        "note": new.note,
        "place": item.place,
    }


def collect_status(call: Call) -> Answer:
    """``report collect-status``: each department with what it was sent, what it answered, what is missing."""
    with call.open() as workspace:
        report = reporting.get_report(workspace, call.arguments.period)
        found = collecting.status(workspace, report)
        texts = {
            item.share.department: collecting.reminder(workspace, report, item.share.department)
            for item in found
            if call.arguments.reminder and not _answered(item)
        }
    data = [_status_data(item, texts.get(item.share.department)) for item in found]
    lines = [_status_line(item) for item in found]
    for text in texts.values():
        lines += ["", text]
    return Answer(data, lines)


def _answered(item: DepartmentStatus) -> bool:
    return item.record is not None and bool(item.record.answered_at)


def _status_data(item: DepartmentStatus, text: str | None) -> dict[str, Any]:
    record = item.record
    data: dict[str, Any] = {
        "department": item.share.department,
        "rows": len(item.share.rows),
        "tasks": len(item.share.tasks),
        "sent_at": record.sent_at or None if record else None,
        "due": record.due.isoformat() if record else None,
        "answered_at": record.answered_at or None if record else None,
        "file": record.file_name or None if record else None,
        "missing_rows": item.missing_rows,
        "missing_tasks": item.missing_tasks,
        "late": item.late,
    }
    return data if text is None else {**data, "reminder": text}


def _status_line(item: DepartmentStatus) -> str:
    if item.record is None:
        standing = _("not handed out")
    elif _answered(item):
        standing = _("answered")
    else:
        standing = _("overdue") if item.late else _("waiting")
    return _(
        "{department}: {standing}; {rows} rows ({missing_rows} missing), {tasks} tasks ({missing_tasks} missing)"
    ).format(
        department=item.share.department,
        standing=standing,
        rows=len(item.share.rows),
        missing_rows=item.missing_rows,
        tasks=len(item.share.tasks),
        missing_tasks=item.missing_tasks,
    )
