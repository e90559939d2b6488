"""``xacai catalogue moves`` and ``xacai report move``: open reports and a newer catalogue."""

from __future__ import annotations

from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import pairs, words
from xacai.domain.catalogue_move import CatalogueMove, Pair
from xacai.domain.period import short_name
from xacai.services import catalogue_moving, reporting
from xacai.wording.catalogue_moves import pair_words, summary_words
from xacai.wording.language import _


def add_moves(verbs: Commands) -> None:
    """The command that lists what a newer catalogue asks."""
    moves = verbs.add_parser("moves", help=_("open reports that a newer catalogue asks about"))
    moves.set_defaults(run=_moves)


def add_move(verb: Any) -> None:
    """The options of ``report move``."""
    verb.add_argument("--to", required=True, type=words, metavar=_("CATALOGUE"))
    verb.add_argument("--dry-run", action="store_true", help=_("only say what would become of it"))
    verb.add_argument(
        "--take",
        action="append",
        metavar="OLD=NEW",
        help=_("agree to a proposed pair of codes; may be repeated"),
    )


def move_data(move: CatalogueMove) -> dict[str, Any]:
    """A move as the JSON answers write it; what stays the same is only counted."""
    return {
        "from": move.old,
        "to": move.new,
        "same": len(move.rows) + len(move.sections) - len(move.noted),
        "rows": [_pair_data(pair) for pair in move.rows if pair in move.noted],
        "sections": [_pair_data(pair) for pair in move.sections if pair in move.noted],
        "rules": {"gone": list(move.rules[0]), "come": list(move.rules[1])},
        "sentences": {"gone": list(move.sentences[0]), "come": list(move.sentences[1])},
    }


def _pair_data(pair: Pair) -> dict[str, Any]:
    return {
        "old": pair.old,
        "new": pair.new,
        "fate": pair.fate.value,
        "old_name": pair.old_name,
        "new_name": pair.new_name,
        "changed": list(pair.changed),
    }


def _moves(call: Call) -> Answer:
    with call.open() as workspace:
        offers = catalogue_moving.catalogue_moves(workspace)
    data = [{"period": offer.report.period.code, **move_data(offer.move)} for offer in offers]
    lines: list[str] = []
    for offer in offers:
        lines += [f"{short_name(offer.report.period)}: {summary_words(offer.move)}", *_lines(offer.move)]
    return Answer(data, lines or [_("No open report waits for a newer catalogue.")])


def _lines(move: CatalogueMove) -> list[str]:
    return [f"  {pair_words(pair)}" for pair in move.noted]


def move(call: Call) -> Answer:
    """``xacai report move``."""
    given = call.arguments
    taken = pairs(given.take)
    with call.open() as workspace:
        report = reporting.get_report(workspace, given.period)
        way = catalogue_moving.move_of(workspace, report, given.to)
        moved = catalogue_moving.move_report(workspace, given.period, given.to, taken, dry_run=given.dry_run)
    data = {
        "period": given.period.code,
        "moved": not given.dry_run,
        "catalogue": moved.report.catalogue if not given.dry_run else report.catalogue,
        **move_data(way),
        "set_aside": dict(moved.left),
    }
    told = (
        _("Moved to {catalogue}.")
        if not given.dry_run
        else _("Nothing was changed; {catalogue} would do this:")
    )
    lines = [told.format(catalogue=given.to), *_lines(way)]
    lines += [
        _("Set aside: {place}: {words}").format(place=place, words=said) for place, said in moved.left.items()
    ]
    return Answer(data, lines)
