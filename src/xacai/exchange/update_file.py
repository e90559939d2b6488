"""The update file (``.xacai-update``): a container that a stick carries, read once from front to back.

Entries: media type, manifest, signature, then the files of the manifest in its order. The signature is looked at
before the manifest is read, the manifest before any of the files; with it the whole file has one spelling, so that
every other byte, between, before or behind the entries, is refused. Nothing is unpacked and memory stays small.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from xacai.domain.issue import refuse
from xacai.domain.release import Update
from xacai.exchange.container import MANIFEST, MIMETYPE, Stub, directory, header_length, size_in
from xacai.exchange.keys import OfficeKey, fingerprint, signed_by
from xacai.exchange.release_keys import PUBLIC_LENGTH, ReleaseKey
from xacai.exchange.update_manifest import (
    FORMAT,
    LARGEST,
    Line,
    UpdateRefused,
    changed,
    read_manifest,
    signed_message,
    write_manifest,
)
from xacai.files.atomic import Written, write_pieces
from xacai.files.reading import Source, opened, too_large

SUFFIX = ".xacai-update"
MEDIA_TYPE = b"application/vnd.xacai.update+zip;v="
SIGNATURE = "META-INF/release.sig"
_SIGNATURE_LENGTH = PUBLIC_LENGTH + 64
_LARGEST_MANIFEST = 200_000


@dataclass(frozen=True, slots=True)
class Part:
    """A file of an update and where its bytes begin."""

    line: Line
    at: int


@dataclass(frozen=True, slots=True)
class SignedUpdate:
    """An update of which every byte is as the key signed it, on the disk where it was read."""

    path: Path
    update: Update
    key: ReleaseKey
    parts: tuple[Part, ...]


def read_update(path: Path, keys: Sequence[ReleaseKey]) -> SignedUpdate:
    """Read and check the whole file; raises :class:`UpdateRefused` or ``ReadRefused``."""
    if not keys:
        _refuse("no-key")
    with opened(path) as source:
        if source.size() > LARGEST:
            raise too_large(path, LARGEST)
        walk = _Walk(source)
        _check_type(walk.small(MIMETYPE, len(MEDIA_TYPE) + 3, "not-an-update"))
        manifest = walk.small(MANIFEST, _LARGEST_MANIFEST)
        key = _signing_key(walk.small(SIGNATURE, _SIGNATURE_LENGTH), manifest, keys)
        update, lines = read_manifest(manifest)
        parts = tuple(Part(line, walk.large(line)) for line in lines)
        walk.finish()
    return SignedUpdate(path, update, key, parts)


def part_pieces(signed: SignedUpdate, part: Part) -> Iterator[bytes]:
    """The bytes of one file, piece by piece; raises at the end if they are no longer those that were checked."""
    total = hashlib.sha256()
    with opened(signed.path) as source:
        source.go_to(part.at)
        for piece in source.pieces(part.line.size):
            total.update(piece)
            yield piece
    if total.hexdigest() != part.line.sha256:
        raise changed()


def write_update(
    target: Path, update: Update, files: Sequence[tuple[str, Path]], key: OfficeKey
) -> tuple[Written, tuple[Line, ...]]:
    """Write an update file of the files (path inside, path on disk), signed; what was written and what is in it."""
    measured = [(_measured(inside, path), path) for inside, path in sorted(files)]
    lines = tuple(Line(stub.name, stub.size, sha256) for (stub, sha256), _path in measured)
    manifest = write_manifest(update, lines)
    read_manifest(manifest)  # nothing leaves that would not be read again
    signature = key.public + key.sign(signed_message(manifest))
    small = ((MIMETYPE, MEDIA_TYPE + str(FORMAT).encode()), (MANIFEST, manifest), (SIGNATURE, signature))
    head = [(Stub(name, len(data), zlib.crc32(data)), data) for name, data in small]
    rest = [(stub, path) for (stub, _sha256), path in measured]
    total = hashlib.sha256()
    for piece in _spelled(head, rest):
        total.update(piece)
    return write_pieces(target, _spelled(head, rest), total.hexdigest()), lines


class _Walk:
    """Goes through the file once; every entry must be the next one, spelled as the container spells it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._stubs: list[Stub] = []
        self._at = 0

    def small(self, name: str, largest: int, otherwise: str = "changed") -> bytes:
        """The bytes of the next entry, which must bear that name."""
        header = self._source.take(header_length(name))
        size = size_in(header)
        if size > largest:
            _refuse(otherwise)
        data = self._source.take(size)
        self._step(Stub(name, len(data), zlib.crc32(data)), header, otherwise)
        return data

    def large(self, line: Line) -> int:
        """Go over the bytes of the next entry, which must be that file; where they begin."""
        header = self._source.take(header_length(line.path))
        total, crc, size = hashlib.sha256(), 0, 0
        for piece in self._source.pieces(line.size):
            total.update(piece)
            crc, size = zlib.crc32(piece, crc), size + len(piece)
        self._step(Stub(line.path, size, crc), header, "changed")
        if (size, total.hexdigest()) != (line.size, line.sha256):
            _refuse("changed")
        return self._at - size

    def finish(self) -> None:
        """The directory must follow, and then nothing."""
        wanted = directory(self._stubs)
        if self._source.take(len(wanted) + 1) != wanted:
            _refuse("changed")

    def _step(self, stub: Stub, header: bytes, otherwise: str) -> None:
        if header != stub.header():
            _refuse(otherwise)
        self._stubs.append(stub)
        self._at += len(header) + stub.size


def _check_type(mimetype: bytes) -> None:
    found = re.fullmatch(re.escape(MEDIA_TYPE) + rb"([1-9][0-9]{0,2})", mimetype)
    if found is None:
        _refuse("not-an-update")
    if int(found[1]) > FORMAT:
        _refuse("newer-format")


def _signing_key(signature: bytes, manifest: bytes, keys: Sequence[ReleaseKey]) -> ReleaseKey:
    """The release key that signed the manifest."""
    public, seal = signature[:PUBLIC_LENGTH], signature[PUBLIC_LENGTH:]
    key = next((key for key in keys if key.public == public), None)
    if key is None:
        _refuse("unknown-key", fingerprint=fingerprint(public))
    if not signed_by(public, seal, signed_message(manifest)):
        _refuse("changed")
    return key


def _measured(inside: str, path: Path) -> tuple[Stub, str]:
    """What the structure and the manifest say of a file."""
    total, crc, size = hashlib.sha256(), 0, 0
    with opened(path) as source:
        for piece in source.pieces(LARGEST + 1):
            total.update(piece)
            crc, size = zlib.crc32(piece, crc), size + len(piece)
    if size > LARGEST:
        raise too_large(path, LARGEST)
    return Stub(inside, size, crc), total.hexdigest()


def _spelled(head: Sequence[tuple[Stub, bytes]], rest: Sequence[tuple[Stub, Path]]) -> Iterator[bytes]:
    """The bytes of the whole file."""
    for stub, data in head:
        yield stub.header() + data
    for stub, path in rest:
        yield stub.header()
        with opened(path) as source:
            yield from source.pieces(stub.size)
    yield directory([stub for stub, _rest in (*head, *rest)])


def _refuse(reason: str, **params: str) -> NoReturn:
    raise UpdateRefused(refuse(f"update.{reason}", "", **params).issue)
