"""``xacai bundle decide`` and ``bundle undo``: choose where an office contradicts itself; take an import back."""

from __future__ import annotations

from typing import Any

from xacai.cli.answer import Answer, Call
from xacai.cli.reading import words
from xacai.domain.choice import Choice
from xacai.domain.submission import Shipment, Stream
from xacai.exchange.manifest import WITHDRAWABLE
from xacai.services import choosing, taking_back
from xacai.services.settling import Settled
from xacai.wording.language import _
from xacai.wording.messages import message_of
from xacai.wording.places import place_words


def add_choosing_verbs(verbs: Any) -> None:
    """``bundle decide``, ``bundle undo``."""
    decide = verbs.add_parser(
        "decide", help=_("choose which package holds where an office contradicts itself")
    )
    _add_stream(decide, required=False)
    decide.add_argument("--revision", type=int, default=0)
    decide.add_argument("--take", default="", type=words, metavar="UUID")
    decide.add_argument("--reason", default="", type=words)
    decide.add_argument("--by", default="", type=words, help=_("the officer who decides"))
    decide.set_defaults(run=_decide)
    undo = verbs.add_parser("undo", help=_("take the last import of an office's period back"))
    _add_stream(undo, required=True)
    undo.add_argument("--by", default="", type=words)
    undo.set_defaults(run=_undo)


def _add_stream(parser: Any, *, required: bool) -> None:
    parser.add_argument("--office", required=required, default="", type=words)
    parser.add_argument("--period", required=required, default="", type=words)
    parser.add_argument("--kind", choices=WITHDRAWABLE, default="report")


def _decide(call: Call) -> Answer:
    """Without ``--take``: what there is to decide."""
    given = call.arguments
    with call.open() as workspace:
        if not given.take:
            waiting = choosing.contests(workspace)
            return Answer([_contest_data(item) for item in waiting], _contest_lines(waiting))
        stream = Stream(given.office, given.period, given.kind)
        choice, settled = choosing.choose(
            workspace, stream, given.revision, given.take, reason=given.reason, by=given.by
        )
    return Answer({**_choice_data(choice), **_settled_data(settled)}, [_counting_line(stream, settled)])


def _undo(call: Call) -> Answer:
    given = call.arguments
    stream = Stream(given.office, given.period, given.kind)
    with call.open() as workspace:
        gone, settled = taking_back.take_back(workspace, stream, by=given.by)
    data = {**_stream_data(stream), "taken_back": _bundle_data(gone), **_settled_data(settled)}
    said = _("Taken back: revision {revision}, check code {code}").format(
        revision=gone.revision, code=gone.check_code
    )
    return Answer(data, [said, _counting_line(stream, settled)])


def _contest_data(item: choosing.Contest) -> dict[str, Any]:
    return {
        **_stream_data(item.stream),
        "revision": item.revision,
        "why": message_of(item.issue),
        "bundles": [_bundle_data(bundle) for bundle in item.bundles],
    }


def _contest_lines(waiting: tuple[choosing.Contest, ...]) -> list[str]:
    lines = []
    for item in waiting:
        lines.append(f"{_headline(item.stream)}: {message_of(item.issue)}")
        lines.extend(_bundle_line(bundle) for bundle in item.bundles)
    return lines or [_("Nothing waits for a decision.")]


def _bundle_line(bundle: Shipment) -> str:
    return _("  {uuid} · revision {revision}, build {build} · check code {code} · made {made}").format(
        uuid=bundle.uuid,
        revision=bundle.revision,
        build=bundle.build,
        code=bundle.check_code,
        made=bundle.made_at,
    )


def _counting_line(stream: Stream, settled: Settled) -> str:
    head = settled.head
    if head is None:
        return _("{what}: nothing counts").format(what=_headline(stream))
    return _("{what}: revision {revision} counts, check code {code}").format(
        what=_headline(stream), revision=head.revision, code=head.check_code
    )


def _headline(stream: Stream) -> str:
    return f"{stream.office} · {place_words(f'{stream.kind} {stream.period}')}"


def _stream_data(stream: Stream) -> dict[str, Any]:
    return {"office": stream.office, "period": stream.period, "kind": stream.kind}


def _bundle_data(bundle: Shipment) -> dict[str, Any]:
    return {
        "uuid": bundle.uuid,
        "revision": bundle.revision,
        "build": bundle.build,
        "epoch": bundle.epoch,
        "check_code": bundle.check_code,
        "made_at": bundle.made_at,
        "outcome": bundle.outcome,
    }


def _choice_data(choice: Choice) -> dict[str, Any]:
    return {
        **_stream_data(choice.stream),
        "revision": choice.revision,
        "taken": choice.uuid,
        "rejected": sorted(choice.rejected),
        "reason": choice.reason,
        "by": choice.by,
        "at": choice.at,
    }


def _settled_data(settled: Settled) -> dict[str, Any]:
    head = settled.head
    return {
        "head": _bundle_data(head) if head else None,
        "contested": settled.standing.contested,
        "outcomes": {uuid: outcome.value for uuid, outcome in settled.standing.outcomes.items()},
    }
