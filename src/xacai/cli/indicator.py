"""``xacai indicator``: the office's own indicators, beside the national ones."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import a_number, words
from xacai.domain.catalogue import OfficeRollUp, Row, RowKind, TimeRollUp
from xacai.domain.own_indicator import KINDS, OFFICES, TIMES
from xacai.domain.submission import own_row_data
from xacai.services import own_indicators
from xacai.wording.language import _

_WORDS = ("name", "unit", "definition", "owner", "numerator", "denominator", "feed")


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("indicator", help=_("the office's own indicators"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    adding = verbs.add_parser("add", help=_("add an own indicator"))
    _add_particulars(adding, fresh=True)
    adding.set_defaults(run=_add)
    verbs.add_parser("list", help=_("the own indicators")).set_defaults(run=_list)
    changing = verbs.add_parser("change", help=_("change an own indicator"))
    changing.add_argument("code", type=words, metavar="CODE")
    _add_particulars(changing, fresh=False)
    changing.set_defaults(run=_change)
    removing = verbs.add_parser("remove", help=_("remove an own indicator that nothing uses"))
    removing.add_argument("code", type=words, metavar="CODE")
    removing.set_defaults(run=_remove)


def _add_particulars(verb: argparse.ArgumentParser, *, fresh: bool) -> None:
    """The particulars; of a change only those that are given replace what is kept."""
    verb.add_argument("--name", required=fresh, type=words)
    verb.add_argument("--unit", type=words)
    verb.add_argument("--kind", choices=[kind.value for kind in KINDS])
    verb.add_argument("--numerator", type=words, metavar="CODE")
    verb.add_argument("--denominator", type=words, metavar="CODE")
    verb.add_argument("--decimals", type=a_number, metavar="N")
    verb.add_argument("--time", choices=[item.value for item in TIMES], help=_("how quarters add up"))
    verb.add_argument("--offices", choices=[item.value for item in OFFICES], help=_("how offices add up"))
    verb.add_argument("--owner", type=words, help=_("the department that answers for it"))
    verb.add_argument("--definition", type=words)
    verb.add_argument("--feed", type=words, metavar="KIND[:COUNT]", help=_("counted from the activities"))


def _with_given(row: Row, given: argparse.Namespace) -> Row:
    changes: dict[str, Any] = {
        name: getattr(given, name) for name in (*_WORDS, "decimals") if getattr(given, name) is not None
    }
    if given.kind:
        changes["kind"] = RowKind(given.kind)
    if given.time:
        changes["time"] = TimeRollUp(given.time)
    if given.offices:
        changes["office"] = OfficeRollUp(given.offices)
    return replace(row, **changes)


def _add(call: Call) -> Answer:
    given = call.arguments
    is_ratio = given.kind == RowKind.RATIO.value
    start = Row(
        "",
        "",
        "",
        "%" if is_ratio else "",
        RowKind.COUNT,
        TimeRollUp.SUM,
        OfficeRollUp.SUM,
        decimals=2 if is_ratio else 0,
    )
    with call.open() as workspace:
        row = own_indicators.add_own(workspace, _with_given(start, given))
    line = _("Own indicator {code} stored: {name}").format(code=row.code, name=row.name)
    return Answer(own_row_data(row), (line,))


def _change(call: Call) -> Answer:
    with call.open() as workspace:
        held = own_indicators.get_own(workspace, call.arguments.code)
        row = own_indicators.change_own(workspace, _with_given(held, call.arguments))
    line = _("Own indicator {code} stored: {name}").format(code=row.code, name=row.name)
    return Answer(own_row_data(row), (line,))


def _list(call: Call) -> Answer:
    with call.open() as workspace:
        rows = own_indicators.list_own(workspace)
    lines = [f"{row.code}  {row.name}" + (f" ({row.unit})" if row.unit else "") for row in rows]
    if not rows:
        lines = [_("There is no own indicator. Add one: xacai indicator add --name …")]
    return Answer([own_row_data(row) for row in rows], lines)


def _remove(call: Call) -> Answer:
    with call.open() as workspace:
        gone = own_indicators.remove_own(workspace, call.arguments.code)
    return Answer({"removed": gone.code}, (_("Own indicator {code} removed.").format(code=gone.code),))
