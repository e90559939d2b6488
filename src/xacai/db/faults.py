"""What SQLite answers when the world fails, as refusals. Our own mistakes stay exceptions."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from xacai.domain.issue import Refusal, refuse

_CODES = {
    sqlite3.SQLITE_FULL: "store.full",
    sqlite3.SQLITE_READONLY: "store.readonly",
    sqlite3.SQLITE_PERM: "store.readonly",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
    sqlite3.SQLITE_NOTADB: "store.damaged",
    sqlite3.SQLITE_BUSY: "store.busy",
    sqlite3.SQLITE_LOCKED: "store.busy",
    sqlite3.SQLITE_IOERR: "store.disk",
    sqlite3.SQLITE_CANTOPEN: "store.disk",
}
FAULTS = (DBAPIError, sqlite3.Error)


class StoreRefused(Refusal):
    """The store could not be opened, read or written. Codes begin with ``store.``."""


def store_refused(code: str, path: Path, **params: str) -> StoreRefused:
    """A refusal about the store's file, naming it and its folder."""
    issue = refuse(code, path.name, path=str(path), folder=str(path.parent), **params).issue
    return StoreRefused(issue)


def kind_of(fault: BaseException) -> str:
    """The issue code of a fault of the world; empty for a mistake of ours."""
    original = fault.orig if isinstance(fault, DBAPIError) else fault
    number = getattr(original, "sqlite_errorcode", None)
    if number is None:
        # Raised by the driver itself, without a number.
        return "store.damaged" if "malformed" in str(original) else ""
    return _CODES.get(number & 0xFF, "")


def refusal_of(fault: BaseException, path: Path) -> StoreRefused | None:
    """The refusal for a fault of the world; None for a mistake of ours."""
    code = kind_of(fault)
    return store_refused(code, path) if code else None
