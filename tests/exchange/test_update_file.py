"""The update file: read whole or refused, whatever was done to it."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.updates import KEY, KEYS, PROGRAM, SETUP, STRANGER, UPDATE, data_update, program_update

from xacai.domain.issue import Refusal
from xacai.domain.release import Program, System, Update, Version
from xacai.exchange import update_file
from xacai.exchange.container import MANIFEST, MIMETYPE, Entry, Stub, build, directory
from xacai.exchange.release_keys import ReleaseKey, read_keys, shipped_keys
from xacai.exchange.update_file import MEDIA_TYPE, SIGNATURE, part_pieces, read_update, write_update
from xacai.exchange.update_manifest import Line, read_manifest, signed_message, write_manifest
from xacai.files.canonical import Json, decode, encode

CUT = frozenset({"update.not-an-update", "update.changed", "update.unknown-key"})


def refusal(data: bytes | Path, folder: Path, keys: tuple[ReleaseKey, ...] = KEYS) -> str:
    path = folder / "hostile.xacai-update"
    if isinstance(data, Path):
        path = data
    else:
        path.write_bytes(data)
    with pytest.raises(Refusal) as refused:
        read_update(path, keys)
    return refused.value.issue.code


def spelled(*entries: tuple[str, bytes]) -> bytes:
    """A container as this program would spell it, of any entries in any order."""
    stubs = [Stub(name, len(data), zlib.crc32(data)) for name, data in entries]
    body = b"".join(stub.header() + data for stub, (_name, data) in zip(stubs, entries, strict=True))
    return body + directory(stubs)


def signed(manifest: bytes, *files: tuple[str, bytes], mimetype: bytes = MEDIA_TYPE + b"1") -> bytes:
    seal = KEY.public + KEY.sign(signed_message(manifest))
    return spelled((MIMETYPE, mimetype), (MANIFEST, manifest), (SIGNATURE, seal), *files)


def manifest_with(**changes: Json) -> bytes:
    """A manifest of the ordinary update, some members changed."""
    whole = decode(write_manifest(UPDATE, (Line("program/package.deb", 3, "a" * 64),)))
    assert isinstance(whole, dict)
    return encode({**whole, **changes})


def test_what_was_signed_is_read(tmp_path: Path) -> None:
    found = read_update(program_update(tmp_path), KEYS)
    assert (found.update, found.key) == (UPDATE, KEYS[0])
    (part,) = found.parts
    assert b"".join(part_pieces(found, part)) == SETUP


def test_the_same_parts_give_the_same_bytes_and_any_program_opens_them(tmp_path: Path) -> None:
    first = program_update(tmp_path).read_bytes()
    assert program_update(tmp_path).read_bytes() == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert archive.read("program/package.deb") == SETUP


def test_every_truncation_is_refused(tmp_path: Path) -> None:
    data = program_update(tmp_path, setup=b"MZ" + bytes(200)).read_bytes()
    for length in range(len(data)):
        assert refusal(data[:length], tmp_path) in CUT


def test_every_changed_byte_is_refused(tmp_path: Path) -> None:
    data = program_update(tmp_path, setup=b"MZ" + bytes(200)).read_bytes()
    codes = set()
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 + place % 255
        codes.add(refusal(bytes(changed), tmp_path))
    assert codes <= {"update.not-an-update", "update.newer-format", "update.changed", "update.unknown-key"}
    assert "update.changed" in codes


@pytest.mark.parametrize("name", [MANIFEST, SIGNATURE, "program/package.deb"])
def test_a_changed_byte_under_a_mended_check_sum_is_refused(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(program_update(tmp_path)) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    assert spelled(*entries.items()) == program_update(tmp_path).read_bytes()
    for place in (0, len(entries[name]) // 2, len(entries[name]) - 1):
        changed = bytearray(entries[name])
        changed[place] ^= 4
        code = refusal(spelled(*{**entries, name: bytes(changed)}.items()), tmp_path)
        assert code == ("update.unknown-key" if (name, place) == (SIGNATURE, 0) else "update.changed")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(extra=st.binary(min_size=1, max_size=40), place=st.integers(0, 2_000))
def test_bytes_put_in_anywhere_are_refused(tmp_path: Path, extra: bytes, place: int) -> None:
    data = program_update(tmp_path, setup=b"MZ" + bytes(200)).read_bytes()
    at = min(place, len(data))
    assert data[:at] + extra + data[at:] != data
    assert refusal(data[:at] + extra + data[at:], tmp_path).startswith("update.")


def test_another_key_and_no_key(tmp_path: Path) -> None:
    path = program_update(tmp_path, key=STRANGER)
    assert refusal(path, tmp_path) == "update.unknown-key"
    assert refusal(path, tmp_path, ()) == "update.no-key"
    # The known key's name before another key's signature.
    manifest = write_manifest(UPDATE, (Line("program/package.deb", 1, "a" * 64),))
    seal = KEY.public + STRANGER.sign(signed_message(manifest))
    data = spelled((MIMETYPE, MEDIA_TYPE + b"1"), (MANIFEST, manifest), (SIGNATURE, seal))
    assert refusal(data, tmp_path) == "update.changed"


def test_a_signature_over_something_else_does_not_count(tmp_path: Path) -> None:
    manifest = write_manifest(UPDATE, (Line("program/package.deb", 1, "a" * 64),))
    data = spelled(
        (MIMETYPE, MEDIA_TYPE + b"1"), (MANIFEST, manifest), (SIGNATURE, KEY.public + KEY.sign(manifest))
    )
    assert refusal(data, tmp_path) == "update.changed"


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"more": 1},
        {"released": ""},
        {"released": "2026-02-30"},
        {"notes": ["x" * 501]},
        {"notes": [""] },
        {"program": {"version": "01.0.0", "least": "0.1.0", "schema": 1, "system": "linux-x64"}},
        {"program": {"version": "1.0", "least": "0.1.0", "schema": 1, "system": "linux-x64"}},
        {"program": {"version": "1.0.0", "least": "0.1.0", "schema": 0, "system": "linux-x64"}},
        {"program": None},
        {"files": []},
        {"files": [{"path": "../setup.exe", "size": 3, "sha256": "a" * 64}]},
        {"files": [{"path": "program/../x.exe", "size": 3, "sha256": "a" * 64}]},
        {"files": [{"path": "/program/setup.exe", "size": 3, "sha256": "a" * 64}]},
        {"files": [{"path": "program/setup.exe", "size": 10**12, "sha256": "a" * 64}]},
        {"files": [{"path": "program/setup.exe", "size": 3, "sha256": "A" * 64}]},
        {"files": [{"path": f"program/{n}.exe", "size": 3, "sha256": "a" * 64} for n in ("a", "b")]},
        {"files": [{"path": "program/a.exe", "size": 3, "sha256": "a" * 64}] * 2},
        {"program": None, "files": [{"path": "program/a.exe", "size": 3, "sha256": "a" * 64}]},
    ],
)  # fmt: skip
def test_a_signed_manifest_that_this_program_would_not_write(
    changes: dict[str, Json], tmp_path: Path
) -> None:
    assert refusal(signed(manifest_with(**changes)), tmp_path) == "update.changed"


def test_manifests_that_are_no_canonical_json(tmp_path: Path) -> None:
    whole = manifest_with()
    for manifest in (
        b"",
        b"{}",
        b"[]",
        b"[1]",
        b"1",
        b"[" * 5_000,
        whole + b" ",
        whole.replace(b":", b": ", 1),
        b"\xff",
    ):
        assert refusal(signed(manifest), tmp_path) == "update.changed"
    assert refusal(signed(whole + bytes(300_000)), tmp_path) == "update.changed"


def test_entries_missing_added_doubled_and_out_of_order(tmp_path: Path) -> None:
    setup = b"abc"
    manifest = manifest_with(
        files=[{"path": "program/setup.exe", "size": 3, "sha256": hashlib.sha256(setup).hexdigest()}]
    )
    good, seal = ("program/setup.exe", setup), (SIGNATURE, KEY.public + KEY.sign(signed_message(manifest)))
    kind, listed = (MIMETYPE, MEDIA_TYPE + b"1"), (MANIFEST, manifest)
    path = tmp_path / "good"
    path.write_bytes(spelled(kind, listed, seal, good))
    assert read_update(path, KEYS).update.released == date(2026, 9, 1)
    for entries in (
        (kind, listed, seal),
        (kind, listed, seal, good, good),
        (kind, listed, seal, good, ("program/more.exe", b"x")),
        (kind, listed, seal, ("../../setup.exe.", setup)),
        (kind, listed, seal, ("program/setup.exe", b"abd")),
        (kind, listed, seal, ("program/setup.exe", b"abcd")),
        (kind, listed, seal, ("program/setup.exe", b"ab")),
        (kind, seal, listed, good),
        (kind, listed, good, seal),
        (kind, listed, listed, seal, good),
    ):
        assert refusal(spelled(*entries), tmp_path) == "update.changed"
    assert refusal(spelled(listed, kind, seal, good), tmp_path) == "update.not-an-update"


def test_zips_of_other_programs(tmp_path: Path) -> None:
    entries = {
        MIMETYPE: MEDIA_TYPE + b"1",
        MANIFEST: manifest_with(),
        SIGNATURE: bytes(96),
        "program/setup.exe": bytes(1_000_000),
    }
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", method) as archive:
            for name, data in entries.items():
                archive.writestr(name, data)
        assert refusal(stream.getvalue(), tmp_path) == "update.not-an-update"


def test_what_is_no_update(tmp_path: Path) -> None:
    bundle = build([Entry(MIMETYPE, b"application/vnd.xacai.bundle+zip;v=1"), Entry(MANIFEST, b"{}")])
    for data in (b"MZ" + bytes(500), b"PK\x03\x04", b"%PDF-1.7", bundle, bytes(100)):
        assert refusal(data, tmp_path) == "update.not-an-update"
    assert refusal(tmp_path / "none", tmp_path) == "bundle.source-gone"
    assert refusal(tmp_path, tmp_path) == "bundle.source-unreadable"
    assert refusal(signed(manifest_with(), mimetype=MEDIA_TYPE + b"2"), tmp_path) == "update.newer-format"


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = program_update(tmp_path)
    monkeypatch.setattr(update_file, "LARGEST", path.stat().st_size - 1)
    assert refusal(path, tmp_path) == "bundle.source-large"


def test_a_header_that_promises_gigabytes_takes_no_memory(tmp_path: Path) -> None:
    data = bytearray(program_update(tmp_path).read_bytes())
    second = data.index(b"PK\x03\x04", 4)
    data[second + 18 : second + 22] = b"\xff\xff\xff\xff"
    assert refusal(bytes(data), tmp_path) == "update.changed"


def test_a_file_that_changes_after_the_look_is_not_written(tmp_path: Path) -> None:
    path = program_update(tmp_path)
    found = read_update(path, KEYS)
    data = bytearray(path.read_bytes())
    data[found.parts[0].at] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(Refusal) as refused:
        list(part_pieces(found, found.parts[0]))
    assert refused.value.issue.code == "update.changed"


def test_nothing_is_signed_that_would_not_be_read(tmp_path: Path) -> None:
    source = tmp_path / "x"
    source.write_bytes(b"x")
    with pytest.raises(Refusal):
        write_update(tmp_path / "bad.xacai-update", UPDATE, [("../x.exe", source)], KEY)
    with pytest.raises(Refusal):
        write_update(
            tmp_path / "bad.xacai-update", Update(date(2026, 9, 1)), [("program/x.exe", source)], KEY
        )
    assert not (tmp_path / "bad.xacai-update").exists()


def test_catalogues_travel_without_a_program(tmp_path: Path) -> None:
    found = read_update(data_update(tmp_path, catalogue_b=b"{}", catalogue_a=b"[]"), KEYS)
    assert found.update.program is None
    assert [part.line.path for part in found.parts] == ["catalogue/a.json", "catalogue/b.json"]
    assert [b"".join(part_pieces(found, part)) for part in found.parts] == [b"[]", b"{}"]


def test_systems_of_later_programs_are_read(tmp_path: Path) -> None:
    program = Program(Version(9, 0, 0), Version(0, 1, 0), 1, "windows-arm64")
    assert read_update(program_update(tmp_path, program), KEYS).update.program == program
    assert PROGRAM.system == System.DEBIAN


def test_manifest_there_and_back() -> None:
    lines = (Line("program/setup.exe", 5, "0" * 64),)
    assert read_manifest(write_manifest(UPDATE, lines)) == (UPDATE, lines)


def test_shipped_release_keys_are_read_and_are_no_keys_of_tests() -> None:
    assert not {key.public for key in shipped_keys()} & {KEY.public, STRANGER.public}


def test_keys_are_read_from_the_programs_own_file(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text(f'[[key]]\nname = "Sở Nội vụ"\npublic = "{KEY.public.hex()}"\n', encoding="utf-8")
    assert read_keys(path) == (ReleaseKey("Sở Nội vụ", KEY.public),)
    path.write_text('[[key]]\nname = "x"\npublic = "00"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="32 bytes"):
        read_keys(path)
