"""Climbing from schema to schema."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection
from tests.db.conftest import Clock

from xacai.db.backup import backups, check_backup
from xacai.db.migrations import SCHEMA, Ladder, Step
from xacai.db.store import FILE, Store, StoreRefused

pytestmark = pytest.mark.file_only

NEXT = SCHEMA + 1


def _add_table(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE extra (name TEXT PRIMARY KEY NOT NULL) STRICT")
    connection.exec_driver_sql("INSERT INTO extra SELECT name FROM setting")


def _rebuild(connection: Connection) -> None:
    """The way to change a table that others point at."""
    connection.exec_driver_sql('ALTER TABLE "plan" RENAME TO former')
    connection.exec_driver_sql('CREATE TABLE "plan" AS SELECT * FROM former')
    connection.exec_driver_sql("DROP TABLE former")


def _lose_an_owner(connection: Connection) -> None:
    _add_table(connection)
    connection.exec_driver_sql("INSERT INTO department VALUES ('nobody', 0, 'x', '[]', NULL, NULL, '')")


def _fail(connection: Connection) -> None:
    _add_table(connection)
    raise ValueError("a step went wrong")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Store.open(tmp_path, now=Clock(), program_version="1.0") as store, store.writing("x") as shelves:
        shelves.settings.set("a", "1")
    return tmp_path


def _open(folder: Path, ladder: Ladder) -> Store:
    return Store.open(folder, now=Clock(), program_version="2.0", ladder=ladder)


def _version(folder: Path) -> tuple[int, list[tuple[str]]]:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        extra = connection.execute("SELECT name FROM sqlite_schema WHERE name = 'extra'").fetchall()
        return connection.execute("PRAGMA user_version").fetchone()[0], extra


def test_a_step_is_taken_once_after_a_checked_backup(folder: Path) -> None:
    ladder = Ladder(NEXT, {NEXT: _add_table})
    for _ in range(2):
        with _open(folder, ladder) as store, store.reading() as shelves:
            assert shelves.settings.get("a") == "1"
    assert _version(folder) == (NEXT, [("extra",)])
    (backup,) = backups(folder)
    assert backup.schema == SCHEMA == check_backup(backup.path)


def test_a_new_store_climbs_too(tmp_path: Path) -> None:
    _open(tmp_path, Ladder(NEXT, {NEXT: _add_table})).close()
    assert _version(tmp_path) == (NEXT, [("extra",)])
    assert backups(tmp_path) == ()


@pytest.mark.parametrize("step", [_fail, _lose_an_owner])
def test_a_step_that_goes_wrong_leaves_the_old_file(folder: Path, step: Step) -> None:
    with pytest.raises((ValueError, RuntimeError)):
        _open(folder, Ladder(NEXT, {NEXT: step}))
    assert _version(folder) == (SCHEMA, [])
    with Store.open(folder, now=Clock(), program_version="1.0") as store, store.reading() as shelves:
        assert shelves.settings.get("a") == "1"


def test_a_table_that_others_point_at_can_be_rebuilt(folder: Path) -> None:
    _open(folder, Ladder(NEXT, {NEXT: _rebuild})).close()
    assert _version(folder)[0] == NEXT


def test_no_backup_no_migration(folder: Path) -> None:
    (folder / "backups").write_text("a file stands where the folder should be")
    with pytest.raises(StoreRefused):
        _open(folder, Ladder(NEXT, {NEXT: _add_table}))
    assert _version(folder) == (SCHEMA, [])
