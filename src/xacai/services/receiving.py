"""Receiving: one answer for each file, each its own transaction; one bad file never stops the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from xacai.db.shipments import RECEIVED, Shipments
from xacai.domain.issue import Issue, Refusal, Severity
from xacai.domain.submission import Shipment
from xacai.exchange.bundle import Bundle, unpack
from xacai.exchange.card import OfficeCard
from xacai.exchange.carrier import read_arrival
from xacai.exchange.check_code import check_code
from xacai.exchange.manifest import Manifest
from xacai.exchange.names import may_hold_bundle
from xacai.exchange.replay import Decision, Head, Outcome, admit, incoming_of, judge
from xacai.exchange.verdict import Verdict
from xacai.files.atomic import make_folder, write_atomic
from xacai.services.acknowledging import ANSWERS, stops_answer
from xacai.services.arriving import apply, note_arrival
from xacai.services.filing import keep_received
from xacai.services.setting_up import own_card, trusted_cards
from xacai.services.workspace import Workspace

_COUNTED = frozenset({Outcome.STORED.value, Outcome.GAP.value, Outcome.OLDER.value})


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
    """The cards that a bundle is held against: those pinned, and the office's own."""
    cards = trusted_cards(workspace)
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
        stopping = stops_answer(shelves, workspace.office(), bundle) if _is_answer(bundle) else None
    if stopping is not None:
        return Reception(source, Outcome.REFUSED, verdict, (stopping,))
    if dry_run:
        with workspace.store.reading() as shelves:
            decided = decision or _decide(shelves.shipments, bundle.manifest, verdict.sha256)
    else:
        decided = _take_in(workspace, data, bundle, decision)
    return Reception(source, decided.outcome, verdict, decided.reasons)


def _take_in(workspace: Workspace, data: bytes, bundle: Bundle, decision: Decision | None) -> Decision:
    """Keep the bytes under their hash, then decide and record in one transaction; a crash between is harmless."""
    sha256 = hashlib.sha256(data).hexdigest()
    write_atomic(make_folder(workspace.folder / "inbox") / f"{sha256}.xacai", data)
    if decision is None:
        keep_received(workspace, bundle.evidence)
    stream, own = bundle.manifest.stream, workspace.office()
    with workspace.store.writing("bundle.receive", f"{stream.office} {stream.period}") as shelves:
        decided = decision or _decide(shelves.shipments, bundle.manifest, sha256)
        if decided.outcome is Outcome.ALREADY:
            return decided
        if _uuid_taken(shelves.shipments, bundle.manifest, sha256):
            # The bundle that bears this uuid already must not be written over; this one waits beside it.
            name = f"{sha256}.xacai"
            shelves.quarantine.put(name, sha256, next(iter(decided.reasons), _fork_of(bundle.manifest)), name)
            return decided
        shelves.shipments.put(
            _shipment(bundle, sha256, decided), RECEIVED, bundle.content, bundle.particulars
        )
        if decided.outcome.value in _COUNTED:
            at = workspace.now().isoformat(timespec="seconds")
            note_arrival(shelves, _shipment(bundle, sha256, decided), own, at)
        if decided.applies:
            decided = replace(decided, reasons=(*decided.reasons, *apply(shelves, bundle)))
    return decided


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
    )


def _decide(shelf: Shipments, manifest: Manifest, sha256: str) -> Decision:
    """The decision beside what is held. The very same file again is answered as it was the first time: already."""
    if _uuid_taken(shelf, manifest, sha256):
        return Decision(Outcome.FORK, False, (_fork_of(manifest),))
    held = shelf.by_uuid(manifest.uuid, RECEIVED)
    if held is not None and held.sha256 == sha256 and held.outcome in _COUNTED:
        params = {"revision": str(manifest.revision)}
        again = Issue("bundle.already", Severity.WARNING, manifest.stream.period, params)
        return Decision(Outcome.ALREADY, False, (again,))
    return judge(_head_on(shelf.list(RECEIVED, stream=manifest.stream)), incoming_of(manifest))


def _uuid_taken(shelf: Shipments, manifest: Manifest, sha256: str) -> bool:
    """Whether other bytes of a confirmed office bear that uuid; what was kept of a stranger gives way."""
    held = shelf.by_uuid(manifest.uuid, RECEIVED)
    stranger = Outcome.UNKNOWN_OFFICE.value
    return held is not None and held.sha256 != sha256 and held.outcome != stranger


def _fork_of(manifest: Manifest) -> Issue:
    params = {"revision": str(manifest.revision), "held": str(manifest.revision)}
    return Issue("bundle.fork", Severity.QUESTION, manifest.stream.period, params)


def _head_on(shipments: Iterable[Shipment]) -> Head | None:
    """The newest revision that counts, with every content known of; what waits for a decision is no part of it."""
    held = [item for item in shipments if item.outcome in _COUNTED]
    if not held:
        return None
    newest = max(held, key=lambda item: (item.revision, item.build))
    return Head(
        newest.revision,
        newest.content_sha256,
        newest.build,
        newest.particulars_sha256,
        newest.epoch,
        {item.revision: item.content_sha256 for item in held},
    )
