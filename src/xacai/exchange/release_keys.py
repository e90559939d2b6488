"""The release keys: whose signature under an update this program believes. Their secret halves are never here."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from xacai.exchange.keys import fingerprint
from xacai.files.resources import resource

PUBLIC_LENGTH = 32


@dataclass(frozen=True, slots=True)
class ReleaseKey:
    """Who signs, and the public half of the key, 32 bytes."""

    name: str
    public: bytes

    @property
    def fingerprint(self) -> str:
        """What people compare and read aloud."""
        return fingerprint(self.public)


@cache
def shipped_keys() -> tuple[ReleaseKey, ...]:
    """The keys that this program brings; none means that it takes no update by file."""
    return read_keys(resource("release", "keys.toml"))


def read_keys(path: Path) -> tuple[ReleaseKey, ...]:
    """The keys of the program's own file. One that does not read is the program's own fault: ``ValueError``."""
    listed = tomllib.loads(path.read_text(encoding="utf-8")).get("key", [])
    keys = tuple(ReleaseKey(str(line["name"]), bytes.fromhex(line["public"])) for line in listed)
    if any(len(key.public) != PUBLIC_LENGTH or not key.name for key in keys):
        raise ValueError(f"{path.name}: a release key has a name and 32 bytes")
    return keys
