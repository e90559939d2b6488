"""Sticks that are full, write-protected or pulled out: nothing by halves, nothing recorded; names that FAT takes.

Real file systems where this machine lets a test mount one, else the same errors from a disk that pretends.
"""

from __future__ import annotations

import errno
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.offices import QUARTER, refused

from xacai.domain.period import read_period
from xacai.domain.report import Particulars, Report, ReportState
from xacai.domain.submission import Stream
from xacai.exchange.names import bundle_name
from xacai.files.disk import Disk
from xacai.services import demonstrating, publishing, receiving, reporting, submitting
from xacai.services.workspace import Workspace

_FAT_REFUSES = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[ .]$')


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A file system of 160 KB of its own; skipped where mounting is not allowed."""
    folder = tmp_path / "KINGMAX"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(folder)]
    if not sys.platform.startswith("linux") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this machine does not let a test mount a file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def state(workspace: Workspace) -> ReportState:
    return reporting.get_report(workspace, QUARTER).state


def test_a_full_stick_is_told_before_anything_is_written(sample: Workspace, stick: Path) -> None:
    demonstrating.finish_report(sample)
    submitting.pack_report(sample, reporting.get_report(sample, QUARTER))
    (stick / "ảnh.jpg").write_bytes(bytes(100_000))
    with refused(sample, "bundle.target-full"):
        submitting.export_report(sample, QUARTER, stick)
    assert [item.name for item in stick.iterdir()] == ["ảnh.jpg"]
    assert state(sample) is ReportState.NUMBERED


def test_a_stick_that_hides_how_full_it_is_leaves_nothing_by_halves(
    sample: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demonstrating.finish_report(sample)
    submitting.pack_report(sample, reporting.get_report(sample, QUARTER))
    (stick / "ảnh.jpg").write_bytes(bytes(100_000))
    monkeypatch.setattr(submitting, "make_sure_of_room", lambda target, size: None)
    with refused(sample, "bundle.target-full"):
        submitting.export_report(sample, QUARTER, stick)
    assert [item.name for item in stick.iterdir()] == ["ảnh.jpg"]


def test_a_write_protected_stick(sample: Workspace, stick: Path) -> None:
    demonstrating.finish_report(sample)
    submitting.pack_report(sample, reporting.get_report(sample, QUARTER))
    subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
    with refused(sample, "bundle.target-readonly"):
        submitting.export_report(sample, QUARTER, stick)
    assert state(sample) is ReportState.NUMBERED


class Pulled(Disk):
    """The stick is pulled out after the bytes were written and before they get their name."""

    def replace(self, source: Path, target: Path) -> None:
        if "KINGMAX" in target.parts:
            subprocess.run(["umount", "-l", str(target.parent)], check=True)
        super().replace(source, target)


def test_a_stick_pulled_out_while_writing(
    sample: Workspace, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demonstrating.finish_report(sample)
    submitting.pack_report(sample, reporting.get_report(sample, QUARTER))
    subprocess.run(["mount", "-o", "remount,size=4m", str(stick)], check=True)
    with monkeypatch.context() as patch:
        patch.setattr("xacai.files.atomic.Disk", Pulled)
        with refused(sample, "bundle.target-gone"):
            submitting.export_report(sample, QUARTER, stick)
    assert list(stick.iterdir()) == [] and state(sample) is ReportState.NUMBERED
    again = submitting.export_report(sample, QUARTER, tmp_path / "thư mục")
    _bundle, verdict = receiving.verify_bundle(again.bundle.path, receiving.known_cards(sample))
    assert verdict.whole and state(sample) is ReportState.HANDED_OVER


class Failing(Disk):
    """One call on the stick fails with an error number."""

    call, number = "", 0

    def _fail(self, call: str, path: Path) -> None:
        if call == self.call and "usb" in path.parts:
            raise OSError(self.number, "as the system says")

    def create(self, path: Path, mode: int) -> int:
        self._fail("create", path)
        return super().create(path, mode)

    def replace(self, source: Path, target: Path) -> None:
        self._fail("replace", target)
        super().replace(source, target)

    def digest(self, path: Path) -> str:
        self._fail("digest", path)
        return super().digest(path)

    def sync_folder(self, folder: Path) -> None:
        self._fail("sync_folder", folder)
        super().sync_folder(folder)


@pytest.mark.parametrize("call", ["create", "replace", "digest", "sync_folder"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "bundle.target-full"),
        (errno.EROFS, "bundle.target-readonly"),
        (errno.ENODEV, "bundle.target-gone"),
        (errno.EIO, "bundle.target-failed"),
    ],
)
def test_each_failure_of_a_stick_is_said_and_nothing_is_recorded(
    numbered: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, code: str
) -> None:
    failing = type("Failing", (Failing,), {"call": call, "number": number})
    monkeypatch.setattr("xacai.files.atomic.Disk", failing)
    packed = submitting.pack_report(numbered, reporting.get_report(numbered, QUARTER))
    (tmp_path / "usb").mkdir()
    before = submitting.history(numbered)
    with refused(numbered, code):
        submitting.write_both(tmp_path / "usb", packed, "a.pdf", b"%PDF")
    assert submitting.history(numbered) == before
    left = {item.name for item in (tmp_path / "usb").iterdir()}
    # Once the name is there only the folder's own sync can fail: the file is whole, the next attempt replaces it.
    assert left <= ({packed.shipment.file_name} if call == "sync_folder" else set())


@pytest.fixture
def numbered(sample: Workspace) -> Workspace:
    """The sample office with its report numbered."""
    demonstrating.finish_report(sample)
    return sample


_OFFICES = st.text("0123456789", min_size=2, max_size=5)
_PERIODS = st.sampled_from(
    ["2026-Q3", "2026-6M", "2026-Y", "2026-M02", "2025-12-20..2026-01-15", "2026/par-index"]
)
_KINDS = st.sampled_from(["plan", "report", "scorecard", "evidence", "catalogue", "withdrawal"])


@given(_OFFICES, _PERIODS, _KINDS, st.integers(1, 10**6), st.uuids())
def test_bundles_have_names_that_fat_takes(
    office: str, period: str, kind: str, revision: int, uuid: object
) -> None:
    name = bundle_name(Stream(office, period, kind), revision, str(uuid))
    assert len(name) <= 64 and name == name.lower() and name.isascii()
    assert not _FAT_REFUSES.search(name)


@given(st.text(max_size=80), _PERIODS.filter(lambda code: "/" not in code))
def test_papers_have_names_that_fat_takes_whatever_their_number(number: str, code: str) -> None:
    period = read_period(code)
    assert period is not None
    report = replace(Report("98001", period, "x"), particulars=Particulars(number))
    name = f"{publishing.report_file_stem(report)}_da-ky.pdf"
    assert name.isascii() and not _FAT_REFUSES.search(name)
    assert len(name) <= 120
