"""``xacai consolidate``: the figures of the offices below over a period. ``xacai board``: who sent what, and when."""

from __future__ import annotations

from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import a_number, a_period
from xacai.domain.consolidation import Consolidation
from xacai.domain.number import write_decimal, write_number
from xacai.services import consolidating
from xacai.wording.language import _


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("consolidate", help=_("the figures of the offices below, added up"))
    room.add_argument("--period", required=True, type=a_period)
    room.set_defaults(run=_consolidate)
    board = commands.add_parser("board", help=_("which office sent which report, and when"))
    board.add_argument("--year", required=True, type=a_number)
    board.set_defaults(run=_board)


def _consolidate(call: Call) -> Answer:
    period = call.arguments.period
    with call.open() as workspace:
        found = consolidating.consolidate(workspace, period)
        late = consolidating.late_offices(workspace, period)
        cells = consolidating.by_office(workspace, period)
    data = {
        **consolidation_data(found),
        "late": list(late),
        "by_office": {
            office: {
                code: write_decimal(cell.number) for code, cell in row.items() if cell.number is not None
            }
            for office, row in cells.items()
        },
    }
    return Answer(data, _lines(found, late))


def consolidation_data(found: Consolidation) -> dict[str, Any]:
    """A consolidation as ``--json`` writes it; numbers as decimal texts."""
    return {
        "period": found.period,
        "catalogue": found.catalogue,
        "offices_expected": len(found.expected),
        "offices_counted": len(found.counted),
        "missing": list(found.missing),
        "apart": dict(found.apart),
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


def _lines(found: Consolidation, late: tuple[str, ...]) -> list[str]:
    lines = [
        _("{counted} of {expected} offices are counted.").format(
            counted=len(found.counted), expected=len(found.expected)
        )
    ]
    for words, codes in ((_("Missing: {codes}"), found.missing), (_("Late: {codes}"), late)):
        if codes:
            lines.append(words.format(codes=", ".join(codes)))
    if found.apart:
        lines.append(_("Left out of the sums: {codes}").format(codes=", ".join(found.apart)))
    lines.extend(
        f"{code}  {write_number(item.value, item.row.decimals)}  ({item.offices})  {item.row.name}"
        for code, item in found.rows.items()
        if item.value is not None
    )
    return lines


def _board(call: Call) -> Answer:
    with call.open() as workspace:
        found = consolidating.board(workspace, call.arguments.year)
    squares = {
        office.code: {period.code: found.squares[office.code, period.code].value for period in found.periods}
        for office in found.offices
    }
    data = {"year": call.arguments.year, "dues": {code: day.isoformat() for code, day in found.dues.items()}}
    lines = [
        f"{office.code}  {office.name}  "
        + "  ".join(f"{code}: {state}" for code, state in squares[office.code].items())
        for office in found.offices
    ]
    return Answer({**data, "offices": squares}, lines)
