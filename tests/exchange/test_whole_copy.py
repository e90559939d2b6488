"""The whole copy: read whole or refused, whatever was done to it; written only as the manifest says."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xacai.domain.issue import Refusal
from xacai.exchange import whole_copy
from xacai.exchange.container import MANIFEST, MIMETYPE, Stub, directory
from xacai.exchange.handover import STORE, StoreCopy, WorkFile
from xacai.exchange.whole_copy import (
    MANIFEST_HASH,
    MEDIA_TYPE,
    CopyManifest,
    copy_name,
    entry_pieces,
    made_at,
    read_copy,
    read_copy_head,
    write_copy,
    write_copy_manifest,
)
from xacai.files.canonical import decode, encode

DATA, PAPER, BUNDLE = b"SQLite format 3\0 the store", b"%PDF-1.4 a paper", b"PK a bundle"
REFUSED = frozenset({"copy.damaged", "copy.not-a-copy", "copy.newer"})


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


FILES = (
    WorkFile("evidence", "biên bản.pdf", _sha(PAPER), len(PAPER), "pdf"),
    WorkFile("received", "biên bản.pdf", _sha(PAPER), len(PAPER), "pdf"),
    WorkFile("out", "xacai_98001_2026-q3_report_r1_1b9d6bcd.xacai", _sha(BUNDLE), len(BUNDLE), "xacai"),
)
ABOUT = CopyManifest(
    datetime(2026, 9, 15, 8, 30),
    "98001",
    "UBND xã",
    "1.0",
    StoreCopy(_sha(DATA), len(DATA), 1, 3, "a" * 64),
    FILES,
)


def _sources(folder: Path) -> dict[str, Path]:
    """The files on disk by their paths in the container."""
    found = {}
    for place, (name, data) in enumerate({STORE: DATA, FILES[0].path: PAPER, FILES[2].path: BUNDLE}.items()):
        found[name] = folder / f"source{place}"
        found[name].write_bytes(data)
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy with a store, a paper that is evidence twice, and a bundle."""
    target = tmp_path / copy_name("98001", ABOUT.made)
    write_copy(target, ABOUT, _sources(tmp_path), lambda done, total: None)
    return target


def _refusal(path: Path) -> str:
    with pytest.raises(Refusal) as caught:
        read_copy(path)
    return caught.value.issue.code


def _spelled(
    folder: Path, manifest: bytes, *files: tuple[str, bytes], digest: bytes = b"", format_: bytes = b"1"
) -> Path:
    """A container of any manifest and entries, as this program would spell it."""
    told = digest or _sha(manifest).encode()
    entries = ((MIMETYPE, MEDIA_TYPE + format_), (MANIFEST, manifest), (MANIFEST_HASH, told), *files)
    stubs = [Stub(name, len(data), zlib.crc32(data)) for name, data in entries]
    body = b"".join(stub.header() + data for stub, (_name, data) in zip(stubs, entries, strict=True))
    path = folder / "made.xacai-backup"
    path.write_bytes(body + directory(stubs))
    return path


def test_what_was_written_is_read(copy: Path) -> None:
    whole = read_copy(copy)
    assert whole.about == ABOUT == read_copy_head(copy)
    assert [b"".join(entry_pieces(whole, name)) for name in whole.places] == [DATA, PAPER, BUNDLE]
    assert made_at(copy.name) == ABOUT.made and made_at(f"Copy of {copy.name}") is None
    assert made_at("xacai_98001_20261340-083000.xacai-backup") is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_other_byte_is_refused(copy: Path, tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(copy.read_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    bad = tmp_path / "bad.xacai-backup"
    bad.write_bytes(whole)
    assert _refusal(bad) in REFUSED


def test_what_is_cut_or_added_is_refused(copy: Path, tmp_path: Path) -> None:
    whole, bad = copy.read_bytes(), tmp_path / "bad.xacai-backup"
    for data in (b"", b"x", whole[:-1], whole + b"\0", b"\0" + whole, whole[: len(whole) // 2]):
        bad.write_bytes(data)
        assert _refusal(bad) in REFUSED


def test_a_copy_that_changes_under_the_reader_is_noticed(copy: Path) -> None:
    whole = read_copy(copy)
    data = copy.read_bytes()
    copy.write_bytes(data.replace(b"a paper", b"A paper"))
    with pytest.raises(Refusal) as caught:
        b"".join(entry_pieces(whole, FILES[0].path))
    assert caught.value.issue.code == "copy.damaged"


def test_a_source_that_changed_is_not_copied(tmp_path: Path) -> None:
    sources = _sources(tmp_path)
    sources[STORE].write_bytes(b"something else")
    with pytest.raises(Refusal) as caught:
        write_copy(tmp_path / "x.xacai-backup", ABOUT, sources, lambda done, total: None)
    assert caught.value.issue.code == "copy.changed"
    assert not list(tmp_path.glob("x.*"))


def _with(**changes: Any) -> bytes:
    body: Any = decode(write_copy_manifest(replace(ABOUT, files=())))
    return encode({**body, **changes})


_LINE = {"place": "evidence", "name": "x", "sha256": _sha(PAPER), "size": len(PAPER), "type": "pdf"}


@pytest.mark.parametrize(
    "manifest",
    [
        b"{}",
        b"not json",
        _with(made="2026-13-45T00:00:00"),
        _with(extra="x"),
        _with(files=[{**_LINE, "place": "out", "name": "../../evil.xacai"}]),
        _with(files=[{**_LINE, "place": "backups"}]),
        _with(files=[{**_LINE, "type": "../x"}]),
        _with(files=[{**_LINE, "size": 20_000_001}]),
        _with(files=[_LINE, _LINE]),
        _with(files=[_LINE, {**_LINE, "place": "received", "size": 1}]),
    ],
    ids=["empty", "no-json", "no-day", "more", "path", "place", "type", "large", "twice", "at-odds"],
)
def test_a_manifest_that_this_program_would_not_write_is_refused(tmp_path: Path, manifest: bytes) -> None:
    files = ((STORE, DATA), (FILES[0].path, PAPER))
    assert _refusal(_spelled(tmp_path, manifest, *files)) == "copy.damaged"


def test_a_newer_format_and_a_wrong_hash_are_told_apart(tmp_path: Path) -> None:
    manifest = write_copy_manifest(replace(ABOUT, files=()))
    assert _refusal(_spelled(tmp_path, manifest, (STORE, DATA), format_=b"2")) == "copy.newer"
    assert _refusal(_spelled(tmp_path, manifest, (STORE, DATA), digest=b"0" * 64)) == "copy.damaged"
    assert read_copy(_spelled(tmp_path, manifest, (STORE, DATA))).about.files == ()


def test_a_copy_beyond_the_limit_is_not_read(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_copy, "LARGEST", 100)
    assert _refusal(copy) == "bundle.source-large"
