"""``xacai catalogue``: which catalogues there are; take one in, write one out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xacai.cli.answer import Answer, Call, Commands, issue_data, issue_lines
from xacai.cli.catalogue_move import add_moves
from xacai.cli.catalogue_trial import trial_data, trial_lines
from xacai.cli.plan_above import sent_answer
from xacai.cli.reading import a_path, words
from xacai.domain.catalogue import Catalogue
from xacai.domain.issue import errors
from xacai.files.atomic import write_atomic
from xacai.services import cataloguing
from xacai.services.catalogue_trial import try_catalogue
from xacai.services.sending_down import send_catalogue
from xacai.wording.language import _
from xacai.wording.messages import message_of


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("catalogue", help=_("periods, outline, forms and rules as data"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    verbs.add_parser("list", help=_("the catalogues there are")).set_defaults(run=_list)
    export = verbs.add_parser("export", help=_("write a catalogue to one file"))
    export.add_argument("id", type=words)
    export.add_argument("--out", required=True, type=a_path)
    export.add_argument("--format", choices=("json", "xlsx"), help=_("by default as the file's name ends"))
    export.set_defaults(run=_export)
    for name, help_text, run in (
        ("check", _("whether a catalogue file can be used"), _check),
        ("import", _("take a catalogue file in"), _import),
    ):
        verb = verbs.add_parser(name, help=help_text)
        verb.add_argument("file", type=a_path)
        verb.set_defaults(run=run)
        if name == "import":
            verb.add_argument("--dry-run", action="store_true", help=_("only say what would be other"))
    add_moves(verbs)
    send = verbs.add_parser(
        "send", help=_("a catalogue, a criteria set or both as a bundle for the offices below")
    )
    send.add_argument("--catalogue", default="", type=words, metavar="ID")
    send.add_argument("--criteria", default="", type=words, metavar="ID")
    send.add_argument("--out", required=True, type=a_path, metavar="DIR")
    send.set_defaults(run=_send)


def _data(catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": catalogue.id,
        "title": catalogue.title,
        "year": catalogue.year,
        "source": catalogue.source.citation,
        "verified": catalogue.source.verified,
        "forms": len(catalogue.forms),
        "rows": sum(1 for _row in catalogue.rows()),
        "rules": len(catalogue.rules),
    }


def _line(catalogue: Catalogue) -> str:
    state = _("verified") if catalogue.source.verified else _("to be confirmed by the province")
    return f"{catalogue.id}  {catalogue.title} ({state})"


def _list(call: Call) -> Answer:
    with call.open() as workspace:
        found = list(workspace.catalogues.values())
    return Answer([_data(item) for item in found], [_line(item) for item in found])


def _export(call: Call) -> Answer:
    out: Path = call.arguments.out
    with call.open() as workspace:
        catalogue = workspace.plain_catalogue(call.arguments.id)
    data = cataloguing.catalogue_file(catalogue, out, call.arguments.format or "")
    written = write_atomic(out, data)
    return Answer({"file": str(written.path)}, (_("Written: {path}").format(path=written.path),))


def _check(call: Call) -> Answer:
    catalogue, issues = cataloguing.read_catalogue_file(call.arguments.file)
    stopping = errors(issues)
    good = catalogue is not None and not stopping
    refusal = ""
    if not good:
        refusal = _("{name} cannot be used: {count} errors, the first: {first}").format(
            name=call.arguments.file.name,
            count=len(stopping),
            first=message_of(stopping[0]) if stopping else "",
        )
    lines = [*([_line(catalogue)] if catalogue else []), *issue_lines(issues)]
    data = {"usable": good, "issues": issue_data(issues)}
    return Answer(data, lines, refusal)


def _import(call: Call) -> Answer:
    source: Path = call.arguments.file
    dry: bool = call.arguments.dry_run
    with call.open() as workspace:
        catalogue = cataloguing.sound_catalogue(source)
        trial = try_catalogue(workspace, catalogue)
        if not dry:
            catalogue = cataloguing.import_catalogue(workspace, source)
    said = _("Not taken in yet: {catalogue}") if dry else _("Taken in: {catalogue}")
    data = {**_data(catalogue), "taken": not dry, "trial": trial_data(trial)}
    return Answer(data, (*trial_lines(trial), said.format(catalogue=_line(catalogue))))


def _send(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        return sent_answer(send_catalogue(workspace, given.catalogue, given.criteria, given.out))
