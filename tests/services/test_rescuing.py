"""Data that cannot be opened: the newest sound copy is found, here or in the second place, and brought back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.services.offices import Clock, open_at
from tests.services.test_looking_after import a_change, an_evidence

from xacai.domain.issue import Refusal
from xacai.services import backing_up, second_place
from xacai.services.looking_after import look_after
from xacai.services.rescuing import LOSSES, newest_sound_copy, rescue
from xacai.services.workspace import Workspace

pytestmark = pytest.mark.file_only


@pytest.fixture
def lost(small: Workspace, clock: Clock, tmp_path: Path) -> Path:
    """A data folder with three copies here and in the second place, whose data file is spoilt and evidence gone."""
    an_evidence(small, tmp_path)
    (tmp_path / "stick").mkdir()
    second_place.choose_place(small, tmp_path / "stick")
    for _day in range(3):
        a_change(small)
        clock.moment += timedelta(days=1)
        look_after(small)
    small.close()
    (small.folder / "xacai.db").write_bytes(b"\0" * 5000)
    for path in (small.folder / "evidence").glob("*.pdf"):
        path.unlink()
    return small.folder


def test_the_newest_whole_copy_brings_everything_back(lost: Path, clock: Clock) -> None:
    with pytest.raises(Refusal) as caught:
        open_at(lost, clock)
    assert caught.value.issue.code in LOSSES
    found = newest_sound_copy(lost)
    assert found is not None and found[0].suffix == ".xacai-backup" and found[1] == clock.moment
    rescue(lost, found[0], now=clock)
    again = open_at(lost, clock)
    try:
        assert again.office().code == "98001" and backing_up.examine(again)["evidence_missing"] == ""
        assert [path.read_bytes() for path in lost.glob("damaged/*/xacai.db")] == [b"\0" * 5000]
    finally:
        again.close()


def test_damaged_copies_are_passed_over_to_the_next_sound_one(lost: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "stick").rglob("*.xacai-backup"):
        path.write_bytes(path.read_bytes()[:-9])
    *_older, middle, newest = sorted((lost / "backups").glob("*.db"))
    newest.write_bytes(b"no backup")
    found = newest_sound_copy(lost)
    assert found is not None and found[0] == middle


def test_without_any_copy_there_is_nothing_to_offer(tmp_path: Path) -> None:
    assert newest_sound_copy(tmp_path) is None
