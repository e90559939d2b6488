"""Backups, restoring, the drill."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.db.conftest import Clock

from xacai.db import backup as backup_module
from xacai.db import restoring
from xacai.db.backup import MONTHS, RECENT, WEEKS, Backup, backups, check_backup, retained
from xacai.db.drill import LAST_DRILL, drill
from xacai.db.restoring import restore
from xacai.db.store import FILE, Store, StoreRefused

pytestmark = pytest.mark.file_only

_moments = st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)), max_size=80)


@given(_moments)
def test_the_newest_stay_and_not_too_many(moments: list[datetime]) -> None:
    kept = retained(moments)
    assert kept <= set(moments)
    assert set(sorted(set(moments))[-RECENT:]) <= kept
    assert len(kept) <= RECENT + WEEKS + MONTHS


@given(_moments)
def test_each_recent_month_and_week_keeps_its_newest(moments: list[datetime]) -> None:
    kept = retained(moments)
    for span, count in ((lambda m: (m.year, m.month), MONTHS), (lambda m: tuple(m.isocalendar()[:2]), WEEKS)):
        newest = {span(moment): moment for moment in sorted(moments)}
        assert {newest[key] for key in sorted(newest)[-count:]} <= kept


@given(_moments)
def test_pruning_twice_prunes_once(moments: list[datetime]) -> None:
    assert retained(retained(moments)) == retained(moments)


@given(st.integers(1, 500))
def test_a_backup_a_day_never_keeps_more_than_thirty(days: int) -> None:
    kept: frozenset[datetime] = frozenset()
    start = datetime(2025, 1, 1, 7, 30)
    for day in range(days):
        kept = retained({*kept, start + timedelta(days=day)})
    assert min(days, RECENT) <= len(kept) <= 30
    assert max(kept) - min(kept) >= timedelta(days=min(days - 40, 300)), "the year is covered"


def _set(store: Store, value: str) -> None:
    with store.writing("setting", "a") as shelves:
        shelves.settings.set("a", value)


def _open(folder: Path, clock: Clock) -> Store:
    return Store.open(folder, now=clock, program_version="1.0")


def _setting(folder: Path, clock: Clock) -> tuple[str, str]:
    with _open(folder, clock) as store, store.reading() as shelves:
        assert shelves.audit.broken_at() is None
        return shelves.settings.get("a"), shelves.settings.get("epoch")


def test_a_backup_holds_what_was_saved(store: Store) -> None:
    _set(store, "1")
    made = store.back_up()
    assert made in store.backups() and check_backup(made.path) == made.schema == 1
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]


def test_old_backups_go(store: Store) -> None:
    for _ in range(RECENT + 5):
        store.back_up()
    assert len(store.backups()) == RECENT


def test_no_room_no_backup(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_module, "room", lambda folder: 1000)
    with pytest.raises(StoreRefused) as refusal:
        store.back_up()
    assert refusal.value.issue.code == "store.full" and store.backups() == ()


@pytest.fixture
def two(store: Store) -> tuple[Store, Backup]:
    """A closed store that says "new", and its backup that says "old"."""
    _set(store, "old")
    made = store.back_up()
    _set(store, "new")
    store.close()
    return store, made


def _restore(store: Store, made: Backup, clock: Clock) -> None:
    restore(made.path, store.path, now=clock, program_version="1.0")


def test_restoring_brings_back_and_puts_aside(two: tuple[Store, Backup], clock: Clock) -> None:
    store, made = two
    _restore(store, made, clock)
    assert _setting(store.folder, clock) == ("old", "2")
    (aside,) = store.folder.glob("damaged/*/xacai.db")
    aside.rename(store.folder / FILE)
    assert _setting(store.folder, clock)[0] == "new"
    assert made.path.exists()


def test_also_over_a_file_that_cannot_be_read(two: tuple[Store, Backup], clock: Clock) -> None:
    store, made = two
    store.path.write_bytes(b"\x00" * 5000)
    _restore(store, made, clock)
    assert _setting(store.folder, clock) == ("old", "2")
    (aside,) = store.folder.glob("damaged/*/xacai.db")
    assert aside.read_bytes() == b"\x00" * 5000


def test_and_where_none_is_left(two: tuple[Store, Backup], clock: Clock) -> None:
    store, made = two
    store.path.unlink()
    _restore(store, made, clock)
    assert _setting(store.folder, clock) == ("old", "2")


def _spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[5000:9000] = b"\x5a" * 4000
    path.write_bytes(data)


def _cut(path: Path) -> None:
    os.truncate(path, 6000)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [_spoil, _cut, _empty])
def test_a_bad_backup_changes_nothing(
    two: tuple[Store, Backup], clock: Clock, harm: Callable[[Path], None]
) -> None:
    store, made = two
    harm(made.path)
    with pytest.raises(StoreRefused) as refusal:
        _restore(store, made, clock)
    assert refusal.value.issue.code == "store.backup-bad"
    assert _setting(store.folder, clock) == ("new", "")


def test_not_while_the_store_is_open(store: Store, clock: Clock) -> None:
    made = store.back_up()
    with pytest.raises(StoreRefused) as refusal:
        _restore(store, made, clock)
    assert refusal.value.issue.code == "store.in-use"


@pytest.mark.parametrize("broken_off", ["_bring", "open_epoch", "_put_aside", "seal"])
def test_broken_off_anywhere_it_is_undone_or_completes(
    two: tuple[Store, Backup], clock: Clock, monkeypatch: pytest.MonkeyPatch, broken_off: str
) -> None:
    store, made = two
    real = getattr(restoring, broken_off)
    calls = SimpleNamespace(left=1 if broken_off == "seal" else 0)

    def stop(*arguments: object, **options: object) -> object:
        if calls.left == 0:
            raise KeyboardInterrupt
        calls.left -= 1
        return real(*arguments, **options)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(restoring, broken_off, stop)
        _restore(store, made, clock)
    value, epoch = _setting(store.folder, clock)
    if broken_off == "_bring":
        assert (value, epoch) == ("new", "")
    else:
        assert value == "old" and int(epoch) >= 2
        assert len(list(store.folder.glob("damaged/*/xacai.db"))) == 1


def test_the_drill_restores_for_real_and_notes_the_day(store: Store, clock: Clock) -> None:
    with pytest.raises(StoreRefused) as refusal:
        drill(store, now=clock, program_version="1.0")
    assert refusal.value.issue.code == "store.no-backup"
    _set(store, "1")
    _set(store, "2")
    store.back_up()
    result = drill(store, now=clock, program_version="1.0")
    assert (result.saves, result.plans, result.reports) == (2, 0, 0)
    assert not list(store.folder.glob("drill-*"))
    with store.reading() as shelves:
        assert shelves.settings.get(LAST_DRILL).startswith("2025-07-01")


def test_other_files_in_the_folder_are_no_backups(tmp_path: Path) -> None:
    assert backups(tmp_path) == ()
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "notes.txt").touch()
    assert backups(tmp_path) == ()
