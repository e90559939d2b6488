"""Word and Excel twins on the command line: written beside the PDF, a Word file read back section by section."""

from __future__ import annotations

import argparse
from pathlib import Path

from xacai.cli.answer import Answer, Call, issue_data, issue_lines
from xacai.domain.report import Report
from xacai.files.atomic import make_folder, write_atomic
from xacai.services import reporting, taking_in, twinning
from xacai.services.publishing import report_file_stem
from xacai.services.workspace import Workspace
from xacai.wording.language import _


def add_twin_options(export: argparse.ArgumentParser) -> None:
    """The options of ``report export``."""
    export.add_argument("--docx", action="store_true", help=_("also a Word file, to edit and read back"))
    export.add_argument("--xlsx", action="store_true", help=_("also an Excel file with the report's tables"))


def add_read_back(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``report read-back``."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--accept", action="store_true", help=_("take the changed words into the report"))


def export_twins(call: Call) -> dict[str, Path] | None:
    """Write the twins that are asked for; None where none is, so that nothing was done."""
    given = call.arguments
    if not (given.docx or given.xlsx):
        return None
    with call.open() as workspace:
        report = reporting.get_report(workspace, given.period)
        return _write(workspace, report, given.out, docx=given.docx, xlsx=given.xlsx)


def _write(workspace: Workspace, report: Report, folder: Path, *, docx: bool, xlsx: bool) -> dict[str, Path]:
    files: dict[str, bytes] = {}
    if docx:
        files["docx"] = twinning.report_docx(workspace, report)
    if xlsx:
        files["xlsx"] = twinning.report_xlsx(workspace, report)
    make_folder(folder)
    stem = report_file_stem(report)
    return {kind: write_atomic(folder / f"{stem}.{kind}", data).path for kind, data in files.items()}


def is_draft(call: Call) -> bool:
    """Whether the report can still be edited, so that it has no bundle yet."""
    with call.open() as workspace:
        return not reporting.get_report(workspace, call.arguments.period).locked


def twins_answer(files: dict[str, Path]) -> Answer:
    """The answer where a draft went out as twins alone."""
    lines = [_("Written: {path}").format(path=path) for path in files.values()]
    lines.append(_("The report is a draft: no bundle and no PDF were written."))
    return Answer({kind: str(path) for kind, path in files.items()}, lines)


def read_back(call: Call) -> Answer:
    """``report read-back``: what was changed in Word; with ``--accept`` it is taken."""
    given = call.arguments
    data = taking_in.read_source(given.file.expanduser())
    with call.open() as workspace:
        report = reporting.get_report(workspace, given.period)
        back = twinning.read_back_report(workspace, report, data)
        if given.accept and back.changes:
            twinning.accept(workspace, report, back.changes)
    lines = [line for code, (old, new) in back.changes.items() for line in _change_lines(code, old, new)]
    if not back.changes:
        lines.append(_("No section was changed in Word."))
    elif given.accept:
        lines.append(_("Taken into the report: {count} sections.").format(count=len(back.changes)))
    changes = {code: {"old": old, "new": new} for code, (old, new) in back.changes.items()}
    answer = {
        "changes": changes,
        "accepted": bool(given.accept and changes),
        "issues": issue_data(back.issues),
    }
    return Answer(answer, (*lines, *issue_lines(back.issues)))


def _change_lines(code: str, old: str, new: str) -> list[str]:
    return [
        _("Section {section}:").format(section=code),
        *(f"  - {line}" for line in old.splitlines()),
        *(f"  + {line}" for line in new.splitlines()),
    ]
