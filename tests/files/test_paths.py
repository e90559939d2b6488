"""The data folder of each platform, and the packaged data."""

from __future__ import annotations

from pathlib import Path

from xacai.files.paths import data_folder
from xacai.files.resources import resource, resources_folder

HOME = Path("/home/lan")


def test_the_override_wins_on_every_platform() -> None:
    for platform in ("win32", "darwin", "linux"):
        assert data_folder(environ={"XACAI_DATA": "/srv/xacai"}, platform=platform, home=HOME) == Path(
            "/srv/xacai"
        )


def test_a_blank_override_is_none() -> None:
    assert (
        data_folder(environ={"XACAI_DATA": " "}, platform="linux", home=HOME) == HOME / ".local/share/xacai"
    )


def test_each_platform_has_its_own_place() -> None:
    assert data_folder(environ={}, platform="linux", home=HOME) == HOME / ".local" / "share" / "xacai"
    assert data_folder(environ={}, platform="darwin", home=HOME) == HOME / "Library/Application Support/xacai"
    assert data_folder(environ={}, platform="win32", home=HOME) == HOME / "AppData" / "Local" / "xacai"
    assert data_folder(environ={"LOCALAPPDATA": "/l"}, platform="win32", home=HOME) == Path("/l/xacai")
    assert data_folder(environ={"XDG_DATA_HOME": "/x"}, platform="linux", home=HOME) == Path("/x/xacai")


def test_a_relative_xdg_folder_is_ignored() -> None:
    found = data_folder(environ={"XDG_DATA_HOME": "here"}, platform="linux", home=HOME)
    assert found == HOME / ".local" / "share" / "xacai"


def test_nothing_is_created(tmp_path: Path) -> None:
    assert not data_folder(environ={"XACAI_DATA": str(tmp_path / "new")}).exists()


def test_the_packaged_data_is_found() -> None:
    assert resources_folder().is_dir()
    assert resource("catalogues") == resources_folder() / "catalogues"
