"""The story of bad post: a bundle changed, cut, newer, or none at all is refused; nothing is written."""

from __future__ import annotations

import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.flow.witness import ENGLISH, Witness
from tests.services.offices import Sent

from xacai.exchange.bundle import unpack
from xacai.services.sampling import sample_documents

SAMPLE = sample_documents().plan_file


def receive_bad(province: Witness, path: Path) -> str:
    """A bad file is refused in one line, whatever it is; nothing is written."""
    before = province.look()
    status, _out, err = province.desk.run("bundle", "receive", path)
    assert status == 1
    assert len(err.strip().splitlines()) == 1, err
    assert err.startswith(f"{path.name}: ")
    assert not any(word in err for word in ENGLISH), err
    assert province.look() == before
    return err


def test_a_bundle_changed_by_one_byte_is_refused(province: Witness, sent: Sent, tmp_path: Path) -> None:
    whole = sent.exported.bundle.path.read_bytes()
    path = tmp_path / "doi.xacai"
    verdicts: list[bool] = []
    for at in range(0, len(whole), 97):
        changed = bytearray(whole)
        changed[at] ^= 1 << (at % 8)
        verdicts.append(unpack(bytes(changed), {})[1].acceptable)
    assert not any(verdicts)
    for at in range(0, len(whole), len(whole) // 7):
        changed = bytearray(whole)
        changed[at] ^= 1 << (at % 8)
        path.write_bytes(changed)
        assert "gửi lại" in receive_bad(province, path) or "xacai" in receive_bad(province, path)


@pytest.mark.parametrize("kept", [0, 1, 37, 0.1, 0.5, 0.9, -1])
def test_a_bundle_that_was_cut_is_refused(province: Witness, sent: Sent, tmp_path: Path, kept: float) -> None:
    whole = sent.exported.bundle.path.read_bytes()
    length = int(len(whole) * kept) if isinstance(kept, float) else kept
    path = tmp_path / "cat.xacai"
    path.write_bytes(whole[:length])
    receive_bad(province, path)


@pytest.mark.parametrize("kept", [100, 0.3, 0.99])
def test_a_paper_that_was_cut_is_refused(province: Witness, sent: Sent, tmp_path: Path, kept: float) -> None:
    whole = sent.exported.pdf.path.read_bytes()
    path = tmp_path / "cat.pdf"
    path.write_bytes(whole[: int(len(whole) * kept) if isinstance(kept, float) else kept])
    assert "PDF" in receive_bad(province, path)


def newer_bundle(data: bytes) -> bytes:
    """The bundle as a later program would name its format: the first entry says so."""
    old, new = b"application/vnd.xacai.bundle+zip;v=1", b"application/vnd.xacai.bundle+zip;v=9"
    changed = data.replace(old, new)
    return changed.replace(struct.pack("<I", zlib.crc32(old)), struct.pack("<I", zlib.crc32(new)))


def test_a_bundle_of_a_newer_program_asks_for_that_program(
    province: Witness, sent: Sent, tmp_path: Path
) -> None:
    path = tmp_path / "moi.xacai"
    path.write_bytes(newer_bundle(sent.exported.bundle.path.read_bytes()))
    assert "mới hơn" in receive_bad(province, path)
    status, out, _err = province.desk.run("--json", "bundle", "verify", path)
    assert status == 1
    assert '"newer_format": true' in out


@pytest.mark.parametrize("name", ["Copy of bao-cao (1).xacai.zip", "Báo cáo quý III.xacai", "khong-duoi"])
def test_a_renamed_bundle_is_still_read(province: Witness, sent: Sent, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copy(sent.exported.bundle.path, path)
    assert province.desk.does("bundle", "receive", path)[0]["outcome"] == "stored"


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(SAMPLE.read_bytes()),
        lambda path: path.write_bytes(b"PK\x05\x06" + bytes(18)),
        lambda path: path.mkdir(),
    ],
)
def test_what_is_no_bundle_is_refused(
    province: Witness, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    path = tmp_path / "la.xacai"
    make(path)
    before = province.look()
    assert province.desk.run("bundle", "receive", path)[0] == 1
    assert province.desk.run("bundle", "verify", path)[0] == 1
    assert province.look() == before


def test_a_changed_card_is_not_trusted(province: Witness, sent: Sent, tmp_path: Path) -> None:
    path = tmp_path / "the.xacai-card"
    path.write_bytes(sent.card.read_bytes().replace(b"97213", b"97219"))
    province.refused("office", "trust", path, says=("thẻ",))
    province.refused("office", "trust", tmp_path / "khong-co", says=("khong-co",))
