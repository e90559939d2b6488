"""The bundle: packing what an office sends, and reading what arrives, everything of which is hostile until shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from xacai.domain.issue import Refusal, refuse
from xacai.domain.submission import control_sums
from xacai.exchange import container
from xacai.exchange.container import CONTENT, MANIFEST, MIMETYPE, PARTICULARS, SEAL, Entry
from xacai.exchange.evidence import type_of
from xacai.exchange.keys import OfficeKey
from xacai.exchange.manifest import FileLine, Manifest, Sender
from xacai.exchange.manifest_json import write_manifest
from xacai.exchange.schema import check_content
from xacai.exchange.twins import twins_of
from xacai.files.canonical import Json, encode

MEDIA_TYPE = container.MEDIA_TYPE + b"1"
_SEAL_DOMAIN = b"xacai-bundle-v1\0"

Data = dict[str, Any]


class PackRefused(Refusal):
    """What was to be packed would be refused by every reader: the same codes as in reading."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that proves something: its bytes, and its name or title as people know it."""

    data: bytes
    title: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was read: manifest, content, particulars; documents by name, evidence by SHA-256 in hex."""

    manifest: Manifest
    content: Data
    particulars: Data
    documents: Mapping[str, bytes] = field(default_factory=dict)
    evidence: Mapping[str, Attachment] = field(default_factory=dict)


def pack(
    manifest: Manifest,
    *,
    content: Data,
    particulars: Data,
    key: OfficeKey,
    documents: Mapping[str, bytes] | None = None,
    evidence: Sequence[Attachment] = (),
) -> bytes:
    """The bytes of a sealed bundle; raises a ``Refusal`` where a reader would refuse it.

    The manifest comes without ``files``, ``counts`` and ``sums``: they are filled in here. ``documents`` go
    by file name (``report.pdf``). ``manifest.office`` must be :func:`sender` of the same key.
    """
    if manifest.office.public != key.public:
        raise PackRefused(refuse("bundle.key-other-office", "", office=manifest.office.name).issue)
    for issue in check_content(manifest.kind, content):
        raise PackRefused(issue)
    files = dict(_data_files(content, particulars))
    files.update({f"doc/{name}": data for name, data in (documents or {}).items()})
    titles = dict(_evidence_titles(evidence))
    files.update({path: attachment.data for path, attachment in titles.items()})
    lines = [_line(path, files[path], titles) for path in sorted(files, key=container.rank)]
    counts, sums = control_figures(content)
    full = replace(manifest, files=tuple(lines), counts=counts, sums=sums)
    return container.build(_sealed(full, files, key))


def sender(code: str, name: str, key: OfficeKey) -> Sender:
    """The office as the manifest names it."""
    return Sender(code, name, key.public)


def seal_message(manifest: bytes) -> bytes:
    """What the office's signature is over."""
    return _SEAL_DOMAIN + hashlib.sha256(manifest).digest()


def control_figures(content: Data) -> tuple[dict[str, int], dict[str, str]]:
    """Counts and sums that a receiver compares: rows, tasks, targets; the sum of all numbers of the period."""
    if content.get("kind") not in ("plan", "report"):
        return {}, {}
    cells = content.get("values", {}).values()
    total = sum((Decimal(cell["value"]) for cell in cells if cell["value"] is not None), Decimal(0))
    return control_sums(content), {"values": f"{total:f}"}


def _data_files(content: Json, particulars: Json) -> Iterator[tuple[str, bytes]]:
    # The twins come from what a reader will see: texts in NFC.
    data = encode(content)
    yield CONTENT, data
    yield PARTICULARS, encode(particulars)
    yield from twins_of(_loaded(data)).items()


def _evidence_titles(evidence: Sequence[Attachment]) -> Iterator[tuple[str, Attachment]]:
    for attachment in evidence:
        kind = type_of(attachment.data)
        if kind is None:
            raise PackRefused(refuse("bundle.evidence-type", attachment.title).issue)
        yield f"evidence/{hashlib.sha256(attachment.data).hexdigest()}.{kind}", attachment


def _line(path: str, data: bytes, titles: Mapping[str, Attachment]) -> FileLine:
    title = titles[path].title if path in titles else ""
    kind = path.rpartition(".")[2]
    return FileLine(path, len(data), hashlib.sha256(data).hexdigest(), kind, title)


def _sealed(manifest: Manifest, files: Mapping[str, bytes], key: OfficeKey) -> Sequence[Entry]:
    written = write_manifest(manifest)
    return [
        Entry(MIMETYPE, MEDIA_TYPE),
        Entry(MANIFEST, written),
        Entry(SEAL, key.sign(seal_message(written))),
        *(Entry(path, data) for path, data in files.items()),
    ]
