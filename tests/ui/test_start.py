"""A package named on the command line, as a double-click does it: at the first start and at a second one."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from xacai.__main__ import wants_window
from xacai.ui.second_start import OneWindow
from xacai.ui.start import _options


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ([], True),
        (["--data", "d", "--lang=vi"], True),
        (["--data", "d", "C:\\Tệp tải về\\biên nhận.XACAI"], True),
        (["a.xacai", "--data", "d"], True),
        (["bundle", "verify", "a.xacai"], False),
        (["--help"], False),
        (["a.pdf"], False),
    ],
)
def test_a_package_opens_the_window_and_a_command_does_not(words: list[str], window: bool) -> None:
    assert wants_window(words) is window


def test_the_package_is_told_beside_the_options() -> None:
    given, package = _options(["--data=d", "a b.xacai", "--lang", "vi"])
    assert given == {"--data": "d", "--lang": "vi"}
    assert package == str(Path("a b.xacai").absolute())
    assert _options(["--data", "d"]) == ({"--data": "d"}, "")


@pytest.mark.parametrize("package", ["", "/tải về/biên nhận.xacai"])
def test_a_second_start_hands_the_package_to_the_window_that_is_open(
    qtbot: QtBot, tmp_path: Path, package: str
) -> None:
    asked: list[str] = []
    first = OneWindow(tmp_path)
    first.listen(asked.append)
    assert OneWindow(tmp_path).call(package)
    qtbot.waitUntil(lambda: asked == [package], timeout=2000)
