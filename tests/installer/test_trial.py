"""What of the run gate needs no Windows: its key, its steps, its log, the paths of its made-up PC."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from installer.trial.__main__ import Log, told
from installer.trial.key import read_key, write_key
from installer.trial.pc import Failed, Setup, must
from installer.trial.updating import signed_update
from installer.wine import behind

from xacai import __version__
from xacai.exchange.release_keys import read_keys
from xacai.exchange.update_file import read_update
from xacai.exchange.update_manifest import UpdateRefused


def test_the_throw_away_key_signs_what_its_programs_believe(tmp_path: Path, root: Path) -> None:
    write_key(tmp_path)
    setup = tmp_path / "setup.exe"
    setup.write_bytes(b"MZ" + bytes(3_000))
    update = tmp_path / "a.xacai-update"
    signed_update(update, __version__, setup, read_key(tmp_path / "trial.key"))
    found = read_update(update, read_keys(tmp_path / "keys.toml"))
    assert found.update.program is not None and str(found.update.program.version) == __version__
    assert "không phát hành" in found.key.name
    shipped = read_keys(root / "resources" / "release" / "keys.toml")
    with pytest.raises(UpdateRefused):
        read_update(update, shipped)


def _well() -> str:
    return "3 s"


def _badly() -> str:
    must(False, "the figures differ")
    return "never"


def test_log_tells_what_failed(tmp_path: Path) -> None:
    log = Log(tmp_path / "log.txt")
    for step in (partial(_well), partial(_badly)):
        log.tell(told(step))
    assert log.lines == ["ok       well: 3 s [0 s]", "FAILED   badly: the figures differ"]
    assert log.failed == 1
    assert (tmp_path / "log.txt").read_text(encoding="utf-8").splitlines() == log.lines


def test_setup_is_known_by_its_process() -> None:
    assert Setup("C:\\XaCai-1.2.3-x64.exe", "1.2.3").process == "XaCai-1.2.3-x64.exe"
    must(True, "")
    with pytest.raises(Failed):
        must(False, "")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("C:\\users\\root", "home/.wine/drive_c/users/root"),
        ("D:\\XaCai\\lib", "disk-d/XaCai/lib"),
        ("E:\\", "disk-e"),
    ],
)
def test_windows_path_has_its_place_here(path: str, place: str) -> None:
    assert behind(Path("/pc"), path) == Path("/pc") / place
