"""The content of a handover: the whole store as a checked copy, and the files that go with it.

Copy and files lie below ``work/`` and ``evidence/``; the content names each by its hash. Only the office's own other
PC takes it in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from xacai.domain.office import Office
from xacai.domain.submission import SCHEMA, Stream, office_data

KIND = "handover"
PERIOD = "work"
STORE = "work/xacai.db"
FOLDERS = {"out": "outbox", "in": "inbox"}
"""Folders of the container with bundles, and those of the data folder that they come from."""
WORK_FILE = re.compile(r"work/(?:xacai\.db|(?:out|in)/[a-z0-9][a-z0-9_-]{0,63}\.xacai)")
Data = dict[str, Any]

_MAGIC = b"SQLite format 3\0"
_HEADER = 100


@dataclass(frozen=True, slots=True)
class WorkFile:
    """A file of the work: ``place`` is evidence, received (evidence of others), out or in; ``type`` without a dot."""

    place: str
    name: str
    sha256: str
    size: int
    type: str

    @property
    def path(self) -> str:
        """Its path in the container."""
        if self.place in FOLDERS:
            return f"work/{self.place}/{self.name}"
        return f"evidence/{self.sha256}.{self.type}"


@dataclass(frozen=True, slots=True)
class StoreCopy:
    """The copy of the store: its hash, the schema it was made under, length and head of its audit."""

    sha256: str
    size: int
    schema: int
    saves: int
    head: str


def handover_content(
    office: Office,
    number: int,
    copy: StoreCopy,
    files: Iterable[WorkFile],
    left: Iterable[WorkFile],
    *,
    to: str = "",
    recovery: str = "",
) -> Data:
    """What goes along. ``left`` stays behind on the giving PC: not chosen, or no room. ``recovery`` is the copy of the
    key that only the code of the recovery sheet opens; the key itself never travels."""
    return {
        "schema": SCHEMA,
        "kind": KIND,
        "office": office_data(office),
        "period": PERIOD,
        "revision": number,
        "to": to,
        "recovery": recovery,
        "store": {
            "sha256": copy.sha256,
            "size": copy.size,
            "schema": copy.schema,
            "saves": copy.saves,
            "head": copy.head,
        },
        "files": _lines(files),
        "left": _lines(left),
    }


def handover_stream(office: str) -> Stream:
    """All handovers of an office are one stream, numbered as they go."""
    return Stream(office, PERIOD, KIND)


def files_in(content: Data, member: str = "files") -> tuple[WorkFile, ...]:
    """The files that a content names as going along, or as ``left``."""
    return tuple(WorkFile(**line) for line in content[member])


def named_files(content: Data) -> dict[str, str]:
    """Every file that the container must bring, by path, with its hash."""
    return {STORE: content["store"]["sha256"]} | {item.path: item.sha256 for item in files_in(content)}


def is_store(data: bytes) -> bool:
    """Whether the bytes begin as a database does."""
    return len(data) >= _HEADER and data.startswith(_MAGIC)


def _lines(files: Iterable[WorkFile]) -> list[Data]:
    ordered = sorted(files, key=lambda item: (item.path, item.place))
    return [
        {"place": f.place, "name": f.name, "sha256": f.sha256, "size": f.size, "type": f.type}
        for f in ordered
    ]
