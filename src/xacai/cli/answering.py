"""Answers on the command line: receipts and feedback given, answers recorded, reports taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xacai.cli.answer import Answer, Call
from xacai.cli.reading import a_path, a_period, pairs, words
from xacai.domain.answer import Answer as Said
from xacai.domain.answer import Answered, Remark
from xacai.domain.correction import Correction
from xacai.services import acknowledging, answering, withdrawing
from xacai.services.workspace import Workspace
from xacai.wording.language import _
from xacai.wording.places import place_words
from xacai.wording.statuses import answer_words, report_state_words


def add_bundle_verbs(verbs: Any) -> None:
    """``bundle answer``, ``bundle receipt``."""
    answer = verbs.add_parser("answer", help=_("accept an office's report, or return it with remarks"))
    answer.add_argument("--office", required=True, type=words)
    answer.add_argument("--period", required=True, type=a_period)
    which = answer.add_mutually_exclusive_group(required=True)
    which.add_argument("--accept", dest="verdict", action="store_const", const=Answered.ACCEPTED)
    which.add_argument("--return", dest="verdict", action="store_const", const=Answered.RETURNED)
    answer.add_argument(
        "--comment", action="append", metavar='CELL="…"', help=_("a remark on a cell, section or task")
    )
    answer.add_argument("--words", default="", type=words)
    answer.add_argument("--by", default="", type=words, help=_("the officer who answers"))
    answer.add_argument("--out", required=True, type=a_path)
    answer.set_defaults(run=_answer)
    receipt = verbs.add_parser(
        "receipt", help=_("write an office's receipt, or record one by its short code")
    )
    receipt.add_argument("--office", default="", type=words)
    receipt.add_argument("--out", type=a_path)
    receipt.add_argument("--code", default="", type=words, help=_("the short code told by telephone"))
    receipt.add_argument("--by", default="", type=words)
    receipt.set_defaults(run=_receipt)


def add_answer(parser: Any) -> None:
    """The options of ``report answer``."""
    parser.add_argument("--verdict", required=True, type=Answered, choices=tuple(Answered))
    parser.add_argument("--by", required=True, type=words)
    parser.add_argument("--words", default="", type=words)
    parser.add_argument("--comment", action="append", metavar='CELL="…"')


def add_withdraw(parser: Any) -> None:
    """The options of ``report withdraw``."""
    parser.add_argument("--reason", required=True, type=words)
    parser.add_argument("--out", required=True, type=a_path)


def _answer(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        remarks = _received_remarks(workspace, given.office, given.period.code, pairs(given.comment))
        said = answering.review(
            workspace,
            given.office,
            given.period.code,
            given.verdict,
            words=given.words,
            remarks=remarks,
            by=given.by,
        )
        written = answering.write_feedback(workspace, said, given.out)
    data = {**answer_data(said), "bundle": str(written.path)}
    lines = (*answer_lines(said), _("Written and read back: {path}").format(path=written.path))
    return Answer(data, lines)


def _received_remarks(
    workspace: Workspace, office: str, period: str, told: dict[str, str]
) -> tuple[Remark, ...]:
    content = answering.received_content(workspace, office, period)
    return tuple(answering.remark_at(content, place, said) for place, said in told.items())


def _receipt(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        if given.code:
            said = acknowledging.record_code(workspace, given.code, given.by)
            return Answer(answer_data(said), answer_lines(said))
        offices = (given.office,) if given.office else answering.waiting_offices(workspace)
        written = write_receipts(workspace, offices, given.out or workspace.folder / "receipts")
    return Answer([receipt_data(item) for item in written], _receipt_lines(written))


def write_receipts(workspace: Workspace, offices: tuple[str, ...], folder: Path) -> list[answering.Receipt]:
    """One receipt for each office, all into one folder."""
    return [answering.write_receipt(workspace, office, folder) for office in offices]


def receipt_data(item: answering.Receipt) -> dict[str, Any]:
    """A receipt as the JSON answers write it."""
    return {
        "office": item.office,
        "bundle": str(item.bundle.path),
        "pdf": str(item.pdf.path),
        "answers": [{**answer_data(line.answer), "code": line.code} for line in item.lines],
    }


def _receipt_lines(written: list[answering.Receipt]) -> list[str]:
    lines = []
    for item in written:
        lines.append(_("Written and read back: {path}").format(path=item.bundle.path))
        lines.append(_("Written and read back: {path}").format(path=item.pdf.path))
        lines.extend(f"{_headline(line.answer)} · {line.code}" for line in item.lines)
    return lines or [_("No office waits for a receipt.")]


def report_answer(call: Call) -> Answer:
    """``report answer``: what was told by telephone or on paper."""
    given = call.arguments
    remarks = [Remark(_own_place(place), said) for place, said in pairs(given.comment).items()]
    with call.open() as workspace:
        report = acknowledging.record_by_hand(
            workspace, given.period, given.verdict, by=given.by, words=given.words, remarks=remarks
        )
    data = {"period": report.period.code, "state": report.state.value, "revision": report.revision}
    return Answer(
        data, (f"{place_words(f'report {report.period.code}')}: {report_state_words(report.state)}",)
    )


def _own_place(place: str) -> str:
    return place if " " in place else f"cell {place}"


def report_withdraw(call: Call) -> Answer:
    """``report withdraw``: take a sent report back."""
    given = call.arguments
    with call.open() as workspace:
        done = withdrawing.withdraw(workspace, given.period, given.reason, given.out)
    report = done.report
    data = {
        "period": report.period.code,
        "state": report.state.value,
        "revision": report.revision,
        "bundle": str(done.bundle.path),
    }
    return Answer(data, (_("Written and read back: {path}").format(path=done.bundle.path),))


def answer_data(said: Said) -> dict[str, Any]:
    """An answer as the JSON answers write it."""
    return {
        "office": said.office,
        "period": said.period,
        "revision": said.revision,
        "verdict": said.verdict.value,
        "at": said.at,
        "by_office": said.by_office,
        "by": said.by,
        "words": said.words,
        "remarks": [{"where": item.where, "words": item.words} for item in said.remarks],
        "by_hand": said.by_hand,
    }


def _headline(said: Said) -> str:
    what = place_words(f"{said.kind} {said.period}")
    named = _("{what}, revision {revision}").format(what=what, revision=said.revision)
    return f"{said.office} · {named}: {answer_words(said.verdict)}"


def answer_lines(said: Said) -> list[str]:
    """An answer for people: what it says, then each remark at its place."""
    lines = [_headline(said)]
    if said.words:
        lines.append(said.words)
    lines.extend(f"{place_words(item.where)}: {item.words}" for item in said.remarks)
    return lines


def correction_lines(changes: Correction | None) -> list[str]:
    """What a correction changed, for people."""
    if changes is None:
        return []
    lines = [
        _("Correction of revision {former}: {reason}").format(former=changes.former, reason=changes.reason)
    ]
    for item in changes.cells:
        old, new = (cell.number if cell and cell.number is not None else "–" for cell in (item.old, item.new))
        lines.append(
            _("{place}: was {old}, is {new}").format(place=place_words(f"cell {item.code}"), old=old, new=new)
        )
    lines.extend(
        _("{place}: other words").format(place=place_words(f"section {item.code}"))
        for item in changes.sections
    )
    lines.extend(
        _("{place}: stands otherwise").format(place=place_words(f"task {item.key}")) for item in changes.tasks
    )
    return lines
