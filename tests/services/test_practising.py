"""The sample office lies in a folder of its own: made, kept, made afresh, and never anybody's own folder."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from tests.services.offices import small_office

from xacai.bootstrap import open_sample, open_workspace
from xacai.domain.issue import Refusal
from xacai.services import demonstrating, practising, setting_up, updating
from xacai.services.practising import FOLDER, NOTE


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sample office without its story: seconds are saved."""
    monkeypatch.setattr(
        demonstrating,
        "furnish",
        lambda workspace: iter((setting_up.found_office(workspace, small_office()),)),
    )


def made(data: Path) -> None:
    """Make the sample office of a data folder."""
    practising.make_room(data)
    workspace = open_sample(data)
    for _step in practising.furnish(workspace):
        pass
    workspace.close()


def test_it_lies_beside_the_own_data_and_keeps_the_day_of_its_story(quick: None, tmp_path: Path) -> None:
    made(tmp_path)
    assert practising.is_whole(tmp_path) and (tmp_path / FOLDER / "xacai.db").is_file()
    own = open_workspace(tmp_path)
    sample = open_sample(tmp_path, now=lambda: datetime(2031, 5, 6, 14, 15))
    assert own.find_office() is None and sample.find_office() is not None
    assert sample.now() == datetime(2026, 9, 15, 14, 15) and sample.today() == date(2026, 9, 15)
    assert (own.sample, sample.sample) == (False, True)
    assert own.own_folder() == sample.own_folder() == tmp_path
    with pytest.raises(Refusal) as refused:
        updating.look(sample, tmp_path / "a.xacai-update")
    assert refused.value.issue.code == "update.in-sample"
    own.close()
    sample.close()


def test_what_was_broken_off_is_not_whole_and_made_anew(quick: None, tmp_path: Path) -> None:
    folder = practising.make_room(tmp_path)
    (folder / "half").touch()
    assert not practising.is_whole(tmp_path)
    assert practising.make_room(tmp_path) == folder
    assert [path.name for path in folder.iterdir()] == [NOTE]
    assert [path.name for path in tmp_path.iterdir()] == [FOLDER]


def test_afresh_is_empty_and_the_own_data_stays(quick: None, tmp_path: Path) -> None:
    own = open_workspace(tmp_path)
    setting_up.found_office(own, small_office(code="98002"))
    made(tmp_path)
    practising.make_room(tmp_path)
    sample = open_sample(tmp_path)
    assert sample.find_office() is None and own.office().code == "98002"
    sample.close()
    own.close()


def test_a_folder_that_is_not_the_samples_is_left_alone(tmp_path: Path) -> None:
    theirs = open_workspace(tmp_path / FOLDER)
    setting_up.found_office(theirs, small_office())
    theirs.close()
    with pytest.raises(Refusal) as refused:
        practising.make_room(tmp_path)
    assert refused.value.issue.code == "office.sample-foreign"
    assert (tmp_path / FOLDER / "xacai.db").is_file()


def test_an_open_sample_is_not_taken_away(quick: None, tmp_path: Path) -> None:
    made(tmp_path)
    sample = open_sample(tmp_path)
    with pytest.raises(Refusal) as refused:
        practising.make_room(tmp_path)
    assert refused.value.issue.code == "store.in-use" and practising.is_whole(tmp_path)
    sample.close()


def test_the_sample_never_goes_to_the_server_of_the_own_rows(
    quick: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XACAI_DATABASE", "postgresql://nobody@127.0.0.1:1/none")
    made(tmp_path)
    assert (tmp_path / FOLDER / "xacai.db").is_file()
