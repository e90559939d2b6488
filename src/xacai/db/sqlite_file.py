"""The rows in one file of the data folder: the ordinary place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from xacai.db import ballast
from xacai.db.backup import Backup, backups, make_backup, prune, seal
from xacai.db.engine import make_engine
from xacai.db.faults import StoreRefused, kind_of, refusal_of, store_refused
from xacai.db.migrations import Ladder
from xacai.db.preparing import journal_of, prepare
from xacai.db.restoring import finish_restore

FILE = "xacai.db"


class SqliteFile:
    """A :class:`xacai.db.database.Database` in a file; the lock on its folder keeps other writers out."""

    alone = True
    server = ""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / FILE

    def prepare(self, ladder: Ladder, *, now: Callable[[], datetime], program_version: str) -> None:
        """Refusals: ``store.newer``, ``-damaged``, ``-foreign``, ``-missing`` (backups, but no store), ``-disk``."""
        finish_restore(self._path, now=now, program_version=program_version, ladder=ladder)
        self._refuse_loss()
        prepare(self._path, ladder, lambda: make_backup(self._path, self._folder, now()))
        ballast.lay(self._folder)

    def engines(self) -> tuple[Engine, Engine]:
        """One connection that writes, several that read."""
        return make_engine(self._path, writable=True), make_engine(self._path, writable=False)

    def refused(self, code: str) -> StoreRefused:
        """A refusal that names the file and its folder."""
        return store_refused(code, self._path)

    def refusal_of(self, fault: BaseException) -> StoreRefused | None:
        """By SQLite's own number; a full disk gets the ballast's room back first."""
        refusal = refusal_of(fault, self._path)
        if refusal is not None and refusal.issue.code == "store.full":
            ballast.free(self._folder)
        return refusal

    def in_doubt(self, fault: BaseException) -> bool:
        """The device answered with an error after it may have taken everything."""
        return kind_of(fault) == "store.disk"

    def back_up(self, now: datetime, writers_wait: AbstractContextManager[object] | None = None) -> Backup:
        """SQLite's online copy into the folder's backups."""
        made = make_backup(self._path, self._folder, now, writers_wait)
        prune(self._folder, made)
        return made

    def put(self, copy: Path) -> None:
        """The copy gets the file's name in one step; refused where SQLite has left something to be undone."""
        journal = journal_of(self._path)
        try:
            if journal.exists() and journal.stat().st_size:
                raise self.refused("store.disk")
            seal(copy, self._path)
        except OSError as fault:
            raise self.refused("store.disk") from fault

    def backups(self) -> tuple[Backup, ...]:
        """The files in the folder's backups."""
        return backups(self._folder)

    def _refuse_loss(self) -> None:
        """An empty store beside backups is a loss, not a beginning."""
        if self.backups() and not (self._path.exists() and self._path.stat().st_size):
            raise self.refused("store.missing")
