"""The store: the one door to the rows; one transaction per verb, each with its row in the audit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID, uuid4

from sqlalchemy import Connection

from xacai.db.audit import AuditEntry, append, has_save
from xacai.db.away import refuse_away
from xacai.db.backup import Backup
from xacai.db.database import Database
from xacai.db.faults import FAULTS, StoreRefused, store_refused
from xacai.db.lock import FolderLock
from xacai.db.migrations import LADDER, Ladder
from xacai.db.place import doubts_about
from xacai.db.shelf import Desk, Key
from xacai.db.shelves import Shelves
from xacai.db.sqlite_file import FILE, SqliteFile


class _AtWork(threading.local):
    """The shelves that this thread has open."""

    shelves: Shelves | None = None
    writing = False


class Store:
    """An open data folder. ``saved_at``: moment of the last save; ``serial`` goes up by one with each.

    ``issues``: what is doubtful about the place (a removable or network drive). ``server``: the server that
    holds the rows, empty where the folder's own file does. Readers of several threads work side by side;
    writers wait for one another.
    """

    def __init__(
        self,
        folder: Path,
        lock: FolderLock,
        now: Callable[[], datetime],
        program_version: str,
        database: Database,
    ) -> None:
        self.folder = folder
        self.server = database.server
        self.path = folder / FILE
        self.issues = doubts_about(folder)
        self.serial = 0
        self.saved_at: datetime | None = None
        self._database = database
        self._lock = lock
        self._now = now
        self._program_version = program_version
        self._one_writer = threading.Lock()
        self._one_copier = threading.Lock()  # taken before the writer's where both are needed
        self._at_work = _AtWork()
        self._stored: dict[Key, Any] = {}
        self._closed = False
        self._connect()

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        now: Callable[[], datetime],
        program_version: str,
        ladder: Ladder = LADDER,
        address: str = "",
    ) -> Store:
        """Open the folder's store; made if there is none, migrated (after a backup) if it is older.

        ``address``: of a PostgreSQL server's database that holds the rows instead of the folder's file.
        Refusals (:class:`StoreRefused`): ``store.in-use``, ``store.readonly``, ``store.newer``,
        ``store.damaged``, ``store.foreign``, ``store.missing`` (backups, but no store), ``store.full``,
        ``store.disk``; those of a server begin with ``store.server-``.
        """
        folder = _made(folder)
        lock = FolderLock(folder)
        try:
            database = database_of(folder, address)
            database.prepare(ladder, now=now, program_version=program_version)
            store = cls(folder, lock, now, program_version, database)
            with store.reading() as shelves:
                head = shelves.audit.head()
        except BaseException:
            lock.release()
            raise
        store.saved_at = datetime.fromisoformat(head.at) if head else None
        return store

    @contextmanager
    def reading(self) -> Iterator[Shelves]:
        """Shelves as of one moment. Inside :meth:`writing` of the same thread: the shelves being written."""
        if self._at_work.shelves is not None:
            yield self._at_work.shelves
            return
        self._require_open()
        with self._translated(), self._reader.connect() as connection:
            connection.begin()
            with self._working(Desk(connection, self._now, writable=False)) as shelves:
                yield shelves

    @contextmanager
    def writing(self, verb: str, subject: str = "", *, officer: str = "") -> Iterator[Shelves]:
        """One transaction: all of it is on disk when the block ends, nothing if the block raises.

        Refusals: ``store.full``, ``store.readonly``, ``store.busy``, ``store.damaged``, ``store.disk``,
        ``store.not-saved``, ``store.unsure``, ``handover.away``, and those of the shelves.
        """
        if self._at_work.shelves is not None:
            raise RuntimeError("a verb inside another one, or inside a reading")
        with self._one_writer, self._translated():
            self._require_open()
            save = uuid4()
            connection = self._writer.connect()
            if not self._database.alone:
                self._stored.clear()
            desk = Desk(connection, self._now, writable=True, stored=self._stored)
            try:
                connection.begin()
                with self._working(desk) as shelves:
                    refuse_away(shelves.settings, verb)
                    yield shelves
                entry = append(desk, save, verb, subject, officer, self._program_version)
            except BaseException:
                _undo(connection)
                raise
            self._commit(connection, save)
            self._note(desk, entry)

    def back_up(self) -> Backup:
        """Make a backup now, check it, and let old ones go as the rule says. Writers wait only while it is copied."""
        with self._one_copier:
            self._require_open()
            return self._database.back_up(self._now(), self._one_writer)

    def take_copy(self, copy: Path) -> Backup:
        """Put a store's file, closed and of the present schema, in the place of this one, in one step; the backup that
        was made of this one before. Refusals: those of a backup, ``store.disk``; then nothing has changed."""
        with self._one_copier, self._one_writer:
            self._require_open()
            made = self._database.back_up(self._now())
            self._writer.dispose()
            self._reader.dispose()
            try:
                self._database.put(copy)
            finally:
                self._stored.clear()
                self._connect()
        with self.reading() as shelves:
            head = shelves.audit.head()
        self.saved_at = datetime.fromisoformat(head.at) if head else None
        self.serial += 1
        return made

    def backups(self) -> tuple[Backup, ...]:
        """The backups, oldest first."""
        return self._database.backups()

    def refused(self, code: str) -> StoreRefused:
        """A refusal in the words for the place where the rows lie."""
        return self._database.refused(code)

    def close(self) -> None:
        """Close the file and let the folder go, after a save that is under way; twice is harmless."""
        if self._at_work.shelves is not None:
            raise RuntimeError("closed inside a verb or a reading")
        with self._one_copier, self._one_writer:
            if not self._closed:
                self._closed = True
                self._writer.dispose()
                self._reader.dispose()
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _connect(self) -> None:
        self._writer, self._reader = self._database.engines()

    @property
    def closed(self) -> bool:
        """Whether it was closed; every verb is an error of ours then."""
        return self._closed

    def _require_open(self) -> None:
        if self._closed:
            raise RuntimeError("the store is closed")

    @contextmanager
    def _working(self, desk: Desk) -> Iterator[Shelves]:
        shelves = Shelves(desk)
        self._at_work.shelves = shelves
        try:
            yield shelves
        finally:
            self._at_work.shelves = None

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Faults of the world become refusals."""
        try:
            yield
        except FAULTS as fault:
            refusal = self._database.refusal_of(fault)
            if refusal is None:
                raise
            raise refusal from fault

    def _commit(self, connection: Connection, save: UUID) -> None:
        try:
            commit(connection)
        except BaseException as fault:
            self._stored.clear()
            if not self._database.in_doubt(fault):
                _undo(connection)
                raise
            # It may have been carried out all the same: only the database can tell.
            connection.invalidate()
            connection.close()
            if not self._read_back(save):
                raise self.refused("store.not-saved") from fault
            return
        connection.close()

    def _read_back(self, save: UUID) -> bool:
        """Close and open anew, and look for the save, behind a commit that is still under way."""
        self._writer.dispose()
        self._reader.dispose()
        self._connect()
        try:
            with self._writer.connect() as connection:
                return has_save(Desk(connection, self._now, writable=False), save)
        except FAULTS as fault:
            raise self.refused("store.unsure") from fault

    def _note(self, desk: Desk, entry: AuditEntry) -> None:
        self._stored.update(desk.pending)
        self.saved_at = datetime.fromisoformat(entry.at)
        self.serial += 1


def database_of(folder: Path, address: str) -> Database:
    """The folder's own file, or the server's database of that address."""
    if not address:
        return SqliteFile(folder)
    # Imported here, so that nobody else waits for the server's dialect.
    from xacai.db.postgres_server import PostgresServer

    return PostgresServer(address)


def commit(connection: Connection) -> None:
    """Make the transaction durable."""
    connection.commit()


def _undo(connection: Connection) -> None:
    """Roll back and let the connection go; the database may have rolled back by itself."""
    with suppress(*FAULTS):
        connection.rollback()
    with suppress(*FAULTS):
        connection.close()


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise store_refused("store.readonly", folder / FILE) from fault
    return folder.absolute()


__all__ = ["FILE", "Shelves", "Store", "StoreRefused"]
