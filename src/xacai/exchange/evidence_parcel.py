"""The content of an evidence bundle: files that a report names by their hash and that did not travel with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from xacai.domain.evidence import EvidenceFile
from xacai.domain.office import Office
from xacai.domain.submission import SCHEMA, Shipment, Stream, office_data
from xacai.files.canonical import Json, encode

KIND = "evidence"
Data = dict[str, Any]


def parcel_content(office: Office, about: Shipment, files: Iterable[EvidenceFile]) -> Data:
    """What goes along, and which report's files they are. Each set of files is a stream of its own: parcels add up."""
    lines: list[Json] = [
        {"sha256": item.sha256, "name": item.name, "size": item.size, "type": item.type}
        for item in sorted(files, key=lambda item: item.sha256)
    ]
    told: Data = {
        "period": about.stream.period,
        "revision": about.revision,
        "check_code": about.check_code,
        "sha256": about.content_sha256,
    }
    mark = hashlib.sha256(encode({"about": told, "files": lines})).hexdigest()[:12]
    return {
        "schema": SCHEMA,
        "kind": KIND,
        "office": office_data(office),
        "period": f"{about.stream.period}/{mark}",
        "revision": 1,
        "about": told,
        "files": lines,
    }


def parcel_stream(content: Data) -> Stream:
    """The stream of a content."""
    return Stream(content["office"]["code"], content["period"], KIND)


def parcel_hashes(content: Data) -> frozenset[str]:
    """The files that a content names."""
    return frozenset(item["sha256"] for item in content["files"])


def wanted_hashes(content: Data) -> frozenset[str]:
    """The files that a report's content names."""
    return frozenset(
        item["file"]["sha256"] for item in content.get("evidence", []) if item["file"] is not None
    )
