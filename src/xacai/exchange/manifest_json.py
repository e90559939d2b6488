"""The manifest's own bytes: canonical JSON of one shape, written and read strictly."""

from __future__ import annotations

from typing import Any, NoReturn

from xacai.domain.issue import Refusal, refuse
from xacai.domain.submission import Stream
from xacai.domain.text import squeeze
from xacai.exchange import container
from xacai.exchange.card import OFFICE_CODE
from xacai.exchange.manifest import (
    FORMAT,
    KINDS,
    OWN_KINDS,
    WITHDRAWABLE,
    Ack,
    FileLine,
    Manifest,
    Officer,
    Previous,
    Sender,
)
from xacai.exchange.shape import ListOf, MapOf, Maybe, OneOf, Record, Text, Whole
from xacai.files.canonical import Json, decode, encode

LARGEST_MANIFEST = 1_000_000


class ManifestRefused(Refusal):
    """The manifest cannot be used. Codes: ``bundle.manifest``, ``-large``, ``bundle.newer``."""


_HASH = Text(r"[0-9a-f]{64}")
_UUID = Text(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_OFFICE = Text(OFFICE_CODE.pattern)
_NAME = Text(longest=300)
_SHORT = Text(r"[0-9A-Za-z@./_ :+-]{0,80}")
_NUMBER = Whole(1, 1_000_000)
_FILE = Record(
    {
        "path": Text(r"[A-Za-z0-9/._-]{1,80}"),
        "size": Whole(0, container.LARGEST_FILE),
        "sha256": _HASH,
        "type": Text(r"[a-z0-9]{2,5}"),
        "title": _NAME,
    }
)
_ACK = Record(
    {
        "uuid": _UUID,
        "sha256": _HASH,
        "revision": _NUMBER,
        "status": Text(r"[0-9]{2}"),
        "reasons": ListOf(Text(longest=2000), most=100),
    }
)
_SHAPE = Record(
    {
        "format": Whole(FORMAT, 999),
        "min_reader": Whole(FORMAT, 999),
        "kind": OneOf(*KINDS),
        "uuid": _UUID,
        "office": Record(
            {
                "code": _OFFICE,
                "name": _NAME,
                "key_id": Text(r"[0-9a-f]{16}"),
                "public": Text(r"[0-9a-f]{64}"),
            }
        ),
        "stream": Record({"office": _OFFICE, "period": Text(r"[0-9A-Za-z./-]{1,60}"), "kind": OneOf(*KINDS)}),
        "revision": _NUMBER,
        "build": _NUMBER,
        "epoch": _NUMBER,
        "previous": Maybe(Record({"revision": _NUMBER, "sha256": _HASH})),
        "reason": Text(longest=5000),
        "created": Text(r"(?:\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)?"),
        "program": _SHORT,
        "schema": Whole(1, 999),
        "catalogue": _SHORT,
        "officer": Record({"id": _NAME, "name": _NAME, "role": _NAME}),
        "audit_head": Text(r"(?:[0-9a-f]{64})?"),
        "counts": MapOf(Text(r"[a-z_]{1,40}"), Whole(0, 1_000_000)),
        "sums": MapOf(Text(r"[a-z_]{1,40}"), Text(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")),
        "files": ListOf(_FILE, most=container.MOST_ENTRIES),
        "acks": ListOf(_ACK, most=10_000),
    },
    others=True,  # of a later format that this one may read
)


def write_manifest(manifest: Manifest) -> bytes:
    """The canonical bytes; raises :class:`ManifestRefused` for members that no reader would accept."""
    data = encode(_to_json(manifest))
    read_manifest(data)
    return data


def read_manifest(data: bytes) -> Manifest:
    """The manifest of canonical bytes; raises :class:`ManifestRefused`."""
    if len(data) > LARGEST_MANIFEST:
        raise ManifestRefused(refuse("bundle.manifest-large").issue)
    try:
        value = decode(data)
    except Refusal as fault:
        raise ManifestRefused(refuse("bundle.manifest", fault.issue.where).issue) from fault
    check_reader(value)
    for place in _SHAPE.faults(value, ""):
        _refuse(place)
    if not isinstance(value, dict) or (value["format"] == FORMAT and set(value) != set(_SHAPE.members)):
        _refuse("members")
    manifest, key_id = _from_json(value)
    _check_sense(manifest, key_id)
    return manifest


def check_reader(value: Json) -> None:
    """Refuse a manifest that asks for a newer reader, before looking at anything else in it."""
    wanted = value.get("min_reader") if isinstance(value, dict) else None
    if type(wanted) is int and wanted > FORMAT:
        raise ManifestRefused(refuse("bundle.newer", "", format=str(wanted)).issue)


def _check_sense(manifest: Manifest, key_id: str) -> None:
    """What single members cannot show: that they agree with one another."""
    stream = manifest.stream
    if manifest.office.key_id != key_id:
        _refuse("key_id")
    if manifest.kind in OWN_KINDS and (stream.kind != manifest.kind or stream.office != manifest.office.code):
        _refuse("stream")
    if manifest.kind == "withdrawal" and (
        stream.kind not in WITHDRAWABLE or stream.office != manifest.office.code
    ):
        _refuse("stream")
    if manifest.previous and manifest.previous.revision >= manifest.revision:
        _refuse("previous")
    paths = [line.path for line in manifest.files]
    if paths != sorted(set(paths), key=container.rank):
        _refuse("files")


def _to_json(manifest: Manifest) -> Json:
    previous, office, stream = manifest.previous, manifest.office, manifest.stream
    return {
        "format": manifest.format,
        "min_reader": manifest.min_reader,
        "kind": manifest.kind,
        "uuid": manifest.uuid,
        "office": {
            "code": office.code,
            "name": office.name,
            "key_id": office.key_id,
            "public": office.public.hex(),
        },
        "stream": {"office": stream.office, "period": stream.period, "kind": stream.kind},
        "revision": manifest.revision,
        "build": manifest.build,
        "epoch": manifest.epoch,
        "previous": {"revision": previous.revision, "sha256": previous.sha256} if previous else None,
        "reason": manifest.reason,
        "created": manifest.created,
        "program": manifest.program,
        "schema": manifest.schema,
        "catalogue": manifest.catalogue,
        "officer": {
            "id": manifest.officer.id,
            "name": manifest.officer.name,
            "role": manifest.officer.role,
        },
        "audit_head": manifest.audit_head,
        "counts": dict(manifest.counts),
        "sums": dict(manifest.sums),
        "files": [_file_json(line) for line in manifest.files],
        "acks": [_ack_json(ack) for ack in manifest.acks],
    }


def _file_json(line: FileLine) -> Json:
    return {
        "path": line.path,
        "size": line.size,
        "sha256": line.sha256,
        "type": line.type,
        "title": line.title,
    }


def _ack_json(ack: Ack) -> Json:
    return {
        "uuid": ack.uuid,
        "sha256": ack.sha256,
        "revision": ack.revision,
        "status": ack.status,
        "reasons": list(ack.reasons),
    }


def _from_json(data: dict[str, Any]) -> tuple[Manifest, str]:
    """The manifest of data that fit the shape, and the key id as it was written.

    Names are shown as people see them: one with hidden signs, which earlier programs let pass, opens and harms nobody.
    """
    office, stream, previous = data["office"], data["stream"], data["previous"]
    plain = ("kind", "uuid", "revision", "build", "epoch", "reason", "created", "program", "schema")
    more = ("catalogue", "audit_head", "counts", "sums", "format", "min_reader")
    manifest = Manifest(
        office=Sender(office["code"], squeeze(office["name"]), bytes.fromhex(office["public"])),
        stream=Stream(stream["office"], stream["period"], stream["kind"]),
        previous=Previous(previous["revision"], previous["sha256"]) if previous else None,
        officer=Officer(**{name: squeeze(data["officer"][name]) for name in ("id", "name", "role")}),
        files=tuple(_file(line) for line in data["files"]),
        acks=tuple(_ack(ack) for ack in data["acks"]),
        **{name: data[name] for name in (*plain, *more)},
    )
    return manifest, office["key_id"]


def _file(line: dict[str, Any]) -> FileLine:
    return FileLine(line["path"], line["size"], line["sha256"], line["type"], line["title"])


def _ack(ack: dict[str, Any]) -> Ack:
    return Ack(ack["uuid"], ack["sha256"], ack["revision"], ack["status"], tuple(ack["reasons"]))


def _refuse(place: str) -> NoReturn:
    raise ManifestRefused(refuse("bundle.manifest", place).issue)
