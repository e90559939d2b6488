"""``xacai evidence``: the register of documents that prove what was done."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import a_day, a_number, a_path, a_period, a_plan, words
from xacai.domain.evidence import Evidence, Link, Proven, SubjectKind, Twin, name_of, of_proof, plan_place
from xacai.domain.issue import refuse
from xacai.domain.number import write_number
from xacai.domain.period import Period, own_part
from xacai.domain.submission import proven_data
from xacai.domain.text import matches
from xacai.services import enclosing, filing, proving
from xacai.services.planning import get_plan
from xacai.services.reporting import get_report
from xacai.services.workspace import Workspace
from xacai.wording.language import _
from xacai.wording.subjects import link_words

_TEXTS = ("number", "issuer", "abstract", "section", "page")
_Verbs = Any  # argparse's own type of sub-parsers is private


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("evidence", help=_("documents that prove what was done"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    _add_register(verbs)
    _add_proving(verbs)


def _add_register(verbs: _Verbs) -> None:
    adding = verbs.add_parser("add", help=_("enter a document, with its file and what it proves"))
    for name in _TEXTS:
        adding.add_argument(f"--{name}", default="", type=words)
    adding.add_argument("--date", type=a_day)
    adding.add_argument("--file", type=a_path)
    adding.add_argument(
        "--anyway", action="store_true", help=_("enter it though it seems to be there already")
    )
    _add_subject(adding, required=False)
    adding.set_defaults(run=_add)
    listing = verbs.add_parser("list", help=_("the register"))
    listing.add_argument("query", nargs="?", default="", type=words)
    listing.set_defaults(run=_list)
    attaching = verbs.add_parser("attach", help=_("attach a file to a document"))
    attaching.add_argument("key", type=words, metavar="NO")
    attaching.add_argument("file", type=a_path)
    attaching.set_defaults(run=_attach)
    removing = verbs.add_parser("remove", help=_("take a document out of the register"))
    removing.add_argument("key", type=words, metavar="NO")
    removing.set_defaults(run=_remove)


def _add_proving(verbs: _Verbs) -> None:
    for name, run, told in (
        ("link", _link, _("say what a document proves")),
        ("unlink", _unlink, _("take back what a document proves")),
    ):
        linking = verbs.add_parser(name, help=told)
        linking.add_argument("key", type=words, metavar="NO")
        _add_subject(linking, required=True)
        if name == "unlink":
            linking.add_argument(
                "--anyway", action="store_true", help=_("also where a finalised report tells it")
            )
        linking.set_defaults(run=run)
    taking = verbs.add_parser("take", help=_("make a document of the register the proof of a task"))
    taking.add_argument("key", type=words, metavar="NO")
    taking.add_argument("--plan", required=True, type=a_plan, metavar="KEY")
    taking.add_argument("--task", required=True, type=words, metavar="KEY")
    taking.add_argument("--period", required=True, type=a_period)
    taking.add_argument("--deliverable", type=a_number, default=0, metavar="N")
    taking.set_defaults(run=_take)
    missing = verbs.add_parser("missing", help=_("done tasks that no document proves"))
    missing.add_argument("--period", required=True, type=a_period)
    missing.add_argument(
        "--take-in", action="store_true", help=_("enter the documents that progress names already")
    )
    missing.set_defaults(run=_missing)
    enclose = verbs.add_parser("enclose", help=_("which files travel with a report, and how large they are"))
    enclose.add_argument("--period", required=True, type=a_period)
    enclose.add_argument(
        "--only", nargs="*", type=words, metavar="NO", help=_("the documents whose files go along")
    )
    enclose.set_defaults(run=_enclose)


def _add_subject(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument("--plan", type=a_plan, metavar="KEY")
    parser.add_argument("--period", type=a_period)
    subject = parser.add_mutually_exclusive_group(required=required)
    for kind in SubjectKind:
        option = "--of-section" if kind is SubjectKind.SECTION else f"--{kind.value}"
        subject.add_argument(option, dest=f"of_{kind.value}", type=words, metavar="KEY")


def _links(given: argparse.Namespace, key: str = "") -> tuple[Link, ...]:
    """The link that the options name; a task or target needs its plan."""
    for kind in SubjectKind:
        place = getattr(given, f"of_{kind.value}")
        if place is None:
            continue
        if kind in (SubjectKind.TASK, SubjectKind.TARGET):
            if given.plan is None:
                raise refuse("evidence.plan-missing", f"{kind.value} {place}")
            place = plan_place(given.plan, place)
        return (Link(key, kind, place, own_part(given.period).code if given.period else ""),)
    return ()


def _add(call: Call) -> Answer:
    given = call.arguments
    item = Evidence(**{name: getattr(given, name) for name in _TEXTS}, day=given.date)
    with call.open() as workspace:
        if given.file is not None:
            item = replace(item, file=filing.keep_file(workspace, given.file))
        known = proving.register(workspace, item, *_links(given), anyway=given.anyway)
        return _answer(workspace, known, _("Entered as no. {key}: {name}"))


def _list(call: Call) -> Answer:
    with call.open() as workspace:
        register = proving.whole_register(workspace)
    found = [item for item in register if matches(call.arguments.query, _words_of(item))]
    lines = [_words_of(item) for item in found]
    if not register:
        lines = [_("The register is empty. Enter a document: xacai evidence add.")]
    return Answer([proven_data(item) for item in found], lines)


def _attach(call: Call) -> Answer:
    with call.open() as workspace:
        known = proving.attach(workspace, call.arguments.key, call.arguments.file)
        return _answer(workspace, known, _("Attached to no. {key}: {name}"))


def _remove(call: Call) -> Answer:
    with call.open() as workspace:
        former = proving.remove(workspace, call.arguments.key)
    return Answer(proven_data(former), (_("Taken out: {name}").format(name=name_of(former.evidence)),))


def _link(call: Call) -> Answer:
    given = call.arguments
    links = _links(given, given.key)
    with call.open() as workspace:
        proving.link(workspace, *links)
        return _linked(workspace, given.key)


def _unlink(call: Call) -> Answer:
    given = call.arguments
    links = _links(given, given.key)
    with call.open() as workspace:
        proving.unlink(workspace, *links, anyway=given.anyway)
        return _linked(workspace, given.key)


def _linked(workspace: Workspace, key: str) -> Answer:
    item = next(item for item in proving.whole_register(workspace) if item.evidence.key == key)
    return Answer(proven_data(item), (_words_of(item),))


def _take(call: Call) -> Answer:
    given = call.arguments
    period: Period = given.period
    with call.open() as workspace:
        plan = get_plan(workspace, given.plan)
        entry = proving.entry_of(workspace, plan.key, given.task, period, given.deliverable)
        proving.prove_entry(workspace, given.key, plan.key, entry)
        return _linked(workspace, given.key)


def _missing(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        entered = proving.take_in_proofs(workspace, given.period) if given.take_in else ()
        found = proving.missing(workspace, given.period)
    data = {
        "entered": [item.key for item in entered],
        "missing": [
            {
                "kind": lack.link.kind.value,
                "place": lack.link.place,
                "period": lack.link.period,
                "words": lack.words,
                "proof": name_of(of_proof(lack.proof)),
            }
            for lack in found
        ],
    }
    lines = [_("Entered as no. {key}: {name}").format(key=item.key, name=name_of(item)) for item in entered]
    for lack in found:
        named = name_of(of_proof(lack.proof))
        hint = _("progress names {name}").format(name=named) if named else _("no document")
        lines.append(f"{link_words(lack.link)} · {lack.words} · {hint}")
    return Answer(data, lines or (_("Every done task has its document."),))


def _enclose(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        report = get_report(workspace, given.period)
        known = enclosing.enclosures(workspace, report)
        if given.only is not None:
            wanted = {item.file.sha256 for item in known.items if item.evidence.key in given.only}
            known = enclosing.choose(workspace, report, wanted)
    data = {
        "size": known.size,
        "too_large_for_mail": known.too_large_for_mail,
        "files": [
            {
                "key": item.evidence.key,
                "name": item.file.name,
                "sha256": item.file.sha256,
                "size": item.file.size,
                "travels": item.travels,
                "there": item.there,
            }
            for item in known.items
        ],
    }
    lines = [_enclosure_line(item) for item in known.items]
    lines.append(_("Together {size} bytes of files.").format(size=write_number(known.size)))
    return Answer(data, lines)


def _enclosure_line(item: enclosing.Enclosure) -> str:
    travels = _("goes along") if item.travels else _("left out, named by its hash")
    parts = (
        item.evidence.key,
        item.file.name,
        _("{size} bytes").format(size=write_number(item.file.size)),
        travels,
    )
    return " · ".join(parts if item.there else (*parts, _("the file is gone")))


def _answer(workspace: Workspace, known: proving.Registered, sentence: str) -> Answer:
    item = next(each for each in proving.whole_register(workspace) if each.evidence.key == known.evidence.key)
    data = {**proven_data(item), "twins": [_twin(twin) for twin in known.twins]}
    lines = [sentence.format(key=item.evidence.key, name=name_of(item.evidence))]
    lines += [_twin_line(twin) for twin in known.twins]
    return Answer(data, lines)


def _twin(twin: Twin) -> dict[str, Any]:
    return {"key": twin.evidence.key, "certain": twin.certain}


def _twin_line(twin: Twin) -> str:
    words = _("The same as no. {key}: {name}") if twin.certain else _("Perhaps the same as no. {key}: {name}")
    return words.format(key=twin.evidence.key, name=name_of(twin.evidence))


def _words_of(item: Proven) -> str:
    document = item.evidence
    parts = [document.key, name_of(document), document.issuer]
    parts.append(document.abstract if document.number else "")
    parts.append(document.file.name if document.file else "")
    parts += [link_words(link) for link in item.links]
    return " · ".join(part for part in parts if part)
