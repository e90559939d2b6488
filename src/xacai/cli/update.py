"""``xacai update``: look at an update file, make its setup ready, take its catalogues in, one step back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xacai.bootstrap import database_address
from xacai.cli.answer import Answer, Call, Commands, issue_data
from xacai.cli.reading import a_path
from xacai.files.paths import data_folder
from xacai.services import stepping_back, updating
from xacai.services.updating import Look, Prepared
from xacai.wording.language import _
from xacai.wording.messages import message_of
from xacai.wording.updates import data_words, system_words, unpacked_words, version_words


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("update", help=_("a new program or catalogues from a signed file"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    for name, help_text, run in (
        ("look", _("check a file and say what it brings; changes nothing"), _look),
        ("prepare", _("check, copy the data, lay the setup ready; runs nothing"), _prepare),
        ("take", _("check, copy the data, take the catalogues in"), _take),
    ):
        verb = verbs.add_parser(name, help=help_text)
        verb.add_argument("file", type=a_path)
        verb.set_defaults(run=run)
        if name == "prepare":
            verb.add_argument("--start", action="store_true", help=_("then start the setup (Windows)"))
    back = verbs.add_parser("back", help=_("after one step back: bring the copy from before the update back"))
    back.set_defaults(run=_back)


def _look(call: Call) -> Answer:
    with call.open() as workspace:
        seen = updating.look(workspace, call.arguments.file)
    refusal = message_of(seen.reasons[0]) if seen.reasons else ""
    return Answer(_data(seen), _lines(seen), refusal)


def _data(seen: Look) -> dict[str, Any]:
    update = seen.signed.update
    return {
        "signed_by": seen.signed.key.name,
        "fingerprint": seen.signed.key.fingerprint,
        "released": update.released.isoformat(),
        "notes": list(update.notes),
        "here": str(seen.here.version),
        "program": _program_data(seen),
        "catalogues": [item.id for item in seen.contents.catalogues],
        "criteria": [item.id for item in seen.contents.criteria],
        "usable": not seen.reasons,
        "issues": issue_data(seen.reasons),
    }


def _program_data(seen: Look) -> dict[str, Any] | None:
    program = seen.program
    if program is None:
        return None
    setup = seen.signed.parts[0].line
    return {
        "version": str(program.version),
        "least": str(program.least),
        "schema": program.schema,
        "system": str(program.system),
        "size": setup.size,
        "sha256": setup.sha256,
        "migrates": seen.migrates,
    }


def _lines(seen: Look) -> list[str]:
    update, program = seen.signed.update, seen.program
    lines = [
        (_("Signed by"), f"{seen.signed.key.name} ({seen.signed.key.fingerprint})"),
        (_("Released on"), f"{update.released:%d/%m/%Y}"),
    ]
    if program is not None:
        lines += [
            (_("Version"), version_words(program, seen.here)),
            (_("System"), system_words(program.system)),
            (_("Your data"), data_words(program, seen.here)),
        ]
    lines += [(_("Catalogue"), item.title) for item in seen.contents.catalogues]
    lines += [(_("Criteria set"), item.title) for item in seen.contents.criteria]
    return [*(f"{name}: {value}" for name, value in lines), *(f"- {note}" for note in update.notes)]


def _prepare(call: Call) -> Answer:
    with call.open() as workspace:
        prepared = updating.prepare(workspace, call.arguments.file)
    if call.arguments.start:
        updating.start(prepared)
    data = {
        "setup": str(prepared.path),
        "sha256": prepared.sha256,
        "copy": str(prepared.copy or ""),
        "command": list(prepared.command),
        "started": bool(call.arguments.start),
    }
    return Answer(data, _prepared_lines(prepared))


def _prepared_lines(prepared: Prepared) -> list[str]:
    copied = (
        _("Copied and checked: {path}").format(path=prepared.copy)
        if prepared.copy
        else _("The data lies on a server: ask its administrator for a copy before going on.")
    )
    return [
        copied,
        _("The setup is ready and was read back: {path}").format(path=prepared.path),
        _("Close xacai everywhere, then start: {command}").format(command=prepared.command_line),
        *([unpacked_words()] if updating.runs_unpacked() else []),
    ]


def _take(call: Call) -> Answer:
    with call.open() as workspace:
        taken = updating.take_catalogues(workspace, call.arguments.file)
    data = {
        "catalogues": [item.id for item in taken.catalogues],
        "criteria": [item.id for item in taken.criteria],
    }
    return Answer(data, [_("Taken in: {catalogue}").format(catalogue=title) for title in taken.titles])


def _back(call: Call) -> Answer:
    folder: Path = getattr(call.arguments, "data", None) or data_folder()
    copy = stepping_back.step_back(folder, address=database_address())
    words = _("Brought back: {path}. The newer data was put aside, not deleted.").format(path=copy)
    return Answer({"copy": str(copy)}, (words,))
