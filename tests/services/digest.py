"""What a data folder holds, as one hash: two equal hashes mean that nothing was written between them."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path


def tables_digest(path: Path) -> str:
    """The hash of every row of every table of a store's file."""
    total = hashlib.sha256()
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        for (name,) in names.fetchall():
            rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
            total.update(f"{name} {sorted(map(repr, rows))}".encode())
    finally:
        connection.close()
    return total.hexdigest()


def files_digest(folder: Path) -> dict[str, str]:
    """The hash of every file below a folder; nothing where there is no folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
