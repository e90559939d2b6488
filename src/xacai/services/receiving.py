"""Receiving: one answer for each file, each its own transaction; one bad file never stops the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from xacai.db.shelves import Shelves
from xacai.db.shipments import RECEIVED, Shipments
from xacai.domain.issue import Issue, Refusal, Severity
from xacai.domain.office import Office
from xacai.domain.submission import Shipment
from xacai.exchange.bundle import Bundle, unpack
from xacai.exchange.card import OfficeCard
from xacai.exchange.carrier import read_arrival
from xacai.exchange.check_code import check_code
from xacai.exchange.handover import KIND as HANDOVER
from xacai.exchange.manifest import ANSWERS, Manifest
from xacai.exchange.names import may_hold_bundle
from xacai.exchange.replay import Decision, Outcome, Standing, admit, incoming_of, judge
from xacai.exchange.verdict import Verdict, stopped
from xacai.files.atomic import make_folder, write_atomic
from xacai.services.acknowledging import stops_answer
from xacai.services.arriving import changes_told, note_arrival, take_effect
from xacai.services.coming_down import keep_catalogue, lay_out, stops_catalogue
from xacai.services.filing import keep_received
from xacai.services.own_key import own_card
from xacai.services.parcel_taking import keep_waiting, wanted_files
from xacai.services.roster_taking import is_roster, newly_confirmed, stops_roster
from xacai.services.settling import REPORT, as_incoming, held_in, standing_of
from xacai.services.trusting import held_cards
from xacai.services.workspace import Workspace

# What was kept of a stranger is asked about anew once the office is confirmed.
_STRANGER = Outcome.UNKNOWN_OFFICE.value


@dataclass(frozen=True, slots=True)
class Reception:
    """The answer to one file."""

    file: Path
    outcome: Outcome
    verdict: Verdict
    reasons: tuple[Issue, ...] = ()


def verify_bundle(source: Path, trusted: Mapping[str, OfficeCard]) -> tuple[Bundle | None, Verdict]:
    """The verdict on a file; nothing is written. A file that cannot be read at all is a refusal."""
    return unpack(read_arrival(source), trusted)


def known_cards(workspace: Workspace) -> dict[str, OfficeCard]:
    """The cards that a bundle is held against, each with what it is worth today, and the office's own."""
    cards = held_cards(workspace)
    if workspace.find_office() is not None:
        own = own_card(workspace)
        cards[own.key_id] = own
    return cards


def files_in(sources: Iterable[Path]) -> list[Path]:
    """The files meant by a list of files and folders: in a folder, those whose names may hold a bundle."""
    found: list[Path] = []
    for source in sources:
        if source.is_dir():
            found.extend(
                sorted(path for path in source.rglob("*") if path.is_file() and may_hold_bundle(path.name))
            )
        else:
            found.append(source)
    return found


def receive(
    workspace: Workspace,
    source: Path,
    *,
    dry_run: bool = False,
    cards: Mapping[str, OfficeCard] | None = None,
) -> Reception:
    """Take one file in: refused, stored, already there, older … Nothing is written on ``dry_run`` or refusal.

    ``cards`` are those of :func:`known_cards`, where many files are taken in one after the other.
    """
    workspace.office()
    try:
        data = read_arrival(source)
        bundle, verdict = unpack(data, cards if cards is not None else known_cards(workspace))
    except Refusal as refusal:
        return Reception(source, Outcome.REFUSED, Verdict(reasons=(refusal.issue,)), (refusal.issue,))
    decision = admit(verdict)
    if decision is not None and (bundle is None or decision.outcome is Outcome.REFUSED):
        return Reception(source, decision.outcome, verdict, decision.reasons)
    assert bundle is not None
    with workspace.store.reading() as shelves:
        stopping = _stops(shelves, workspace.office(), bundle)
    stopping = stopping or stops_catalogue(workspace, bundle)
    if stopping is not None:
        return Reception(source, Outcome.REFUSED, verdict, (stopping,))
    if dry_run:
        with workspace.store.reading() as shelves:
            decided = decision or _foretell(shelves, bundle, verdict.sha256)
    else:
        decided = _take_in(workspace, data, bundle, decision)
    return Reception(source, decided.outcome, verdict, decided.reasons)


def take_kept(workspace: Workspace, code: str) -> tuple[Reception, ...]:
    """Take in what was kept apart of an office until it was confirmed, from the bytes as they came; by revision."""
    with workspace.store.reading() as shelves:
        held = [
            item
            for item in shelves.shipments.list(RECEIVED)
            if item.outcome == _STRANGER and item.stream.office == code
        ]
    paths = [
        workspace.folder / "inbox" / item.file_name for item in sorted(held, key=lambda item: item.revision)
    ]
    return tuple(receive(workspace, path) for path in paths if path.is_file())


def _stops(shelves: Shelves, own: Office, bundle: Bundle) -> Issue | None:
    """Why a bundle that is not of an office below is not taken at all."""
    if bundle.manifest.kind == HANDOVER:
        return stopped("bundle.handover", office=bundle.manifest.office.name)
    if is_roster(bundle):
        return stops_roster(shelves, own, bundle)
    return stops_answer(shelves, own, bundle) if _is_answer(bundle) else None


def _foretell(shelves: Shelves, bundle: Bundle, sha256: str) -> Decision:
    """The decision, with what the bundle would change."""
    decided = _decide(shelves, bundle.manifest, sha256)
    told = changes_told(shelves, bundle) if decided.applies else ()
    return replace(decided, reasons=(*decided.reasons, *told))


def _take_in(workspace: Workspace, data: bytes, bundle: Bundle, decision: Decision | None) -> Decision:
    """Keep the bytes under their hash, then decide and record in one transaction; a crash between is harmless."""
    sha256 = hashlib.sha256(data).hexdigest()
    write_atomic(make_folder(workspace.folder / "inbox") / f"{sha256}.xacai", data)
    if decision is None:
        with workspace.store.reading() as shelves:
            wanted = wanted_files(shelves, bundle)
        keep_received(workspace, wanted)
    stream, own = bundle.manifest.stream, workspace.office()
    with workspace.store.writing("bundle.receive", f"{stream.office} {stream.period}") as shelves:
        decided = decision or _decide(shelves, bundle.manifest, sha256)
        if _uuid_taken(shelves.shipments, bundle.manifest, sha256):
            _set_aside(shelves, sha256, next(iter(decided.reasons), _fork_of(bundle.manifest)))
        elif not _held(shelves.shipments, bundle.manifest, sha256):
            shipment = _shipment(bundle, sha256, decided)
            shelves.shipments.put(shipment, RECEIVED, bundle.content, bundle.particulars)
            if decision is None:
                note_arrival(shelves, shipment, own, workspace.now().isoformat(timespec="seconds"))
                decided = replace(decided, reasons=(*decided.reasons, *take_effect(shelves, bundle)))
                if decided.outcome is not Outcome.FORK:
                    keep_catalogue(workspace, shelves, bundle)
    lay_out(workspace, bundle)
    if decision is None:
        _follow_up(workspace, bundle, decided)
    return decided


def _follow_up(workspace: Workspace, bundle: Bundle, decided: Decision) -> None:
    """What was kept and waited for just this bundle: parcels of a report, bundles of offices that a roster confirms."""
    if bundle.manifest.kind == REPORT:
        keep_waiting(workspace, bundle)
    for code in newly_confirmed(decided.reasons):
        take_kept(workspace, code)


def _set_aside(shelves: Shelves, sha256: str, issue: Issue) -> None:
    """The bundle that bears this uuid already must not be written over; this one waits beside it."""
    if all(item.sha256 != sha256 for item in shelves.quarantine.list()):
        shelves.quarantine.put(f"{sha256}.xacai", sha256, issue, f"{sha256}.xacai")


def _is_answer(bundle: Bundle) -> bool:
    return bundle.manifest.kind in ANSWERS


def _shipment(bundle: Bundle, sha256: str, decided: Decision) -> Shipment:
    manifest = bundle.manifest
    return Shipment(
        stream=manifest.stream,
        revision=manifest.revision,
        uuid=manifest.uuid,
        sha256=sha256,
        check_code=check_code(manifest.content_sha256),
        content_sha256=manifest.content_sha256,
        particulars_sha256=manifest.particulars_sha256,
        build=manifest.build,
        epoch=manifest.epoch,
        made_at=manifest.created,
        file_name=f"{sha256}.xacai",
        outcome=decided.outcome.value,
        bundle_kind=manifest.kind if manifest.kind != manifest.stream.kind else "",
        previous=incoming_of(manifest).previous,
    )


def _decide(shelves: Shelves, manifest: Manifest, sha256: str) -> Decision:
    """The decision beside what is held. The very same file again is answered by what became of it."""
    if _uuid_taken(shelves.shipments, manifest, sha256):
        return Decision(Outcome.FORK, False, (_fork_of(manifest),))
    if _held(shelves.shipments, manifest, sha256):
        return _again(standing_of(shelves, manifest.stream).standing, manifest)
    held = [as_incoming(item) for item in held_in(shelves, manifest.stream)]
    choices = shelves.choices.list(manifest.stream)
    return judge(held, incoming_of(manifest), choices, contradicting=manifest.kind not in ANSWERS)


def _again(standing: Standing, manifest: Manifest) -> Decision:
    """The answer to a bundle that is held: it still waits, was rejected by a choice, or is simply there already."""
    outcome = standing.outcomes[manifest.uuid]
    if outcome is Outcome.FORK:
        return Decision(outcome, False, (_issue("bundle.fork", Severity.QUESTION, manifest),))
    if outcome is Outcome.REJECTED:
        return Decision(outcome, False, (_issue("bundle.rejected", Severity.WARNING, manifest),))
    return Decision(Outcome.ALREADY, False, (_issue("bundle.already", Severity.WARNING, manifest),))


def _held(shelf: Shipments, manifest: Manifest, sha256: str) -> bool:
    """Whether this very file is held and has a say."""
    held = shelf.by_uuid(manifest.uuid, RECEIVED)
    return held is not None and held.sha256 == sha256 and held.outcome != _STRANGER


def _uuid_taken(shelf: Shipments, manifest: Manifest, sha256: str) -> bool:
    """Whether other bytes of a confirmed office bear that uuid; what was kept of a stranger gives way."""
    held = shelf.by_uuid(manifest.uuid, RECEIVED)
    return held is not None and held.sha256 != sha256 and held.outcome != _STRANGER


def _fork_of(manifest: Manifest) -> Issue:
    return _issue("bundle.fork", Severity.QUESTION, manifest)


def _issue(code: str, severity: Severity, manifest: Manifest) -> Issue:
    params = {"revision": str(manifest.revision), "held": str(manifest.revision)}
    return Issue(code, severity, manifest.stream.period, params)
