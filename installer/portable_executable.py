"""What a Windows file (.exe, .dll, .pyd) imports: which libraries, and which names from each."""

from __future__ import annotations

import struct
from dataclasses import dataclass

AMD64 = 0x8664
_IMPORT, _DELAYED = 1, 13


class NotExecutable(ValueError):
    """The bytes are no Windows executable."""


@dataclass(frozen=True, slots=True)
class Import:
    """A library, in lower case, and the names that are taken from it (ordinals are left out)."""

    library: str
    names: tuple[str, ...]
    delayed: bool


@dataclass(frozen=True, slots=True)
class Executable:
    """The machine code's kind and the imports."""

    machine: int
    imports: tuple[Import, ...]


def read_executable(content: bytes) -> Executable:
    """Read the header and the import tables. Raises NotExecutable."""
    try:
        return _read(content)
    except (struct.error, IndexError, ValueError) as fault:
        raise NotExecutable(str(fault)) from fault


def _read(content: bytes) -> Executable:
    if content[:2] != b"MZ":
        raise NotExecutable("no MZ")
    (start,) = struct.unpack_from("<I", content, 0x3C)
    if content[start : start + 4] != b"PE\0\0":
        raise NotExecutable("no PE")
    machine, sections, _, _, _, size, _ = struct.unpack_from("<HHIIIHH", content, start + 4)
    optional = start + 24
    wide = struct.unpack_from("<H", content, optional)[0] == 0x20B
    tables = optional + (112 if wide else 96)
    image = _Image(content, _sections(content, optional + size, sections), wide)
    place = [struct.unpack_from("<II", content, tables + 8 * number)[0] for number in (_IMPORT, _DELAYED)]
    return Executable(machine, (*image.imports(place[0]), *image.delayed(place[1])))


def _sections(content: bytes, place: int, count: int) -> tuple[tuple[int, int, int], ...]:
    """Where each section starts in memory, its length there, and its place in the file."""
    found = []
    for number in range(count):
        length, address, raw_length, raw = struct.unpack_from("<IIII", content, place + 40 * number + 8)
        found.append((address, max(length, raw_length), raw))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Image:
    content: bytes
    sections: tuple[tuple[int, int, int], ...]
    wide: bool

    def imports(self, table: int) -> list[Import]:
        """The ordinary import table: rows of five numbers, a row of zeros at the end."""
        found: list[Import] = []
        while table:
            names, _, _, library, bound = struct.unpack_from("<IIIII", self.content, self._place(table))
            if not library:
                break
            found.append(Import(self._text(library).lower(), self._names(names or bound), False))
            table += 20
        return found

    def delayed(self, table: int) -> list[Import]:
        """The table of libraries that are loaded at their first use: rows of eight numbers."""
        found: list[Import] = []
        while table:
            row = struct.unpack_from("<8I", self.content, self._place(table))
            if not row[1]:
                break
            found.append(Import(self._text(row[1]).lower(), self._names(row[4]), True))
            table += 32
        return found

    def _names(self, table: int) -> tuple[str, ...]:
        step, form, ordinal = (8, "<Q", 1 << 63) if self.wide else (4, "<I", 1 << 31)
        place = self._place(table)
        found = []
        while value := struct.unpack_from(form, self.content, place)[0]:
            if not value & ordinal:
                found.append(self._text(value + 2))
            place += step
        return tuple(found)

    def _text(self, address: int) -> str:
        start = self._place(address)
        return self.content[start : self.content.index(b"\0", start)].decode("ascii")

    def _place(self, address: int) -> int:
        for start, length, raw in self.sections:
            if start <= address < start + length:
                return raw + address - start
        raise NotExecutable(f"address {address:#x} lies in no section")
