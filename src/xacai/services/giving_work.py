"""Handing the office's work over to another PC of the same office, and claiming it back when that PC is lost.

The store is marked as away first; the copy that travels is made after that, so that what comes back goes on from it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from xacai import __version__
from xacai.db.away import last_number, put_away, put_here
from xacai.db.copies import tail_of
from xacai.db.restoring import EPOCH
from xacai.domain.handover import Away
from xacai.domain.issue import Refusal, refuse
from xacai.domain.submission import SCHEMA
from xacai.domain.text import nfc, squeeze
from xacai.exchange.bundle import pack, sender, unpack
from xacai.exchange.container import LARGEST_FILE
from xacai.exchange.handover import (
    KIND,
    STORE,
    StoreCopy,
    WorkFile,
    files_in,
    handover_content,
    handover_stream,
)
from xacai.exchange.keys import OfficeKey
from xacai.exchange.manifest import Manifest
from xacai.exchange.names import bundle_name
from xacai.files.atomic import Written, make_folder, make_sure_of_room, write_atomic
from xacai.files.reading import read_limited
from xacai.services.holding_work import away_of
from xacai.services.own_key import RECOVERY, opened_key
from xacai.services.work_files import GIVEN, forget_given, parted
from xacai.services.workspace import Workspace

_ROOM = 95_000_000
"""Bytes of the copy and the files together: the rest is for names, hashes and seal."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was written and read back; ``left`` are the files that stay on this PC."""

    away: Away
    written: Written
    left: tuple[WorkFile, ...]


def give(workspace: Workspace, folder: Path, *, to: str = "", evidence: bool = True) -> Given:
    """Write the whole work into a folder; from then on this PC only reads. Asked again, it writes the same bundle.

    Refused, and the work stays here: ``handover.server``, ``handover.too-large``, a locked key, a folder that takes
    nothing.
    """
    if workspace.store.server:
        raise refuse("handover.server", "", server=workspace.store.server)
    if workspace.store.path.stat().st_size > _ROOM:
        raise refuse("handover.too-large", "", limit=str(_ROOM // 1_000_000))
    key, before = opened_key(workspace), away_of(workspace)
    target = make_folder(folder)
    away = before or _mark(workspace, nfc(squeeze(to)))
    name = bundle_name(handover_stream(workspace.office().code), away.number, away.uuid)
    try:
        data = _kept(workspace, name) or _pack(workspace, away, key, evidence)
        make_sure_of_room(target / name, len(data))
        write_atomic(_own_folder(workspace) / name, data)
        written = write_atomic(target / name, data)
    except Refusal:
        if before is None:
            _take_back(workspace, away, target / name)
        raise
    bundle, _verdict = unpack(data, {})
    return Given(away, written, files_in(bundle.content, "left") if bundle else ())


def claim(workspace: Workspace, reason: str) -> int:
    """Take the right to write back without the other PC; the new epoch. Refused without a reason, and where the work
    is here already."""
    words, away = squeeze(nfc(reason)), away_of(workspace)
    if away is None:
        raise refuse("handover.here")
    if not words:
        raise refuse("handover.reason")
    with workspace.store.writing("handover.claim", words) as shelves:
        epoch = int(shelves.settings.get(EPOCH, "1")) + 1
        shelves.settings.set(EPOCH, str(epoch))
        put_here(shelves.settings, away.number)
    forget_given(workspace)
    return epoch


def _mark(workspace: Workspace, to: str) -> Away:
    """From here on nothing else is written to the store."""
    at = workspace.now().isoformat(timespec="seconds")
    with workspace.store.writing("handover.out", to) as shelves:
        away = Away(workspace.new_id(), last_number(shelves.settings) + 1, at, to)
        put_away(shelves.settings, away)
    forget_given(workspace)
    return away


def _take_back(workspace: Workspace, away: Away, target: Path) -> None:
    """The bundle did not leave: work goes on here. Where the folder no longer answers it may have left, and the mark
    stays."""
    try:
        target.unlink(missing_ok=True)
        gone = target.parent.is_dir()
    except OSError:
        gone = False
    if gone:
        with workspace.store.writing("handover.undo", away.to) as shelves:
            put_here(shelves.settings, away.number - 1)
        forget_given(workspace)


def _pack(workspace: Workspace, away: Away, key: OfficeKey, evidence: bool) -> bytes:
    """The sealed bundle of the store as it is now."""
    office, backup = workspace.office(), workspace.store.back_up()
    data = backup.path.read_bytes()
    saves, head = tail_of(backup.path)
    copy = StoreCopy(hashlib.sha256(data).hexdigest(), len(data), backup.schema, saves, head)
    files = parted(workspace, _ROOM - len(data), evidence=evidence)
    with workspace.store.reading() as shelves:
        epoch = int(shelves.settings.get(EPOCH, "1"))
        recovery = shelves.settings.get(RECOVERY)
    manifest = Manifest(
        kind=KIND,
        uuid=away.uuid,
        office=sender(office.code, office.name, key),
        stream=handover_stream(office.code),
        revision=away.number,
        epoch=epoch,
        created=workspace.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        program=__version__,
        schema=SCHEMA,
        audit_head=head,
    )
    content = handover_content(
        office, away.number, copy, files.going, files.left, to=away.to, recovery=recovery
    )
    return pack(
        manifest,
        content=content,
        particulars={},
        key=key,
        evidence=files.attachments(),
        work={STORE: data, **files.bundles()},
    )


def _own_folder(workspace: Workspace) -> Path:
    return make_folder(workspace.folder / GIVEN)


def _kept(workspace: Workspace, name: str) -> bytes:
    """The bundle as it left before; nothing where it never came to that."""
    path = _own_folder(workspace) / name
    return read_limited(path, LARGEST_FILE) if path.is_file() else b""
