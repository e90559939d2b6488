"""Making a store's file ready: look before touching, create, back up, migrate."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from xacai.db.engine import APPLICATION_ID, make_engine, open_raw, pragma
from xacai.db.faults import FAULTS, kind_of, refusal_of, store_refused
from xacai.db.migrations import SCHEMA, Ladder, climb, create

_MAGIC = b"SQLite format 3\0"
# Larger files are looked through when they are backed up, not at every start.
_CHECKED_AT_START = 16_000_000


def journal_of(path: Path) -> Path:
    """The file of SQLite's rollback journal."""
    return path.with_name(f"{path.name}-journal")


def look(path: Path, schema: int) -> int | None:
    """The version of the file, None where it is still to be made. Not a byte is changed if it is refused.

    Refusals: ``store.damaged``, ``store.foreign`` (not ours), ``store.newer``, ``store.disk``.
    """
    if _size(journal_of(path)):
        _roll_back(path)
    if not _size(path):
        return None
    header = _header(path)
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise store_refused("store.damaged", path)
    application, version = int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big")
    if application != APPLICATION_ID:
        raise store_refused("store.foreign", path)
    if version > schema:
        raise store_refused("store.newer", path, version=str(version), schema=str(schema))
    return version


def prepare(path: Path, ladder: Ladder, back_up: Callable[[], object]) -> None:
    """Bring the file to the ladder's schema: created if missing, backed up before any step, checked."""
    version = look(path, ladder.schema)
    try:
        if version is not None:
            _check(path)
        if version is not None and version < ladder.schema:
            back_up()
        if version != ladder.schema:
            _build(path, ladder, fresh=version is None)
    except FAULTS as fault:
        raise refusal_of(fault, path) or fault from fault


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
    except OSError as fault:
        raise store_refused("store.disk", path) from fault


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(100)
    except OSError as fault:
        raise store_refused("store.disk", path) from fault


def _roll_back(path: Path) -> None:
    """Let SQLite undo what a killed program left half-written, before the header is believed."""
    try:
        connection = open_raw(path)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").close()
        finally:
            connection.close()
    except sqlite3.Error as fault:
        if kind_of(fault) != "store.damaged":
            raise refusal_of(fault, path) or fault from fault


def _check(path: Path) -> None:
    """The tables are there and, in a file of ordinary size, every page is sound."""
    connection = open_raw(path)
    try:
        if (
            _size(path) <= _CHECKED_AT_START
            and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok"
        ):
            raise store_refused("store.damaged", path)
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    finally:
        connection.close()
    if "audit" not in names or "setting" not in names:
        raise store_refused("store.damaged", path)


def _build(path: Path, ladder: Ladder, *, fresh: bool) -> None:
    engine = make_engine(path, writable=True)
    try:
        with engine.connect() as connection:
            # A step may rebuild a table that others point at; they are checked at the end.
            raw = connection.connection.cursor()
            raw.execute("PRAGMA foreign_keys=OFF")
            raw.close()
            with connection.begin():
                if fresh:
                    create(connection)
                climb(connection, ladder, SCHEMA if fresh else pragma(connection, "user_version"))
                _mark(connection, ladder)
    finally:
        engine.dispose()


def _mark(connection: Connection, ladder: Ladder) -> None:
    """Ours, of that schema; and no row has lost its owner."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={ladder.schema}")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"a migration left a row of {broken[0]} without its owner")
