"""Reading a file that somebody handed over: bounded, whole, with a plain refusal where that fails."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from xacai.domain.issue import Refusal, refuse

_PIECE = 1 << 20


class ReadRefused(Refusal):
    """The file could not be read. Codes: ``bundle.source-gone``, ``-unreadable``, ``-empty``, ``-large``."""


@dataclass(frozen=True, slots=True)
class Source:
    """An ordinary file that is open for reading; what the disk refuses comes as :class:`ReadRefused`."""

    path: Path
    stream: BinaryIO

    def size(self) -> int:
        """Its length in bytes, as the system tells it."""
        return os.fstat(self.stream.fileno()).st_size

    def take(self, count: int) -> bytes:
        """The next bytes; fewer than ``count`` only at the end."""
        try:
            return self.stream.read(count)
        except OSError as fault:
            raise _refused("unreadable", self.path) from fault

    def pieces(self, count: int) -> Iterator[bytes]:
        """The next ``count`` bytes, or those there are, piece by piece."""
        left = count
        while left and (piece := self.take(min(left, _PIECE))):
            left -= len(piece)
            yield piece

    def go_to(self, place: int) -> None:
        """Read on at that place."""
        try:
            self.stream.seek(place)
        except OSError as fault:
            raise _refused("unreadable", self.path) from fault


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """An ordinary file; raises :class:`ReadRefused`.

    Folders, devices and pipes are refused: reading one of them might never end.
    """
    try:
        stream = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - closed below
    except FileNotFoundError as fault:
        raise _refused("gone", path) from fault
    except (OSError, ValueError) as fault:
        raise _refused("unreadable", path) from fault
    with stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise _refused("unreadable", path)
        yield Source(path, stream)


def read_limited(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file of 1 to ``limit`` bytes; raises :class:`ReadRefused`."""
    with opened(path) as source:
        data = source.take(limit + 1)
    if not data:
        raise _refused("empty", path)
    if len(data) > limit:
        raise too_large(path, limit)
    return data


def too_large(path: Path, limit: int) -> ReadRefused:
    """The refusal of a file of more than ``limit`` bytes."""
    return _refused("large", path, limit=str(limit // 1_000_000))


def _without_waiting(path: str, flags: int) -> int:
    """Open at once: a pipe that nobody writes to would otherwise hold the program for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refused(reason: str, path: Path, **params: str) -> ReadRefused:
    return ReadRefused(refuse(f"bundle.source-{reason}", path.name, name=path.name, **params).issue)
