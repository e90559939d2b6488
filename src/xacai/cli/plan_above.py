"""``xacai plan above``, ``xacai plan send``: the plan of the office above taken over; a plan sent to those below."""

from __future__ import annotations

from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import a_path, a_plan, words
from xacai.domain.plan import issued_number
from xacai.domain.taking_over import ItemKind, Proposal, words_of
from xacai.services import sending_down, taking_over
from xacai.services.taking_over import PlanAbove
from xacai.wording.language import _
from xacai.wording.plans_above import count_words, difference_words, item_words, note_words


def add_above(verbs: Commands) -> None:
    """Add ``above`` and ``send`` to the plan's commands."""
    send = verbs.add_parser("send", help=_("an issued plan as a bundle for the offices below"))
    send.add_argument("--plan", required=True, type=a_plan, metavar="KEY")
    send.add_argument("--out", required=True, type=a_path, metavar="DIR")
    send.set_defaults(run=_send)
    above = verbs.add_parser("above", help=_("plans that came from the office above"))
    acts = above.add_subparsers(dest="above_verb", required=True, metavar=_("VERB"))
    acts.add_parser("list", help=_("which came, and what is new in them")).set_defaults(run=_list)
    show = acts.add_parser("show", help=_("what is to be taken over from one"))
    show.add_argument("--all", action="store_true", help=_("also what is not for us, taken or left before"))
    show.set_defaults(run=_show)
    take = acts.add_parser("take", help=_("take items over into the own plan"))
    take.add_argument("--target", action="append", default=[], type=words, metavar="KEY")
    take.add_argument("--task", action="append", default=[], type=words, metavar="KEY")
    take.add_argument("--proposed", action="store_true", help=_("also all that is proposed with a tick"))
    take.add_argument("--leave-rest", action="store_true", help=_("show the rest again only when it changes"))
    take.set_defaults(run=_take)
    for verb in (show, take):
        verb.add_argument("--plan", required=True, type=a_plan, metavar="KEY")


def _send(call: Call) -> Answer:
    with call.open() as workspace:
        sent = sending_down.send_plan(workspace, call.arguments.plan, call.arguments.out)
    return sent_answer(sent)


def sent_answer(sent: sending_down.SentDown) -> Answer:
    """What was written for the offices below."""
    data = {
        "bundle": str(sent.bundle.path),
        "kind": sent.shipment.kind,
        "period": sent.shipment.stream.period,
        "revision": sent.shipment.revision,
        "check_code": sent.shipment.check_code,
    }
    lines = (
        _("Written: {path}").format(path=sent.bundle.path),
        _("Check code: {code}").format(code=sent.shipment.check_code),
    )
    return Answer(data, lines)


def _list(call: Call) -> Answer:
    with call.open() as workspace:
        found = taking_over.plans_above(workspace)
    lines = [f"{item.plan.key}  {issued_number(item.plan.head)}  {_counted(item.open)}" for item in found]
    return Answer(
        [_head_data(item) for item in found], lines or [_("No plan of the office above has come yet.")]
    )


def _counted(proposals: tuple[Proposal, ...]) -> str:
    targets = sum(1 for item in proposals if item.kind is ItemKind.TARGET)
    return count_words(targets, len(proposals) - targets)


def _head_data(above: PlanAbove) -> dict[str, Any]:
    return {
        "plan": above.plan.key,
        "office": above.shipment.stream.office,
        "revision": above.shipment.revision,
        "number": issued_number(above.plan.head),
        "title": above.plan.head.title,
        "open": len(above.open),
    }


def _show(call: Call) -> Answer:
    with call.open() as workspace:
        above = taking_over.plan_above(workspace, call.arguments.plan)
    shown = above.proposals if call.arguments.all else above.open
    lines = [f"{above.plan.key}  {above.plan.head.title} · {_counted(above.open)}"]
    for item in shown:
        lines.append(f"{'[x]' if item.ticked else '[ ]'} {_line(item)}")
        lines.extend(f"      {difference_words(part)}" for part in item.differences)
    return Answer({**_head_data(above), "items": [_item_data(item) for item in shown]}, lines)


def _line(item: Proposal) -> str:
    return f"--{item.kind.value} {item.key}  {item_words(item)} ({note_words(item)})"


def _item_data(item: Proposal) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "key": item.key,
        "fate": item.fate.value,
        "role": item.role.value,
        "open": item.open,
        "ticked": item.ticked,
        "text": words_of(item.item),
        "own": item.own.key if item.own is not None else "",
        "alike": item.alike,
        "differences": [
            {"part": part.part, "old": part.old, "new": part.new, "own": part.own}
            for part in item.differences
        ],
    }


def _take(call: Call) -> Answer:
    given = call.arguments
    wanted = taking_over.named(given.target, given.task)
    with call.open() as workspace:
        if given.proposed:
            above = taking_over.plan_above(workspace, given.plan)
            wanted |= {(item.kind, item.key) for item in above.open if item.ticked}
        done = taking_over.take_over(workspace, given.plan, wanted, leave_rest=given.leave_rest)
    data = {
        "plan": given.plan,
        "state": done.plan.state.value if done.plan is not None else "",
        "revision": done.plan.revision if done.plan is not None else 0,
        "taken": [{"kind": item.kind.value, "key": item.key} for item in done.taken],
        "left": [{"kind": item.kind.value, "key": item.key} for item in done.left],
    }
    line = _("Taken over into plan {key}: {counted}.").format(key=given.plan, counted=_counted(done.taken))
    return Answer(data, (line,))
