"""Bringing whole copies back: here and on another PC, files and all; damaged ones change nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.services.offices import Clock, open_at, small_office
from tests.services.test_looking_after import PDF, a_change, an_evidence

from xacai.domain.issue import Refusal
from xacai.services import backing_up, bringing_back, proving, second_place, setting_up
from xacai.services.drilling import last_drill
from xacai.services.workspace import Workspace

pytestmark = pytest.mark.file_only


@pytest.fixture
def whole(small: Workspace, tmp_path: Path) -> Path:
    """A whole copy of the small office with one evidence file, in a second place."""
    an_evidence(small, tmp_path)
    (tmp_path / "stick").mkdir()
    second_place.choose_place(small, tmp_path / "stick")
    backing_up.back_up(small)
    return second_place.carry(small).written.path


def _evidence_of(workspace: Workspace) -> list[bool]:
    return [
        bool(item.evidence.file) and backing_up.examine(workspace)["evidence_missing"] == ""
        for item in proving.whole_register(workspace)
    ]


def test_another_pc_gets_the_data_and_the_files(whole: Path, tmp_path: Path, clock: Clock) -> None:
    fresh = tmp_path / "new pc"
    brought = bringing_back.restore_file(fresh, whole, now=clock)
    assert brought.files == 1
    again = open_at(fresh, clock)
    try:
        assert again.office().code == "98001" and _evidence_of(again) == [True]
        assert not list(fresh.glob("restore-*"))
    finally:
        again.close()


def test_at_the_first_start_of_another_pc_too(whole: Path, tmp_path: Path, clock: Clock) -> None:
    fresh = open_at(tmp_path / "new pc", clock)
    try:
        assert bringing_back.look_at_copy(fresh, whole) == (clock.moment, 1)
        assert fresh.find_office() is None
        bringing_back.bring_back(fresh, whole)
        assert fresh.office().code == "98001" and _evidence_of(fresh) == [True]
        a_change(fresh)
        with fresh.store.reading() as shelves:
            assert shelves.audit.broken_at() is None and shelves.settings.get("epoch") == "2"
    finally:
        fresh.close()


def test_what_stood_here_is_put_aside_and_can_come_back(small: Workspace, whole: Path, clock: Clock) -> None:
    a_change(small)
    with small.store.reading() as shelves:
        newer = shelves.settings.get("note")
    clock.set(2026, 9, 20)
    brought = bringing_back.bring_back(small, whole)
    with small.store.reading() as shelves:
        assert shelves.settings.get("note") == "" != newer
    clock.set(2026, 9, 21)
    bringing_back.bring_back(small, brought.former)
    with small.store.reading() as shelves:
        assert (shelves.settings.get("note"), shelves.settings.get("epoch")) == (newer, "3")


def test_a_file_of_the_same_name_is_put_aside_not_overwritten(
    small: Workspace, whole: Path, tmp_path: Path
) -> None:
    (kept,) = (small.folder / "evidence").glob("*.pdf")
    kept.write_bytes(b"%PDF-1.4 something else")
    bringing_back.bring_back(small, whole)
    assert kept.read_bytes() == PDF
    (aside,) = small.folder.glob(f"damaged/*/evidence/{kept.name}")
    assert aside.read_bytes() == b"%PDF-1.4 something else"


def test_a_trial_reads_all_and_keeps_its_day(small: Workspace, whole: Path) -> None:
    assert bringing_back.try_copy(small, whole) == whole
    assert last_drill(small) == small.now() and small.office().code == "98001"


def test_one_wrong_byte_anywhere_changes_nothing(whole: Path, small: Workspace, tmp_path: Path) -> None:
    data, chance = whole.read_bytes(), random.Random(7)
    places = [0, 60, 200, len(data) - 3, *(chance.randrange(len(data)) for _ in range(6))]
    with small.store.reading() as shelves:
        before = shelves.audit.head()
    for place in places:
        bad = tmp_path / "bad.xacai-backup"
        bad.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(Refusal) as caught:
            bringing_back.bring_back(small, bad)
        assert caught.value.issue.code in ("copy.damaged", "copy.not-a-copy", "copy.newer"), place
    for cut in (b"", data[:100], data[: len(data) // 2], data[:-1], data + b"x"):
        (tmp_path / "bad.xacai-backup").write_bytes(cut)
        with pytest.raises(Refusal):
            bringing_back.restore_file(tmp_path / "new pc", tmp_path / "bad.xacai-backup")
    with small.store.reading() as shelves:
        assert shelves.audit.head() == before
    assert not (tmp_path / "new pc" / "xacai.db").exists() and not list(small.folder.glob("restore-*"))


def test_a_store_with_something_built_in_is_refused(small: Workspace, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    copy = backing_up.back_up(small)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("CREATE TRIGGER more AFTER INSERT ON setting BEGIN DELETE FROM office; END")
        connection.commit()
    with pytest.raises(Refusal) as caught:
        bringing_back.bring_back(small, copy)
    assert caught.value.issue.code == "copy.damaged"


def test_another_offices_copy_is_refused(whole: Path, tmp_path: Path, clock: Clock) -> None:
    other = open_at(tmp_path / "other", clock)
    setting_up.found_office(other, small_office(code="98002"))
    try:
        with pytest.raises(Refusal) as caught:
            bringing_back.bring_back(other, whole)
        assert caught.value.issue.code == "copy.other-office"
        assert other.office().code == "98002"
    finally:
        other.close()


def test_not_while_the_folder_is_open(small: Workspace, whole: Path) -> None:
    with pytest.raises(Refusal) as caught:
        bringing_back.restore_file(small.folder, whole)
    assert caught.value.issue.code == "store.in-use"
