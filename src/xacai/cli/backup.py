"""``xacai backup`` and ``xacai doctor``: copies of the store, and whether it is well."""

from __future__ import annotations

from pathlib import Path

from xacai.bootstrap import database_address
from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import words
from xacai.files.paths import data_folder
from xacai.services import backing_up
from xacai.wording.language import _


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("backup", help=_("copies of the data"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    verbs.add_parser("now", help=_("make a copy and check it")).set_defaults(run=_now)
    verbs.add_parser("list", help=_("the copies there are")).set_defaults(run=_list)
    verbs.add_parser("drill", help=_("restore the newest copy aside, to prove that it can be")).set_defaults(
        run=_drill
    )
    restore = verbs.add_parser("restore", help=_("put a copy in the data's place; the data is moved aside"))
    restore.add_argument("name", type=words)
    restore.set_defaults(run=_restore)
    commands.add_parser("doctor", help=_("whether the data folder is well")).set_defaults(run=_doctor)


def _now(call: Call) -> Answer:
    with call.open() as workspace:
        path = backing_up.back_up(workspace)
    return Answer({"file": str(path)}, (_("Copied and checked: {path}").format(path=path),))


def _list(call: Call) -> Answer:
    with call.open() as workspace:
        copies = backing_up.copies(workspace)
        server = backing_up.kept_by_server(workspace)
    none = (
        _("The administrator of {server} makes the copies; xacai makes none.").format(server=server)
        if server
        else _("There is no copy yet. Make one: xacai backup now.")
    )
    lines = [str(path.name) for path in copies] or [none]
    return Answer([str(path) for path in copies], lines)


def _drill(call: Call) -> Answer:
    with call.open() as workspace:
        path = backing_up.drill(workspace)
    return Answer({"file": str(path)}, (_("Restored for a trial and found whole: {path}").format(path=path),))


def _restore(call: Call) -> Answer:
    folder: Path = getattr(call.arguments, "data", None) or data_folder()
    aside = backing_up.restore(folder, call.arguments.name, address=database_address())
    return Answer(
        {"moved_aside": str(aside)},
        (_("Restored. The data as it was before lies in {path}.").format(path=aside),),
    )


def _doctor(call: Call) -> Answer:
    with call.open() as workspace:
        findings = backing_up.examine(workspace)
    names = {
        "folder": _("Data folder"),
        "server": _("Database server"),
        "program": _("Program"),
        "audit": _("Audit"),
        "audit_rows": _("Entries in the audit"),
        "last_backup": _("Last backup"),
        "doubts": _("Doubts about the place"),
        "evidence_missing": _("Evidence files that are gone"),
    }
    words = {**findings, "audit": _("whole") if findings["audit"] == "whole" else findings["audit"]}
    return Answer(findings, [f"{names[name]}: {value or '–'}" for name, value in words.items()])
