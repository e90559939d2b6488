"""Evidence parcels going out: files that a report names and that follow it in a bundle of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from xacai.domain.issue import refuse
from xacai.domain.period import Period
from xacai.domain.report import Report
from xacai.domain.submission import Shipment
from xacai.exchange.evidence_parcel import parcel_content, parcel_stream
from xacai.files.atomic import Written, make_folder, make_sure_of_room, write_atomic
from xacai.services.enclosing import LARGEST, MOST, Enclosure, Enclosures, enclosures, staying
from xacai.services.reporting import get_report
from xacai.services.submitting import Packed, pack_report, pack_stream, remember_handed
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel that was written into a folder and read back the same."""

    shipment: Shipment
    bundle: Written


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
    files = tuple(replace(item, travels=True) for item in items)
    if not files:
        raise refuse("evidence.nothing-left", f"report {report.period.code}")
    about = pack_report(workspace, report).shipment
    content = parcel_content(workspace.office(), about, [item.file for item in files])
    enclosed = Enclosures(files, chosen=True)
    return pack_stream(workspace, parcel_stream(content), 1, content, {}, enclosed=enclosed)


def pack_parcels(
    workspace: Workspace, report: Report, items: Iterable[Enclosure], limit: int = LARGEST
) -> tuple[Packed, ...]:
    """The files in as few bundles as the limit (bytes of files in one) allows; none for no files."""
    return tuple(pack_parcel(workspace, report, parcel) for parcel in split(items, limit))


def export_parcels(workspace: Workspace, period: Period, folder: Path) -> tuple[Parcel, ...]:
    """Write what the report's own bundle leaves out into a folder and read it back.

    Refused: ``report.not-finalised``, ``evidence.nothing-left``, and those of writing. Each parcel stands by itself:
    those written before a refusal are whole and stay.
    """
    report = get_report(workspace, period)
    packed = pack_parcels(workspace, report, staying(enclosures(workspace, report)))
    if not packed:
        raise refuse("evidence.nothing-left", f"report {period.code}")
    place = make_folder(folder)
    make_sure_of_room(place / packed[0].shipment.file_name, sum(len(item.data) for item in packed))
    found: list[Parcel] = []
    for item in packed:
        found.append(Parcel(item.shipment, write_atomic(place / item.shipment.file_name, item.data)))
        remember_handed(workspace, item.shipment, folder)
    return tuple(found)
