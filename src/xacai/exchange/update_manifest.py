"""The manifest of an update file: what it brings, for whom, and the hash of every file in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from xacai.domain.issue import Refusal, refuse
from xacai.domain.release import Program, Update, Version, read_version
from xacai.exchange.shape import Day, ListOf, Maybe, Record, Text, Whole
from xacai.files.canonical import Json, decode, encode

FORMAT = 1
LARGEST = 150_000_000
"""Bytes of an update file and of every file in it."""
MOST_FILES = 40
MOST_NOTES, LONGEST_NOTE = 50, 500

_DOMAIN = b"xacai-update-v1\0"
_VERSION = r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}"
_PROGRAM = re.compile(r"program/[a-z]{1,20}\.[a-z]{2,4}")
_DATA = re.compile(r"(?:catalogue|criteria)/[0-9a-z][0-9a-z.-]{0,59}\.json")
_SHAPE = Record(
    {
        "format": Whole(FORMAT, FORMAT),
        "released": Day(empty=False),
        "notes": ListOf(Text(longest=LONGEST_NOTE, empty=False), most=MOST_NOTES),
        "program": Maybe(
            Record(
                {
                    "version": Text(_VERSION),
                    "least": Text(_VERSION),
                    "schema": Whole(1, 9999),
                    "system": Text(r"[a-z0-9-]{1,40}"),
                }
            )
        ),
        "files": ListOf(
            Record({"path": Text(longest=80), "size": Whole(1, LARGEST), "sha256": Text("[0-9a-f]{64}")}),
            least=1,
            most=MOST_FILES,
        ),
    }
)


class UpdateRefused(Refusal):
    """The file is no update that may be used.

    Codes: ``update.no-key``, ``-not-an-update``, ``-newer-format``, ``-unknown-key``, ``-changed``.
    """


@dataclass(frozen=True, slots=True)
class Line:
    """A file of the update: its path, its length in bytes, its SHA-256 in hex."""

    path: str
    size: int
    sha256: str


def signed_message(manifest: bytes) -> bytes:
    """The bytes that the release key signs: a fixed word, so that they stand for nothing else, and a hash."""
    return _DOMAIN + hashlib.sha256(manifest).digest()


def write_manifest(update: Update, lines: Sequence[Line]) -> bytes:
    """The manifest's bytes."""
    program: Json = None
    if update.program is not None:
        program = {
            "version": str(update.program.version),
            "least": str(update.program.least),
            "schema": update.program.schema,
            "system": str(update.program.system),
        }
    return encode(
        {
            "format": FORMAT,
            "released": update.released.isoformat(),
            "notes": list(update.notes),
            "program": program,
            "files": [{"path": line.path, "size": line.size, "sha256": line.sha256} for line in lines],
        }
    )


def read_manifest(data: bytes) -> tuple[Update, tuple[Line, ...]]:
    """The update and its files; raises :class:`UpdateRefused` for anything that this program would not write."""
    try:
        body: Any = decode(data)
    except Refusal as fault:
        raise changed() from fault
    if list(_SHAPE.faults(body, "update")):
        _refuse_changed()
    lines = tuple(Line(item["path"], item["size"], item["sha256"]) for item in body["files"])
    paths = [line.path for line in lines]
    wanted = _DATA if body["program"] is None else _PROGRAM
    if paths != sorted(set(paths)) or not all(map(wanted.fullmatch, paths)):
        _refuse_changed()
    if body["program"] is not None and len(lines) != 1:
        _refuse_changed()
    return Update(date.fromisoformat(body["released"]), tuple(body["notes"]), _program(body)), lines


def changed() -> UpdateRefused:
    """The refusal of a file that is not, byte for byte, what was signed."""
    return UpdateRefused(refuse("update.changed").issue)


def _program(body: Any) -> Program | None:
    given = body["program"]
    if given is None:
        return None
    return Program(_version(given["version"]), _version(given["least"]), given["schema"], given["system"])


def _version(text: str) -> Version:
    found = read_version(text)
    if found is None:
        _refuse_changed()
    return found


def _refuse_changed() -> NoReturn:
    raise changed()
