"""The inspection of a bundle, outside in: container, manifest, seal and hashes, then the data within."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any, NoReturn

from xacai.domain.issue import Issue, Refusal, refuse
from xacai.domain.period import read_period
from xacai.domain.submission import Stream, control_sums
from xacai.exchange import container
from xacai.exchange.answers import acks_of, addressee_of
from xacai.exchange.container import CONTENT, MANIFEST, MIMETYPE, PARTICULARS, SEAL
from xacai.exchange.evidence import LARGEST_EVIDENCE, type_of
from xacai.exchange.evidence_parcel import KIND as PARCEL
from xacai.exchange.evidence_parcel import parcel_hashes
from xacai.exchange.handover import KIND as HANDOVER
from xacai.exchange.handover import STORE, WORK_FILE, is_store, named_files
from xacai.exchange.keys import signed_by
from xacai.exchange.manifest import FORMAT, FileLine, Manifest
from xacai.exchange.manifest_json import read_manifest
from xacai.exchange.particulars import check_particulars
from xacai.exchange.schema import check_content
from xacai.exchange.seal import MEDIA_TYPE, seal_message
from xacai.exchange.twins import twins_of
from xacai.files.canonical import Json, decode

LARGEST_CONTENT = 8_000_000
LARGEST_PARTICULARS = 1_000_000
_OWN = (MIMETYPE, MANIFEST, SEAL)
_DOCUMENT = re.compile(r"doc/[a-z0-9][a-z0-9._-]{0,59}\.(?:pdf|docx|xlsx)")
_EVIDENCE = re.compile(r"evidence/[0-9a-f]{64}\.(?:pdf|jpg|png|docx|xlsx)")
_YEAR = re.compile(r"[0-9]{4}")
_DIGITS = 60  # more than any sum of allowed numbers has

Data = dict[str, Any]


class BundleRefused(Refusal):
    """The bundle is not sound. Codes: ``bundle.changed`` and the others of ``wording.messages.bundle``."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A container whose manifest could be read; ``files`` are all entries besides its own three, by path."""

    manifest: Manifest
    manifest_bytes: bytes
    seal: bytes
    files: Mapping[str, bytes]


def open_outside(data: bytes) -> Opened:
    """Container, type and manifest; raises a ``Refusal``, ``bundle.newer`` before all others."""
    wanted = container.format_number(data)
    if wanted is not None and wanted > FORMAT:
        _refuse("newer", format=str(wanted))
    entries = {entry.name: entry.data for entry in container.parse(data)}
    if entries.get(MIMETYPE) != MEDIA_TYPE:
        _refuse("not-a-bundle")
    if MANIFEST not in entries or SEAL not in entries:
        _refuse("incomplete")
    manifest = read_manifest(entries[MANIFEST])
    files = {name: content for name, content in entries.items() if name not in _OWN}
    return Opened(manifest, entries[MANIFEST], entries[SEAL], files)


def inspect_outside(opened: Opened) -> None:
    """Seal, list of files, every hash; raises :class:`BundleRefused` where a byte is not as sealed."""
    office = opened.manifest.office
    if not signed_by(office.public, opened.seal, seal_message(opened.manifest_bytes)):
        _refuse("changed", "", office=office.name)
    listed = {line.path: line for line in opened.manifest.files}
    if set(listed) != set(opened.files):
        _refuse("changed", "", office=office.name)
    for path, content in opened.files.items():
        line = listed[path]
        if line.size != len(content) or line.sha256 != hashlib.sha256(content).hexdigest():
            _refuse("changed", path, office=office.name)


def inspect_inside(opened: Opened) -> tuple[Data, Data]:
    """Content and particulars after every look at what is inside; raises a ``Refusal``."""
    for line in opened.manifest.files:
        _check_file(opened.manifest.kind, line, opened.files[line.path])
    content = _members(opened, CONTENT, LARGEST_CONTENT)
    particulars = _members(opened, PARTICULARS, LARGEST_PARTICULARS)
    for issue in _faults(opened.manifest.kind, content, particulars):
        raise BundleRefused(issue)
    _check_names(opened.manifest, content)
    _check_twins(opened, content)
    _check_parcel(opened, content)
    _check_handover(opened, content)
    if control_figures(content) != (dict(opened.manifest.counts), dict(opened.manifest.sums)):
        _refuse("control")
    return content, particulars


def control_figures(content: Data) -> tuple[dict[str, int], dict[str, str]]:
    """Counts and sums that a receiver compares: rows, tasks, targets; the sum of the period's numbers."""
    if content.get("kind") not in ("plan", "report"):
        return {}, {}
    written = [cell["value"] for cell in content.get("values", {}).values() if cell["value"] is not None]
    with localcontext(prec=_DIGITS):
        total = sum(map(Decimal, written), Decimal(0))
        return control_sums(content), {"values": f"{total:f}"}


def _check_file(kind: str, line: FileLine, content: bytes) -> None:
    """A file must stand in its folder, and documents and evidence be what their names say."""
    path = line.path
    if path.startswith("data/"):
        return
    if kind == HANDOVER and path.startswith("work/"):
        _check_work_file(line, content)
        return
    if not _DOCUMENT.fullmatch(path) and not _EVIDENCE.fullmatch(path):
        _refuse("unexpected-file", path)
    if line.type != path.rpartition(".")[2] or line.type != type_of(content):
        _refuse("evidence-type", line.title or path)
    if path.startswith("evidence/"):
        if line.sha256 != path[len("evidence/") :].partition(".")[0]:
            _refuse("unexpected-file", path)
        if len(content) > LARGEST_EVIDENCE:
            _refuse("evidence-large", line.title or path, limit=str(LARGEST_EVIDENCE // 1_000_000))


def _check_work_file(line: FileLine, content: bytes) -> None:
    """The copy of the store begins as one; the others are bundles, which are looked at when they are opened."""
    if not WORK_FILE.fullmatch(line.path) or line.type != line.path.rpartition(".")[2]:
        _refuse("unexpected-file", line.path)
    if line.path == STORE and not is_store(content):
        _refuse("content", line.path)


def _members(opened: Opened, path: str, largest: int) -> Data:
    content = opened.files.get(path)
    if content is None:
        _refuse("incomplete", path)
    if len(content) > largest:
        _refuse("content-large", path, limit=str(largest // 1_000_000))
    value: Json = decode(content)
    if not isinstance(value, dict):
        _refuse("content", path)
    return value


def _faults(kind: str, content: Data, particulars: Data) -> Iterator[Issue]:
    yield from check_content(kind, content)
    yield from check_particulars(kind, particulars)


def _check_names(manifest: Manifest, content: Data) -> None:
    """The content must speak of the stream and revision that the manifest names."""
    stream = manifest.stream
    if manifest.kind in ("receipt", "feedback"):
        _check_answer(manifest, content)
        return
    if manifest.kind not in (
        "plan",
        "report",
        "scorecard",
        "withdrawal",
        "catalogue",
        "roster",
        "evidence",
        HANDOVER,
    ):
        return
    said = (content["office"]["code"], content["period"], content["revision"])
    if said != (stream.office, stream.period, manifest.revision):
        _refuse("content", "manifest / stream")
    if manifest.kind == "withdrawal" and not _has_period(stream):
        _refuse("content", "period")


def _has_period(stream: Stream) -> bool:
    """Whether there can be something of that period to take back."""
    if stream.kind == "scorecard":
        return _YEAR.fullmatch(stream.period) is not None
    return stream.kind != "report" or read_period(stream.period) is not None


def _check_answer(manifest: Manifest, content: Data) -> None:
    """A receipt's or feedback's content must speak of its sender, its stream, and the acks of the manifest."""
    stream = manifest.stream
    said = (content["office"]["code"], content["period"], content["revision"])
    if said != (stream.office, stream.period, manifest.revision) or stream.office != manifest.office.code:
        _refuse("content", "manifest / stream")
    if stream.kind != manifest.kind or addressee_of(stream) != content["to"]["code"]:
        _refuse("content", "manifest / stream")
    if acks_of(content) != manifest.acks:
        _refuse("control")


def _check_parcel(opened: Opened, content: Data) -> None:
    """An evidence bundle brings the very files that its content names."""
    if opened.manifest.kind == PARCEL:
        brought = {line.sha256 for line in opened.manifest.files if line.path.startswith("evidence/")}
        if brought != parcel_hashes(content):
            _refuse("control")


def _check_handover(opened: Opened, content: Data) -> None:
    """A handover brings the very copy and files that its content names."""
    manifest = opened.manifest
    if manifest.kind == HANDOVER:
        brought = {
            line.path: line.sha256 for line in manifest.files if line.path.startswith(("evidence/", "work/"))
        }
        if brought != named_files(content) or manifest.audit_head != content["store"]["head"]:
            _refuse("control")


def _check_twins(opened: Opened, content: Data) -> None:
    expected = twins_of(content)
    there = {path for path in opened.files if path.startswith("data/")} - {CONTENT, PARTICULARS}
    for path in sorted(there ^ set(expected)):
        _refuse("twin", path)
    for path, rows in expected.items():
        if opened.files[path] != rows:
            _refuse("twin", path)


def _refuse(reason: str, where: str = "", **params: str) -> NoReturn:
    raise BundleRefused(refuse(f"bundle.{reason}", where, **params).issue)
