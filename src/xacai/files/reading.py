"""Reading a file that somebody handed over: bounded, whole, with a plain refusal where that fails."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from xacai.domain.issue import Refusal, refuse


class ReadRefused(Refusal):
    """The file could not be read. Codes: ``bundle.source-gone``, ``-unreadable``, ``-empty``, ``-large``."""


def read_limited(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file of 1 to ``limit`` bytes; raises :class:`ReadRefused`.

    Folders, devices and pipes are refused: reading one of them might never end.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise _refused("unreadable", path, limit)
            data = stream.read(limit + 1)
    except FileNotFoundError as fault:
        raise _refused("gone", path, limit) from fault
    except (OSError, ValueError) as fault:
        raise _refused("unreadable", path, limit) from fault
    if not data:
        raise _refused("empty", path, limit)
    if len(data) > limit:
        raise _refused("large", path, limit)
    return data


def _without_waiting(path: str, flags: int) -> int:
    """Open at once: a pipe that nobody writes to would otherwise hold the program for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refused(reason: str, path: Path, limit: int) -> ReadRefused:
    issue = refuse(f"bundle.source-{reason}", path.name, name=path.name, limit=str(limit // 1_000_000)).issue
    return ReadRefused(issue)
