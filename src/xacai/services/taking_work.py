"""Taking the office's work over from its other PC: looked at first, a backup made, then all of it in one step.

What would be lost is told from the audit: the other PC's work goes on from what is here, or it does not.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xacai import __version__
from xacai.db.audit import AuditEntry
from xacai.db.away import put_here, read_away
from xacai.db.backup import check_backup
from xacai.db.copies import built_alike
from xacai.db.drill import LAST_DRILL
from xacai.db.migrations import SCHEMA
from xacai.db.restoring import EPOCH
from xacai.db.store import FILE, Store
from xacai.domain.handover import Change, ChangeKind, changes_between, is_work
from xacai.domain.issue import Refusal, errors, refuse
from xacai.domain.text import nfc, squeeze
from xacai.domain.trust import Trust
from xacai.exchange.bundle import Bundle, unpack
from xacai.exchange.carrier import read_arrival
from xacai.exchange.handover import KIND, STORE, WorkFile, files_in
from xacai.exchange.keys import OfficeKey
from xacai.exchange.keystore import has_key, load_public
from xacai.services.inventory import inventory
from xacai.services.own_key import OF_THIS_KEY, key_in, take_key
from xacai.services.stored_catalogues import add_stored
from xacai.services.trusting import held_cards
from xacai.services.work_files import forget_given, keep_work_files
from xacai.services.workspace import Workspace
from xacai.wording.handovers import change_words

_TAKEN = "handover.taken"
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """What a handover would do here. ``changes``: every part of the work that it replaces; ``lost``: those of them that
    were worked on here since the two PCs parted, the last time on ``lost_day``."""

    office: str
    to: str
    number: int
    made: str
    changes: tuple[Change, ...]
    lost: tuple[Change, ...]
    lost_day: str
    left: tuple[WorkFile, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """The work is here: what it replaced, and the backup of what stood here before."""

    offer: Offer
    backup: Path


@dataclass(frozen=True, slots=True)
class _Arrived:
    """A handover that was read and checked; its store opened aside; the key where the recovery code gave it."""

    bundle: Bundle
    store: Store
    key: OfficeKey | None


def look_at_work(workspace: Workspace, source: Path, *, code: str = "") -> Offer:
    """What taking a handover over would replace; nothing is written. ``code`` of the recovery sheet, where this PC has
    another key. Refusals: those of a bundle, ``handover.*``."""
    with _arrived(workspace, source, code) as arrived:
        return _offer(workspace, arrived)


def take_work(workspace: Workspace, source: Path, *, code: str = "", reason: str = "") -> Taken:
    """Put the work of a handover in the place of what is here, after a backup. Work that would be lost refuses it
    (``handover.would-lose``) unless a person gives a reason."""
    why = squeeze(nfc(reason))
    with _arrived(workspace, source, code) as arrived:
        offer = _offer(workspace, arrived)
        if offer.lost and not why:
            raise refuse("handover.would-lose", "", newer=_named(offer.lost), day=offer.lost_day)
        _settle(workspace, arrived, why, forked=bool(offer.lost))
        arrived.store.close()
        keep_work_files(workspace, arrived.bundle)
        backup = workspace.store.take_copy(arrived.store.path)
        if arrived.key is not None:
            take_key(workspace, arrived.key)
    forget_given(workspace)
    add_stored(workspace.store, workspace.catalogues)
    return Taken(offer, backup.path)


@contextmanager
def _arrived(workspace: Workspace, source: Path, code: str) -> Iterator[_Arrived]:
    """The handover in a file, its store opened in a folder that goes afterwards."""
    if workspace.store.server:
        raise refuse("handover.server", "", server=workspace.store.server)
    bundle = _read(workspace, source)
    key = _proven(workspace, bundle, code)
    folder = Path(tempfile.mkdtemp(prefix="handover-", dir=workspace.folder))
    try:
        with closing(_open_copy(workspace, bundle, folder)) as store:
            yield _Arrived(bundle, store, key)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _read(workspace: Workspace, source: Path) -> Bundle:
    """A whole handover of this office. Whose key sealed it is asked separately."""
    bundle, verdict = unpack(read_arrival(source), {})
    for issue in errors(verdict.reasons):
        raise Refusal(issue)
    if bundle is None or bundle.manifest.kind != KIND:
        raise refuse("handover.other-kind", source.name, name=source.name)
    own, office = workspace.find_office(), bundle.manifest.office
    if own is not None and own.code != office.code:
        raise refuse("handover.other-office", "", office=office.name, number=office.code, own=own.name)
    if bundle.content["store"]["schema"] > SCHEMA:
        raise refuse("bundle.newer", "", format=str(bundle.content["store"]["schema"]))
    return bundle


def _proven(workspace: Workspace, bundle: Bundle, code: str) -> OfficeKey | None:
    """The key sealed it that this PC has, or had, or the one that the recovery code opens; that one is given."""
    office = bundle.manifest.office
    if has_key(workspace.folder) and load_public(workspace.folder) == office.public:
        return None
    card = held_cards(workspace).get(office.key_id) if has_key(workspace.folder) else None
    if card is not None and card.trust is Trust.TRUSTED and card.code == office.code:
        return None
    if not code:
        raise refuse("handover.other-key", "", office=office.name)
    key = key_in(bundle.content["recovery"], code)
    if key.public != office.public:
        raise refuse("bundle.recovery-other")
    return key


def _open_copy(workspace: Workspace, bundle: Bundle, folder: Path) -> Store:
    """The store that came, opened aside and held against what the bundle says of it (``handover.damaged``)."""
    path = folder / FILE
    path.write_bytes(bundle.work[STORE])
    try:
        schema = check_backup(path)
        store = Store.open(folder, now=workspace.now, program_version=__version__)
    except Refusal as fault:
        raise refuse("handover.damaged", fault.issue.code) from fault
    if schema != bundle.content["store"]["schema"] or not _agrees(workspace, bundle, store):
        store.close()
        raise refuse("handover.damaged")
    return store


def _agrees(workspace: Workspace, bundle: Bundle, store: Store) -> bool:
    """Built as ours, its audit whole, of that office, given away by just this handover."""
    if not built_alike(store.path, workspace.store.path):
        return False
    manifest = bundle.manifest
    with store.reading() as shelves:
        own, away, head = shelves.offices.own(), read_away(shelves.settings), shelves.audit.head()
        return (
            shelves.audit.broken_at() is None
            and own is not None
            and own.code == manifest.office.code
            and away is not None
            and (away.uuid, away.number) == (manifest.uuid, manifest.revision)
            and head is not None
            and (head.seq, head.hash) == (bundle.content["store"]["saves"], manifest.audit_head)
        )


def _offer(workspace: Workspace, arrived: _Arrived) -> Offer:
    """What would be replaced and lost; refused where nothing would be gained."""
    with workspace.store.reading() as shelves:
        mine, here = shelves.audit.rows(), inventory(shelves)
        away, taken = read_away(shelves.settings), shelves.settings.get(_TAKEN)
    with arrived.store.reading() as shelves:
        theirs, there = shelves.audit.rows(), inventory(shelves)
    manifest = arrived.bundle.manifest
    if away is not None and away.uuid == manifest.uuid:
        raise refuse("handover.own")
    if taken == manifest.uuid:
        raise refuse("handover.already")
    changes = changes_between(here, there)
    ours, more = _beyond(mine, theirs)
    worked = [row for row in ours if is_work(row.verb)]
    lost = tuple(item for item in changes if item.change is not ChangeKind.NEW) if worked else ()
    if not more or (worked and not any(is_work(row.verb) for row in more)):
        raise refuse("handover.older", "", newer=_named(lost) or "–")
    day = f"{datetime.fromisoformat(worked[-1].at):%d/%m/%Y}" if worked else ""
    left = files_in(arrived.bundle.content, "left")
    made = manifest.created[:10]
    return Offer(
        manifest.office.name, arrived.bundle.content["to"], manifest.revision, made, changes, lost, day, left
    )


def _beyond(
    mine: Sequence[AuditEntry], theirs: Sequence[AuditEntry]
) -> tuple[Sequence[AuditEntry], Sequence[AuditEntry]]:
    """The rows of either audit that the other has not."""
    common = 0
    for left, right in zip(mine, theirs, strict=False):
        if left.hash != right.hash:
            break
        common += 1
    return mine[common:], theirs[common:]


def _settle(workspace: Workspace, arrived: _Arrived, reason: str, *, forked: bool) -> None:
    """In the copy: the work is here; no epoch goes back, and a new one begins where both PCs had worked."""
    office, key = arrived.bundle.manifest.office, arrived.key
    with workspace.store.reading() as shelves:
        known = shelves.settings.all()
    other_key = key is None and has_key(workspace.folder) and load_public(workspace.folder) != office.public
    kept = {name: known.get(name, "") for name in (LAST_DRILL, *(OF_THIS_KEY if other_key else ()))}
    with arrived.store.writing("handover.in", reason) as shelves:
        highest = max(int(known.get(EPOCH, "1")), int(shelves.settings.get(EPOCH, "1")))
        put_here(shelves.settings, arrived.bundle.manifest.revision)
        shelves.settings.set(_TAKEN, arrived.bundle.manifest.uuid)
        shelves.settings.set(EPOCH, str(highest + forked))
        for name, value in kept.items():
            shelves.settings.set(name, value)


def _named(changes: Sequence[Change]) -> str:
    """The first few in words."""
    words = [change_words(item) for item in changes[:_NAMED]]
    return ", ".join([*words, "…"] if len(changes) > _NAMED else words)
