"""The rows on a PostgreSQL server: the place of a receiving office where several officers work at once.

Writers take turns by a lock on the whole database, held to the end of the transaction, so that each goes on
from what the one before left and the audit stays one chain. They read at READ COMMITTED: a snapshot would be
taken before the lock was had. Readers see one moment and hinder nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from xacai.db.backup import Backup
from xacai.db.engine import BUSY_MS
from xacai.db.faults import FAULTS, StoreRefused
from xacai.db.migrations import SCHEMA, Ladder, climb, create
from xacai.domain.issue import refuse

_WRITERS = 0x58414341  # "XACA": the number of the lock that writers take
# A PC that died in the middle of a save lets the others go on after a minute.
_IDLE_MS = 60_000
_SETTINGS = {
    "connect_timeout": "10",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "options": (
        "-c synchronous_commit=on -c client_encoding=UTF8"
        f" -c lock_timeout={BUSY_MS} -c idle_in_transaction_session_timeout={_IDLE_MS}"
    ),
}
_MARK = re.compile(r"xacai schema (\d+)")
_AWAY = "store.away"
# SQLSTATE, the longest beginning that fits.
_CODES = {
    "08": _AWAY,
    "25006": "store.readonly",
    "25P03": _AWAY,
    "28": _AWAY,
    "3D": _AWAY,
    "40": "store.busy",
    "42501": "store.rights",
    "53": "store.busy",
    "53100": "store.full",
    "55P03": "store.busy",
    "57": "store.busy",
    "57P": _AWAY,
    "58": "store.disk",
    "XX001": "store.damaged",
    "XX002": "store.damaged",
}


class PostgresServer:
    """A :class:`xacai.db.database.Database` on a server.

    ``address``: ``postgresql+psycopg://user@host/database``; the password stands in the address or, better, in
    libpq's own password file. Refusals: ``store.server-address``, ``store.server-driver``.
    """

    alone = False

    def __init__(self, address: str) -> None:
        self._url = _url(address)
        self.server = f"{self._url.host or 'localhost'}/{self._url.database}"
        try:
            self._url.get_dialect().import_dbapi()
        except ImportError as fault:
            raise self.refused("store.driver") from fault

    def prepare(self, ladder: Ladder, *, now: Callable[[], datetime], program_version: str) -> None:
        """Refusals: ``store.server-away``, ``-newer``, ``-foreign``, ``-encoding``, ``-rights``, ``-busy``.

        All steps run in one transaction; a backup before them is the administrator's.
        """
        writer, reader = self.engines()
        try:
            with reader.connect() as connection:
                if self._look(connection, ladder.schema) == ladder.schema:
                    return
            with writer.connect() as connection, connection.begin():
                # Looked at once more: another officer may have opened it in between.
                self._build(connection, ladder, self._look(connection, ladder.schema))
        except FAULTS as fault:
            raise self.refusal_of(fault) or fault from fault
        finally:
            writer.dispose()
            reader.dispose()

    def engines(self) -> tuple[Engine, Engine]:
        """Each connection is tried before it is used, since a server may have been started anew."""
        return self._engine(writable=True), self._engine(writable=False)

    def refused(self, code: str, **params: str) -> StoreRefused:
        """A refusal that names the server; its codes stand beside those of a file: ``store.server-…``."""
        told = code.replace("store.", "store.server-", 1)
        return StoreRefused(refuse(told, self.server, server=self.server, **params).issue)

    def refusal_of(self, fault: BaseException) -> StoreRefused | None:
        """By the server's SQLSTATE; a connection that broke has none."""
        code = _kind_of(fault)
        return self.refused(code) if code else None

    def in_doubt(self, fault: BaseException) -> bool:
        """The connection broke before the server's answer came."""
        return _kind_of(fault) in (_AWAY, "store.disk")

    def back_up(self, now: datetime, writers_wait: AbstractContextManager[object] | None = None) -> Backup:
        """Refused (``store.server-no-backup``): the server's administrator does this with its own tools."""
        raise self.refused("store.no-backup")

    def put(self, copy: Path) -> None:
        """Refused: several PCs share the server, there is nothing to hand over."""
        raise refuse("handover.server", "", server=self.server)

    def backups(self) -> tuple[Backup, ...]:
        """None: those of the administrator are not known here."""
        return ()

    def _engine(self, *, writable: bool) -> Engine:
        reading = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        engine = create_engine(
            self._url,
            connect_args={name: value for name, value in _SETTINGS.items() if name not in self._url.query},
            poolclass=QueuePool,
            pool_size=1 if writable else 2,
            max_overflow=0 if writable else 8,
            pool_pre_ping=True,
            execution_options={} if writable else reading,
        )
        if writable:
            event.listen(engine, "begin", _take_turns)
        return engine

    def _look(self, connection: Connection, schema: int) -> int | None:
        """The version of the tables, None where there are none yet."""
        if connection.exec_driver_sql("SHOW server_encoding").scalar() != "UTF8":
            raise self.refused("store.encoding")
        tables = inspect(connection)
        names = tables.get_table_names()
        if not names:
            return None
        comment = tables.get_table_comment("audit")["text"] if "audit" in names else None
        mark = _MARK.fullmatch(comment or "")
        if mark is None:
            raise self.refused("store.foreign")
        version = int(mark.group(1))
        if version > schema:
            raise self.refused("store.newer", version=str(version), schema=str(schema))
        return version

    def _build(self, connection: Connection, ladder: Ladder, version: int | None) -> None:
        if version is None:
            create(connection)
        climb(connection, ladder, SCHEMA if version is None else version)
        connection.exec_driver_sql(f"COMMENT ON TABLE audit IS 'xacai schema {ladder.schema}'")


def _take_turns(connection: Connection) -> None:
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


def _url(address: str) -> URL:
    """The address read; it is never repeated to people, since it may hold a password."""
    try:
        url = make_url(address.strip())
    except ArgumentError:
        raise _bad_address() from None
    if url.drivername not in ("postgresql", "postgresql+psycopg") or not url.database:
        raise _bad_address()
    return url.set(drivername="postgresql+psycopg")


def _bad_address() -> StoreRefused:
    return StoreRefused(refuse("store.server-address", "XACAI_DATABASE").issue)


def _kind_of(fault: BaseException) -> str:
    """The code of a fault of the world, as for a file; empty for a mistake of ours."""
    if not isinstance(fault, DBAPIError):
        return ""
    state = getattr(fault.orig, "sqlstate", None)
    if state is None:
        return _AWAY if fault.connection_invalidated or _unconnected(fault) else ""
    return next((_CODES[state[:size]] for size in (5, 3, 2) if state[:size] in _CODES), "")


def _unconnected(fault: DBAPIError) -> bool:
    """Raised by the driver itself before or after there was a connection."""
    return type(fault.orig).__name__ in ("OperationalError", "ConnectionTimeout")
