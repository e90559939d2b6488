"""Opening, and one transaction per verb."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection
from tests.db.conftest import Clock

from xacai.db import ballast
from xacai.db.engine import APPLICATION_ID
from xacai.db.migrations import SCHEMA
from xacai.db.store import FILE, Store, StoreRefused
from xacai.domain.issue import Issue
from xacai.domain.plan import Plan
from xacai.wording.messages import message_of


def _open(folder: Path) -> Store:
    return Store.open(folder, now=Clock(), program_version="1.0")


def _refused(folder: Path) -> Issue:
    with pytest.raises(StoreRefused) as refusal:
        _open(folder)
    return refusal.value.issue


def _digest(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("xacai.db*"))
    }


def _set(store: Store, value: str) -> None:
    with store.writing("setting", "a") as shelves:
        shelves.settings.set("a", value)


def _setting(store: Store) -> str:
    with store.reading() as shelves:
        return shelves.settings.get("a")


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """The folder of a store that was made, used, closed."""
    with _open(tmp_path) as store:
        _set(store, "1")
    return tmp_path


@pytest.mark.file_only
def test_a_new_file_is_ours_strict_and_at_the_newest_schema(closed: Path) -> None:
    with closing(sqlite3.connect(closed / FILE)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
        tables = connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"
        ).fetchall()
    assert [name for name, strict in tables if not strict and name != "sqlite_schema"] == []
    assert len(tables) > 20


def test_what_was_saved_is_there_after_opening_again(closed: Path) -> None:
    with _open(closed) as store:
        assert _setting(store) == "1"
        assert store.saved_at == datetime(2025, 7, 1, 8, 0, 1)
        assert store.serial == 0
        _set(store, "2")
        assert store.serial == 1 and store.issues == ()


@pytest.mark.file_only
def test_the_settings_that_safety_rests_on(store: Store) -> None:
    with store._writer.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "journal_mode", "foreign_keys", "trusted_schema", "cell_size_check")
        }
    assert list(found.values()) == [2, "truncate", 1, 0, 1]


def test_leaving_by_an_error_changes_nothing(store: Store) -> None:
    _set(store, "before")
    with store.reading() as shelves:
        audited = shelves.audit.rows()
    for fault in (ValueError, KeyboardInterrupt):
        with pytest.raises(fault), store.writing("setting") as shelves:
            shelves.settings.set("a", "after")
            shelves.plans.put(Plan("2025/cchc", 2025))
            raise fault
    with store.reading() as shelves:
        assert shelves.settings.get("a") == "before"
        assert shelves.plans.get("2025/cchc") is None
        assert shelves.audit.rows() == audited
    assert store.serial == 1
    with store.writing("plan") as shelves:
        shelves.plans.put(Plan("2025/cchc", 2025))
        assert shelves.plans.get("2025/cchc") == Plan("2025/cchc", 2025)


def test_reading_inside_writing_sees_the_changes(store: Store) -> None:
    with store.writing("setting") as shelves:
        shelves.settings.set("a", "new")
        assert _setting(store) == "new"


def test_verbs_do_not_nest(store: Store) -> None:
    with pytest.raises(RuntimeError, match="inside"), store.writing("outer"), store.writing("inner"):
        pass
    with pytest.raises(RuntimeError, match="inside"), store.reading(), store.writing("inner"):
        pass
    _set(store, "still works")


def test_a_store_is_not_closed_under_a_verb(store: Store) -> None:
    with pytest.raises(RuntimeError, match="inside"), store.writing("x"):
        store.close()
    _set(store, "still works")


def test_reading_cannot_write(store: Store) -> None:
    with pytest.raises(RuntimeError, match="only reading"), store.reading() as shelves:
        shelves.settings.set("a", "1")


def test_threads_write_one_after_another(store: Store) -> None:
    def add() -> None:
        for _ in range(10):
            with store.writing("count") as shelves:
                shelves.settings.set("n", str(int(shelves.settings.get("n", "0")) + 1))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as shelves:
        assert shelves.settings.get("n") == "40"
        assert shelves.audit.broken_at() is None


def test_a_second_start_is_refused(store: Store) -> None:
    issue = _refused(store.folder)
    assert issue.code == "store.in-use"
    assert str(store.folder) in message_of(issue)


def test_also_from_another_program(store: Store) -> None:
    words = "import sys; from pathlib import Path; from xacai.db.lock import FolderLock; FolderLock(Path(sys.argv[1]))"
    command = [sys.executable, "-c", words, str(store.folder)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    again = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert again.returncode == 1 and "store.in-use" in again.stderr


def test_closed_means_free_and_closed(closed: Path) -> None:
    store = _open(closed)
    store.close()
    store.close()
    with pytest.raises(RuntimeError, match="closed"), store.reading():
        pass
    with pytest.raises(RuntimeError, match="closed"), store.writing("x"):
        pass
    _open(closed).close()


@pytest.mark.file_only
def test_a_newer_file_is_refused_and_untouched(closed: Path) -> None:
    with closing(sqlite3.connect(closed / FILE)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    before = _digest(closed)
    assert _refused(closed).code == "store.newer"
    assert _digest(closed) == before


@pytest.mark.file_only
def test_another_programs_database_is_refused_and_untouched(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("CREATE TABLE t (a)")
    before = _digest(tmp_path)
    assert _refused(tmp_path).code == "store.foreign"
    assert _digest(tmp_path) == before


def _text_file(path: Path) -> None:
    path.write_text("Kế hoạch cải cách hành chính\n" * 100, encoding="utf-8")


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : len(data) - 4096] = b"\xff" * (len(data) - 8192)
    path.write_bytes(data)


def _short(path: Path) -> None:
    os.truncate(path, 60)


@pytest.mark.file_only
@pytest.mark.parametrize("harm", [_text_file, _cut, _overwritten, _short])
def test_a_damaged_file_is_refused_and_untouched(closed: Path, harm: Callable[[Path], None]) -> None:
    harm(closed / FILE)
    before = _digest(closed)
    issue = _refused(closed)
    assert issue.code == "store.damaged"
    assert _digest(closed) == before
    assert _refused(closed).code == "store.damaged", "the lock was let go"


@pytest.mark.file_only
def test_every_damaged_page_is_noticed(closed: Path) -> None:
    """One page at a time overwritten: refused at the start, or all that is read is as it was."""
    whole = (closed / FILE).read_bytes()
    noticed = 0
    for page in range(1, len(whole) // 4096):
        data = bytearray(whole)
        data[page * 4096 : page * 4096 + 4096] = b"\x5a" * 4096
        (closed / FILE).write_bytes(data)
        try:
            with _open(closed) as store:
                assert _setting(store) == "1"
        except StoreRefused as refusal:
            assert refusal.issue.code == "store.damaged"
            noticed += 1
    assert noticed == len(whole) // 4096 - 1


@pytest.mark.file_only
def test_an_empty_store_beside_backups_is_a_loss(closed: Path) -> None:
    with _open(closed) as store:
        store.back_up()
    for empty in (True, False):
        (closed / FILE).unlink(missing_ok=True)
        if empty:
            (closed / FILE).touch()
        assert _refused(closed).code == "store.missing"


@pytest.mark.file_only
def test_a_start_broken_off_before_the_first_save_begins_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    with _open(tmp_path) as store:
        _set(store, "1")


@pytest.mark.file_only
def test_what_a_killed_program_left_half_written_is_undone(closed: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(closed / FILE, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
        rows = [(f"s{number}", "x" * 2000) for number in range(200)]
        connection.executemany("INSERT INTO setting VALUES (?, ?)", rows)
        torn = tmp_path / "torn"
        torn.mkdir()
        for name in (FILE, f"{FILE}-journal"):
            shutil.copy(closed / name, torn / name)
        connection.execute("ROLLBACK")
    assert (torn / f"{FILE}-journal").stat().st_size > 0
    with _open(torn) as store, store.reading() as shelves:
        assert shelves.settings.all() == {"a": "1"}


@pytest.fixture
def powerless() -> Iterator[Path]:
    """A folder that this process may look into and not write to."""
    if not hasattr(os, "geteuid"):
        pytest.skip("file permissions of this system are of another kind")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    else:
        folder.chmod(0o555)
    yield folder
    os.seteuid(before)
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.file_only
def test_a_read_only_folder_is_refused(powerless: Path) -> None:
    assert _refused(powerless).code == "store.readonly"
    assert _refused(powerless / "below").code == "store.readonly"
    assert list(powerless.iterdir()) == []


def _limit(store: Store, pages: int) -> None:
    """Let the file not grow by more than so many pages: SQLite then answers as on a full disk."""
    with store._writer.connect() as connection:
        count = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={count + pages}")


@pytest.mark.file_only
def test_a_full_disk_loses_only_the_last_change(store: Store) -> None:
    _set(store, "before")
    assert (store.folder / ballast.NAME).stat().st_size == ballast.SIZE
    _limit(store, 3)
    with pytest.raises(StoreRefused) as refusal, store.writing("setting") as shelves:
        shelves.settings.set("a", "after")
        for number in range(200):
            shelves.settings.set(f"s{number}", "x" * 1000)
    assert refusal.value.issue.code == "store.full"
    assert not (store.folder / ballast.NAME).exists(), "the ballast's room was given back"
    assert _setting(store) == "before" and store.serial == 1
    _set(store, "short")
    store.close()
    with _open(store.folder) as again:
        assert _setting(again) == "short"
        assert (store.folder / ballast.NAME).exists()


class _DeviceError(sqlite3.OperationalError):
    sqlite_errorcode = sqlite3.SQLITE_IOERR


@pytest.mark.file_only
@pytest.mark.parametrize("written", [True, False])
def test_a_commit_that_raised_is_read_back(
    store: Store, monkeypatch: pytest.MonkeyPatch, written: bool
) -> None:
    _set(store, "before")

    def commit(connection: Connection) -> None:
        if written:
            connection.commit()
        raise _DeviceError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr("xacai.db.store.commit", commit)
        if written:
            _set(store, "after")
        else:
            with pytest.raises(StoreRefused) as refusal:
                _set(store, "after")
            assert refusal.value.issue.code == "store.not-saved"
    assert _setting(store) == ("after" if written else "before")
    assert store.serial == (2 if written else 1)
    _set(store, "later")
    assert _setting(store) == "later"
    with store.reading() as shelves:
        assert shelves.audit.broken_at() is None


@pytest.mark.file_only
def test_where_nothing_can_be_read_back_it_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bool:
        raise _DeviceError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr("xacai.db.store.commit", fail)
        patch.setattr("xacai.db.store.has_save", fail)
        with pytest.raises(StoreRefused) as refusal:
            _set(store, "after")
    assert refusal.value.issue.code == "store.unsure"
    _set(store, "later")


@pytest.mark.file_only
def test_another_program_holding_the_file(store: Store) -> None:
    with store._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreRefused) as refusal:
            _set(store, "x")
        other.execute("ROLLBACK")
    assert refusal.value.issue.code == "store.busy"
    _set(store, "y")


@pytest.mark.file_only
def test_a_file_holds_even_a_nul(store: Store) -> None:
    _set(store, "a\x00b")
    assert _setting(store) == "a\x00b"


def test_a_mistake_of_ours_stays_an_exception(store: Store) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError), store.writing("x") as shelves:
        shelves.plans.put_revision(Plan("2025/cchc", 2025))
