"""``xacai scorecard``: the office's own scorecard of a year: proposed, marked, proven, locked, sent, explained."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from xacai.cli.answer import Answer, Call, Commands, issue_data, issue_lines
from xacai.cli.criteria import points_text
from xacai.cli.reading import a_day, a_number, a_path, hundredths, words
from xacai.cli.scorecard_answer import (
    card_answer,
    card_data,
    chances_answer,
    move_line,
    moves_data,
    simulation_answer,
)
from xacai.cli.verification import add_verification
from xacai.domain.issue import errors, refuse
from xacai.domain.plan import Signer
from xacai.domain.report import Particulars
from xacai.domain.scorecard import Measure, Scorecard
from xacai.files.atomic import write_atomic
from xacai.services import changing_criteria, scoring, sending_scores, verifying, winning_points
from xacai.services.choosing_criteria import criteria_of
from xacai.services.workspace import Workspace
from xacai.wording.language import _
from xacai.wording.scores import sum_words

_FORMATS = ("pdf", "docx", "xlsx")


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("scorecard", help=_("self-scoring, verification, points still to be won"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    _verb(verbs, "show", _("the card with its sums"), _show).add_argument("--office", default="", type=words)
    choose = _verb(verbs, "choose", _("score by another set; what was scored stays"), _choose)
    choose.add_argument("--criteria", required=True, type=words, metavar="ID")
    choose.add_argument("--dry-run", action="store_true", help=_("only say what would be other"))
    _verb(verbs, "propose", _("take over what the data give where nothing was entered"), _propose)
    _add_set(verbs)
    evidence = _verb(verbs, "evidence", _("documents of the register behind a component"), _evidence)
    evidence.add_argument("--code", required=True, type=words)
    evidence.add_argument("--add", action="append", default=[], type=words, metavar="KEY")
    evidence.add_argument("--remove", action="append", default=[], type=words, metavar="KEY")
    _verb(verbs, "check", _("what stops the card from being locked"), _check)
    _verb(verbs, "lock", _("lock the card, or the explanation, for signing and sending"), _lock)
    _verb(verbs, "reopen", _("take a locked card back to work, until it was sent"), _reopen)
    number = _verb(verbs, "number", _("number, day and signer of the signed card"), _number)
    number.add_argument("--number", required=True, type=words)
    number.add_argument("--date", required=True, type=a_day)
    number.add_argument("--signer", default="", type=words)
    number.add_argument("--authority", action="append", default=[], type=words)
    number.add_argument("--scan", type=a_path)
    send = _verb(verbs, "export", _("bundle and PDF, read back and noted as handed over"), _export)
    send.add_argument("--out", required=True, type=a_path, metavar="DIR")
    paper = _verb(verbs, "print", _("the card as a file, also a draft"), _print)
    paper.add_argument("--format", choices=_FORMATS, default="pdf")
    paper.add_argument("--out", required=True, type=a_path, metavar="FILE")
    paper.add_argument("--office", default="", type=words)
    explain = _verb(verbs, "explain", _("answer what the office above asked about a component"), _explain)
    explain.add_argument("--code", required=True, type=words)
    explain.add_argument("--words", required=True, type=words)
    gain = _verb(verbs, "gain", _("points still to be won, the most first"), _gain)
    gain.add_argument("--most", type=a_number)
    what = _verb(verbs, "simulate", _("what another input of a component would make of the whole"), _simulate)
    what.add_argument("--code", required=True, type=words)
    _add_measure(what)
    add_verification(verbs)


def _verb(verbs: Commands, name: str, help_text: str, run: Any) -> Any:
    verb = verbs.add_parser(name, help=help_text)
    verb.add_argument("--year", required=True, type=a_number)
    verb.add_argument(
        "--department", default="", type=words, help=_("a department's card, inside the office")
    )
    verb.add_argument("--period", default="", type=words, help=_("the quarter of a department's card"))
    verb.set_defaults(run=run)
    return verb


def _add_measure(verb: Any) -> None:
    which = verb.add_mutually_exclusive_group()
    which.add_argument("--measure", type=hundredths, help=_("the input: percent, faults, things counted"))
    which.add_argument("--answer", type=words, metavar="KEY", help=_("the key of the answer chosen"))


def _add_set(verbs: Commands) -> None:
    mark = _verb(verbs, "set", _("enter a component: its input, or points with an explanation"), _set)
    mark.add_argument("--code", required=True, type=words)
    _add_measure(mark)
    mark.add_argument("--points", type=hundredths)
    mark.add_argument("--explanation", type=words)
    which = mark.add_mutually_exclusive_group()
    which.add_argument("--not-applicable", dest="applicable", action="store_const", const=False)
    which.add_argument("--applies", dest="applicable", action="store_const", const=True)


def _card(workspace: Workspace, given: Any) -> Scorecard:
    if getattr(given, "office", "") and given.office != workspace.office().code:
        return verifying.received_card(workspace, given.office, given.year)
    return scoring.get_scorecard(workspace, given.year, department=given.department, period=given.period)


def _shown(workspace: Workspace, card: Scorecard, *extra: str) -> Answer:
    return card_answer(card, criteria_of(workspace, card.criteria), None, *extra)


def _show(call: Call) -> Answer:
    with call.open() as workspace:
        card = _card(workspace, call.arguments)
        own = card.office == workspace.office().code
        proposed = scoring.propose(workspace, card) if own else {}
        answer = card_answer(card, criteria_of(workspace, card.criteria), proposed)
        asked = scoring.asked(workspace, card) if own else verifying.asked_of(workspace, card)
    lines = [
        _("To be explained, {code}: {words}").format(code=code, words=said) for code, said in asked.items()
    ]
    return Answer({**answer.data, "asked": asked}, (*answer.lines, *lines))


def _choose(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        card = _card(workspace, given)
        change = changing_criteria.preview_change if given.dry_run else changing_criteria.change_criteria
        card, moves = change(workspace, card, given.criteria)
        data = card_data(card, criteria_of(workspace, card.criteria))
    lines = [move_line(move) for move in moves]
    said = _("Scored by {criteria}; {count} components are other.").format(
        criteria=card.criteria, count=len(moves)
    )
    return Answer({**data, "moves": moves_data(moves), "kept": not given.dry_run}, (*lines, said))


def _propose(call: Call) -> Answer:
    with call.open() as workspace:
        before = _card(workspace, call.arguments)
        given = scoring.propose(workspace, before)
        card = scoring.take_proposals(workspace, before)
        criteria = criteria_of(workspace, card.criteria)
    taken = [code for code in given if card.mark(code) != before.mark(code)]
    lines = [
        f"{item.code}  {item.title}: {given[item.code].sum} ({given[item.code].source})"
        for item in criteria.components()
        if item.code in taken
    ]
    said = _("{count} components taken over from the data.").format(count=len(taken))
    return Answer({**card_data(card, criteria, given), "taken": taken}, (*lines, said))


def _measure(given: Any) -> Measure:
    if given.answer is not None:
        return Measure(option=given.answer)
    if given.measure is None:
        raise refuse("usage.option-missing", option="--measure N, --answer KEY")
    return Measure(given.measure)


def _set(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        card = _card(workspace, given)
        mark = card.mark(given.code)
        if given.explanation is not None:
            mark = replace(mark, explanation=given.explanation)
        if given.applicable is not None:
            mark = replace(mark, applicable=given.applicable)
        if given.measure is not None or given.answer is not None:
            mark = scoring.measured_mark(workspace, card, replace(mark, measure=_measure(given)))
        if given.points is not None:
            mark = replace(mark, points=given.points)
        card = scoring.set_mark(workspace, card, mark)
        criteria = criteria_of(workspace, card.criteria)
        item = scoring.component_of(criteria, given.code)
    told = sum_words(item, card.mark(item.code).measure)
    points = points_text(card.mark(item.code).points)
    line = f"{item.code}  {item.title}: {told or points or '–'}"
    return Answer({**card_data(card, criteria), "code": item.code, "points": points, "sum": told}, (line,))


def _evidence(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        card = _card(workspace, given)
        for key in given.add:
            card = scoring.link_evidence(workspace, card, given.code, key)
        for key in given.remove:
            card = scoring.unlink_evidence(workspace, card, given.code, key)
        keys = list(card.mark(given.code).evidence)
    line = _("Criterion {code}: {count} documents").format(code=given.code, count=len(keys))
    return Answer({"code": given.code, "evidence": keys}, (line,))


def _check(call: Call) -> Answer:
    with call.open() as workspace:
        issues = scoring.check(workspace, _card(workspace, call.arguments))
    count = len(errors(issues))
    said = (
        _("Ready to be locked.") if not count else _("{count} components stop the lock.").format(count=count)
    )
    return Answer({"errors": count, "issues": issue_data(issues)}, (*issue_lines(issues), said))


def _lock(call: Call) -> Answer:
    with call.open() as workspace:
        card = scoring.lock(workspace, _card(workspace, call.arguments))
        code = scoring.check_code_of(workspace, card)
        data = card_data(card, criteria_of(workspace, card.criteria))
    return Answer({**data, "check_code": code}, (_("Locked. Check code: {code}").format(code=code),))


def _reopen(call: Call) -> Answer:
    with call.open() as workspace:
        return _shown(workspace, scoring.reopen(workspace, _card(workspace, call.arguments)))


def _number(call: Call) -> Answer:
    given = call.arguments
    particulars = Particulars(given.number, given.date, Signer(tuple(given.authority), given.signer))
    with call.open() as workspace:
        card = sending_scores.number_scorecard(workspace, _card(workspace, given), particulars)
        if given.scan is not None:
            card = sending_scores.attach_signed(workspace, card, given.scan)
    line = _("The scorecard of {year} bears the number {number}.").format(year=card.year, number=given.number)
    return Answer({"year": card.year, "number": given.number, "date": given.date.isoformat()}, (line,))


def _export(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        done = sending_scores.export_scorecard(workspace, _card(workspace, given), given.out)
    data = {
        "bundle": str(done.bundle.path),
        "pdf": str(done.pdf.path),
        "check_code": done.shipment.check_code,
        "uuid": done.shipment.uuid,
        "revision": done.shipment.revision,
    }
    lines = [_("Written and read back: {path}").format(path=item.path) for item in (done.bundle, done.pdf)]
    lines.append(_("Check code: {code}").format(code=done.shipment.check_code))
    return Answer(data, lines)


def _print(call: Call) -> Answer:
    from xacai.services import score_papers

    given = call.arguments
    make = {
        "pdf": score_papers.scorecard_pdf,
        "docx": score_papers.scorecard_docx,
        "xlsx": score_papers.scorecard_xlsx,
    }[given.format]
    with call.open() as workspace:
        path = write_atomic(given.out, make(workspace, _card(workspace, given))).path
    return Answer({"file": str(path)}, (_("Written: {path}").format(path=path),))


def _explain(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        card = scoring.explain(workspace, _card(workspace, given), given.code, given.words)
        left = [issue.where.removeprefix("criterion ") for issue in scoring.check(workspace, card)]
    line = _("Explained: {code}. Still to be explained: {left}").format(
        code=given.code, left=", ".join(left) or "–"
    )
    return Answer({"code": given.code, "answer": card.mark(given.code).answer, "left": left}, (line,))


def _gain(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        return chances_answer(winning_points.still_to_win(workspace, _card(workspace, given)), given.most)


def _simulate(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        card = _card(workspace, given)
        return simulation_answer(winning_points.simulate(workspace, card, given.code, _measure(given)))
