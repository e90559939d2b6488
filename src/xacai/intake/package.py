"""Office files as bounded packages: a zip archive of which only named members are read, each up to a limit."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from xacai.domain.issue import Refusal, refuse
from xacai.intake.markup import tree

MOST_MEMBERS = 4_000
# Unpacked bytes of one member. Ten thousand rows of eight cells take about half of it.
MOST_UNPACKED = 96_000_000
# A part that is held as a whole: styles, numbering, relations.
MOST_SMALL = 12_000_000
# No plan packs better than this; the members of zip bombs do by far.
BEST_RATIO = 400
# Unpacked bytes of all members of a package that is written anew.
MOST_REWRITTEN = 400_000_000
_SMALL = 4_000_000
_CHUNK = 65_536
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Package:
    """A zip archive in memory; every failure becomes a refusal that names the file."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise self.broken() from None
        self._members = {item.filename.lstrip("/").lower(): item for item in self._archive.infolist()}
        if len(self._archive.infolist()) > MOST_MEMBERS:
            raise refuse("intake.bomb", name, file=name)

    def broken(self) -> Refusal:
        """The refusal of a file that is cut off or damaged."""
        return refuse("intake.damaged", self.name, file=self.name)

    def has(self, member: str) -> bool:
        """Whether there is such a member; names are compared without regard to case, as Office does."""
        return member.lstrip("/").lower() in self._members

    def names(self) -> tuple[str, ...]:
        """All members, in small letters."""
        return tuple(self._members)

    def chunks(self, member: str, most: int = MOST_UNPACKED) -> Iterator[bytes]:
        """A member's bytes in pieces; refuses what unpacks to more than ``most`` bytes."""
        item = self._members.get(member.lstrip("/").lower())
        if item is None:
            raise self.broken()
        packed_well = item.file_size > BEST_RATIO * max(item.compress_size, 1) and item.file_size > _SMALL
        if item.file_size > most or packed_well:
            raise refuse("intake.bomb", self.name, file=self.name)
        if item.flag_bits & _ENCRYPTED:
            raise refuse("intake.locked", self.name, file=self.name)
        if item.compress_type not in _METHODS:
            raise self.broken()
        try:
            with self._archive.open(item) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except _BROKEN:
            raise self.broken() from None

    def tree(self, member: str) -> Element:
        """A small member as a tree of XML."""
        return tree(self.chunks(member, MOST_SMALL), self.name)

    def rewritten(self, changed: Mapping[str, bytes]) -> bytes:
        """The package with the content of some members changed; all others as they are, in the same order.

        Refuses a package that names a member twice: programs differ in which of the two they read.
        """
        items = self._archive.infolist()
        if len(self._members) != len(items) or sum(item.file_size for item in items) > MOST_REWRITTEN:
            raise refuse("intake.bomb", self.name, file=self.name)
        new = {member.lstrip("/").lower(): content for member, content in changed.items()}
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for item in items:
                content = new.get(item.filename.lstrip("/").lower())
                kept = zipfile.ZipInfo(item.filename, item.date_time)
                kept.compress_type, kept.external_attr = item.compress_type, item.external_attr
                kept.create_system = item.create_system
                archive.writestr(kept, b"".join(self.chunks(item.filename)) if content is None else content)
        return target.getvalue()
