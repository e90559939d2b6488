"""What a data folder holds, as one hash: two equal hashes mean that nothing was written between them."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from tests import server

from xacai.db.tables import METADATA


def tables_digest(path: Path, without: frozenset[str] = frozenset()) -> str:
    """The hash of every row of every table of a store's file, or of the folder's database on the tests' server."""
    total = hashlib.sha256()
    if not path.exists() and not _on_server(path):
        return ""
    with closing(connect(path)) as connection:
        for name in sorted(METADATA.tables.keys() - without):
            rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
            total.update(f"{name} {sorted(map(repr, rows))}".encode())
    return total.hexdigest()


def connect(path: Path) -> Any:
    """A connection past the store, to look at what it wrote."""
    if _on_server(path):
        import psycopg

        return psycopg.connect(server.address_of(path.parent).replace("+psycopg", ""))
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def _on_server(path: Path) -> bool:
    return (path.parent / server.NAME).exists()


def files_digest(folder: Path) -> dict[str, str]:
    """The hash of every file below a folder; nothing where there is no folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
