"""``xacai plan decision``: the decision (quyết định) that issues a plan, its own pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import a_day, a_plan, words
from xacai.domain.decision import Decision
from xacai.domain.period import write_day
from xacai.domain.plan import Signer
from xacai.domain.submission import plan_content, plan_particulars
from xacai.services import deciding, planning
from xacai.wording.language import _

_LINES = ("number", "place", "subject", "organ")
_LISTS = {
    "basis": "bases", "proposal": "proposals", "article": "articles", "recipient": "recipients"
}  # fmt: skip


def add_decision(verbs: Commands) -> None:
    """Add ``plan decision``."""
    verb = verbs.add_parser("decision", help=_("the decision that issues a plan: show, propose, set"))
    verb.add_argument("--plan", required=True, type=a_plan, metavar="KEY")
    verb.add_argument("--propose", action="store_true", help=_("take the usual words where none are given"))
    verb.add_argument("--remove", action="store_true", help=_("the plan is issued without a decision"))
    verb.add_argument("--date", type=a_day)
    for name in (*_LINES, "signer"):
        verb.add_argument(f"--{name}", type=words)
    for name in (*_LISTS, "authority"):
        verb.add_argument(f"--{name}", action="append", type=words)
    verb.set_defaults(run=_decide)


def _decide(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        plan = planning.get_plan(workspace, given.plan)
        wanted = _wanted(plan.head.issued_by, given)
        if given.propose:
            wanted = deciding.propose_decision(
                workspace, replace(plan, head=replace(plan.head, issued_by=wanted))
            )
        if given.remove or wanted != plan.head.issued_by:
            plan = deciding.set_decision(workspace, given.plan, None if given.remove else wanted)
        content, particulars = plan_content(plan, workspace.office()), plan_particulars(plan)
    held = plan.head.issued_by
    data = {**content["head"]["decision"], **particulars["decision"]} if held else None
    return Answer({"plan": plan.key, "decision": data}, _lines(held))


def _wanted(held: Decision | None, given: Any) -> Decision | None:
    """What is held with what the command line changes; None where there is neither."""
    changes: dict[str, Any] = {name: value for name in _LINES if (value := getattr(given, name)) is not None}
    changes |= {
        part: tuple(value) for name, part in _LISTS.items() if (value := getattr(given, name)) is not None
    }
    if given.date is not None:
        changes["day"] = given.date
    known = held or Decision()
    if given.signer is not None or given.authority is not None:
        authority = known.signer.authority if given.authority is None else tuple(given.authority)
        changes["signer"] = Signer(authority, known.signer.name if given.signer is None else given.signer)
    return replace(known, **changes) if changes else held


def _lines(held: Decision | None) -> list[str]:
    if held is None:
        return [_("No decision carries this plan.")]
    day = write_day(held.day) if held.day else "–"
    lines = [_("Decision No. {number}, {day}").format(number=held.number or "–", day=day), held.subject]
    lines += [*held.bases, *held.proposals, *held.articles]
    if not held.has_pages:
        lines.append(_("Its articles are not held, so it is named in the plan but not printed."))
    return [line for line in lines if line]
