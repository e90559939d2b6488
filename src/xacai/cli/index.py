"""``xacai index``: results of published indices (PAR, SIPAS, PAPI, PCI) by year."""

from __future__ import annotations

from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.criteria import points_text
from xacai.cli.reading import a_number, a_plan, hundredths, words
from xacai.domain.index_result import IndexResult, IndexScale
from xacai.services import planning, recording_results
from xacai.wording.language import _
from xacai.wording.scores import points_words

_SCALES = tuple(scale.value for scale in IndexScale)


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("index", help=_("results of published indices, beside the targets"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    adding = verbs.add_parser("set", help=_("record a year's result"))
    adding.add_argument("scale", choices=_SCALES)
    adding.add_argument("--year", required=True, type=a_number)
    adding.add_argument("--score", type=hundredths)
    adding.add_argument("--rank", type=a_number)
    adding.add_argument("--among", type=a_number)
    for name in ("band", "document", "note"):
        adding.add_argument(f"--{name}", default="", type=words)
    adding.set_defaults(run=_set)
    listing = verbs.add_parser("list", help=_("the results, and the targets that speak of them"))
    listing.add_argument("--plan", type=a_plan, metavar="KEY")
    listing.set_defaults(run=_list)
    removing = verbs.add_parser("remove", help=_("take a result away"))
    removing.add_argument("scale", choices=_SCALES)
    removing.add_argument("--year", required=True, type=a_number)
    removing.set_defaults(run=_remove)


def _set(call: Call) -> Answer:
    given = call.arguments
    item = IndexResult(
        IndexScale(given.scale),
        given.year,
        given.score,
        given.rank,
        given.among,
        given.band,
        given.document,
        given.note,
    )
    with call.open() as workspace:
        kept = recording_results.record_result(workspace, item)
    return Answer(_data(kept), (_line(kept),))


def _data(item: IndexResult) -> dict[str, Any]:
    return {
        "scale": item.scale.value,
        "year": item.year,
        "score": points_text(item.score),
        "rank": item.rank,
        "among": item.among,
        "band": item.band,
        "document": item.document,
        "note": item.note,
    }


def _line(item: IndexResult) -> str:
    place = ""
    if item.rank is not None:
        among = f"/{item.among}" if item.among is not None else ""
        place = _("place {rank}").format(rank=f"{item.rank}{among}")
    score = points_words(item.score) if item.score is not None else ""
    return f"{item.scale.value} {item.year}: " + "; ".join(
        part for part in (score, place, item.band, item.document, item.note) if part
    )


def _list(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        found = recording_results.index_results(workspace)
        plan = planning.get_plan(workspace, given.plan) if given.plan else None
        beside = recording_results.results_beside_targets(workspace, plan) if plan else ()
    told = [{"target": target.key, "text": target.text, "result": _data(item)} for target, item in beside]
    lines = [*map(_line, found), *(f"{target.key}  {target.text} → {_line(item)}" for target, item in beside)]
    return Answer({"results": [_data(item) for item in found], "targets": told}, lines)


def _remove(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        recording_results.remove_result(workspace, IndexScale(given.scale), given.year)
    line = _("The result of {scale} {year} was taken away.").format(scale=given.scale, year=given.year)
    return Answer({"removed": [given.scale, given.year]}, (line,))
