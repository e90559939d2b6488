"""A real file of every schema opens for ever, with all that was in it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.db.conftest import Clock
from tests.golden.databases.making import FOLDER, compare, make

from xacai.db.migrations import SCHEMA
from xacai.db.store import FILE, Store

pytestmark = pytest.mark.file_only

FILES = sorted(FOLDER.glob("schema_*.db"))


def _schema_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
        return [f"{name}: {' '.join(sql.split())}" for name, sql in rows]


def _opened(golden: Path, folder: Path) -> Path:
    """A copy of the golden file, opened (and so migrated), compared, closed."""
    shutil.copy(golden, folder / FILE)
    with Store.open(folder, now=Clock(), program_version="9.9") as store, store.reading() as shelves:
        compare(shelves)
    return folder / FILE


def test_there_is_one_for_every_schema() -> None:
    assert [path.name for path in FILES] == [f"schema_{number}.db" for number in range(1, SCHEMA + 1)]


@pytest.mark.parametrize("golden", FILES, ids=lambda path: path.stem)
def test_it_opens_and_holds_what_it_held(golden: Path, tmp_path: Path) -> None:
    _opened(golden, tmp_path)


@pytest.mark.parametrize("golden", FILES, ids=lambda path: path.stem)
def test_an_old_file_and_a_new_one_have_the_same_tables(golden: Path, tmp_path: Path) -> None:
    make(tmp_path / "new.db")
    assert _schema_of(_opened(golden, tmp_path)) == _schema_of(tmp_path / "new.db")
