"""One program instance per data folder: a lock held while the store is open, freed if it dies."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from xacai.db.faults import store_refused

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "xacai.lock"


class FolderLock:
    """The lock on a data folder. Refusals: ``store.in-use``, ``store.readonly``, ``store.disk``."""

    def __init__(self, folder: Path) -> None:
        path = folder / NAME
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError as fault:
            raise store_refused("store.readonly", path) from fault
        except OSError as fault:
            code = "store.readonly" if fault.errno in (errno.EROFS, errno.EACCES) else "store.disk"
            raise store_refused(code, path) from fault
        try:
            _take(self._handle)
        except OSError as fault:
            os.close(self._handle)
            raise store_refused("store.in-use", path) from fault

    def release(self) -> None:
        """Let the folder go. The file stays: without it two programs could lock two files of one name."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
