"""Backups: made while the store is open, opened and checked before they count, kept for weeks and months."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xacai.db.ballast import room
from xacai.db.engine import APPLICATION_ID, open_raw
from xacai.db.faults import FAULTS, refusal_of, store_refused
from xacai.files.disk import Disk

FOLDER = "backups"
RECENT, WEEKS, MONTHS = 10, 8, 12
_NAME = re.compile(r"xacai-(\d{8}-\d{6})-v(\d+)\.db")
_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup file: when it was made (the PC's own time), of which schema, where."""

    at: datetime
    schema: int
    path: Path


def backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of a data folder, oldest first."""
    found: list[Backup] = []
    with suppress(OSError):
        for path in (folder / FOLDER).iterdir():
            match = _NAME.fullmatch(path.name)
            if match:
                found.append(Backup(datetime.strptime(match.group(1), _STAMP), int(match.group(2)), path))
    return tuple(sorted(found))


def make_backup(
    source: Path, folder: Path, now: datetime, writers_wait: AbstractContextManager[object] | None = None
) -> Backup:
    """Copy the store's file into the folder's backups; opened and checked before it gets its name.

    ``writers_wait`` is held while the source is read, not while the copy is checked: typing must not wait for that.
    Refusals: ``store.full``, ``store.readonly``, ``store.damaged`` (the source), ``store.backup-bad``.
    """
    target_folder = folder / FOLDER
    part = target_folder / "backup.part"
    try:
        target_folder.mkdir(exist_ok=True)
        if room(folder) < source.stat().st_size * 1.2:
            raise store_refused("store.full", source)
        part.unlink(missing_ok=True)
        with writers_wait or nullcontext():
            schema = _copy(source, part)
        check_backup(part)
        at = now.replace(tzinfo=None, microsecond=0)
        path = target_folder / f"xacai-{at.strftime(_STAMP)}-v{schema}.db"
        seal(part, path)
    except FAULTS as fault:
        raise refusal_of(fault, source) or fault from fault
    except OSError as fault:
        raise store_refused("store.disk", part) from fault
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return Backup(at, schema, path)


def _copy(source: Path, part: Path) -> int:
    """SQLite's own online copy; the schema of the source. The copy is brought to the device when it is sealed."""
    with closing(open_raw(source, writable=False)) as reader, closing(sqlite3.connect(part)) as writer:
        writer.execute("PRAGMA synchronous=OFF").close()
        reader.backup(writer, pages=-1)
        return int(reader.execute("PRAGMA user_version").fetchone()[0])


def check_backup(path: Path) -> int:
    """Open the file, untouched, and look through all of it; its schema. Refusal: ``store.backup-bad``."""
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as connection:
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            whole = connection.execute("PRAGMA foreign_key_check").fetchone() is None
            schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error as fault:
        raise store_refused("store.backup-bad", path) from fault
    if not (sound and ours and whole):
        raise store_refused("store.backup-bad", path)
    return schema


def seal(part: Path, path: Path) -> None:
    """Bring the file to the device, give it its name, bring the name to the device. May raise ``OSError``."""
    handle = os.open(part, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    disk = Disk()
    disk.replace(part, path)
    disk.sync_folder(path.parent)


def retained(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Those that stay: the 10 newest, and the newest of each of the last 8 weeks and 12 months with one."""
    newest_first = sorted(set(moments), reverse=True)
    kept = set(newest_first[:RECENT])
    kept |= _newest_each(newest_first, WEEKS, lambda moment: moment.isocalendar()[:2])
    kept |= _newest_each(newest_first, MONTHS, lambda moment: (moment.year, moment.month))
    return frozenset(kept)


def _newest_each(
    newest_first: Iterable[datetime], count: int, span: Callable[[datetime], tuple[int, int]]
) -> set[datetime]:
    """The newest moment of each of the first ``count`` spans of time."""
    newest: dict[tuple[int, int], datetime] = {}
    for moment in newest_first:
        newest.setdefault(span(moment), moment)
    return set(list(newest.values())[:count])


def prune(folder: Path, made: Backup | None = None) -> tuple[Path, ...]:
    """Delete the backups that need not stay; those deleted. One that cannot be deleted stays.

    Of every schema the newest stays: it is the way back to the program before. The one just ``made`` stays too,
    though others may bear later days from when the clock was wrong.
    """
    found = backups(folder)
    kept = retained(item.at for item in found)
    last = {item.schema: item for item in found}
    gone = []
    for item in found:
        if item.at not in kept and item not in (last[item.schema], made):
            with suppress(OSError):
                item.path.unlink()
                gone.append(item.path)
    return tuple(gone)
