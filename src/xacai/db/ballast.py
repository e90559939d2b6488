"""A file that only takes up room, to be freed when the disk is full: then even deleting rows fails."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

NAME = "ballast"
SIZE = 2_000_000
_SPARE = 50_000_000


def lay(folder: Path) -> None:
    """Lay the ballast where it is missing and the disk has room to spare; failing at that is no harm."""
    path = folder / NAME
    with suppress(OSError):
        if not path.exists() and shutil.disk_usage(folder).free > _SPARE:
            # Random bytes: a disk that compresses would make nothing of zeros.
            path.write_bytes(os.urandom(SIZE))


def free(folder: Path) -> bool:
    """Throw the ballast out; whether there was one."""
    try:
        (folder / NAME).unlink()
    except OSError:
        return False
    return True


def room(folder: Path) -> int:
    """Free bytes on the folder's disk."""
    return shutil.disk_usage(folder).free
