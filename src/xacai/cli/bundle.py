"""``xacai bundle``: the verdict on a file that came; take files in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.answering import add_bundle_verbs, write_receipts
from xacai.cli.choosing import add_choosing_verbs
from xacai.cli.progress_bar import with_bar
from xacai.cli.reading import a_path
from xacai.cli.signature import signature_lines
from xacai.domain.issue import errors
from xacai.exchange.carrier import is_pdf
from xacai.exchange.replay import Outcome
from xacai.exchange.verdict import Verdict, verdict_data
from xacai.services import answering, receiving
from xacai.wording.language import N_, _
from xacai.wording.messages import message_of
from xacai.wording.places import place_words

_OUTCOMES = {
    Outcome.STORED: N_("stored"),
    Outcome.ALREADY: N_("already received, nothing changed"),
    Outcome.OLDER: N_("an older revision, kept in the archive"),
    Outcome.GAP: N_("stored; a revision before it is missing"),
    Outcome.FORK: N_("kept, not counted: somebody has to choose first"),
    Outcome.REJECTED: N_("kept, not counted: another was chosen"),
    Outcome.UNKNOWN_OFFICE: N_("kept apart: the office is not confirmed yet"),
    Outcome.REFUSED: N_("refused"),
}


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("bundle", help=_("bundles that arrive"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    verify = verbs.add_parser("verify", help=_("whole? from whom? trusted? which revision?"))
    verify.add_argument("file", type=a_path)
    verify.set_defaults(run=_verify)
    receive = verbs.add_parser("receive", help=_("take files or folders in"))
    receive.add_argument("files", nargs="+", type=a_path, metavar="FILE|DIR")
    receive.add_argument("--dry-run", action="store_true")
    receive.add_argument(
        "--receipts", type=a_path, metavar="DIR", help=_("write receipts for what came there")
    )
    receive.set_defaults(run=_receive)
    add_bundle_verbs(verbs)
    add_choosing_verbs(verbs)


def _verify(call: Call) -> Answer:
    with call.open() as workspace:
        cards = receiving.known_cards(workspace)
    _bundle, verdict = receiving.verify_bundle(call.arguments.file, cards)
    data = verdict_data(verdict)
    signatures = _signatures(call)
    if signatures is not None:
        data["signature"] = signatures
    words = {True: _("yes"), False: _("no")}
    lines = [
        _("Whole: {answer}").format(answer=words[verdict.whole]),
        _("Genuine: {answer}").format(answer=words[verdict.genuine]),
        _("Trusted office: {answer}").format(answer=words[verdict.trusted]),
        *([f"{verdict.office} {verdict.office_name} · {_what(verdict)}"] if verdict.office else []),
        _("Check code: {code}").format(code=verdict.check_code),
        *data["reasons"],
        *(signature_lines(signatures) if signatures is not None else ()),
    ]
    stopping = errors(verdict.reasons)
    return Answer(data, lines, message_of(stopping[0]) if stopping else "")


def _signatures(call: Call) -> dict[str, Any] | None:
    """What is to be said of the digital signatures of a PDF; None where there is none to speak of."""
    if not is_pdf(call.arguments.file):
        return None
    from xacai.services.signing import arrived_signatures

    with call.open() as workspace:
        found = arrived_signatures(workspace, call.arguments.file)
    return found if found["found"] or found["reasons"] else None


def _receive(call: Call) -> Answer:
    given = call.arguments
    answers: list[receiving.Reception] = []
    with call.open() as workspace:
        files = receiving.files_in(given.files)
        for path in with_bar(files, _("Receiving")):
            answers.append(receiving.receive(workspace, path, dry_run=given.dry_run))
        if given.receipts and not given.dry_run:
            write_receipts(workspace, answering.waiting_offices(workspace), given.receipts)
    lines = [_line(item) for item in answers]
    return Answer([_data(item) for item in answers], lines, _refusal(answers))


def _refusal(answers: list[receiving.Reception]) -> str:
    """One line for all that was refused; empty where nothing was."""
    if not answers:
        return _(
            "No bundle was found there. Name a file ending in .xacai or .pdf, or a folder that holds some."
        )
    refused = [item for item in answers if item.outcome is Outcome.REFUSED]
    if len(answers) == 1 and refused:
        return f"{refused[0].file.name}: {message_of(refused[0].reasons[0])}"
    if refused:
        return _("{refused} of {all} files were refused, the first: {name}: {reason}").format(
            refused=len(refused),
            all=len(answers),
            name=refused[0].file.name,
            reason=message_of(refused[0].reasons[0]),
        )
    return ""


def _data(item: receiving.Reception) -> dict[str, Any]:
    return {
        "file": str(item.file),
        "outcome": item.outcome.value,
        "office": item.verdict.office,
        "period": item.verdict.period,
        "revision": item.verdict.revision,
        "check_code": item.verdict.check_code,
        "reasons": [message_of(issue) for issue in item.reasons],
    }


def _what(verdict: Verdict) -> str:
    """What a bundle brings: ``báo cáo Quý III/2026, bản lần 1``."""
    brings = place_words(f"{verdict.kind} {verdict.period}")
    return _("{what}, revision {revision}").format(what=brings, revision=verdict.revision)


def _line(item: receiving.Reception) -> str:
    parts = [Path(item.file).name, _(_OUTCOMES[item.outcome])]
    if item.verdict.office:
        parts.append(f"{item.verdict.office} {_what(item.verdict)}")
    parts.extend(message_of(issue) for issue in item.reasons)
    return " · ".join(parts)
