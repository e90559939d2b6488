"""A name never stands over half a file, whatever the disk does."""

from __future__ import annotations

import errno
import hashlib
import os
from collections import Counter
from pathlib import Path

import pytest

from xacai.files.atomic import WriteRefused, make_folder, write_atomic
from xacai.files.disk import Disk
from xacai.wording.messages import message_of

DATA = b"so lieu quy III\n" * 200_000
OLD = b"the file of last time"


class FailingDisk(Disk):
    """The real disk, but the n-th call fails; write calls take at most a part of what they are given."""

    def __init__(self, fail_at: int = 0, fault: OSError | None = None, times: int = 1) -> None:
        self.fail_at = fail_at
        self.fault = fault or OSError(errno.EIO, "input/output error")
        self.times = times
        self.calls: list[str] = []
        self.paused = 0.0

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if self.fail_at <= len(self.calls) < self.fail_at + self.times:
            raise self.fault

    def create(self, path: Path, mode: int) -> int:
        self._call("create")
        return super().create(path, mode)

    def write(self, handle: int, data: memoryview) -> int:
        self._call("write")
        return super().write(handle, data[:700_000])

    def sync(self, handle: int) -> None:
        self._call("sync")
        super().sync(handle)

    def close(self, handle: int) -> None:
        super().close(handle)
        self._call("close")

    def replace(self, source: Path, target: Path) -> None:
        self._call("replace")
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._call("sync_folder")
        super().sync_folder(folder)

    def digest(self, path: Path) -> str:
        self._call("digest")
        return super().digest(path)

    def remove(self, path: Path) -> None:
        self._call("remove")
        super().remove(path)

    def pause(self, seconds: float) -> None:
        self.paused += seconds


class WindowsError(OSError):
    """An error as Windows gives it."""

    def __init__(self, number: int) -> None:
        super().__init__(errno.EACCES, "access")
        self.winerror = number


def calls_of_a_good_write(folder: Path) -> list[str]:
    disk = FailingDisk()
    write_atomic(folder / "good.bin", DATA, disk=disk)
    return disk.calls


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    written = write_atomic(tmp_path / "báo cáo.xacai", DATA)
    assert written.path.read_bytes() == DATA
    assert (written.size, written.sha256) == (len(DATA), hashlib.sha256(DATA).hexdigest())
    assert [path.name for path in tmp_path.iterdir()] == ["báo cáo.xacai"]


def test_the_order_of_calls(tmp_path: Path) -> None:
    calls = calls_of_a_good_write(tmp_path)
    wanted = ["remove", "create", "write", "sync", "close", "digest", "replace", "sync_folder", "digest"]
    assert list(dict.fromkeys(calls)) == [*dict.fromkeys(wanted)]
    assert calls[-5:] == ["close", "digest", "replace", "sync_folder", "digest"]


@pytest.mark.parametrize("before", [None, OLD])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EROFS, errno.ENODEV])
def test_an_error_at_every_call_leaves_the_old_or_the_whole_new_file(
    tmp_path: Path, before: bytes | None, number: int
) -> None:
    total = len(calls_of_a_good_write(tmp_path))
    assert total >= 10
    for fail_at in range(1, total + 1):
        for times in (1, 10_000):
            folder = tmp_path / f"{fail_at}-{times}"
            folder.mkdir()
            target = folder / "report.xacai"
            if before is not None:
                target.write_bytes(before)
            disk = FailingDisk(fail_at, OSError(number, "fault"), times)
            with pytest.raises(WriteRefused) as refused:
                write_atomic(target, DATA, disk=disk)
            there = target.read_bytes() if target.exists() else None
            assert there in (before, DATA), (fail_at, times)
            assert "{" not in message_of(refused.value.issue)
            assert disk.calls.count("sync") <= 1


def test_a_part_is_cleared_away_after_a_failure_and_before_the_next_attempt(tmp_path: Path) -> None:
    target = tmp_path / "report.xacai"
    with pytest.raises(WriteRefused):
        write_atomic(target, DATA, disk=FailingDisk(4))
    assert list(tmp_path.iterdir()) == []
    target.with_name("report.xacai.part").write_bytes(b"left by a power cut")
    write_atomic(target, DATA)
    assert [path.name for path in tmp_path.iterdir()] == ["report.xacai"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right that Windows users lack")
def test_a_link_under_the_passing_name_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(OLD)
    (tmp_path / "report.xacai.part").symlink_to(other)
    write_atomic(tmp_path / "report.xacai", DATA)
    assert other.read_bytes() == OLD


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_held_by_another_program_is_tried_again(tmp_path: Path, number: int) -> None:
    calls = calls_of_a_good_write(tmp_path)
    for name in ("create", "replace", "digest"):
        disk = FailingDisk(calls.index(name) + 1, WindowsError(number), 3)
        write_atomic(tmp_path / f"{name}.bin", DATA, disk=disk)
        assert 0 < disk.paused < 2.6


def test_a_file_held_for_ever_is_given_up_after_two_and_a_half_seconds(tmp_path: Path) -> None:
    calls = calls_of_a_good_write(tmp_path)
    disk = FailingDisk(calls.index("replace") + 1, WindowsError(32), 10_000)
    with pytest.raises(WriteRefused):
        write_atomic(tmp_path / "report.xacai", DATA, disk=disk)
    assert Counter(disk.calls)["replace"] == 7
    assert disk.paused == pytest.approx(2.5)


def test_a_failed_sync_is_never_tried_again(tmp_path: Path) -> None:
    calls = calls_of_a_good_write(tmp_path)
    disk = FailingDisk(calls.index("sync") + 1, WindowsError(5))
    with pytest.raises(WriteRefused):
        write_atomic(tmp_path / "report.xacai", DATA, disk=disk)
    assert disk.calls.count("sync") == 1


class LyingDisk(Disk):
    """A stick that takes everything and gives something else back, from the n-th reading on."""

    def __init__(self, lies_from: int) -> None:
        self.lies_from = lies_from
        self.readings = 0

    def digest(self, path: Path) -> str:
        self.readings += 1
        return super().digest(path) if self.readings < self.lies_from else "0" * 64


@pytest.mark.parametrize("lies_from", [1, 2])
def test_a_stick_that_gives_back_other_bytes_is_found_out(tmp_path: Path, lies_from: int) -> None:
    with pytest.raises(WriteRefused) as refused:
        write_atomic(tmp_path / "report.xacai", DATA, disk=LyingDisk(lies_from))
    assert refused.value.issue.code == "bundle.target-differs"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (OSError(errno.EROFS, ""), "readonly"),
        (OSError(errno.EACCES, ""), "readonly"),
        (OSError(errno.ENOSPC, ""), "full"),
        (OSError(errno.EDQUOT, ""), "full"),
        (OSError(errno.ENODEV, ""), "gone"),
        (OSError(errno.ENAMETOOLONG, ""), "name"),
        (OSError(errno.EIO, ""), "failed"),
        (WindowsError(112), "full"),
        (WindowsError(19), "readonly"),
        (WindowsError(1167), "gone"),
    ],
)
def test_each_fault_has_its_sentence(tmp_path: Path, fault: OSError, code: str) -> None:
    with pytest.raises(WriteRefused) as refused:
        write_atomic(tmp_path / "r.xacai", DATA, disk=FailingDisk(3, fault))
    assert refused.value.issue.code == f"bundle.target-{code}"
    assert refused.value.issue.params["folder"] == str(tmp_path)


def test_a_vanished_folder_and_an_overlong_name(tmp_path: Path) -> None:
    with pytest.raises(WriteRefused) as refused:
        write_atomic(tmp_path / "gone" / "r.xacai", DATA)
    assert refused.value.issue.code == "bundle.target-gone"
    with pytest.raises(WriteRefused) as refused:
        write_atomic(tmp_path / ("n" * 300), DATA)
    assert refused.value.issue.code == "bundle.target-name"


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "r.xacai").mkdir()
    with pytest.raises(WriteRefused) as refused:
        write_atomic(tmp_path / "r.xacai", DATA)
    assert refused.value.issue.code == "bundle.target-name"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_a_secret_is_never_readable_by_others(tmp_path: Path) -> None:
    write_atomic(tmp_path / "office.key", b"x", mode=0o600)
    assert (tmp_path / "office.key").stat().st_mode & 0o077 == 0


def test_folders_are_made_or_refused(tmp_path: Path) -> None:
    assert make_folder(tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteRefused) as refused:
        make_folder(tmp_path / "file" / "below")
    assert refused.value.issue.code == "bundle.target-gone"
