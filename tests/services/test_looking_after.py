"""Copies by the calendar and in a second place: made when due, never without a change, carried whole, told of."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.services.offices import Clock

from xacai.domain.evidence import Evidence
from xacai.domain.issue import Refusal
from xacai.exchange.whole_copy import read_copy
from xacai.files import copy_place
from xacai.services import backing_up, proving, second_place, whole_copies
from xacai.services.drilling import last_drill
from xacai.services.filing import file_path
from xacai.services.looking_after import LookedAfter, look_after
from xacai.services.workspace import Workspace

pytestmark = pytest.mark.file_only

PDF = b"%PDF-1.4\n% kept with the work\n%%EOF\n"


def a_change(workspace: Workspace) -> None:
    """Something that a copy should hold."""
    with workspace.store.writing("plan.note", "x") as shelves:
        shelves.settings.set("note", workspace.new_id())


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_copy_is_made_once_and_tried_in_the_first_month(small: Workspace) -> None:
    done = look_after(small)
    assert done.copied in backing_up.copies(small) and done.tried is not None and done.issues == ()
    assert last_drill(small) == small.now()
    assert look_after(small) == LookedAfter()


def test_nothing_changed_nothing_copied_though_months_go_by(small: Workspace, clock: Clock) -> None:
    look_after(small)
    for month in (10, 11, 12):
        clock.set(2026, month, 20)
        done = look_after(small)
        assert done.copied is None and done.tried is not None  # the trial's own row is no change
    assert len(backing_up.copies(small)) == 1


def test_a_change_is_copied_the_next_day_or_after_a_day_of_work(small: Workspace, clock: Clock) -> None:
    look_after(small)
    a_change(small)
    clock.moment += timedelta(hours=2)
    assert not look_after(small).anything
    clock.moment += timedelta(hours=7)
    assert look_after(small).copied is not None
    a_change(small)
    clock.moment += timedelta(hours=16)
    assert look_after(small).copied is not None


def test_a_clock_that_ran_ahead_stops_no_copy(small: Workspace, clock: Clock) -> None:
    clock.set(2029, 1, 1)
    look_after(small)
    clock.set(2026, 9, 20)
    a_change(small)
    assert look_after(small).copied is not None
    assert not look_after(small).anything


def test_a_full_disk_is_said_in_words_that_fit(small: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xacai.db.backup.room", lambda folder: 1000)
    (issue,) = look_after(small).issues
    assert issue.code == "copy.full"
    assert backing_up.copies(small) == () and not list(small.folder.glob("backups/*.part"))


def an_evidence(workspace: Workspace, folder: Path) -> Path:
    """A document of the register with a file; where the file is kept."""
    paper = folder / "bien_ban.pdf"
    paper.write_bytes(PDF)
    key = proving.register(
        workspace, Evidence(number="12/BB", issuer="UBND xã", abstract="Biên bản")
    ).evidence.key
    kept = proving.attach(workspace, key, paper).evidence.file
    assert kept is not None
    return file_path(workspace, kept)


def test_the_newest_copy_goes_whole_to_the_second_place(
    small: Workspace, stick: Path, tmp_path: Path
) -> None:
    an_evidence(small, tmp_path)
    place, doubts = second_place.choose_place(small, stick)
    assert place.folder.parent == stick and [issue.code for issue in doubts] == ["copy.place-same-drive"]
    steps: list[tuple[int, int]] = []
    done = look_after(small, lambda now, total: steps.append((now, total)))
    assert done.carried is not None and done.carried.files == 1 and steps[-1][0] == steps[-1][1]
    whole = read_copy(done.carried.written.path)
    assert whole.about.office == small.office().code and [item.name for item in whole.about.files] == [
        "bien_ban.pdf"
    ]
    assert not look_after(small).anything
    assert [(copy.whole, copy.second) for copy in backing_up.all_copies(small)] == [
        (True, True),
        (False, False),
    ]


def test_a_place_that_is_away_waits_and_is_told_of_after_a_fortnight(
    small: Workspace, stick: Path, clock: Clock
) -> None:
    second_place.choose_place(small, stick)
    look_after(small)
    stick.rename(stick.with_name("in a drawer"))
    a_change(small)
    clock.moment += timedelta(days=10)
    assert look_after(small).copied is not None
    found = second_place.second_place(small)
    assert found is not None and found.behind == 0
    clock.moment += timedelta(days=5)
    found = second_place.second_place(small)
    assert found is not None and found.behind == 15
    with pytest.raises(Refusal) as caught:
        second_place.carry(small)
    assert caught.value.issue.code == "copy.place-away"
    assert not stick.exists(), "nothing is made where a stick used to be"
    stick.with_name("in a drawer").rename(stick)
    assert look_after(small).carried is not None
    found = second_place.second_place(small)
    assert found is not None and found.behind == 0


def test_another_stick_under_the_same_name_is_not_the_place(small: Workspace, stick: Path) -> None:
    place, _doubts = second_place.choose_place(small, stick)
    stick.rename(stick.with_name("ours"))
    place.folder.mkdir(parents=True)
    (place.folder / copy_place.MARK).write_text("mark = of another office\n", encoding="utf-8")
    done = look_after(small)
    assert done.copied is not None and done.carried is None
    assert len(list(place.folder.iterdir())) == 1


def test_only_so_many_copies_stay_there(small: Workspace, stick: Path, clock: Clock) -> None:
    place, _doubts = second_place.choose_place(small, stick)
    foreign = place.folder / "xacai_11111_20200101-000000.xacai-backup"
    foreign.write_bytes(b"another office")
    for _day in range(whole_copies.KEPT + 2):
        a_change(small)
        clock.moment += timedelta(days=1)
        assert look_after(small).carried is not None
    assert len(second_place.copies_there(small)) == whole_copies.KEPT
    assert foreign.exists()


def test_a_full_stick_gives_up_older_copies_but_not_the_last(
    small: Workspace, stick: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_place.choose_place(small, stick)
    for _day in range(3):
        a_change(small)
        clock.moment += timedelta(days=1)
        look_after(small)
    newest = second_place.copies_there(small)[-1]
    room = {True: SimpleNamespace(free=1000), False: SimpleNamespace(free=10**12)}
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: room[stick in Path(folder).parents])
    a_change(small)
    clock.moment += timedelta(days=1)
    (issue,) = look_after(small).issues
    assert issue.code == "bundle.target-full"
    assert second_place.copies_there(small) == (newest,)


def test_the_data_folder_is_no_second_place(small: Workspace, tmp_path: Path) -> None:
    for folder, code in ((small.folder, "copy.place-inside"), (tmp_path / "nowhere", "bundle.target-gone")):
        with pytest.raises(Refusal) as caught:
            second_place.choose_place(small, folder)
        assert caught.value.issue.code == code
    with pytest.raises(Refusal) as caught:
        second_place.carry(small)
    assert caught.value.issue.code == "copy.place-none"


def test_a_place_can_be_given_up_and_taken_again(small: Workspace, stick: Path) -> None:
    place, _doubts = second_place.choose_place(small, stick)
    look_after(small)
    second_place.forget_second_place(small)
    assert second_place.second_place(small) is None and second_place.reachable(small) is None
    again, _doubts = second_place.choose_place(small, place.folder)
    assert again.folder == place.folder and len(second_place.copies_there(small)) == 1
    assert look_after(small).carried is not None


def test_leaving_in_the_middle_leaves_nothing_there(small: Workspace, stick: Path) -> None:
    place, _doubts = second_place.choose_place(small, stick)

    def leave(done: int, total: int) -> None:
        if done * 2 > total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look_after(small, leave)
    assert [path.name for path in place.folder.iterdir()] == [copy_place.MARK]
    assert look_after(small).carried is not None


def test_the_sample_office_is_left_alone(small: Workspace) -> None:
    assert not look_after(replace(small, sample=True)).anything
