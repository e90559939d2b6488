"""The whole copy (``.xacai-backup``): the store and every file of the office's work in one container.

Entries: media type, manifest, the manifest's SHA-256, the store, then the files by path. It may be larger than memory
and is written and read piece by piece. Nobody seals it: it stays with the office, and a PC that lost its key must be
able to read it. Its hashes tell of damage, not of origin.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from xacai.domain.issue import Refusal, refuse
from xacai.exchange.container import LARGEST_FILE, MANIFEST, MIMETYPE, Stub
from xacai.exchange.evidence import LARGEST_EVIDENCE
from xacai.exchange.handover import FOLDERS, STORE, WORK_FILE, StoreCopy, WorkFile
from xacai.exchange.long_container import Walk, measured, pieces_at, spelled
from xacai.exchange.shape import ListOf, OneOf, Record, Text, Whole
from xacai.files.atomic import Written, write_pieces
from xacai.files.canonical import decode, encode
from xacai.files.reading import opened, too_large

FORMAT = 1
SUFFIX = ".xacai-backup"
LARGEST = 4_000_000_000
"""Bytes of the file: sticks are formatted as FAT32, which takes no file of 4 GiB."""
MOST_FILES = 20_000
MOST_LEFT = 1_000
MEDIA_TYPE = b"application/vnd.xacai.backup+zip;v="
MANIFEST_HASH = "META-INF/manifest.sha256"
LARGEST_MANIFEST = 16_000_000
"""Bytes of all names and hashes."""

_NAME = re.compile(r"xacai_([a-z0-9-]{1,40})_(\d{8}-\d{6})" + re.escape(SUFFIX), re.ASCII)
_STAMP = "%Y%m%d-%H%M%S"
_HASH = "[0-9a-f]{64}"
_FILE = Record(
    {
        "place": OneOf("evidence", "received", *FOLDERS),
        "name": Text(longest=255, empty=False),
        "sha256": Text(_HASH),
        "size": Whole(1, LARGEST_FILE),
        "type": Text("[a-z0-9]{1,8}"),
    }
)
_SHAPE = Record(
    {
        "format": Whole(FORMAT, FORMAT),
        "made": Text(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"),
        "office": Record({"code": Text(longest=40), "name": Text(longest=500)}),
        "program": Text(longest=40),
        "store": Record(
            {
                "sha256": Text(_HASH),
                "size": Whole(1, LARGEST),
                "schema": Whole(1, 9999),
                "saves": Whole(0, 2**53),
                "head": Text(f"({_HASH})?"),
            }
        ),
        "files": ListOf(_FILE, most=MOST_FILES),
        "left": ListOf(_FILE, most=MOST_LEFT),
    }
)
Step = Callable[[int, int], object]
"""Is told how many thousandths are done, and 1000 (bytes would be too many for a window's counter); may raise to
leave."""


@dataclass(frozen=True, slots=True)
class CopyManifest:
    """What a whole copy says of itself: when it was made, of whose work, what is in it, what had no room (``left``)."""

    made: datetime
    office: str
    office_name: str
    program: str
    store: StoreCopy
    files: tuple[WorkFile, ...]
    left: tuple[WorkFile, ...] = ()

    def sizes(self) -> dict[str, tuple[int, str]]:
        """Every entry's size and hash by path, in the order of the container: the store first."""
        files = {
            item.path: (item.size, item.sha256) for item in sorted(self.files, key=lambda item: item.path)
        }
        return {STORE: (self.store.size, self.store.sha256), **files}

    @property
    def total(self) -> int:
        """Bytes of all entries."""
        return sum(size for size, _sha256 in self.sizes().values())


@dataclass(frozen=True, slots=True)
class WholeCopy:
    """A copy of which every byte was looked at: where each entry begins, by its path."""

    path: Path
    about: CopyManifest
    places: Mapping[str, int]


def copy_name(office: str, made: datetime) -> str:
    """``xacai_25432_20261121-174500.xacai-backup``."""
    code = re.sub(r"[^a-z0-9]+", "-", office.lower()).strip("-")[:40]
    return f"xacai_{code or '0'}_{made.strftime(_STAMP)}{SUFFIX}"


def made_at(name: str) -> datetime | None:
    """The moment in the name of a whole copy; None for another name."""
    found = _NAME.fullmatch(name)
    try:
        return datetime.strptime(found[2], _STAMP) if found else None
    except ValueError:
        return None


def write_copy(target: Path, about: CopyManifest, sources: Mapping[str, Path], step: Step) -> Written:
    """Write the copy under its name, read back; ``sources`` gives the file for each entry's path.

    Refused (``copy.changed``) where a file is no longer what the manifest says.
    """
    rest = list(_measured(about, sources))
    manifest = write_copy_manifest(about)
    digest = hashlib.sha256(manifest).hexdigest().encode()
    head = ((MIMETYPE, MEDIA_TYPE + str(FORMAT).encode()), (MANIFEST, manifest), (MANIFEST_HASH, digest))
    total = hashlib.sha256()
    for piece in spelled(head, rest):
        total.update(piece)
    return write_pieces(target, _told(spelled(head, rest), about.total, step), total.hexdigest())


def read_copy(path: Path, step: Step = lambda done, total: None) -> WholeCopy:
    """Read and check all of a copy. Refusals: ``copy.not-a-copy``, ``-newer``, ``-damaged``, those of reading."""
    with opened(path) as source:
        if source.size() > LARGEST:
            raise too_large(path, LARGEST)
        walk = Walk(source, lambda: damaged(path))
        about = _read_head(walk, path)
        places, done = {}, 0
        for name, (size, sha256) in about.sizes().items():
            places[name] = walk.large(name, size, sha256)
            done += size
            step(done * 1000 // about.total, 1000)
        walk.finish()
    return WholeCopy(path, about, places)


def read_copy_head(path: Path) -> CopyManifest:
    """What a copy says of itself, its files unread. Refusals as in reading the whole."""
    with opened(path) as source:
        return _read_head(Walk(source, lambda: damaged(path)), path)


def entry_pieces(copy: WholeCopy, name: str) -> Iterator[bytes]:
    """The bytes of an entry; refused at their end (``copy.damaged``) if they are no longer those that were checked."""
    size, sha256 = copy.about.sizes()[name]
    return pieces_at(copy.path, copy.places[name], size, sha256, lambda: damaged(copy.path))


def damaged(path: Path) -> Refusal:
    """The refusal of a copy that is not, byte for byte, what was written."""
    return refuse("copy.damaged", path.name, name=path.name)


def _not_a_copy(path: Path) -> Refusal:
    return refuse("copy.not-a-copy", path.name, name=path.name)


def write_copy_manifest(about: CopyManifest) -> bytes:
    """The manifest's bytes; nothing is spelled that would not be read again."""
    store = about.store
    manifest = encode(
        {
            "format": FORMAT,
            "made": about.made.isoformat(timespec="seconds"),
            "office": {"code": about.office, "name": about.office_name},
            "program": about.program,
            "store": {
                "sha256": store.sha256,
                "size": store.size,
                "schema": store.schema,
                "saves": store.saves,
                "head": store.head,
            },
            "files": [_line(item) for item in about.files],
            "left": [_line(item) for item in about.left],
        }
    )
    _read_manifest(manifest, Path(copy_name(about.office, about.made)))
    return manifest


def _line(item: WorkFile) -> dict[str, str | int]:
    return {
        "place": item.place,
        "name": item.name,
        "sha256": item.sha256,
        "size": item.size,
        "type": item.type,
    }


def _measured(about: CopyManifest, sources: Mapping[str, Path]) -> Iterator[tuple[Stub, Path]]:
    for name, (size, sha256) in about.sizes().items():
        stub, found = measured(name, sources[name], LARGEST)
        if (stub.size, found) != (size, sha256):
            raise refuse("copy.changed", sources[name].name, name=sources[name].name)
        yield stub, sources[name]


def _told(pieces: Iterator[bytes], total: int, step: Step) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        done += len(piece)
        step(min(done * 1000 // total, 1000), 1000)
        yield piece


def _read_head(walk: Walk, path: Path) -> CopyManifest:
    mimetype = walk.small(MIMETYPE, len(MEDIA_TYPE) + 3, lambda: _not_a_copy(path))
    found = re.fullmatch(re.escape(MEDIA_TYPE) + rb"([1-9][0-9]{0,2})", mimetype)
    if found is None:
        raise _not_a_copy(path)
    if int(found[1]) > FORMAT:
        raise refuse("copy.newer", path.name, name=path.name)
    manifest = walk.small(MANIFEST, LARGEST_MANIFEST)
    if walk.small(MANIFEST_HASH, 64) != hashlib.sha256(manifest).hexdigest().encode():
        raise damaged(path)
    return _read_manifest(manifest, path)


def _read_manifest(manifest: bytes, path: Path) -> CopyManifest:
    try:
        body: Any = decode(manifest)
        if list(_SHAPE.faults(body, "copy")):
            raise damaged(path)
        made = datetime.fromisoformat(body["made"])
    except (Refusal, ValueError) as fault:
        raise damaged(path) from fault
    files = tuple(WorkFile(**line) for line in body["files"])
    if not all(map(_sound, files)) or not _agree(files):
        raise damaged(path)
    left = tuple(WorkFile(**line) for line in body["left"])
    office = body["office"]
    return CopyManifest(
        made, office["code"], office["name"], body["program"], StoreCopy(**body["store"]), files, left
    )


def _sound(item: WorkFile) -> bool:
    """Bundles have names that cannot leave their folder; evidence lies under its hash."""
    if item.place in FOLDERS:
        return WORK_FILE.fullmatch(item.path) is not None
    return item.size <= LARGEST_EVIDENCE


def _agree(files: tuple[WorkFile, ...]) -> bool:
    """A path that is named twice (evidence, own and received) is the same file."""
    told = {(item.path, item.size, item.sha256) for item in files}
    return len(told) == len({item.path for item in files}) and len(set(files)) == len(files)
