"""Bringing a backup back: the present file is put aside, never deleted; broken off, it completes later.

The checked copy ``xacai.db.restored`` is the turning point: before it nothing has changed, after it every
opening finishes the work.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from xacai.db.audit import append
from xacai.db.backup import check_backup, make_backup, seal
from xacai.db.ballast import room
from xacai.db.engine import make_engine
from xacai.db.faults import FAULTS, refusal_of, store_refused
from xacai.db.lock import FolderLock
from xacai.db.migrations import LADDER, Ladder
from xacai.db.preparing import journal_of, prepare
from xacai.db.settings import Settings
from xacai.db.shelf import Desk
from xacai.files.disk import Disk

EPOCH = "epoch"
ASIDE = "damaged"


def restore(
    backup: Path,
    path: Path,
    *,
    now: Callable[[], datetime],
    program_version: str,
    ladder: Ladder = LADDER,
) -> None:
    """Make the backup the store's file; the store is closed. The file that stood there goes to ``damaged/``.

    The restored store bears a new epoch, so that what it sends is not taken for a fork.
    Refusals: ``store.in-use``, ``store.backup-bad``, ``store.newer``, ``store.full``, ``store.disk``.
    """
    lock = FolderLock(path.parent)
    try:
        if check_backup(backup) > ladder.schema:
            raise store_refused("store.newer", backup)
        _bring(backup, path)
        finish_restore(path, now=now, program_version=program_version, ladder=ladder)
    finally:
        lock.release()


def finish_restore(path: Path, *, now: Callable[[], datetime], program_version: str, ladder: Ladder) -> bool:
    """Finish a restore that reached its turning point; whether there was one. The caller holds the lock."""
    restored = _restored(path)
    if not restored.exists():
        return False
    prepare(restored, ladder, lambda: make_backup(restored, path.parent, now()))
    try:
        open_epoch(restored, now, program_version, least=_epoch_of(path))
        _put_aside(path, now())
        with suppress(OSError):
            journal_of(restored).unlink(missing_ok=True)
        seal(restored, path)
    except FAULTS as fault:
        raise refusal_of(fault, restored) or fault from fault
    except OSError as fault:
        raise store_refused("store.disk", path) from fault
    return True


def _restored(path: Path) -> Path:
    return path.with_name(f"{path.name}.restored")


def _bring(backup: Path, path: Path) -> None:
    """The checked copy beside the store's file, under the name that commits the restore."""
    part = path.with_name(f"{path.name}.part")
    try:
        if room(path.parent) < backup.stat().st_size * 1.2:
            raise store_refused("store.full", path)
        shutil.copyfile(backup, part)
        check_backup(part)
        seal(part, _restored(path))
    except OSError as fault:
        raise store_refused("store.disk", path) from fault
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def open_epoch(
    restored: Path,
    now: Callable[[], datetime],
    program_version: str,
    *,
    least: int = 1,
    settings: Mapping[str, str] | None = None,
) -> None:
    """One more epoch than the closed store has, and than ``least``, with its row in the audit; ``settings`` that stay
    as they are on this PC are set along. Twice, after a broken attempt, is harmless."""
    engine = make_engine(restored, writable=True)
    try:
        with engine.connect() as connection, connection.begin():
            desk = Desk(connection, now, writable=True)
            shelf = Settings(desk)
            epoch = str(max(int(shelf.get(EPOCH, "1")), least) + 1)
            for name, value in {**(settings or {}), EPOCH: epoch}.items():
                shelf.set(name, value)
            append(desk, uuid4(), "restore", f"{EPOCH} {epoch}", "", program_version)
    finally:
        engine.dispose()


def _epoch_of(path: Path) -> int:
    """The epoch of the file that is to be put aside, not touched; 1 where it cannot be told."""
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as connection:
            row = connection.execute("SELECT value FROM setting WHERE name = ?", (EPOCH,)).fetchone()
        return int(row[0]) if row else 1
    except (sqlite3.Error, ValueError):
        return 1


def _put_aside(path: Path, now: datetime) -> None:
    """Move the store's file and its journal, which belong together, out of the way."""
    journal = journal_of(path)
    if not path.exists() and not journal.exists():
        return
    folder = path.parent / ASIDE / now.strftime("%Y%m%d-%H%M%S")
    folder.mkdir(parents=True, exist_ok=True)
    for item in (path, journal):
        if item.exists():
            os.replace(item, _free_name(folder / item.name))
    Disk().sync_folder(path.parent)


def _free_name(path: Path) -> Path:
    """The path, or the first numbered one beside it that nothing bears yet."""
    number, free = 1, path
    while free.exists():
        number, free = number + 1, path.with_name(f"{path.name}.{number}")
    return free
