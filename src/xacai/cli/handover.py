"""``xacai handover``: the office's unfinished work to another PC of the same office, and back."""

from __future__ import annotations

from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import a_path, words
from xacai.domain.handover import Change
from xacai.services import giving_work, taking_work
from xacai.services.own_key import read_secret
from xacai.services.taking_work import Offer
from xacai.wording.handovers import change_words, done_words
from xacai.wording.language import _, ngettext


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("handover", help=_("the unfinished work to another PC of the office"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    out = verbs.add_parser("out", help=_("write the work into a folder; this PC only reads from then on"))
    out.add_argument("--out", type=a_path, required=True, metavar="DIR")
    out.add_argument("--to", type=words, default="", help=_("who goes on, or on which PC"))
    out.add_argument("--without-evidence", action="store_true", help=_("leave evidence files on this PC"))
    out.set_defaults(run=_out)
    take = verbs.add_parser("in", help=_("take the work over; a backup is made first"))
    take.add_argument("file", type=a_path)
    take.add_argument("--dry-run", action="store_true", help=_("only say what would be replaced"))
    take.add_argument(
        "--code-file", type=a_path, help=_("file whose first line is the recovery sheet's code")
    )
    take.add_argument("--reason", type=words, default="", help=_("why work on this PC may be lost"))
    take.set_defaults(run=_in)
    claim = verbs.add_parser("claim", help=_("take the right to write back without the other PC"))
    claim.add_argument("--reason", type=words, required=True)
    claim.set_defaults(run=_claim)


def _out(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        gone = giving_work.give(workspace, given.out, to=given.to, evidence=not given.without_evidence)
    data = {
        "file": str(gone.written.path),
        "sha256": gone.written.sha256,
        "number": gone.away.number,
        "uuid": gone.away.uuid,
        "left": [item.name for item in gone.left],
    }
    lines = [
        _("Written and read back: {path}").format(path=gone.written.path),
        _("From now on this PC only reads, until the work comes back or is claimed."),
        *_left_lines(len(gone.left)),
    ]
    return Answer(data, lines)


def _in(call: Call) -> Answer:
    given = call.arguments
    code = read_secret(given.code_file) if given.code_file else ""
    with call.open() as workspace:
        if given.dry_run:
            offer = taking_work.look_at_work(workspace, given.file, code=code)
            return Answer(_offer_data(offer) | {"taken": False}, _offer_lines(offer))
        taken = taking_work.take_work(workspace, given.file, code=code, reason=given.reason)
    here = _("The work is on this PC now. What stood here before: {path}").format(path=taken.backup)
    data = _offer_data(taken.offer) | {"taken": True, "backup": str(taken.backup)}
    return Answer(data, [*_offer_lines(taken.offer), here])


def _claim(call: Call) -> Answer:
    with call.open() as workspace:
        epoch = giving_work.claim(workspace, call.arguments.reason)
    lines = (
        _("The work is on this PC again, from the day it was handed over. Epoch: {epoch}").format(
            epoch=epoch
        ),
        _(
            "If the other PC had sent something since, take in the receipt of the office above first: what it sent "
            "counts there."
        ),
    )
    return Answer({"epoch": epoch}, lines)


def _offer_data(offer: Offer) -> dict[str, Any]:
    return {
        "office": offer.office,
        "to": offer.to,
        "number": offer.number,
        "made": offer.made,
        "changes": [_change_data(item) for item in offer.changes],
        "lost": [_change_data(item) for item in offer.lost],
        "left": [item.name for item in offer.left],
    }


def _change_data(item: Change) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "key": item.key,
        "change": item.change.value,
        "here": item.here,
        "there": item.there,
    }


def _offer_lines(offer: Offer) -> list[str]:
    head = _("Handover {number} of {office}").format(number=offer.number, office=offer.office)
    lines = [head, *(f"{change_words(item)}: {done_words(item)}" for item in offer.changes)]
    if offer.lost:
        names = ", ".join(change_words(item) for item in offer.lost)
        lines.append(_("Worked on here since the PCs parted, would be lost: {names}").format(names=names))
    return [*lines, *_left_lines(len(offer.left))]


def _left_lines(count: int) -> list[str]:
    if not count:
        return []
    words = ngettext(
        "{count} file stayed on the first PC: bring it by itself.",
        "{count} files stayed on the first PC: bring them by themselves.",
        count,
    )
    return [words.format(count=count)]
