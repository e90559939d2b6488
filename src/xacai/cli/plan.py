"""``xacai plan``: read, import, show, issue, amend, copy, export plans."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from xacai.cli.answer import Answer, Call, Commands, issue_data, issue_lines
from xacai.cli.decision import add_decision
from xacai.cli.plan_above import add_above
from xacai.cli.reading import a_day, a_number, a_path, a_period, a_plan, words
from xacai.cli.target import add_target
from xacai.domain.issue import refuse
from xacai.domain.plan import Decision, Plan, PlanState, issued_number
from xacai.domain.submission import plan_content, plan_particulars
from xacai.files.atomic import make_folder, write_atomic
from xacai.services import planning, taking_in
from xacai.wording.language import _, ngettext
from xacai.wording.statuses import plan_state_words


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("plan", help=_("the yearly plans"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    _add_intake(verbs)
    _add_life(verbs)
    show = verbs.add_parser("show", help=_("a plan with its tasks"))
    show.add_argument("--plan", type=a_plan, metavar="KEY")
    show.set_defaults(run=_show)
    verbs.add_parser("list", help=_("the plans of this office")).set_defaults(run=_list)
    add_target(verbs)
    add_above(verbs)


def _add_intake(verbs: Commands) -> None:
    for name, help_text, run in (
        ("read", _("what is recognised in a document; writes nothing"), _read),
        ("import", _("read a document and store it as a plan"), _import),
    ):
        verb = verbs.add_parser(name, help=help_text)
        given = _("a plan as .docx, .xlsx, .html, .pdf or .txt (tab-separated), or - for standard input")
        verb.add_argument("file", help=given)
        verb.add_argument("--year", type=a_number)
        if name == "import":
            verb.add_argument("--plan", type=a_plan, metavar="KEY")
            verb.add_argument("--accept", action="store_true", help=_("store although year or issuer differ"))
        verb.set_defaults(run=run)


def _add_life(verbs: Commands) -> None:
    issue = verbs.add_parser("issue", help=_("lock a plan under its number and day"))
    issue.add_argument("--plan", required=True, type=a_plan, metavar="KEY")
    issue.add_argument("--number", default="", type=words)
    issue.add_argument("--date", type=a_day)
    issue.add_argument("--decision-number", default="", type=words, metavar="NUMBER")
    issue.add_argument("--decision-date", type=a_day, metavar="DAY")
    issue.add_argument("--signer", default="", type=words)
    issue.add_argument("--authority", action="append", type=words, default=[])
    issue.add_argument("--basis", action="append", type=words, default=[])
    issue.set_defaults(run=_issue)
    amend = verbs.add_parser("amend", help=_("open an amendment of an issued plan"))
    amend.add_argument("--plan", required=True, type=a_plan, metavar="KEY")
    amend.add_argument("--basis", required=True, type=words)
    amend.set_defaults(run=_amend)
    add_decision(verbs)
    copy = verbs.add_parser("copy", help=_("copy a plan forward as a draft"))
    copy.add_argument("--from", dest="source", required=True, type=a_plan, metavar="KEY")
    copy.add_argument("--plan", required=True, type=a_plan, metavar="KEY")
    copy.set_defaults(run=_copy)
    export = verbs.add_parser("export", help=_("the plan as a printable file"))
    export.add_argument("--plan", type=a_plan, metavar="KEY")
    export.add_argument("--format", choices=["pdf", "docx", "xlsx", "wall"], default="pdf")
    export.add_argument("--period", type=a_period, help=_("of the wall sheet"))
    export.add_argument("--paper", choices=["A3", "A4"], default="A3", help=_("of the wall sheet"))
    export.add_argument("--out", required=True, type=a_path)
    export.set_defaults(run=_export)


def _source(name: str) -> tuple[bytes, str]:
    if name == "-":
        return sys.stdin.buffer.read(), "-"
    return taking_in.read_source(Path(name).expanduser()), Path(name).name


def _read(call: Call) -> Answer:
    data, name = _source(call.arguments.file)
    reading = taking_in.read_document(data, name, year=call.arguments.year)
    lines = [*_counts(reading.plan), *issue_lines(reading.issues)]
    return Answer(taking_in.reading_data(reading), lines)


def _import(call: Call) -> Answer:
    given = call.arguments
    data, name = _source(given.file)
    with call.open() as workspace:
        plan, issues = taking_in.import_plan(
            workspace, data, name, year=given.year, key=given.plan, accept=given.accept
        )
    lines = [_("Plan {key} stored.").format(key=plan.key), *_counts(plan), *issue_lines(issues)]
    return Answer({"plan": plan.key, **_count_data(plan), "issues": issue_data(issues)}, lines)


def _count_data(plan: Plan) -> dict[str, int]:
    return {"fields": len(plan.fields), "targets": len(plan.targets), "tasks": len(plan.tasks)}


def _counts(plan: Plan) -> list[str]:
    return [
        plan.head.title,
        _("{fields} fields, {targets} targets, {tasks} tasks").format(**_count_data(plan)),
    ]


def _issue(call: Call) -> Answer:
    given = call.arguments
    issuing = planning.Issuing(
        number=given.number,
        day=given.date or given.decision_date,
        signer=given.signer,
        authority=tuple(given.authority),
        bases=tuple(given.basis),
        decision=Decision(given.decision_number, given.decision_date)
        if given.decision_number or given.decision_date
        else None,
    )
    with call.open() as workspace:
        plan = planning.issue_plan(workspace, given.plan, issuing)
    line = _("Plan {key} issued as No. {number}.").format(key=plan.key, number=issued_number(plan.head))
    return Answer(_plan_data(plan), (line,))


def _amend(call: Call) -> Answer:
    with call.open() as workspace:
        plan = planning.amend(workspace, call.arguments.plan, basis=call.arguments.basis)
    line = _("Amendment {revision} of plan {key} is open for editing.").format(
        revision=plan.revision, key=plan.key
    )
    return Answer(_plan_data(plan), (line,))


def _copy(call: Call) -> Answer:
    with call.open() as workspace:
        plan = planning.copy_plan(workspace, source=call.arguments.source, key=call.arguments.plan)
    return Answer(_plan_data(plan), (_("Plan {key} stored.").format(key=plan.key), *_counts(plan)))


def _plan_data(plan: Plan) -> dict[str, Any]:
    return {
        "plan": plan.key,
        "state": plan.state.value,
        "revision": plan.revision,
        "number": plan.head.number,
        **_count_data(plan),
    }


def _list(call: Call) -> Answer:
    with call.open() as workspace:
        plans = planning.list_plans(workspace)
    lines = [
        f"{plan.key}  {plan_state_words(plan.state)}  {plan.head.number}  {plan.head.title}" for plan in plans
    ]
    if not plans:
        lines = [_("There is no plan yet. Take one in: xacai plan import FILE.")]
    return Answer([_plan_data(plan) for plan in plans], lines)


def _show(call: Call) -> Answer:
    with call.open() as workspace:
        key = call.arguments.plan or _only_plan(planning.list_plans(workspace))
        plan = planning.get_plan(workspace, key)
        content = plan_content(plan, workspace.office())
        issues = planning.check(workspace, key)
    data = {**content, **plan_particulars(plan), "plan": plan.key, "state": plan.state.value}
    data["issues"] = issue_data(issues)
    return Answer(data, _shown(plan))


def _only_plan(plans: tuple[Plan, ...]) -> str:
    """The newest plan where no key was given."""
    return plans[0].key if plans else "-"


def _shown(plan: Plan) -> list[str]:
    state = plan_state_words(plan.state)
    if plan.state is PlanState.ISSUED:
        state = f"{state}, {plan.head.number}"
    lines = [f"{plan.key}  {plan.head.title} ({state})"]
    for field in plan.fields:
        tasks = plan.tasks_of(field.no)
        counted = ngettext("{count} task", "{count} tasks", len(tasks)).format(count=len(tasks))
        lines.append(f"{field.no}. {field.title} · {counted}")
        lines.extend(f"  {task.key}  {task.content} · {task.lead} · {task.deadline.text}" for task in tasks)
    return lines


def _exported(call: Call) -> bytes:
    from xacai.services import publishing, twinning

    given = call.arguments
    with call.open() as workspace:
        if given.format == "wall":
            return publishing.wall_sheet_pdf(workspace, given.period, paper=publishing.Paper(given.paper))
        plan = planning.get_plan(workspace, given.plan)
        write = {"pdf": publishing.plan_pdf, "docx": twinning.plan_docx, "xlsx": twinning.plan_xlsx}
        return write[given.format](workspace, plan)


def _export(call: Call) -> Answer:
    given = call.arguments
    needed = "period" if given.format == "wall" else "plan"
    if getattr(given, needed) is None:
        raise refuse("usage.option-missing", given.format, option=f"--{needed}")
    out: Path = given.out
    data = _exported(call)
    make_folder(out.parent)
    written = write_atomic(out, data)
    return Answer(
        {"file": str(written.path), "size": written.size},
        (_("Written: {path}").format(path=written.path),),
    )
