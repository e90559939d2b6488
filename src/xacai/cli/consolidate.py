"""``xacai consolidate``: the figures of the offices below over a period. ``xacai board``: who sent what, and when."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from xacai.cli.answer import Answer, Call, Commands, issue_data, issue_lines
from xacai.cli.differing import differing_line
from xacai.cli.reading import a_number, a_path, a_period, words
from xacai.domain.consolidation import Consolidation, View
from xacai.domain.issue import refuse
from xacai.domain.number import write_decimal, write_number
from xacai.domain.period import Period
from xacai.domain.submission import cell_data
from xacai.files.atomic import write_atomic
from xacai.services import comparing, consolidating, prefilling
from xacai.services.board import board, late_offices
from xacai.services.consolidation_papers import consolidation_facts, consolidation_pdf, consolidation_xlsx
from xacai.services.workspace import Workspace
from xacai.wording.apartness import apart_words
from xacai.wording.language import _
from xacai.wording.periods import capital, dated_words

_FORMATS = ("json", "xlsx", "pdf")


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("consolidate", help=_("the figures of the offices below, added up"))
    room.add_argument("--period", required=True, type=a_period)
    room.add_argument("--format", choices=_FORMATS, default="json", help=_("what --out writes"))
    room.add_argument("--out", type=a_path, metavar="FILE", help=_("write the consolidation to a file"))
    shown = _("offices as they reported, or as they stand today")
    room.add_argument(
        "--view", choices=[view.value for view in View], default=View.REPORTED.value, help=shown
    )
    chosen = _("a row of the printed table of offices; may be given again")
    room.add_argument("--row", action="append", type=words, default=[], metavar="CODE", help=chosen)
    room.add_argument(
        "--rank", type=words, default="", metavar="CODE", help=_("the row that offices are ranked by")
    )
    room.set_defaults(run=_consolidate)
    board = commands.add_parser("board", help=_("which office sent which report, and when"))
    board.add_argument("--year", required=True, type=a_number)
    board.set_defaults(run=_board)


def _consolidate(call: Call) -> Answer:
    given = call.arguments
    view = View(given.view)
    if given.out is None and given.format != "json":
        raise refuse("usage.option-missing", option="--out FILE")
    with call.open() as workspace:
        if given.out is not None and given.format != "json":
            return _write_paper(workspace, given.period, view, given)
        found = consolidating.consolidate(workspace, given.period)
        late = late_offices(workspace, given.period)
        data = _data(workspace, found, late, view, given.rank)
    if given.out is None:
        return Answer(data, _lines(found, late))
    written = write_atomic(given.out, json.dumps(data, ensure_ascii=False, indent=2).encode()).path
    return Answer(data, (*_lines(found, late), _("Written: {path}").format(path=written)))


def _write_paper(workspace: Workspace, period: Period, view: View, given: Any) -> Answer:
    facts = consolidation_facts(workspace, period, view=view, chosen=given.row, ranked=given.rank)
    make = consolidation_pdf if given.format == "pdf" else consolidation_xlsx
    path: Path = write_atomic(given.out, make(facts)).path
    data = {**consolidation_data(facts.found), "late": list(facts.late), "file": str(path)}
    return Answer(data, (*_heads(facts.found, facts.late), _("Written: {path}").format(path=path)))


def _data(
    workspace: Workspace, found: Consolidation, late: tuple[str, ...], view: View, rank: str
) -> dict[str, Any]:
    lines = comparing.office_lines(workspace, found.gathering, view=view)
    data = {
        **consolidation_data(found),
        "late": list(late),
        "view": view.value,
        "by_office": {
            line.office: {code: write_decimal(number) for code, number in line.amounts.items()}
            for line in lines
        },
        "members": {line.office: list(line.members) for line in lines if line.members != (line.office,)},
    }
    if rank:
        data["ranking"] = [
            {
                "office": item.office,
                "rank": item.rank,
                "value": write_decimal(item.value),
                "outlying": item.outlying,
            }
            for item in comparing.places(workspace, found, rank, view=view)
        ]
    return data


def consolidation_data(found: Consolidation) -> dict[str, Any]:
    """A consolidation as ``--json`` writes it; numbers as decimal texts."""
    gathering = found.gathering
    return {
        "period": gathering.period,
        "catalogue": gathering.catalogue,
        "offices_expected": len(gathering.expected),
        "offices_counted": len(gathering.counted),
        "missing": list(gathering.missing),
        "apart": dict(gathering.apart),
        "mapped": list(gathering.mapped),
        "unmapped": [
            {
                "catalogue": item.catalogue,
                "code": item.code,
                "offices": item.offices,
                "sum": write_decimal(item.value),
            }
            for item in found.unmapped
        ],
        "values": {
            code: {"sum": write_decimal(item.value), "offices": item.offices}
            for code, item in found.rows.items()
            if item.value is not None
        },
        "ratios": {
            code: write_decimal(ratio.value)
            for code, ratio in found.ratios.items()
            if ratio.value is not None
        },
    }


def _heads(found: Consolidation, late: tuple[str, ...]) -> list[str]:
    """How many offices are counted, and those that are not, by name."""
    gathering = found.gathering
    lines = [
        _("{counted} of {expected} offices are counted.").format(
            counted=len(gathering.counted), expected=len(gathering.expected)
        )
    ]
    for sentence, codes in ((_("Missing: {codes}"), gathering.missing), (_("Late: {codes}"), late)):
        if codes:
            lines.append(sentence.format(codes=", ".join(codes)))
    for code, reason in gathering.apart.items():
        lines.append(_("Left out of the sums: {codes}").format(codes=f"{code} ({apart_words(reason)})"))
    if gathering.mapped:
        lines.append(_("Mapped from another catalogue: {codes}").format(codes=", ".join(gathering.mapped)))
    lines.extend(
        _("Row {code} of {catalogue} has no place here and was not added: {offices} offices, {sum}").format(
            code=item.code, catalogue=item.catalogue, offices=item.offices, sum=write_number(item.value)
        )
        for item in found.unmapped
    )
    return lines


def _lines(found: Consolidation, late: tuple[str, ...]) -> list[str]:
    return [
        *_heads(found, late),
        *(
            f"{code}  {write_number(item.value, item.row.decimals)}  ({item.offices})  {item.row.name}"
            for code, item in found.rows.items()
            if item.value is not None
        ),
    ]


def report_prefill(call: Call) -> Answer:
    """``report prefill``: the own report filled in from what the offices below reported."""
    given = call.arguments
    with call.open() as workspace:
        done = prefilling.prefill(workspace, given.period, overwrite=given.overwrite)
    gathering, filling = done.found.gathering, done.filling
    differing = {
        code: {"was": cell_data(old), "given": cell_data(new)}
        for code, (old, new) in filling.differing.items()
    }
    lines = [
        _("{period}: {count} cells filled from {counted} of {expected} offices.").format(
            period=capital(dated_words(given.period)),
            count=len(filling.filled),
            counted=len(gathering.counted),
            expected=len(gathering.expected),
        ),
        *(differing_line(code, given.overwrite) for code in differing),
        *issue_lines(filling.issues),
    ]
    if done.left:
        lines.append(_("Left to you, no sum answers them: {codes}").format(codes=", ".join(done.left)))
    data = {
        "filled": len(filling.filled),
        "differing": differing,
        "left": list(done.left),
        "offices_expected": len(gathering.expected),
        "offices_counted": len(gathering.counted),
        "issues": issue_data(filling.issues),
    }
    return Answer(data, lines)


def _board(call: Call) -> Answer:
    with call.open() as workspace:
        found = board(workspace, call.arguments.year)
    squares = {
        office: {period: column[office].value for period, column in found.squares.items()}
        for office in found.offices
    }
    data = {"year": call.arguments.year, "dues": {code: day.isoformat() for code, day in found.dues.items()}}
    lines = [
        f"{office}  {name}  " + "  ".join(f"{period}: {state}" for period, state in squares[office].items())
        for office, name in found.offices.items()
    ]
    return Answer({**data, "offices": squares}, lines)
