"""Writing a file so that its name never stands over half of it, and reading it back before saying "saved".

Order: ``name.part`` → flush and fsync → reopen and compare SHA-256 → replace → fsync the folder → reopen
under the final name and compare again. What fails before the replace leaves the earlier file as it was.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from xacai.domain.issue import Issue, Refusal, Severity
from xacai.files.disk import Disk

T = TypeVar("T")

# Windows: access denied, sharing violation, lock violation. A virus scanner holds a new file for a moment.
_HELD_ELSEWHERE = (5, 32, 33)
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)  # 2.5 seconds in all

_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE)
_BAD_NAME = (errno.ENAMETOOLONG, errno.EINVAL, errno.EISDIR, errno.EEXIST)
_WINDOWS = {
    3: "gone", 15: "gone", 19: "readonly", 21: "gone", 39: "full", 53: "gone", 55: "gone",
    112: "full", 123: "name", 206: "name", 433: "gone", 1167: "gone",
}  # fmt: skip


class WriteRefused(Refusal):
    """The file could not be written; under its final name stands what stood there before, or nothing.

    Codes: ``bundle.target-readonly``, ``-full``, ``-gone``, ``-name``, ``-differs``, ``-failed``.
    """


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was read back and found the same: its path, its length in bytes, its SHA-256 in hex."""

    path: Path
    size: int
    sha256: str


def write_atomic(target: Path, data: bytes, *, disk: Disk | None = None, mode: int = 0o644) -> Written:
    """Write the bytes under the name, durable and read back; raises :class:`WriteRefused`.

    ``mode`` holds from the first byte on. The folder must exist (:func:`make_folder`).
    """
    return write_pieces(target, (data,), hashlib.sha256(data).hexdigest(), disk=disk, mode=mode)


def write_pieces(
    target: Path, pieces: Iterable[bytes], wanted: str, *, disk: Disk | None = None, mode: int = 0o644
) -> Written:
    """As :func:`write_atomic`, of bytes that come piece by piece; ``wanted`` is their SHA-256 in hex.

    What ``pieces`` raises goes through, and nothing is written; other bytes than wanted are refused.
    """
    layer = disk or Disk()
    part = target.with_name(f"{target.name}.part")
    try:
        size = _write_part(layer, part, pieces, mode)
        _compare(layer, part, wanted, target)
        _patiently(layer, lambda: layer.replace(part, target))
    except OSError as fault:
        _discard(layer, part)
        raise _refusal(target, fault) from fault
    except BaseException:
        _discard(layer, part)
        raise
    _confirm(layer, target, wanted)
    return Written(target, size, wanted)


def make_folder(folder: Path) -> Path:
    """Create the folder and those above it where missing; raises :class:`WriteRefused`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise _refusal(folder / folder.name, fault) from fault
    return folder


def make_sure_of_room(target: Path, size: int) -> None:
    """Refuse (``bundle.target-full``) before anything is written where the disk says it has no room for the bytes.

    ``target`` names the file, its folder stands. A disk that does not say is tried.
    """
    try:
        free = shutil.disk_usage(target.parent).free
    except OSError:
        return
    # Of a write-protected disk the writing says what to do.
    if free < size and os.access(target.parent, os.W_OK):
        raise WriteRefused(_issue("bundle.target-full", target))


def _write_part(disk: Disk, part: Path, pieces: Iterable[bytes], mode: int) -> int:
    """The bytes under the passing name, synced; how many. A leftover of a broken attempt is cleared first."""
    with suppress(FileNotFoundError):
        _patiently(disk, lambda: disk.remove(part))
    handle = _patiently(disk, lambda: disk.create(part, mode))
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            rest = memoryview(piece)
            while rest:
                rest = rest[disk.write(handle, rest) :]
        # Never a second sync after a failed one: the kernel may have dropped the pages and report success.
        disk.sync(handle)
    except BaseException:
        with suppress(OSError):
            disk.close(handle)
        raise
    disk.close(handle)
    return size


def _compare(disk: Disk, path: Path, wanted: str, target: Path) -> None:
    if _patiently(disk, lambda: disk.digest(path)) != wanted:
        raise WriteRefused(_issue("bundle.target-differs", target))


def _confirm(disk: Disk, target: Path, wanted: str) -> None:
    """Sync the name and read the file back under it; a file that differs is not left standing."""
    try:
        disk.sync_folder(target.parent)
        _compare(disk, target, wanted, target)
    except WriteRefused:
        _discard(disk, target)
        raise
    except OSError as fault:
        raise _refusal(target, fault) from fault


def _patiently(disk: Disk, attempt: Callable[[], T]) -> T:
    """Try again, for 2.5 seconds at most, while another program on Windows holds the file."""
    for pause in _PAUSES:
        try:
            return attempt()
        except OSError as fault:
            if getattr(fault, "winerror", None) not in _HELD_ELSEWHERE:
                raise
        disk.pause(pause)
    return attempt()


def _discard(disk: Disk, path: Path) -> None:
    with suppress(OSError):
        disk.remove(path)


def _refusal(target: Path, fault: OSError) -> WriteRefused:
    return WriteRefused(_issue(f"bundle.target-{_reason(target.parent, fault)}", target))


def _reason(folder: Path, fault: OSError) -> str:
    known = _WINDOWS.get(getattr(fault, "winerror", None) or 0)
    if known:
        return known
    for reason, numbers in (("full", _FULL), ("readonly", _READ_ONLY), ("gone", _GONE), ("name", _BAD_NAME)):
        if fault.errno in numbers:
            return reason
    # A pulled stick answers with a plain input/output error; whether its folder is still there tells.
    return "failed" if _stands(folder) else "gone"


def _stands(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _issue(code: str, target: Path) -> Issue:
    return Issue(code, Severity.ERROR, target.name, {"name": target.name, "folder": str(target.parent)})
