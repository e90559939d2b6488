"""A hostile file: how it is made and what must become of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.exchange.samples import COMMUNE_KEY, report_bundle

from xacai.exchange import container
from xacai.exchange.container import MANIFEST, MIMETYPE, SEAL, Entry, build, parse
from xacai.exchange.keys import OfficeKey
from xacai.exchange.replay import Outcome
from xacai.exchange.seal import seal_message
from xacai.files.canonical import decode, encode


@dataclass(frozen=True)
class Case:
    """``make`` gives the file's bytes; ``code`` is the issue that must be told, ``outcome`` the answer."""

    make: Callable[[], bytes]
    code: str
    outcome: Outcome = Outcome.REFUSED
    place: Callable[[Path], None] | None = None

    def write(self, path: Path) -> None:
        """Put the hostile thing at a path; some are no ordinary file."""
        if self.place is not None:
            self.place(path)
        else:
            path.write_bytes(self.make())


def files_of(data: bytes) -> dict[str, bytes]:
    """The files of a bundle by name."""
    return {entry.name: entry.data for entry in parse(data)}


def built(files: Mapping[str, bytes]) -> bytes:
    """A container of the files, in the right order, whatever they are."""
    return build([Entry(name, data) for name, data in files.items()])


def resealed(
    changes: Mapping[str, bytes | None], key: OfficeKey = COMMUNE_KEY, data: bytes | None = None
) -> bytes:
    """A bundle as its own office could forge it: files changed or taken out, listed and sealed anew."""
    files = {**files_of(data or report_bundle()), **changes}
    kept = {name: content for name, content in files.items() if content is not None}
    manifest: Any = decode(kept[MANIFEST])
    manifest["files"] = [
        _line(path, kept[path]) for path in sorted(kept, key=container.rank) if path not in _OWN
    ]
    return sealed(kept, encode(manifest), key)


def sealed(files: Mapping[str, bytes], manifest: bytes, key: OfficeKey = COMMUNE_KEY) -> bytes:
    """The files under a manifest of these bytes, truly sealed."""
    return built({**files, MANIFEST: manifest, SEAL: key.sign(seal_message(manifest))})


_OWN = (MIMETYPE, MANIFEST, SEAL)


def _line(path: str, data: bytes) -> dict[str, Any]:
    sha256 = hashlib.sha256(data).hexdigest()
    return {"path": path, "size": len(data), "sha256": sha256, "type": path.rpartition(".")[2], "title": ""}
