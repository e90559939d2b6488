"""What the window knows before the store is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from xacai.files.preferences import FILE, Preferences, read_preferences, write_preferences


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    wanted = Preferences("en", "dark", 125)
    write_preferences(tmp_path, wanted)
    assert read_preferences(tmp_path) == wanted


def test_a_first_start_has_the_usual_ones(tmp_path: Path) -> None:
    assert read_preferences(tmp_path / "nowhere") == Preferences("vi", "system", 100)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("percent = 400\nmode = dark", Preferences("vi", "dark", 160)),
        ("percent = 1\n", Preferences("vi", "system", 90)),
        ("percent = -5\nmode = blue\nlanguage =\n", Preferences()),
        ("percent = ٣\nnonsense", Preferences()),
        ("\x00\x01", Preferences()),
    ],
)
def test_whatever_stands_in_the_file_the_window_opens(
    tmp_path: Path, text: str, expected: Preferences
) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert read_preferences(tmp_path) == expected


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x00")
    assert read_preferences(tmp_path) == Preferences()
