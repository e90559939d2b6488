"""Packages of office documents: a ZIP of XML parts, written always alike, read with every bound kept.

Reading trusts nothing: sizes are counted while unpacking, and a part with a document type (the door of entities)
is refused before anything is expanded.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from xacai.domain.issue import Refusal, refuse

LARGEST_FILE = 50_000_000
LARGEST_PART = 100_000_000
LARGEST_WHOLE = 300_000_000
MOST_PARTS = 5_000
_DEEPEST = 200
_MOST_ELEMENTS = 3_000_000
_DAY = (1980, 1, 1, 0, 0, 0)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError
)  # fmt: skip


class PackageRefused(Refusal):
    """The bytes are no document to read. Codes: ``document.word-unreadable``, ``-large``, ``-unsafe``."""


def pack(parts: Mapping[str, bytes | str]) -> bytes:
    """A package of the parts in the order given; same parts, same bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content.encode() if isinstance(content, str) else content)
    return target.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The XML parts of a package by name; raises :class:`PackageRefused`."""
    if len(data) > LARGEST_FILE:
        _refuse("large", limit=str(LARGEST_FILE // 1_000_000))
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _parts(package)
    except PackageRefused:
        raise
    except _BROKEN:
        _refuse("unreadable")


def _parts(package: zipfile.ZipFile) -> dict[str, bytes]:
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_PARTS or len(set(names)) != len(names):
        _refuse("unreadable")
    parts: dict[str, bytes] = {}
    room = LARGEST_WHOLE
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            limit = min(LARGEST_PART, room)
            with package.open(entry) as stream:
                content = stream.read(limit + 1)
            if len(content) > limit:
                _refuse("large", limit=str(LARGEST_PART // 1_000_000))
            parts[entry.filename] = content
            room -= len(content)
    return parts


def parse_xml(data: bytes) -> Element:
    """A part as a tree, names as ``{address}name``; raises :class:`PackageRefused`."""
    return _Reading().read(data)


class _Reading:
    """A parser that holds no more than it may."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._depth = self._count = 0
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        parser.StartDoctypeDeclHandler = self._doctype
        self._parser = parser

    def read(self, data: bytes) -> Element:
        """Parse a whole part."""
        try:
            self._parser.Parse(data, True)
            return self._builder.close()
        except (expat.ExpatError, ValueError, AssertionError, LookupError):
            _refuse("unreadable")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST or self._count > _MOST_ELEMENTS:
            _refuse("unsafe")
        self._builder.start(_named(name), {_named(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(_named(name))

    def _doctype(self, *_parts: object) -> None:
        _refuse("unsafe")


def _named(name: str) -> str:
    return "{" + name if "}" in name else name


def _refuse(reason: str, **params: str) -> NoReturn:
    raise PackageRefused(refuse(f"document.word-{reason}", "", **params).issue)
