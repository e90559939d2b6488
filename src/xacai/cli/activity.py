"""``xacai activity``: what was held or done in a period, entered once."""

from __future__ import annotations

import argparse
from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import a_day, a_number, a_period, a_plan, words
from xacai.domain.activity import Activity, ActivityKind, counts_by_kind, measures_of, tally
from xacai.domain.field import FieldCode
from xacai.domain.period import write_day
from xacai.domain.progress import Proof
from xacai.domain.submission import activity_data
from xacai.services import activities
from xacai.wording.activities import kind_words
from xacai.wording.language import _


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("activity", help=_("activities of the period"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    adding = verbs.add_parser("add", help=_("record what was held or done"))
    adding.add_argument("--day", required=True, type=a_day)
    adding.add_argument("--kind", required=True, choices=[kind.value for kind in ActivityKind])
    adding.add_argument("--name", required=True, type=words)
    adding.add_argument("--plan", type=a_plan, metavar="KEY")
    adding.add_argument("--task", type=words, default="", metavar="KEY")
    adding.add_argument("--field", choices=[code.value for code in FieldCode])
    counting = _("a count, e.g. participants=45; may be given again")
    adding.add_argument(
        "--count", action="append", type=_a_count, default=[], metavar="NAME=N", help=counting
    )
    adding.add_argument("--document", type=words, default="", help=_("number of the document that proves it"))
    adding.add_argument("--document-date", type=a_day)
    adding.add_argument("--issuer", type=words, default="")
    adding.add_argument("--abstract", type=words, default="")
    adding.add_argument("--note", type=words, default="")
    adding.add_argument("--accept", action="store_true", help=_("store although the day is outside the year"))
    adding.set_defaults(run=_add)
    listing = verbs.add_parser("list", help=_("the activities, of a period or all"))
    listing.add_argument("--period", type=a_period)
    listing.set_defaults(run=_list)
    removing = verbs.add_parser("remove", help=_("take an activity away"))
    removing.add_argument("key", type=words, metavar="KEY")
    removing.set_defaults(run=_remove)


def _a_count(text: str) -> tuple[str, int]:
    """``participants=45``."""
    name, _equals, number = text.partition("=")
    if not number:
        raise argparse.ArgumentTypeError(
            _("“{text}” is no count; write e.g. participants=45").format(text=text)
        )
    return name.strip(), a_number(number)


def _add(call: Call) -> Answer:
    given = call.arguments
    activity = Activity(
        key="",
        day=given.day,
        kind=ActivityKind(given.kind),
        name=given.name,
        plan_key=given.plan or "",
        task_key=given.task,
        field=FieldCode(given.field) if given.field else None,
        counts=dict(given.count),
        proof=Proof(given.document, given.document_date, given.issuer, given.abstract),
        note=given.note,
    )
    with call.open() as workspace:
        kept = activities.record_activity(workspace, activity, accept=given.accept)
    line = _("Activity {key} stored: {words}").format(key=kept.key, words=_words(kept))
    return Answer(activity_data(kept), (line,))


def _list(call: Call) -> Answer:
    period = call.arguments.period
    with call.open() as workspace:
        found = (
            activities.activities_of(workspace, period) if period else activities.list_activities(workspace)
        )
    counted = counts_by_kind(found)
    lines = [f"{item.key}  {_words(item)}" for item in found]
    lines += [f"{kind_words(kind)}: {counted[kind].number}" for kind in counted]
    if not found:
        lines = [_("No activity was entered. Enter one: xacai activity add.")]
    kinds = {kind.value: counted[kind].number for kind in counted}
    sums = {name: tally(found, name).total for name in measures_of(found)}
    data: dict[str, Any] = {
        "activities": [activity_data(item) for item in found],
        "kinds": kinds,
        "counts": sums,
    }
    return Answer(data, lines)


def _words(item: Activity) -> str:
    people = item.counts.get("participants")
    counted = _("{count} people attending").format(count=people)
    parts = [write_day(item.day), kind_words(item.kind), item.name, counted if people else ""]
    return " · ".join(part for part in (*parts, item.proof.number) if part)


def _remove(call: Call) -> Answer:
    with call.open() as workspace:
        gone = activities.remove_activity(workspace, call.arguments.key)
    return Answer({"removed": gone.key}, (_("Activity {key} removed.").format(key=gone.key),))
