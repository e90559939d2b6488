"""``xacai criteria``: sets of criteria; read one in, look at it, write it out."""

from __future__ import annotations

from typing import Any

from xacai.cli.answer import Answer, Call, Commands, issue_data, issue_lines
from xacai.cli.reading import a_number, a_path, words
from xacai.domain.criterion import CriteriaSet, Criterion
from xacai.domain.issue import errors
from xacai.files.atomic import write_atomic
from xacai.services import choosing_criteria, reading_criteria
from xacai.wording.language import _, ngettext
from xacai.wording.messages import message_of
from xacai.wording.scores import points_words, scoring_words


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("criteria", help=_("sets of criteria for scorecards"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    verbs.add_parser("list", help=_("the sets there are")).set_defaults(run=_list)
    shown = verbs.add_parser("show", help=_("a set with every criterion"))
    shown.add_argument("id", type=words, metavar="ID")
    shown.set_defaults(run=_show)
    export = verbs.add_parser("export", help=_("write a set to a file: .json, or .xlsx to be edited"))
    export.add_argument("id", type=words, metavar="ID")
    export.add_argument("--out", required=True, type=a_path, metavar="FILE")
    export.set_defaults(run=_export)
    for name, help_text, run in (
        ("check", _("whether a file of criteria can be used"), _check),
        ("import", _("take a set in: .json, .toml, .xlsx, or a document with a table of criteria"), _import),
    ):
        verb = verbs.add_parser(name, help=help_text)
        verb.add_argument("file", type=a_path)
        verb.add_argument(
            "--name", default="", type=words, help=_("name of a set that is read from a document")
        )
        verb.add_argument("--set-version", default="1", type=words, metavar="N")
        verb.add_argument("--year", type=a_number)
        verb.set_defaults(run=run)
    plan = verbs.add_parser("plan", help=_("make the year's plan that keeps the index up out of a set"))
    plan.add_argument("id", type=words, metavar="ID")
    plan.add_argument("--year", required=True, type=a_number)
    plan.add_argument("--code", action="append", default=[], type=words, metavar="CODE")
    plan.set_defaults(run=_plan)


def _data(found: CriteriaSet) -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.title,
        "year": found.year,
        "source": found.source,
        "official": found.official,
        "maximum": points_text(found.maximum()),
        "components": sum(1 for _item in found.components()),
        "unscored": [item.code for item in found.unscored()],
    }


def points_text(points: int | None) -> str | None:
    """Hundredths as the JSON answers write numbers: ``7.70``."""
    return (
        None if points is None else f"{'-' if points < 0 else ''}{abs(points) // 100}.{abs(points) % 100:02d}"
    )


def _line(found: CriteriaSet) -> str:
    state = _("official") if found.official else _("demonstration, no province's own")
    if found.unscored():
        state = _("scoring still open")
    return f"{found.id}  {found.title} ({points_words(found.maximum())}; {state})"


def _list(call: Call) -> Answer:
    with call.open() as workspace:
        found = list(choosing_criteria.criteria_sets(workspace).values())
    return Answer([_data(item) for item in found], [_line(item) for item in found])


def _show(call: Call) -> Answer:
    with call.open() as workspace:
        found = choosing_criteria.criteria_of(workspace, call.arguments.id)
    rows = [
        {
            "code": item.code,
            "title": item.title,
            "maximum": points_text(found.maximum(item.code) if item.scoring is None else item.max_points),
            "kind": item.scoring.kind.value if item.scoring else None,
            "scale": item.scale,
            "owner": item.owner,
            "requirement": item.requirement,
        }
        for item in found.criteria
    ]
    return Answer(
        {**_data(found), "criteria": rows}, [_line(found), *(_row(found, item) for item in found.criteria)]
    )


def _row(found: CriteriaSet, item: Criterion) -> str:
    most = points_words(found.maximum(item.code) if item.scoring is None else item.max_points)
    kind = f" ({scoring_words(item.scoring.kind)})" if item.scoring else ""
    return f"{'  ' * (item.level - 1)}{item.code}  {item.title}  {most}{kind}"


def _export(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        found = choosing_criteria.criteria_of(workspace, given.id)
    path = write_atomic(given.out, reading_criteria.set_file(found, given.out)).path
    return Answer({"file": str(path)}, (_("Written: {path}").format(path=path),))


def _check(call: Call) -> Answer:
    given = call.arguments
    found, issues = reading_criteria.read_set(
        given.file, name=given.name, version=given.set_version, year=given.year
    )
    stopping = errors(issues)
    refusal = ""
    if found is None or stopping:
        refusal = _("{name} cannot be used: {count} errors, the first: {first}").format(
            name=given.file.name, count=len(stopping), first=message_of(stopping[0]) if stopping else ""
        )
    lines = [*([_line(found)] if found else []), *issue_lines(issues)]
    data = {**(_data(found) if found else {}), "usable": not refusal, "issues": issue_data(issues)}
    return Answer(data, lines, refusal)


def _import(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        found, issues = reading_criteria.sound_set(
            given.file, name=given.name, version=given.set_version, year=given.year
        )
        choosing_criteria.keep_criteria(workspace, found)
    said = _("Taken in: {catalogue}").format(catalogue=_line(found))
    return Answer({**_data(found), "issues": issue_data(issues)}, (*issue_lines(issues), said))


def _plan(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        found = choosing_criteria.criteria_of(workspace, given.id)
        plan = reading_criteria.plan_from_criteria(workspace, found, given.year, tuple(given.code))
    count = len(plan.tasks)
    line = ngettext("Plan {key}: {count} task", "Plan {key}: {count} tasks", count).format(
        key=plan.key, count=count
    )
    return Answer({"plan": plan.key, "tasks": count, "fields": len(plan.fields)}, (line,))
