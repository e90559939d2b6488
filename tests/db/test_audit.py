"""The audit."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from xacai.db.store import Store


def _fill(store: Store) -> None:
    for number in range(3):
        with store.writing(f"verb {number}", "Kế hoạch", officer="An"):
            pass


def test_one_row_a_verb_each_hashed_with_the_one_before(store: Store) -> None:
    _fill(store)
    with store.reading() as shelves:
        rows = shelves.audit.rows()
        assert [(row.seq, row.verb, row.subject, row.officer, row.program) for row in rows] == [
            (number + 1, f"verb {number}", "Kế hoạch", "An", "1.0") for number in range(3)
        ]
        assert shelves.audit.head() == rows[-1]
        assert shelves.audit.rows(after=1, limit=1) == (rows[1],)
        assert len({row.save for row in rows}) == 3 and len(rows[0].hash) == 64
        assert shelves.audit.broken_at() is None


@pytest.mark.file_only
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET verb = 'other' WHERE seq = 2",
        "DELETE FROM audit WHERE seq = 3",
        "INSERT OR REPLACE INTO audit SELECT seq, at, 'other', subject, officer, program, save, hash FROM audit",
        "INSERT INTO audit SELECT seq + 9, at, verb, subject, officer, program, save, hash FROM audit LIMIT 1",
        "INSERT INTO audit SELECT NULL, at, verb, subject, officer, program, save, hash FROM audit LIMIT 1",
    ],
)
def test_nothing_but_the_next_row_comes_in(store: Store, statement: str) -> None:
    _fill(store)
    with (
        closing(sqlite3.connect(store.path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(statement)


@pytest.mark.file_only
@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET verb = 'other' WHERE seq = 2", 2),
        ("UPDATE audit SET at = '2020-01-01' WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 2", 2),
        ("UPDATE audit SET hash = zeroblob(32) WHERE seq = 3", 3),
    ],
)
def test_a_history_changed_behind_the_triggers_is_found(store: Store, statement: str, broken: int) -> None:
    _fill(store)
    with closing(sqlite3.connect(store.path)) as connection:
        for name in ("audit_no_update", "audit_no_delete"):
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        connection.commit()
    with store.reading() as shelves:
        assert shelves.audit.broken_at() == broken
