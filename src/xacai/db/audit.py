"""The audit: one row a saved verb, each hashed with the one before. It is added to, never changed.

The head travels with every bundle, so that a history rewritten later no longer fits what was sent.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from xacai.db.shelf import Desk, Key, Shelf
from xacai.db.tables import table
from xacai.domain.text import squeeze

_audit = table("audit")
_LAST = select(_audit).order_by(_audit.c.seq.desc()).limit(1)
_INSERT = insert(_audit)
_START = bytes(32)
_HEAD: Key = ("audit", "head")


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One saved verb: ``at`` ISO 8601, ``save`` the save's own uuid, ``hash`` SHA-256 in hex."""

    seq: int
    at: str
    verb: str
    subject: str
    officer: str
    program: str
    save: str
    hash: str


class Audit(Shelf):
    """Reading the audit; rows are added by the store alone."""

    def head(self) -> AuditEntry | None:
        """The newest row."""
        row = self._desk.connection.execute(_LAST).first()
        return _entry(row) if row else None

    def rows(self, after: int = 0, limit: int | None = None) -> tuple[AuditEntry, ...]:
        """Rows behind the number ``after``, oldest first."""
        statement = select(_audit).where(_audit.c.seq > after).order_by(_audit.c.seq).limit(limit)
        return tuple(_entry(row) for row in self._desk.connection.execute(statement))

    def broken_at(self) -> int | None:
        """The number of the first row that does not follow from the one before; None for a whole chain."""
        previous, expected = _START, 1
        for entry in self.rows():
            if entry.seq != expected or entry.hash != _hash(previous, entry).hex():
                return expected
            previous, expected = bytes.fromhex(entry.hash), expected + 1
        return None


def has_save(desk: Desk, save: UUID) -> bool:
    """Whether the save with that uuid was kept."""
    found = select(_audit.c.seq).where(_audit.c.save == save.bytes).limit(1)
    return desk.connection.execute(found).first() is not None


def append(desk: Desk, save: UUID, verb: str, subject: str, officer: str, program: str) -> AuditEntry:
    """Add the row of a save."""
    number, previous = _follows(desk)
    words = (squeeze(verb), squeeze(subject), squeeze(officer), program)
    unsealed = AuditEntry(number, desk.at(), *words, save=str(save), hash="")
    sealed = _hash(previous, unsealed)
    row: dict[str, Any] = {
        "seq": unsealed.seq,
        "at": unsealed.at,
        "verb": unsealed.verb,
        "subject": unsealed.subject,
        "officer": unsealed.officer,
        "program": unsealed.program,
        "save": save.bytes,
        "hash": sealed,
    }
    desk.connection.execute(_INSERT, row)
    desk.pending[_HEAD] = (number, sealed)
    return AuditEntry(**{**row, "save": str(save), "hash": sealed.hex()})


def _follows(desk: Desk) -> tuple[int, bytes]:
    """Number of the next row, and the hash that it goes on from."""
    known: tuple[int, bytes] | None = desk.known(_HEAD)
    if known is not None:
        return known[0] + 1, known[1]
    last = desk.connection.execute(_LAST).first()
    return (last.seq + 1, last.hash) if last else (1, _START)


def _hash(previous: bytes, entry: AuditEntry) -> bytes:
    parts = [entry.seq, entry.at, entry.verb, entry.subject, entry.officer, entry.program, entry.save]
    return hashlib.sha256(previous + json.dumps(parts, separators=(",", ":")).encode("ascii")).digest()


def _entry(row: Any) -> AuditEntry:
    words = (row.seq, row.at, row.verb, row.subject, row.officer, row.program)
    return AuditEntry(*words, save=str(UUID(bytes=row.save)), hash=row.hash.hex())
