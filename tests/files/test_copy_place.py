"""The second place: kept, found again under its mark, on another drive too, and never mistaken."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from xacai.domain.issue import Refusal
from xacai.files.copy_place import (
    FILE,
    FOLDER,
    MARK,
    CopyPlace,
    find_place,
    forget_place,
    keep_place,
    mark_folder,
    mark_of,
    read_place,
)

NOW = datetime(2026, 9, 15, 8, 30)


def test_what_is_kept_is_read(tmp_path: Path) -> None:
    assert read_place(tmp_path) is None
    for place in (
        CopyPlace(tmp_path / "Tủ = hồ sơ" / FOLDER, "m-1", NOW, NOW),
        CopyPlace(tmp_path / FOLDER, "m-1", NOW),
    ):
        keep_place(tmp_path, place)
        assert read_place(tmp_path) == place
    forget_place(tmp_path)
    forget_place(tmp_path)
    assert read_place(tmp_path) is None


@pytest.mark.parametrize(
    "text", ["", "folder = x\n", "folder = x\nmark = m\nsince = yesterday\n", "\x00\xff"]
)
def test_a_file_that_says_nothing_is_no_place(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_bytes(text.encode("latin-1"))
    assert read_place(tmp_path) is None


def test_a_folder_that_bears_a_mark_keeps_it(tmp_path: Path) -> None:
    folder, mark = mark_folder(tmp_path, "m-1")
    assert (folder, mark, mark_of(folder)) == (tmp_path / FOLDER, "m-1", "m-1")
    assert mark_folder(folder, "m-2") == (folder, "m-1")
    (tmp_path / "file").touch()
    with pytest.raises(Refusal):
        mark_folder(tmp_path / "file", "m-3")


def test_the_place_is_found_on_the_drive_where_it_is_now(tmp_path: Path) -> None:
    drive = tmp_path / "F"
    drive.mkdir()
    place = CopyPlace(Path("/E") / FOLDER, "m-1", NOW)
    (drive / "E" / FOLDER).mkdir(parents=True)
    assert find_place(place, [drive]) is None, "no mark"
    (drive / "E" / FOLDER / MARK).write_text("mark = other\n", encoding="utf-8")
    assert find_place(place, [drive]) is None, "another's mark"
    (drive / "E" / FOLDER / MARK).write_text("mark = m-1\n", encoding="utf-8")
    assert find_place(place, [tmp_path / "nowhere", drive]) == drive / "E" / FOLDER
    assert find_place(place) is None
