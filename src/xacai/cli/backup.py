"""``xacai backup`` and ``xacai doctor``: copies of the store, and whether it is well."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from xacai.bootstrap import database_address
from xacai.cli.answer import Answer, Call, Commands, issue_data
from xacai.cli.reading import a_path, words
from xacai.domain.issue import Issue
from xacai.domain.number import write_number
from xacai.files.paths import data_folder
from xacai.services import backing_up, second_place
from xacai.services.bringing_back import try_copy
from xacai.wording.language import _, ngettext
from xacai.wording.messages import message_of


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("backup", help=_("copies of the data"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    now = verbs.add_parser("now", help=_("make a copy and check it; to the second place as well"))
    now.add_argument(
        "--to",
        type=a_path,
        metavar="DIR",
        help=_("folder that gets it whole, with the evidence files, this once"),
    )
    now.set_defaults(run=_now)
    verbs.add_parser("list", help=_("the copies there are, newest first")).set_defaults(run=_list)
    place = verbs.add_parser("place", help=_("the second place, on another drive, that gets each copy whole"))
    place.add_argument("--to", type=a_path, metavar="DIR", help=_("choose it"))
    place.add_argument("--none", action="store_true", help=_("give it up; the copies there stay"))
    place.set_defaults(run=_place)
    drill = verbs.add_parser("drill", help=_("restore a copy aside, to prove that it can be"))
    drill.add_argument("file", type=a_path, nargs="?", help=_("a copy; the newest one where none is named"))
    drill.set_defaults(run=_drill)
    restore = verbs.add_parser("restore", help=_("put a copy in the data's place; the data is moved aside"))
    restore.add_argument(
        "name", type=words, metavar="FILE", help=_("name of a copy in the list, or any copy's path")
    )
    restore.set_defaults(run=_restore)
    commands.add_parser("doctor", help=_("whether the data folder is well")).set_defaults(run=_doctor)


def _now(call: Call) -> Answer:
    folder: Path | None = call.arguments.to
    with call.open() as workspace:
        path = backing_up.back_up(workspace)
        written = []
        if folder is not None:
            written.append(second_place.write_newest(workspace, folder))
        if second_place.carry_due(workspace):
            written.append(second_place.carry(workspace))
    left = sum(len(item.left) for item in written)
    whole = [str(item.written.path) for item in written]
    lines = [_("Copied and checked: {path}").format(path=path)]
    lines += [_("Written whole and read back: {path}").format(path=name) for name in whole]
    if left:
        words = ngettext("{count} file had no room in it.", "{count} files had no room in it.", left)
        lines.append(words.format(count=left))
    return Answer({"file": str(path), "whole": whole, "left": left}, lines)


def _list(call: Call) -> Answer:
    with call.open() as workspace:
        copies = backing_up.all_copies(workspace)
        server = backing_up.kept_by_server(workspace)
    none = (
        _("The administrator of {server} makes the copies; xacai makes none.").format(server=server)
        if server
        else _("There is no copy yet. Make one: xacai backup now.")
    )
    return Answer([_copy_data(copy) for copy in copies], [_copy_line(copy) for copy in copies] or [none])


def _copy_data(copy: backing_up.Copy) -> dict[str, str | int | bool]:
    return {
        "file": str(copy.path),
        "made": copy.at.isoformat(),
        "size": copy.size,
        "place": "second" if copy.second else "here",
        "evidence": copy.whole,
    }


def _copy_line(copy: backing_up.Copy) -> str:
    held = _("whole, with evidence files") if copy.whole else _("data only")
    size = write_number(Decimal(copy.size) / 1_000_000, 1)
    return f"{copy.at:%d/%m/%Y %H:%M}  {size:>6} MB  {held}  {copy.path if copy.second else copy.path.name}"


def _place(call: Call) -> Answer:
    given = call.arguments
    issues: tuple[Issue, ...] = ()
    with call.open() as workspace:
        if given.none:
            second_place.forget_second_place(workspace)
        elif given.to is not None:
            _found, issues = second_place.choose_place(workspace, given.to)
        place = second_place.second_place(workspace)
        there = second_place.reachable(workspace) is not None
    if place is None:
        return Answer({"folder": ""}, (_("There is no second place for copies."),))
    carried = f"{place.carried:%d/%m/%Y %H:%M}" if place.carried else "–"
    line = _("Copies also go to {folder}; the last one: {time}").format(folder=place.folder, time=carried)
    data = {
        "folder": str(place.folder),
        "carried": place.carried.isoformat() if place.carried else "",
        "reachable": there,
        "issues": issue_data(issues),
    }
    return Answer(data, [line, *map(message_of, issues)])


def _drill(call: Call) -> Answer:
    source: Path | None = call.arguments.file
    with call.open() as workspace:
        path = try_copy(workspace, source) if source is not None else backing_up.drill(workspace)
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
        "second_place": _("Second place"),
        "last_carried": _("Last copy there"),
        "doubts": _("Doubts about the place"),
        "evidence_missing": _("Evidence files that are gone"),
    }
    words = {**findings, "audit": _("whole") if findings["audit"] == "whole" else findings["audit"]}
    return Answer(findings, [f"{names[name]}: {value or '–'}" for name, value in words.items()])
