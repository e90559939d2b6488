"""The evidence register: enter a document once, say what it proves, attach its file, find what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from xacai.db.store import Shelves
from xacai.domain.evidence import (
    Evidence,
    Lack,
    Link,
    Proven,
    SubjectKind,
    Twin,
    activity_lacks,
    check_evidence,
    cleaned,
    lacks,
    name_of,
    of_proof,
    plan_place,
    proof_of,
    proven_in,
    read_plan_place,
    same,
    twins,
)
from xacai.domain.issue import Refusal, refuse
from xacai.domain.period import Period, own_part, read_period, window
from xacai.domain.progress import Entry, Mark, Proof
from xacai.domain.submission import Data
from xacai.services.filing import keep_file
from xacai.services.planning import find_plan
from xacai.services.tracking import record, stand
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Registered:
    """A document as it now stands in the register, and those that are or may be the same one."""

    evidence: Evidence
    twins: tuple[Twin, ...] = ()


def register(workspace: Workspace, item: Evidence, *links: Link, anyway: bool = False) -> Registered:
    """Enter a document (its key is given here) with what it proves, whose ``evidence`` is left empty.

    Refused: ``evidence.unnamed``, ``evidence.long``, and ``evidence.exists`` unless ``anyway``.
    """
    wanted = _checked(replace(item, key=""))
    with workspace.store.writing("evidence.add", name_of(wanted)) as shelves:
        found = twins(wanted, shelves.evidence.all())
        if not anyway and found and found[0].certain:
            raise _exists(found[0].evidence)
        kept = replace(wanted, key=shelves.evidence.next_key())
        shelves.evidence.put(kept)
        shelves.evidence.link(*_fitting(workspace, shelves, kept.key, links))
    return Registered(kept, found)


def change(workspace: Workspace, item: Evidence, was: Evidence) -> Registered:
    """Put a document in place of what it was; one that becomes another's twin is kept, and the twin named."""
    wanted = _checked(item)
    with workspace.store.writing("evidence.change", item.key) as shelves:
        if _get(shelves, item.key) != was:
            raise refuse("store.changed", f"evidence {item.key}", what=name_of(was))
        shelves.evidence.put(wanted)
        return Registered(wanted, twins(wanted, shelves.evidence.all()))


def remove(workspace: Workspace, key: str) -> Proven:
    """Take a document out; what it was, for undoing. Refused where a locked report names it: ``evidence.in-report``."""
    with workspace.store.writing("evidence.remove", key) as shelves:
        former = Proven(_get(shelves, key), shelves.evidence.links(key))
        for report, _told in _locked_naming(shelves, key):
            raise _in_report("evidence.in-report", former.evidence, report)
        shelves.evidence.remove(key)
    return former


def restore(workspace: Workspace, former: Proven) -> None:
    """Bring back what was removed, under its key."""
    with workspace.store.writing("evidence.restore", former.evidence.key) as shelves:
        shelves.evidence.put(former.evidence)
        shelves.evidence.link(*former.links)


def link(workspace: Workspace, *links: Link) -> None:
    """Say what a document proves. Refused: ``evidence.unknown``, ``evidence.subject-unknown``, ``evidence.period``."""
    with workspace.store.writing("evidence.link", _keys(links)) as shelves:
        for item in links:
            _get(shelves, item.evidence)
            shelves.evidence.link(*_fitting(workspace, shelves, item.evidence, (item,)))


def unlink(workspace: Workspace, *links: Link, anyway: bool = False) -> None:
    """Take links back. One that a locked report tells is asked about (``evidence.link-in-report``): ``anyway``."""
    with workspace.store.writing("evidence.unlink", _keys(links)) as shelves:
        for item in links:
            document = _get(shelves, item.evidence)
            for report, told in _locked_naming(shelves, item.evidence):
                if not anyway and (item.kind.value, item.place, item.period) in told:
                    raise _in_report("evidence.link-in-report", document, report)
            shelves.evidence.unlink(item)


def merge(workspace: Workspace, keep: str, drop: str) -> Evidence:
    """Make one document of two: links move over, what the kept one lacks is taken from the other, which goes."""
    with workspace.store.writing("evidence.merge", f"{keep} {drop}") as shelves:
        kept, other = _get(shelves, keep), _get(shelves, drop)
        for report, _told in _locked_naming(shelves, drop):
            raise _in_report("evidence.in-report", other, report)
        whole = Evidence(
            keep,
            kept.number or other.number,
            kept.day or other.day,
            kept.issuer or other.issuer,
            kept.abstract or other.abstract,
            kept.section or other.section,
            kept.page or other.page,
            kept.file or other.file,
        )
        links = shelves.evidence.links(drop)
        shelves.evidence.remove(drop)
        shelves.evidence.put(whole)
        shelves.evidence.link(*(replace(item, evidence=keep) for item in links))
    return whole


def attach(workspace: Workspace, key: str, source: Path) -> Registered:
    """Attach a file to a document, in place of the one it had; see :func:`xacai.services.filing.keep_file`."""
    get_evidence(workspace, key)
    kept = keep_file(workspace, source)
    with workspace.store.writing("evidence.attach", key) as shelves:
        item = replace(_get(shelves, key), file=kept)
        shelves.evidence.put(item)
        return Registered(item, twins(item, shelves.evidence.all()))


def get_evidence(workspace: Workspace, key: str) -> Evidence:
    """One document; refused where there is none."""
    with workspace.store.reading() as shelves:
        return _get(shelves, key)


def whole_register(workspace: Workspace) -> tuple[Proven, ...]:
    """Every document with what it proves, oldest first."""
    with workspace.store.reading() as shelves:
        return _register(shelves)


def evidence_of(workspace: Workspace, kind: SubjectKind, place: str) -> tuple[Evidence, ...]:
    """The documents that prove a subject, in any period."""
    return tuple(
        item.evidence
        for item in whole_register(workspace)
        if any((known.kind, known.place) == (kind, place) for known in item.links)
    )


def evidence_in(workspace: Workspace, period: Period, plan_key: str) -> tuple[Proven, ...]:
    """The documents of a report on that period, as its content tells them."""
    return proven_in(whole_register(workspace), window(period), plan_key)


def missing(workspace: Workspace, period: Period) -> tuple[Lack, ...]:
    """What is done and no document proves: the plan's tasks by the cut-off, the activities of the period."""
    code, plan = own_part(period).code, find_plan(workspace, period.year)
    with workspace.store.reading() as shelves:
        links = shelves.evidence.links()
        activities = shelves.activities.all(window(period))
    tasks = lacks(stand(workspace, plan, period), links, plan.key, code) if plan is not None else ()
    return (*tasks, *activity_lacks(activities, links, code))


def enter_proof(workspace: Workspace, proof: Proof, told: Link) -> Registered:
    """The document that progress or an activity names: found in the register or entered, and linked (``told``)."""
    with workspace.store.writing("evidence.add", told.place) as shelves:
        return _enter_proof(workspace, shelves, proof, told)


def take_in_proofs(workspace: Workspace, period: Period) -> tuple[Evidence, ...]:
    """Enter in one go the documents that progress and activities name already; those entered or found."""
    wanted = [lack for lack in missing(workspace, period) if lack.proof]
    if not wanted:
        return ()
    with workspace.store.writing("evidence.take-in", period.code) as shelves:
        found = [_enter_proof(workspace, shelves, lack.proof, lack.link) for lack in wanted]
    return tuple({item.evidence.key: item.evidence for item in found}.values())


def entry_of(
    workspace: Workspace, plan_key: str, task_key: str, period: Period, deliverable: int = 0
) -> Entry:
    """What was recorded for a task in the period, else a fresh entry that says it is in progress."""
    code = own_part(period).code
    with workspace.store.reading() as shelves:
        kept = shelves.progress.get(plan_key, task_key, code, deliverable)
    return kept if kept is not None else Entry(task_key, code, Mark.IN_PROGRESS, deliverable)


def prove_entry(workspace: Workspace, key: str, plan_key: str, entry: Entry) -> Entry:
    """Record an entry with a document of the register as its proof, and link the two."""
    proven = replace(entry, proof=proof_of(get_evidence(workspace, key)))
    record(workspace, plan_key, proven)
    link(workspace, task_link(key, plan_key, entry))
    return proven


def task_link(key: str, plan_key: str, entry: Entry) -> Link:
    """The link of a document to the task of an entry, in the entry's period."""
    return Link(key, SubjectKind.TASK, plan_place(plan_key, entry.task_key), entry.period)


def _enter_proof(workspace: Workspace, shelves: Shelves, proof: Proof, told: Link) -> Registered:
    wanted = _checked(of_proof(proof))
    held = shelves.evidence.all()
    kept = next((item for item in held if same(wanted, item)), None)
    if kept is None:
        kept = replace(wanted, key=shelves.evidence.next_key())
        shelves.evidence.put(kept)
    shelves.evidence.link(*_fitting(workspace, shelves, kept.key, (told,)))
    return Registered(kept, twins(kept, held))


def _register(shelves: Shelves) -> tuple[Proven, ...]:
    links: dict[str, list[Link]] = {}
    for item in shelves.evidence.links():
        links.setdefault(item.evidence, []).append(item)
    return tuple(Proven(item, tuple(links.get(item.key, ()))) for item in shelves.evidence.all())


def _checked(item: Evidence) -> Evidence:
    wanted = cleaned(item)
    for issue in check_evidence(wanted):
        raise Refusal(issue)
    return wanted


def _get(shelves: Shelves, key: str) -> Evidence:
    found = shelves.evidence.get(key)
    if found is None:
        raise refuse("evidence.unknown", f"evidence {key}", key=key)
    return found


def _fitting(workspace: Workspace, shelves: Shelves, key: str, links: Iterable[Link]) -> list[Link]:
    """The links under the document's key; refused where a subject or period does not exist."""
    fitting = []
    for item in links:
        if item.period and read_period(item.period) is None:
            raise refuse("evidence.period", f"evidence {key}", period=item.period)
        if not _exists_subject(workspace, shelves, item):
            raise refuse("evidence.subject-unknown", f"{item.kind.value} {item.place}", place=item.place)
        fitting.append(replace(item, evidence=key))
    return fitting


def _exists_subject(workspace: Workspace, shelves: Shelves, item: Link) -> bool:
    if item.kind in (SubjectKind.TASK, SubjectKind.TARGET):
        plan_key, key = read_plan_place(item.place)
        plan = shelves.plans.get(plan_key)
        parts = (plan.tasks if item.kind is SubjectKind.TASK else plan.targets) if plan is not None else ()
        return any(part.key == key for part in parts)
    catalogues = workspace.catalogues.values()
    if item.kind is SubjectKind.INDICATOR:
        return any(catalogue.row(item.place) is not None for catalogue in catalogues)
    if item.kind is SubjectKind.ACTIVITY:
        return shelves.activities.get(item.place) is not None
    if item.kind is SubjectKind.SECTION:
        return any(catalogue.section(item.place) is not None for catalogue in catalogues)
    return bool(item.place.strip()) and len(item.place) <= 80


def _locked_naming(shelves: Shelves, key: str) -> Iterator[tuple[str, set[tuple[str, str, str]]]]:
    """The locked reports whose content names the document: period, and what it proves there."""
    for summary in shelves.reports.list():
        report = shelves.reports.get(summary.period)
        kept = shelves.reports.snapshot(summary.period, summary.revision)
        if report is None or kept is None or not report.locked:
            continue
        told: list[Data] = [item for item in kept.content.get("evidence", ()) if item["key"] == key]
        if told:
            yield (
                summary.period,
                {(item["kind"], item["place"], item["period"]) for item in told[0]["proves"]},
            )


def _in_report(code: str, item: Evidence, period: str) -> Refusal:
    return refuse(code, f"evidence {item.key}", name=name_of(item), period=period)


def _exists(item: Evidence) -> Refusal:
    return refuse("evidence.exists", f"evidence {item.key}", name=name_of(item), key=item.key)


def _keys(links: Iterable[Link]) -> str:
    return " ".join(dict.fromkeys(item.evidence for item in links))
