"""The few system calls that durable writing needs, as one object: a test can make each of them fail."""

from __future__ import annotations

import errno
import hashlib
import os
import time
from contextlib import suppress
from pathlib import Path

_CHUNK = 1 << 20
# Answers of file systems that cannot sync a folder; the rename is then as safe as they can make it.
_CANNOT_SYNC_FOLDER = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM)


class Disk:
    """The real disk. Every method may raise ``OSError``; none of them tries twice."""

    def create(self, path: Path, mode: int) -> int:
        """Open a new file for writing, refusing to follow a link or to reuse what stands there."""
        flags = (
            os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        )
        return os.open(path, flags, mode)

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of the data; the number of bytes taken."""
        return os.write(handle, data[:_CHUNK])

    def sync(self, handle: int) -> None:
        """Bring the file's bytes to the device."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close the file."""
        os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        """Give the source the target's name in one step."""
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Bring the folder's names to the device; Windows has no such call."""
        if os.name == "nt":
            return
        try:
            handle = os.open(folder, os.O_RDONLY)
        except OSError as fault:
            if fault.errno in _CANNOT_SYNC_FOLDER:
                return
            raise
        try:
            os.fsync(handle)
        except OSError as fault:
            if fault.errno not in _CANNOT_SYNC_FOLDER:
                raise
        finally:
            os.close(handle)

    def digest(self, path: Path) -> str:
        """SHA-256 of the file, read anew; where the system lets us, from the device and not from memory."""
        total = hashlib.sha256()
        with path.open("rb", buffering=0) as stream:
            _forget_cached(stream.fileno())
            while chunk := stream.read(_CHUNK):
                total.update(chunk)
        return total.hexdigest()

    def remove(self, path: Path) -> None:
        """Remove the file."""
        path.unlink()

    def pause(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


def _forget_cached(handle: int) -> None:
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
