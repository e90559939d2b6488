"""The bundle: packing what an office sends, and reading what arrives, hostile until shown to be sound."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from xacai.domain.issue import Issue, Refusal, Severity, refuse
from xacai.domain.trust import Trust
from xacai.exchange import container
from xacai.exchange.answers import acks_of
from xacai.exchange.card import OfficeCard
from xacai.exchange.check_code import check_code
from xacai.exchange.container import CONTENT, MANIFEST, MIMETYPE, PARTICULARS, SEAL, Entry
from xacai.exchange.evidence import type_of
from xacai.exchange.inspection import Opened, control_figures, inspect_inside, inspect_outside, open_outside
from xacai.exchange.keys import OfficeKey
from xacai.exchange.manifest import FileLine, Manifest, Sender
from xacai.exchange.manifest_json import write_manifest
from xacai.exchange.particulars import check_particulars
from xacai.exchange.schema import check_content
from xacai.exchange.seal import MEDIA_TYPE, seal_message
from xacai.exchange.twins import twins_of
from xacai.exchange.verdict import Verdict, stopped
from xacai.files.canonical import decode, encode

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
    """A bundle that was read; its documents by file name, its evidence by SHA-256 in hex, the files of a handover by
    path."""

    manifest: Manifest
    content: Data
    particulars: Data
    documents: Mapping[str, bytes] = field(default_factory=dict)
    evidence: Mapping[str, Attachment] = field(default_factory=dict)
    work: Mapping[str, bytes] = field(default_factory=dict)


def pack(
    manifest: Manifest,
    *,
    content: Data,
    particulars: Data,
    key: OfficeKey,
    documents: Mapping[str, bytes] | None = None,
    evidence: Sequence[Attachment] = (),
    work: Mapping[str, bytes] | None = None,
) -> bytes:
    """The bytes of a sealed bundle; raises a ``Refusal`` where a reader would refuse it.

    The manifest comes without ``files``, ``counts`` and ``sums``: they are filled in here, and so are the ``acks``
    of a receipt. ``documents`` go by file name (``report.pdf``), ``work`` of a handover by path.
    ``manifest.office`` must be :func:`sender` of the same key.
    """
    if manifest.office.public != key.public:
        raise PackRefused(refuse("bundle.key-other-office", "", office=manifest.office.name).issue)
    for issue in (*check_content(manifest.kind, content), *check_particulars(manifest.kind, particulars)):
        raise PackRefused(issue)
    files = dict(_data_files(content, particulars))
    files.update({f"doc/{name}": data for name, data in (documents or {}).items()})
    files.update(work or {})
    titles = dict(_evidence_titles(evidence))
    files.update({path: attachment.data for path, attachment in titles.items()})
    lines = [_line(path, files[path], titles) for path in sorted(files, key=container.rank)]
    counts, sums = control_figures(_members(files[CONTENT]))
    acks = acks_of(_members(files[CONTENT])) or manifest.acks
    full = replace(manifest, files=tuple(lines), counts=counts, sums=sums, acks=acks)
    return container.build(_sealed(full, files, key))


def sender(code: str, name: str, key: OfficeKey) -> Sender:
    """The office as the manifest names it."""
    return Sender(code, name, key.public)


def unpack(data: bytes, trusted: Mapping[str, OfficeCard]) -> tuple[Bundle | None, Verdict]:
    """What the bytes say, and the verdict; the bundle only where the verdict is ``acceptable``.

    ``trusted`` are the cards held by key id, each with what it is worth today. Never raises for what is in the bytes.
    """
    verdict = Verdict(sha256=hashlib.sha256(data).hexdigest())
    try:
        opened = open_outside(data)
    except Refusal as fault:
        newer = fault.issue.code == "bundle.newer"
        return None, replace(verdict, newer_format=newer, reasons=(fault.issue,))
    verdict = _named(verdict, opened.manifest)
    try:
        inspect_outside(opened)
    except Refusal as fault:
        return None, replace(verdict, reasons=(fault.issue,))
    verdict = _trust(replace(verdict, whole=True), opened.manifest, trusted)
    try:
        content, particulars = inspect_inside(opened)
    except Refusal as fault:
        newer = fault.issue.code == "bundle.newer"
        return None, replace(verdict, newer_format=newer, reasons=(*verdict.reasons, fault.issue))
    return (_bundle(opened, content, particulars) if verdict.acceptable else None), verdict


def _named(verdict: Verdict, manifest: Manifest) -> Verdict:
    """The verdict with the names that the manifest gives, believed or not."""
    return replace(
        verdict,
        office=manifest.office.code,
        office_name=manifest.office.name,
        key_id=manifest.office.key_id,
        kind=manifest.kind,
        period=manifest.stream.period,
        revision=manifest.revision,
        uuid=manifest.uuid,
        check_code=check_code(manifest.content_sha256) if manifest.content_sha256 else "",
    )


def _trust(verdict: Verdict, manifest: Manifest, trusted: Mapping[str, OfficeCard]) -> Verdict:
    """Whether the key is the one held for the office; one at odds with what is held is a fault."""
    office = manifest.office
    card = trusted.get(office.key_id)
    params = {"office": office.name, "code": office.code}
    if card is None and _has_decided_key(trusted.values(), office.code):
        return replace(verdict, reasons=(stopped("bundle.key-changed", office.code, **params),))
    if card is not None and (card.code != office.code or card.public != office.public):
        return replace(verdict, reasons=(stopped("bundle.key-other-office", office.code, **params),))
    if card is not None and card.trust is Trust.REVOKED:
        return replace(verdict, reasons=(stopped("bundle.key-revoked", office.code, **params),))
    if card is None or card.trust is Trust.UNCONFIRMED:
        unknown = Issue("bundle.office-unknown", Severity.WARNING, office.code, params)
        return replace(verdict, genuine=True, reasons=(unknown,))
    return replace(verdict, genuine=True, trusted=True)


def _has_decided_key(cards: Iterable[OfficeCard], code: str) -> bool:
    """Whether a key of the office was confirmed or revoked: then another one needs a card first."""
    return any(card.code == code and card.trust is not Trust.UNCONFIRMED for card in cards)


def _bundle(opened: Opened, content: Data, particulars: Data) -> Bundle:
    lines = opened.manifest.files
    documents = {
        line.path.removeprefix("doc/"): opened.files[line.path]
        for line in lines
        if line.path.startswith("doc/")
    }
    evidence = {
        line.sha256: Attachment(opened.files[line.path], line.title)
        for line in lines
        if line.path.startswith("evidence/")
    }
    work = {line.path: opened.files[line.path] for line in lines if line.path.startswith("work/")}
    return Bundle(opened.manifest, content, particulars, documents, evidence, work)


def _data_files(content: Data, particulars: Data) -> Iterator[tuple[str, bytes]]:
    data = encode(content)
    yield CONTENT, data
    yield PARTICULARS, encode(particulars)
    # From the bytes and not from what was given: a reader sees texts in NFC and keys in order.
    yield from twins_of(_members(data)).items()


def _members(data: bytes) -> Data:
    value = decode(data)
    return value if isinstance(value, dict) else {}


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
