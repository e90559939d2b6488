"""The signer's command: a key with a passphrase, update files that the program reads, and what is not signed."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer import signing
from xacai import __version__
from xacai.exchange.release_keys import ReleaseKey, read_keys
from xacai.exchange.update_file import read_update

PASSPHRASE = "hai người mỗi người một nửa"
DAY = ("--day", "2026-09-01")


@pytest.fixture
def secret(tmp_path: Path) -> tuple[str, ...]:
    """The options that name key and passphrase."""
    path = tmp_path / "passphrase.txt"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return ("--key", str(tmp_path / "release.key"), "--passphrase-file", str(path))


@pytest.fixture
def keys(
    tmp_path: Path, secret: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> tuple[ReleaseKey, ...]:
    """A key that was made, as the printed lines bring it into the program."""
    assert signing.main(["key", "--name", "Nơi phát hành thử", *secret]) == 0
    printed = capsys.readouterr().out
    path = tmp_path / "keys.toml"
    path.write_text(printed[printed.index("[[key]]") :], encoding="utf-8")
    found = read_keys(path)
    assert (
        found[0].fingerprint in printed and found[0].public.hex() not in printed[: printed.index("[[key]]")]
    )
    return found


def test_a_setup_is_signed_and_read(
    tmp_path: Path, secret: tuple[str, ...], keys: tuple[ReleaseKey, ...]
) -> None:
    setup, notes = tmp_path / f"XaCai-{__version__}-x64.exe", tmp_path / "notes.txt"
    setup.write_bytes(b"MZ" + bytes(5_000))
    notes.write_text("Sửa lỗi in\n\nNhanh hơn\n", encoding="utf-8")
    words = ("program", str(setup), "--least", "0.1.0", "--notes", str(notes), "--out", str(tmp_path))
    assert signing.main([*words, *DAY, *secret]) == 0
    target = tmp_path / f"xacai-{__version__}-windows-x64.xacai-update"
    found = read_update(target, keys)
    assert found.update.program is not None and str(found.update.program.version) == __version__
    assert found.update.notes == ("Sửa lỗi in", "Nhanh hơn") and found.key == keys[0]
    before = target.read_bytes()
    assert signing.main([*words, *DAY, *secret]) == 0 and target.read_bytes() == before


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize(
    "name",
    [
        f"XaCai-{__version__}-x64-untested-runtime.exe",
        f"XaCai-{__version__}-x64-trial.exe",
        f"xacai_{__version__}-trial_amd64.deb",
        "XaCai-98.7.6-x64.exe",
        "setup.exe",
        "XaCai-x64.exe",
    ],
)
def test_what_is_no_release_is_not_signed(
    name: str, tmp_path: Path, secret: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(b"MZ")
    words = ("program", str(tmp_path / name), "--least", "0.1.0", "--out", str(tmp_path))
    assert signing.main([*words, *DAY, *secret]) == 1
    assert capsys.readouterr().err.startswith("sign_update: ")
    assert not list(tmp_path.glob("*.xacai-update*"))


@pytest.mark.usefixtures("keys")
def test_a_wrong_passphrase_signs_nothing(tmp_path: Path, secret: tuple[str, ...]) -> None:
    setup = tmp_path / f"xacai_{__version__}_amd64.deb"
    setup.write_bytes(b"!<arch>")
    (tmp_path / "passphrase.txt").write_text("đoán mò một câu dài", encoding="utf-8")
    words = ("program", str(setup), "--least", "0.1.0", "--out", str(tmp_path))
    assert signing.main([*words, *DAY, *secret]) == 1
    assert not list(tmp_path.glob("*.xacai-update*"))


def test_catalogues_are_signed_and_bad_ones_are_not(
    root: Path, tmp_path: Path, secret: tuple[str, ...], keys: tuple[ReleaseKey, ...]
) -> None:
    from xacai.domain.catalogue_writing import write_catalogue
    from xacai.files.canonical import encode
    from xacai.files.catalogues import packaged_catalogues

    source, bad = tmp_path / "bo.json", tmp_path / "hong.json"
    source.write_bytes(encode(write_catalogue(packaged_catalogues()[0])))
    bad.write_bytes(b"{}")
    out = ("--out", str(tmp_path), *DAY, *secret)
    assert signing.main(["catalogues", str(source), *out]) == 0
    found = read_update(tmp_path / "xacai-catalogues-2026-09-01.xacai-update", keys)
    assert [part.line.path for part in found.parts] == ["catalogue/national-2025-1.json"]
    assert signing.main(["catalogues", str(bad), *out]) == 1
    assert signing.main(["catalogues", str(source), str(source), *out]) == 1


@pytest.mark.usefixtures("keys")
def test_a_key_is_neither_overwritten_nor_laid_into_the_repository_nor_weak(
    root: Path, tmp_path: Path, secret: tuple[str, ...]
) -> None:
    before = (tmp_path / "release.key").read_bytes()
    assert signing.main(["key", "--name", "x", *secret]) == 1
    assert (tmp_path / "release.key").read_bytes() == before
    inside = root / "build" / "release.key"
    assert signing.main(["key", "--name", "x", "--key", str(inside), *secret[2:]]) == 1
    assert not inside.exists()
    (tmp_path / "passphrase.txt").write_text("ngắn", encoding="utf-8")
    assert signing.main(["key", "--name", "x", "--key", str(tmp_path / "k2"), *secret[2:]]) == 1
    assert not (tmp_path / "k2").exists()
