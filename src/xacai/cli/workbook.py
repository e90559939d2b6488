"""``xacai report workbook``: the province's own Excel file, filled and read back through a mapping of its cells."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from xacai.cli.answer import Answer, Call, Commands, issue_data, issue_lines
from xacai.cli.reading import a_path, a_period, words
from xacai.domain.indicator import Cell
from xacai.domain.issue import Issue, errors
from xacai.domain.number import write_decimal, write_number
from xacai.domain.report import Report
from xacai.domain.submission import cell_data
from xacai.domain.workbook_content import Content
from xacai.domain.workbook_map import WorkbookMap, check_map, write_map
from xacai.files.atomic import write_atomic
from xacai.services import filling_workbooks as work
from xacai.services import reporting
from xacai.services.workspace import Workspace
from xacai.wording.language import _
from xacai.wording.messages import message_of


def add_workbook(verbs: Commands) -> None:
    """Add the verbs over a province's workbook below ``report``."""
    room = verbs.add_parser("workbook", help=_("fill the province's own Excel file, read one back"))
    inner = room.add_subparsers(dest="workbook_verb", required=True, metavar=_("VERB"))
    propose = inner.add_parser("propose", help=_("propose which cells stand for which rows"))
    propose.add_argument("file", type=a_path)
    propose.add_argument("--out", required=True, type=a_path)
    propose.add_argument("--name", default="", type=words)
    propose.add_argument("--catalogue", default="", type=words)
    propose.set_defaults(run=_propose)
    take = inner.add_parser("map", help=_("take a mapping in"))
    take.add_argument("file", type=a_path)
    take.set_defaults(run=_map)
    inner.add_parser("maps", help=_("the mappings there are")).set_defaults(run=_maps)
    fill = _over_report(inner, "fill", _("fill a workbook with the report's figures"), _fill)
    fill.add_argument("--out", required=True, type=a_path)
    read = _over_report(inner, "read", _("read a filled workbook back into the report"), _read)
    read.add_argument("--overwrite", action="store_true", help=_("also change cells that hold another value"))


def _over_report(inner: Commands, name: str, help_text: str, run: object) -> Any:
    parser = inner.add_parser(name, help=help_text)
    parser.add_argument("--period", required=True, type=a_period)
    parser.add_argument("--map", required=True, type=words)
    parser.add_argument("file", type=a_path)
    parser.set_defaults(run=run)
    return parser


def _propose(call: Call) -> Answer:
    source: Path = call.arguments.file
    data = work.read_workbook(source)
    with call.open() as workspace:
        wanted = call.arguments.catalogue
        catalogue = (
            workspace.catalogue(wanted) if wanted else workspace.catalogue_of_year(workspace.today().year)
        )
        found = work.propose_map(data, source.name, catalogue)
    entries = tuple(item.entry for item in found)
    mapping = WorkbookMap(call.arguments.name or source.stem, catalogue.id, entries=entries)
    written = write_atomic(call.arguments.out, work.map_bytes(mapping))
    doubtful = [item.entry for item in found if not item.sure]
    names = {row.code: row.name for row in catalogue.rows()}
    lines = [
        _("{count} cells recognised, {doubtful} of them to be looked at. Written: {path}").format(
            count=len(entries), doubtful=len(doubtful), path=written.path
        ),
        *(
            f"{item.place}  {item.code or item.what.value}  {item.label} ~ {names.get(item.code, '')}"
            for item in doubtful
        ),
    ]
    return Answer(
        {
            "file": str(written.path),
            "name": mapping.name,
            "catalogue": catalogue.id,
            "recognised": len(entries),
            "doubtful": [{"sheet": item.sheet, "cell": item.cell, "code": item.code} for item in doubtful],
        },
        lines,
    )


def _map(call: Call) -> Answer:
    source: Path = call.arguments.file
    mapping, issues = work.read_map_file(source)
    with call.open() as workspace:
        if mapping is not None:
            issues = (*issues, *check_map(mapping, workspace.catalogue(mapping.catalogue)))
        if mapping is None or errors(issues):
            return _stopped(source.name, issues, {"taken": False})
        work.keep_map(workspace, mapping)
    line = _("Mapping taken in: {name}, {count} cells.").format(name=mapping.name, count=len(mapping.entries))
    return Answer({"taken": True, **_data(mapping), "issues": []}, (line,))


def _data(mapping: WorkbookMap) -> dict[str, Any]:
    data = write_map(mapping)
    return {
        **{key: data[key] for key in ("name", "catalogue", "office", "kinds")},
        "cells": len(mapping.entries),
    }


def _maps(call: Call) -> Answer:
    with call.open() as workspace:
        found = work.maps(workspace)
    lines = [
        _("{name}: {count} cells, {catalogue}").format(
            name=item.name, count=len(item.entries), catalogue=item.catalogue
        )
        for item in found
    ]
    return Answer([_data(item) for item in found], lines)


def _opened(call: Call, workspace: Workspace) -> tuple[Report, WorkbookMap, bytes]:
    report = reporting.get_report(workspace, call.arguments.period)
    mapping = work.find_map(workspace, call.arguments.map)
    return report, mapping, work.read_workbook(call.arguments.file)


def _fill(call: Call) -> Answer:
    source: Path = call.arguments.file
    with call.open() as workspace:
        report, mapping, data = _opened(call, workspace)
        made = work.fill_in(workspace, report, mapping, data, source.name)
    answer: dict[str, Any] = {
        "filled": made.filled,
        "empty": list(made.empty),
        "issues": issue_data(made.issues),
    }
    if made.data is None:
        return _stopped(source.name, made.issues, {"file": "", **answer})
    written = write_atomic(call.arguments.out, made.data)
    line = _("{filled} cells filled, {empty} without a figure left empty. Written: {path}").format(
        filled=made.filled, empty=len(made.empty), path=written.path
    )
    return Answer({"file": str(written.path), **answer}, (line, *issue_lines(made.issues)))


def _stopped(name: str, issues: tuple[Issue, ...], data: dict[str, Any]) -> Answer:
    """An answer that refuses: every issue told, the first of the errors in the sentence."""
    stopping = errors(issues)
    refusal = _("{name}: {count} errors, nothing was written. The first: {first}").format(
        name=name, count=len(stopping), first=message_of(stopping[0]) if stopping else ""
    )
    return Answer({**data, "issues": issue_data(issues)}, issue_lines(issues), refusal)


def _read(call: Call) -> Answer:
    source: Path = call.arguments.file
    overwrite: bool = call.arguments.overwrite
    with call.open() as workspace:
        report, mapping, data = _opened(call, workspace)
        found = work.compare(workspace, report, mapping, data, source.name)
        if errors(found.issues):
            return _stopped(source.name, found.issues, {"filled": 0, "differing": {}})
        filling = work.take_back(workspace, report, found, overwrite=overwrite)
    issues = (*found.issues, *filling.issues)
    if errors(issues):
        return _stopped(source.name, issues, {"filled": 0, "differing": {}})
    taken = len(found.new) + (len(found.differing) if overwrite else 0)
    lines = [
        _("{count} cells taken, {same} the same already.").format(count=taken, same=len(found.same)),
        *(_differing(code, pair, overwrite) for code, pair in found.differing.items()),
        *(_derived(place, pair) for place, pair in found.derived.items()),
        *issue_lines(issues),
    ]
    differing = {
        code: {"was": cell_data(old), "given": cell_data(new)} for code, (old, new) in found.differing.items()
    }
    derived = {
        place: {"own": _machine(own), "given": _machine(said)} for place, (own, said) in found.derived.items()
    }
    data_ = {"filled": taken, "same": len(found.same), "differing": differing, "derived": derived}
    return Answer({**data_, "issues": issue_data(issues)}, lines)


def _differing(code: str, pair: tuple[Cell, Cell], overwritten: bool) -> str:
    words_ = (
        _("Cell {code}: {old} became {new}.")
        if overwritten
        else _("Cell {code}: {old} here, {new} in the workbook; left. Add --overwrite to change it.")
    )
    return words_.format(code=code, old=_cell_words(pair[0]), new=_cell_words(pair[1]))


def _cell_words(cell: Cell) -> str:
    return _words(cell.text or cell.amount)


def _derived(place: str, pair: tuple[Content, Content]) -> str:
    return _("{place}: the workbook says {said}, the program works out {own}.").format(
        place=place, said=_words(pair[1]), own=_words(pair[0])
    )


def _words(content: Content) -> str:
    if content is None:
        return "–"
    return write_number(content) if isinstance(content, Decimal) else str(content)


def _machine(content: Content) -> str | None:
    if isinstance(content, Decimal):
        return write_decimal(content)
    return content.isoformat() if isinstance(content, date) else content
