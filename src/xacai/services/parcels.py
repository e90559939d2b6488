"""Evidence parcels going out: files that a report names and that follow it in a bundle of their own."""

from __future__ import annotations

from collections.abc import Iterable

from xacai.domain.issue import refuse
from xacai.domain.report import Report
from xacai.exchange.evidence_parcel import parcel_content, parcel_stream
from xacai.services.enclosing import LARGEST, MOST, Enclosure, Enclosures
from xacai.services.submitting import Packed, pack_report, pack_stream
from xacai.services.workspace import Workspace


def split(items: Iterable[Enclosure], limit: int) -> tuple[tuple[Enclosure, ...], ...]:
    """The files in as few parcels as their order allows, none above the limit in bytes unless one file alone is."""
    parcels: list[list[Enclosure]] = []
    room = count = 0
    for item in items:
        if not parcels or item.file.size > room or count == MOST:
            parcels.append([])
            room, count = min(limit, LARGEST), 0
        parcels[-1].append(item)
        room, count = room - item.file.size, count + 1
    return tuple(tuple(parcel) for parcel in parcels)


def pack_parcel(workspace: Workspace, report: Report, items: Iterable[Enclosure]) -> Packed:
    """A bundle of evidence files alone, of the report's present revision; the same files give the same bytes."""
    files = tuple(items)
    if not files:
        raise refuse("evidence.nothing-left", f"report {report.period.code}")
    about = pack_report(workspace, report).shipment
    content = parcel_content(workspace.office(), about, [item.file for item in files])
    enclosed = Enclosures(files, chosen=True)
    return pack_stream(workspace, parcel_stream(content), 1, content, {}, enclosed=enclosed)
