"""``xacai office list``, ``import``, ``succeed``: the offices below, their list from a file, successions."""

from __future__ import annotations

from typing import Any

from xacai.cli.answer import Answer, Call, Commands, issue_data, issue_lines
from xacai.cli.reading import a_day, a_path, words
from xacai.domain.issue import errors
from xacai.domain.office import Office
from xacai.domain.period import write_day
from xacai.domain.roster import in_force
from xacai.services import rostering
from xacai.services.rostering import OfficeImport
from xacai.wording.language import _
from xacai.wording.messages import message_of


def add_office_verbs(verbs: Commands) -> None:
    """Add the commands on the list of offices."""
    verbs.add_parser("list", help=_("this office, those below it and those it trusts")).set_defaults(
        run=_list
    )
    taking = verbs.add_parser("import", help=_("take a list of offices in from a CSV file"))
    taking.add_argument("file", type=a_path)
    taking.add_argument("--dry-run", action="store_true", help=_("only say what would change"))
    taking.set_defaults(run=_import)
    following = verbs.add_parser(
        "succeed", help=_("an office takes over from others: renamed, merged, split")
    )
    following.add_argument("old", nargs="+", type=words, metavar="OLD")
    following.add_argument("--by", required=True, type=words, metavar="CODE")
    following.add_argument("--name", default="", type=words)
    following.add_argument("--place", default="", type=words)
    following.add_argument("--on", required=True, type=a_day, metavar="DATE")
    following.set_defaults(run=_succeed)


def office_data(office: Office) -> dict[str, Any]:
    """An office of the list as ``--json`` writes it."""
    days = {"valid_from": office.valid_from, "valid_to": office.valid_to}
    return {
        "code": office.code,
        "name": office.name,
        "place": office.place,
        "superior": office.superior_code,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "exchange_id": office.exchange_id,
    }


def _list(call: Call) -> Answer:
    with call.open() as workspace:
        own, roster, today = workspace.office(), rostering.roster_of(workspace), workspace.today()
        with workspace.store.reading() as shelves:
            cards = shelves.offices.cards()
    others = [office for office in roster.offices if office.code != own.code]
    steps = [{"old": step.old, "new": step.new, "on": step.day.isoformat()} for step in roster.successions]
    data = {
        "own": {"code": own.code, "name": own.name, "receives": own.receives},
        "trusted": [
            {"code": card.code, "name": card.name, "key_id": card.key_id}
            for card in cards
            if card.state == "pinned" and card.code != own.code
        ],
        "offices": [{**office_data(office), "in_force": in_force(office, today)} for office in others],
        "successions": steps,
    }
    lines = [f"{own.code}  {own.name}", *(_office_line(office) for office in others)]
    lines += [
        _("{old} → {new} from {day} on").format(old=step.old, new=step.new, day=write_day(step.day))
        for step in roster.successions
    ]
    return Answer(data, lines)


def _office_line(office: Office) -> str:
    days = [
        words.format(day=write_day(day))
        for words, day in ((_("from {day}"), office.valid_from), (_("to {day}"), office.valid_to))
        if day is not None
    ]
    below = _("below {code}").format(code=office.superior_code) if office.superior_code else ""
    return "  ".join(part for part in (office.code, office.name, below, *days) if part)


def _import(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        found = rostering.import_offices(workspace, given.file, dry_run=given.dry_run)
    stopping = errors(found.issues)
    data = {
        "new": [office_data(office) for office in found.new],
        "changed": [{"was": office_data(old), "now": office_data(new)} for old, new in found.changed],
        "same": found.same,
        "written": not (given.dry_run or stopping),
        "issues": issue_data(found.issues),
    }
    refusal = ""
    if stopping:
        refusal = _("{name}: {count} errors, nothing was taken in. The first: {first}").format(
            name=given.file.name, count=len(stopping), first=message_of(stopping[0])
        )
    return Answer(data, (*_import_lines(found, given.dry_run), *issue_lines(found.issues)), refusal)


def _import_lines(found: OfficeImport, dry_run: bool) -> list[str]:
    counted = _("{new} new offices, {changed} changed, {same} as they were.").format(
        new=len(found.new), changed=len(found.changed), same=found.same
    )
    lines = [counted, *(f"+ {_office_line(office)}" for office in found.new)]
    lines += [f"~ {_office_line(old)} → {_office_line(new)}" for old, new in found.changed]
    if dry_run:
        lines.append(_("A trial: nothing was written."))
    return lines


def _succeed(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        done = rostering.succeed_offices(
            workspace, given.old, by=given.by, day=given.on, name=given.name, place=given.place
        )
    data = {"new": office_data(done.new), "ended": [office_data(office) for office in done.ended]}
    line = _("From {day} on {name} ({code}) takes over from {old}.").format(
        day=write_day(given.on), name=done.new.name, code=done.new.code, old=", ".join(given.old)
    )
    return Answer(data, (line,))
