"""The container: a ZIP that any program opens, of which only one spelling is accepted.

Entries are stored, in a fixed order, dated 1980-01-01, with every attribute, flag, extra field and comment
zero or empty. Reading goes through the structure byte by byte, then rebuilds the whole file from what was
read and compares: nothing can hide between, before or behind the entries.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

from xacai.domain.issue import Refusal, refuse

LARGEST_FILE = 100_000_000
MOST_ENTRIES = 500
MIMETYPE = "mimetype"
MEDIA_TYPE = b"application/vnd.xacai.bundle+zip;v="
MANIFEST = "META-INF/manifest.json"
SEAL = "META-INF/office.sig"
CONTENT = "data/content.json"
PARTICULARS = "data/particulars.json"
_FIRST = (MIMETYPE, MANIFEST, SEAL, "META-INF/token.p7s", CONTENT, PARTICULARS)

_NAME = re.compile(r"[a-z0-9/._-]{1,80}")
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 10  # stored files only
_DAY = 0x0021  # 1980-01-01, the first day that the format knows
_FORMAT_AT = _LOCAL.size + len(MIMETYPE) + len(MEDIA_TYPE)


class ContainerRefused(Refusal):
    """The bytes are no canonical container.

    Codes: ``bundle.too-large``, ``not-a-bundle``, ``cut``, ``too-many``, ``compressed``, ``entry-name``,
    ``duplicate-entry``, ``container`` (any other departure from the one spelling).
    """


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the container: its name (ASCII, forward slashes) and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Stub:
    """What the structure says of an entry: its name, its size in bytes, its CRC-32."""

    name: str
    size: int
    crc: int

    def header(self) -> bytes:
        """The bytes before the entry's own."""
        return _LOCAL.pack(b"PK\x03\x04", *self._common()) + self.name.encode("ascii")

    def line(self, at: int) -> bytes:
        """The entry's line in the directory; ``at`` is the place of its header."""
        head = _CENTRAL.pack(b"PK\x01\x02", _VERSION, *self._common(), 0, 0, 0, 0, at)
        return head + self.name.encode("ascii")

    def _common(self) -> tuple[int, ...]:
        return (_VERSION, 0, 0, 0, _DAY, self.crc, self.size, self.size, len(self.name), 0)


def stub_of(entry: Entry) -> Stub:
    """The stub of an entry in memory."""
    return Stub(entry.name, len(entry.data), zlib.crc32(entry.data))


def header_length(name: str) -> int:
    """How many bytes stand before the bytes of an entry of that name."""
    return _LOCAL.size + len(name)


def size_in(header: bytes) -> int:
    """The size that an entry's header, whole or cut, gives for its bytes."""
    return int.from_bytes(header[18:22], "little")


def directory(stubs: Sequence[Stub]) -> bytes:
    """The bytes behind the last entry."""
    lines: list[bytes] = []
    at = 0
    for stub in stubs:
        lines.append(stub.line(at))
        at += header_length(stub.name) + stub.size
    central = b"".join(lines)
    return central + _END.pack(b"PK\x05\x06", 0, 0, len(stubs), len(stubs), len(central), at, 0)


def build(entries: Sequence[Entry]) -> bytes:
    """The container of the entries, put into the fixed order; raises :class:`ContainerRefused`."""
    ordered = sorted(entries, key=lambda entry: rank(entry.name))
    _check_names([entry.name for entry in ordered])
    data = b"".join(_chunks(ordered))
    if len(data) > LARGEST_FILE:
        _refuse("too-large")
    return data


def parse(data: bytes) -> tuple[Entry, ...]:
    """The entries of a canonical container, in its order; raises :class:`ContainerRefused`."""
    if len(data) > LARGEST_FILE:
        _refuse("too-large")
    if data[:4] != b"PK\x03\x04":
        _refuse("not-a-bundle")
    count, central_at = _read_end(data)
    entries = tuple(_read_entries(data, count, central_at))
    _check_names([entry.name for entry in entries])
    if [entry.name for entry in entries] != sorted((entry.name for entry in entries), key=rank):
        _refuse("container")
    _compare(data, entries)
    return entries


def format_number(data: bytes) -> int | None:
    """The format number written at its fixed place in front, readable whatever comes behind; else nothing."""
    head = data[: _FORMAT_AT + 4]
    if head[:4] != b"PK\x03\x04" or head[_LOCAL.size : _FORMAT_AT] != MIMETYPE.encode() + MEDIA_TYPE:
        return None
    digits = re.match(rb"[1-9][0-9]{0,2}", head[_FORMAT_AT:])
    return int(digits.group()) if digits else None


def rank(name: str) -> tuple[int, str]:
    """The place of a name in the fixed order: the six fixed ones first, then by folder and name."""
    return (_FIRST.index(name), "") if name in _FIRST else (len(_FIRST), name)


def _read_end(data: bytes) -> tuple[int, int]:
    """The number of entries and the place of the directory, from the record that must be the last bytes."""
    if len(data) < _END.size or data[-_END.size : -_END.size + 4] != b"PK\x05\x06":
        _refuse("cut")
    _sig, disk, start, here, count, size, at, comment = _END.unpack(data[-_END.size :])
    if disk or start or comment or here != count or at + size + _END.size != len(data):
        _refuse("container")
    if count > MOST_ENTRIES:
        _refuse("too-many", most=str(MOST_ENTRIES))
    return count, at


def _read_entries(data: bytes, count: int, central_at: int) -> Iterator[Entry]:
    at = 0
    for _place in range(count):
        entry, at = _read_entry(data, at, central_at)
        yield entry
    if at != central_at:
        _refuse("container")


def _read_entry(data: bytes, at: int, end: int) -> tuple[Entry, int]:
    """The entry whose local header stands at a place, and the place behind it."""
    if at + _LOCAL.size > end:
        _refuse("container")
    header = _LOCAL.unpack_from(data, at)
    signature, version, flags, method, _time, _date, crc, packed, size, name_length, extra = header
    if method:
        _refuse("compressed")
    if signature != b"PK\x03\x04" or version != _VERSION or flags or extra or packed != size:
        _refuse("container")
    name_at = at + _LOCAL.size
    data_at = name_at + name_length
    if data_at + size > end:
        _refuse("container")
    name = data[name_at:data_at].decode("ascii", "replace")
    content = data[data_at : data_at + size]
    if zlib.crc32(content) != crc:
        _refuse("container")
    return Entry(name, content), data_at + size


def _compare(data: bytes, entries: Sequence[Entry]) -> None:
    """Rebuild the container piece by piece beside the bytes that came."""
    view = memoryview(data)
    at = 0
    for chunk in _chunks(entries):
        if view[at : at + len(chunk)] != chunk:
            _refuse("container")
        at += len(chunk)
    if at != len(data):
        _refuse("container")


def _chunks(entries: Sequence[Entry]) -> Iterator[bytes]:
    stubs = [stub_of(entry) for entry in entries]
    for entry, stub in zip(entries, stubs, strict=True):
        yield stub.header()
        yield entry.data
    yield directory(stubs)


def _check_names(names: Sequence[str]) -> None:
    if len(names) > MOST_ENTRIES:
        _refuse("too-many", most=str(MOST_ENTRIES))
    if len(set(names)) != len(names):
        _refuse("duplicate-entry")
    for name in names:
        if not _allowed(name):
            _refuse("entry-name")


def _allowed(name: str) -> bool:
    """Fixed names, and lower-case ASCII paths without empty, ``.`` or ``..`` parts: never out of a folder."""
    if name in _FIRST:
        return True
    parts = name.split("/")
    return _NAME.fullmatch(name) is not None and all(part.strip(".") for part in parts)


def _refuse(reason: str, **params: str) -> NoReturn:
    params.setdefault("limit", str(LARGEST_FILE // 1_000_000))
    raise ContainerRefused(refuse(f"bundle.{reason}", "", **params).issue)
