"""The update file (``.xacai-update``): a container that a stick carries, read once from front to back.

Entries: media type, manifest, signature, then the files of the manifest in its order. The signature is looked at
before the manifest is read, the manifest before any of the files; with it the whole file has one spelling, so that
every other byte, between, before or behind the entries, is refused. Nothing is unpacked and memory stays small.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from xacai.domain.issue import refuse
from xacai.domain.release import Update
from xacai.exchange.container import MANIFEST, MIMETYPE
from xacai.exchange.keys import OfficeKey, fingerprint, signed_by
from xacai.exchange.long_container import Walk, measured, pieces_at, spelled
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
from xacai.files.reading import opened, too_large

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
        walk = Walk(source, changed)
        _check_type(walk.small(MIMETYPE, len(MEDIA_TYPE) + 3, _not_an_update))
        manifest = walk.small(MANIFEST, _LARGEST_MANIFEST)
        key = _signing_key(walk.small(SIGNATURE, _SIGNATURE_LENGTH), manifest, keys)
        update, lines = read_manifest(manifest)
        parts = tuple(Part(line, walk.large(line.path, line.size, line.sha256)) for line in lines)
        walk.finish()
    return SignedUpdate(path, update, key, parts)


def part_pieces(signed: SignedUpdate, part: Part) -> Iterator[bytes]:
    """The bytes of one file, piece by piece; raises at the end if they are no longer those that were checked."""
    line = part.line
    return pieces_at(signed.path, part.at, line.size, line.sha256, changed)


def write_update(
    target: Path, update: Update, files: Sequence[tuple[str, Path]], key: OfficeKey
) -> tuple[Written, tuple[Line, ...]]:
    """Write an update file of the files (path inside, path on disk), signed; what was written and what is in it."""
    found = [(measured(inside, path, LARGEST), path) for inside, path in sorted(files)]
    lines = tuple(Line(stub.name, stub.size, sha256) for (stub, sha256), _path in found)
    manifest = write_manifest(update, lines)
    read_manifest(manifest)  # nothing leaves that would not be read again
    signature = key.public + key.sign(signed_message(manifest))
    head = ((MIMETYPE, MEDIA_TYPE + str(FORMAT).encode()), (MANIFEST, manifest), (SIGNATURE, signature))
    rest = [(stub, path) for (stub, _sha256), path in found]
    total = hashlib.sha256()
    for piece in spelled(head, rest):
        total.update(piece)
    return write_pieces(target, spelled(head, rest), total.hexdigest()), lines


def _check_type(mimetype: bytes) -> None:
    found = re.fullmatch(re.escape(MEDIA_TYPE) + rb"([1-9][0-9]{0,2})", mimetype)
    if found is None:
        raise _not_an_update()
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


def _not_an_update() -> UpdateRefused:
    return UpdateRefused(refuse("update.not-an-update").issue)


def _refuse(reason: str, **params: str) -> NoReturn:
    raise UpdateRefused(refuse(f"update.{reason}", "", **params).issue)
