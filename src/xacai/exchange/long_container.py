"""A container too long for memory: spelled from files on disk, read once from front to back.

What is read must be, entry for entry, what the container spells; every other byte, between, before or behind the
entries, is refused in the words of whoever reads.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from xacai.domain.issue import Refusal
from xacai.exchange.container import Stub, directory, header_length, size_in
from xacai.files.reading import Source, opened, too_large

Refuser = Callable[[], Refusal]


def measured(inside: str, path: Path, largest: int) -> tuple[Stub, str]:
    """What the structure says of a file on disk, and its SHA-256 in hex; refused above ``largest`` bytes."""
    total, crc, size = hashlib.sha256(), 0, 0
    with opened(path) as source:
        for piece in source.pieces(largest + 1):
            total.update(piece)
            crc, size = zlib.crc32(piece, crc), size + len(piece)
    if size > largest:
        raise too_large(path, largest)
    return Stub(inside, size, crc), total.hexdigest()


def spelled(head: Sequence[tuple[str, bytes]], rest: Sequence[tuple[Stub, Path]]) -> Iterator[bytes]:
    """The bytes of the whole container: small entries from memory, then files."""
    stubs = [Stub(name, len(data), zlib.crc32(data)) for name, data in head]
    for stub, (_name, data) in zip(stubs, head, strict=True):
        yield stub.header() + data
    for stub, path in rest:
        yield stub.header()
        with opened(path) as source:
            yield from source.pieces(stub.size)
    yield directory([*stubs, *(stub for stub, _path in rest)])


def pieces_at(path: Path, at: int, size: int, sha256: str, changed: Refuser) -> Iterator[bytes]:
    """The bytes of one entry, piece by piece; raises at the end if they are no longer those that were checked."""
    total = hashlib.sha256()
    with opened(path) as source:
        source.go_to(at)
        for piece in source.pieces(size):
            total.update(piece)
            yield piece
    if total.hexdigest() != sha256:
        raise changed()


class Walk:
    """Goes through the container once; every entry must be the next one, spelled as the container spells it."""

    def __init__(self, source: Source, changed: Refuser) -> None:
        self._source = source
        self._changed = changed
        self._stubs: list[Stub] = []
        self._at = 0

    def small(self, name: str, largest: int, otherwise: Refuser | None = None) -> bytes:
        """The bytes of the next entry, which must bear that name."""
        refused = otherwise or self._changed
        header = self._source.take(header_length(name))
        size = size_in(header)
        if size > largest:
            raise refused()
        data = self._source.take(size)
        self._step(Stub(name, len(data), zlib.crc32(data)), header, refused)
        return data

    def large(self, name: str, size: int, sha256: str) -> int:
        """Go over the bytes of the next entry, which must be that file; where they begin."""
        header = self._source.take(header_length(name))
        total, crc, found = hashlib.sha256(), 0, 0
        for piece in self._source.pieces(size):
            total.update(piece)
            crc, found = zlib.crc32(piece, crc), found + len(piece)
        self._step(Stub(name, found, crc), header, self._changed)
        if (found, total.hexdigest()) != (size, sha256):
            raise self._changed()
        return self._at - found

    def finish(self) -> None:
        """The directory must follow, and then nothing."""
        wanted = directory(self._stubs)
        if self._source.take(len(wanted) + 1) != wanted:
            raise self._changed()

    def _step(self, stub: Stub, header: bytes, refused: Refuser) -> None:
        if header != stub.header():
            raise refused()
        self._stubs.append(stub)
        self._at += len(header) + stub.size
