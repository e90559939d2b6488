"""Closed copies of a store: how far their audit goes, and whether one from elsewhere is built as ours is."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

from xacai.db.audit import Audit
from xacai.db.engine import open_raw

_ACTIVE = ("trigger", "view")


def tail_of(path: Path) -> tuple[int, str]:
    """Number and hash (hex) of the last row of a copy's audit; 0 and nothing where it has none."""
    with closing(open_raw(path, writable=False)) as connection:
        row = connection.execute("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return (int(row[0]), bytes(row[1]).hex()) if row else (0, "")


def holds_all(path: Path, audit: Audit, quiet: Collection[str] = ()) -> bool:
    """Whether a copy goes as far as an audit does, later verbs among the ``quiet`` ones aside."""
    try:
        number, sealed = tail_of(path)
    except sqlite3.Error:
        return False
    rows = audit.rows(after=max(number - 1, 0))
    common = number == 0 or bool(rows and (rows[0].seq, rows[0].hash) == (number, sealed))
    return common and all(row.verb in quiet for row in rows[1 if number else 0 :])


def built_alike(path: Path, ours: Path) -> bool:
    """Whether both files, at the same schema, have the same tables and indexes, and word for word the same triggers."""
    return _parts(path) == _parts(ours)


def _parts(path: Path) -> frozenset[tuple[str, ...]]:
    with closing(open_raw(path, writable=False)) as connection:
        return frozenset(_each_part(connection))


def _each_part(connection: sqlite3.Connection) -> Iterator[tuple[str, ...]]:
    """A table altered by a migration is worded otherwise than a new one; its columns are the same."""
    for kind, name, words in connection.execute("SELECT type, name, sql FROM sqlite_schema"):
        if kind in _ACTIVE:
            yield kind, name, words
        elif kind == "table":
            columns = connection.execute("SELECT name FROM pragma_table_info(?)", (name,))
            yield kind, name, *sorted(row[0] for row in columns)
