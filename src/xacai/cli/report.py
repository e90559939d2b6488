"""``xacai report``: begin, fill, check, finalise, number, hand over, correct a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xacai.cli.answer import Answer, Call, Commands, issue_data, issue_lines
from xacai.cli.answering import (
    add_answer,
    add_withdraw,
    answer_data,
    answer_lines,
    correction_lines,
    report_answer,
    report_withdraw,
)
from xacai.cli.catalogue_move import add_move, move
from xacai.cli.collect import (
    add_collect,
    add_collect_back,
    add_collect_status,
    collect,
    collect_back,
    collect_status,
)
from xacai.cli.consolidate import report_prefill
from xacai.cli.differing import differing_line
from xacai.cli.mailing import add_mail, add_parcels, report_mail, report_parcels
from xacai.cli.reading import a_day, a_path, a_period, pairs, words
from xacai.cli.signature import add_sign, report_sign
from xacai.cli.twins import add_read_back, add_twin_options, export_twins, is_draft, read_back, twins_answer
from xacai.cli.workbook import add_workbook
from xacai.domain.catalogue import Catalogue
from xacai.domain.correction import correction_data
from xacai.domain.indicator import count_typed
from xacai.domain.issue import Issue, errors, warnings
from xacai.domain.period import Period, name, short_name, write_day
from xacai.domain.plan import Signer
from xacai.domain.report import Particulars, Report, write_cell
from xacai.domain.submission import ReportFacts, cell_data, progress_data, ratio_data
from xacai.services import acknowledging, computing, correcting, entering, reporting, taking_in
from xacai.services.own_indicators import catalogue_for
from xacai.services.workspace import Workspace
from xacai.wording.language import _
from xacai.wording.messages import message_of
from xacai.wording.statuses import report_state_words


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("report", help=_("the periodic reports"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))

    def verb(name: str, help_text: str, run: object) -> Any:
        parser = verbs.add_parser(name, help=help_text)
        parser.add_argument("--period", required=True, type=a_period)
        parser.set_defaults(run=run)
        return parser

    new = verb("new", _("begin the report of a period"), _new)
    new.add_argument("--title", default="", type=words, help=_("what a report over any two dates is about"))
    fill = verb("fill", _("fill in values from a CSV or XLSX list"), _fill)
    fill.add_argument("file", type=a_path)
    fill.add_argument("--overwrite", action="store_true", help=_("also change cells that hold another value"))
    fill.add_argument(
        "--cumulative", action="store_true", help=_("the list holds figures since the start of the year")
    )
    prefill = verb("prefill", _("fill in what the offices below reported, added up"), report_prefill)
    prefill.add_argument(
        "--overwrite", action="store_true", help=_("also change cells that hold another value")
    )
    text = verb("text", _("set the words of a section from a text file"), _text)
    text.add_argument("--section", required=True)
    text.add_argument("file", type=a_path)
    verb("show", _("values, ratios, texts, progress"), _show)
    verb("check", _("what stands against the report"), _check)
    finalise = verb("finalise", _("lock the content"), _finalise)
    finalise.add_argument("--reason", action="append", metavar='CODE="…"')
    number = verb("number", _("enter number, day and signer after signing"), _number)
    number.add_argument("--number", required=True, type=words)
    number.add_argument("--date", required=True, type=a_day)
    number.add_argument("--signer", default="", type=words)
    number.add_argument("--scan", type=a_path, help=_("the scan of the signed page: PDF, JPG or PNG"))
    number.add_argument("--authority", action="append", type=words, default=[])
    verb("reopen", _("take a finalised report back to draft"), _reopen)
    correct = verb("correct", _("open a correction of a report that was handed over"), _correct)
    correct.add_argument("--reason", required=True, type=words)
    add_answer(verb("answer", _("record what the office above answered"), report_answer))
    add_withdraw(verb("withdraw", _("take a report back after it was handed over"), report_withdraw))
    export = verb("export", _("bundle and PDF into a folder, read back"), _export)
    export.add_argument("--out", required=True, type=a_path)
    add_twin_options(export)
    add_sign(verb("sign", _("sign the PDF; bundle and signed PDF into a folder"), report_sign))
    add_mail(verb("mail", _("bundle and PDF as an e-mail draft (.eml)"), report_mail))
    add_parcels(verb("parcels", _("evidence left out of the bundle, as bundles of its own"), report_parcels))
    add_workbook(verbs)
    add_move(verb("move", _("take an open report along to another catalogue"), move))
    add_read_back(verb("read-back", _("what was changed in the Word file of a report"), read_back))
    add_collect(verb("collect", _("write each department's sheet into a folder"), collect))
    add_collect_back(verb("collect-back", _("take filled sheets of departments in"), collect_back))
    add_collect_status(verb("collect-status", _("which departments have answered"), collect_status))


def _state_data(report: Report) -> dict[str, Any]:
    return {"period": report.period.code, "state": report.state.value, "revision": report.revision}


def _state_answer(report: Report) -> Answer:
    line = f"{short_name(report.period)}: {report_state_words(report.state)}"
    return Answer(_state_data(report), (line,))


def _new(call: Call) -> Answer:
    with call.open() as workspace:
        report = reporting.new_report(workspace, call.arguments.period, call.arguments.title)
        known = computing.facts(workspace, report)
    data = {**_state_data(report), **_clock_data(report.period, known), "plan": report.plan_key}
    lines = (
        _("Report begun: {period}, data {first} to {last}.").format(
            period=name(report.period),
            first=write_day(known.window.first),
            last=write_day(known.window.last),
        ),
        _("To be sent by {due}.").format(due=write_day(known.due)),
    )
    return Answer(data, lines)


def _clock_data(period: Period, known: ReportFacts) -> dict[str, Any]:
    return {
        "window": [known.window.first.isoformat(), known.window.last.isoformat()],
        "cut_off": known.window.last.isoformat(),
        "due": known.due.isoformat(),
    }


def _fill(call: Call) -> Answer:
    source: Path = call.arguments.file
    cells, issues = taking_in.read_figures(taking_in.read_source(source), source.name)
    if errors(issues):
        return _unfilled(source, issues)
    with call.open() as workspace:
        report = reporting.get_report(workspace, call.arguments.period)
        enter = entering.fill_cumulative if call.arguments.cumulative else reporting.fill
        filling = enter(workspace, report, cells, overwrite=call.arguments.overwrite)
        catalogue = catalogue_for(workspace, report)
        touched = count_typed(catalogue, filling.report.values)
    found = (*issues, *filling.issues)
    if errors(found):
        return _unfilled(source, found)
    differing = {
        code: {"was": cell_data(old), "given": cell_data(new)}
        for code, (old, new) in filling.differing.items()
    }
    lines = [
        _("{count} cells set; {touched} of {all} cells entered.").format(
            count=len(filling.filled), touched=touched[0], all=touched[1]
        ),
        *(differing_line(code, call.arguments.overwrite) for code in differing),
        *issue_lines(found),
    ]
    data = {"filled": len(filling.filled), "differing": differing, "issues": issue_data(found)}
    return Answer(data, lines)


def _unfilled(source: Path, issues: tuple[Issue, ...]) -> Answer:
    """A list with a bad figure is left out whole; all of its errors are told."""
    stopping = errors(issues)
    refusal = _("{name}: {count} errors, nothing was filled in. The first: {first}").format(
        name=source.name, count=len(stopping), first=message_of(stopping[0])
    )
    data = {"filled": 0, "differing": {}, "issues": issue_data(issues)}
    return Answer(data, issue_lines(issues), refusal)


def _text(call: Call) -> Answer:
    source: Path = call.arguments.file
    words_read = taking_in.read_words(source)
    with call.open() as workspace:
        report = reporting.get_report(workspace, call.arguments.period)
        report = reporting.set_text(workspace, report, call.arguments.section, words_read)
    line = _("Section {section}: {count} characters.").format(
        section=call.arguments.section, count=len(report.texts[call.arguments.section].text)
    )
    return Answer({**_state_data(report), "section": call.arguments.section}, (line,))


def _show(call: Call) -> Answer:
    with call.open() as workspace:
        report, known = _known(workspace, call.arguments.period)
        catalogue = catalogue_for(workspace, report)
        data = _shown(workspace, report, known)
        said = acknowledging.standing_answer(workspace, report)
        changes = correcting.own_changes(workspace, report, known)
    lines = (
        f"{short_name(report.period)}: {report_state_words(report.state)}",
        *(answer_lines(said) if said is not None else ()),
        *correction_lines(changes),
        *_value_lines(catalogue, known),
        _("Check code: {code}").format(code=data["check_code"]),
    )
    return Answer(data, lines)


def show_data(workspace: Workspace, period: Period) -> dict[str, Any]:
    """What ``report show --json`` answers."""
    return _shown(workspace, *_known(workspace, period))


def _known(workspace: Workspace, period: Period) -> tuple[Report, ReportFacts]:
    report = reporting.get_report(workspace, period)
    return report, computing.printed_facts(workspace, report)


def _shown(workspace: Workspace, report: Report, known: ReportFacts) -> dict[str, Any]:
    changes = correcting.own_changes(workspace, report, known)
    said = acknowledging.answers_of(workspace, report.period.code)
    return {
        **_state_data(report),
        **_clock_data(report.period, known),
        "title": report.title,
        "catalogue": report.catalogue,
        "values": {code: cell_data(cell) for code, cell in known.cumulative.items()},
        "ratios": {code: ratio_data(ratio) for code, ratio in known.ratios.items()},
        "sections": dict(known.texts),
        "progress": progress_data(known.progress),
        "answers": [answer_data(item) for item in said],
        "correction": correction_data(changes) if changes is not None else None,
        "set_aside": dict(report.set_aside),
        "check_code": reporting.check_code_of(workspace, report, known),
    }


def _value_lines(catalogue: Catalogue, known: ReportFacts) -> list[str]:
    """Code, value, name of each row; codes flush left and values flush right in columns of their own."""
    rows = [
        (row.code, write_cell(row.code, catalogue, known.cumulative, known.ratios), row.name)
        for row in catalogue.rows()
        if row.code in known.cumulative or row.code in known.ratios
    ]
    code_width, value_width = (max((len(row[at]) for row in rows), default=0) for at in (0, 1))
    return [f"{code:<{code_width}}  {value:>{value_width}}  {name}" for code, value, name in rows]


def _check(call: Call) -> Answer:
    with call.open() as workspace:
        report = reporting.get_report(workspace, call.arguments.period)
        issues = computing.check(workspace, report)
        report = reporting.mark_checked(workspace, report, issues)
    counted = {"errors": len(errors(issues)), "warnings": len(warnings(issues))}
    data = {**counted, "state": report.state.value, "issues": issue_data(issues)}
    total = _("{errors} errors, {warnings} warnings").format(**counted)
    return Answer(data, (*issue_lines(issues), total))


def _finalise(call: Call) -> Answer:
    with call.open() as workspace:
        report = reporting.finalise(workspace, call.arguments.period, pairs(call.arguments.reason))
        code = reporting.check_code_of(workspace, report)
    return Answer(
        {**_state_data(report), "check_code": code},
        (_("Finalised and locked. Check code: {code}").format(code=code),),
    )


def _number(call: Call) -> Answer:
    given = call.arguments
    particulars = Particulars(given.number, given.date, Signer(tuple(given.authority), given.signer))
    with call.open() as workspace:
        report = reporting.number_report(workspace, given.period, particulars)
        if given.scan is not None:
            report = reporting.attach_scan(workspace, given.period, given.scan)
    return _state_answer(report)


def _reopen(call: Call) -> Answer:
    with call.open() as workspace:
        return _state_answer(reporting.reopen(workspace, call.arguments.period))


def _correct(call: Call) -> Answer:
    with call.open() as workspace:
        return _state_answer(reporting.correct(workspace, call.arguments.period, call.arguments.reason))


def _export(call: Call) -> Answer:
    from xacai.services.submitting import export_report

    twins = export_twins(call) if is_draft(call) else None
    if twins is not None:
        return twins_answer(twins)
    with call.open() as workspace:
        exported = export_report(workspace, call.arguments.period, call.arguments.out)
    twins = export_twins(call) or {}
    data = {
        "bundle": str(exported.bundle.path),
        "pdf": str(exported.pdf.path),
        "check_code": exported.shipment.check_code,
        "uuid": exported.shipment.uuid,
        "revision": exported.shipment.revision,
        **{kind: str(path) for kind, path in twins.items()},
    }
    lines = (
        _("Written and read back: {path}").format(path=exported.bundle.path),
        _("Written and read back: {path}").format(path=exported.pdf.path),
        *(_("Written: {path}").format(path=path) for path in twins.values()),
        _("Check code: {code}").format(code=exported.shipment.check_code),
    )
    return Answer(data, lines)
