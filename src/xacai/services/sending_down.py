"""Sending down: a catalogue and a criteria set as a sealed bundle for the offices below."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xacai.db.shipments import MADE
from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.criteria_reading import criteria_data
from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import refuse
from xacai.domain.submission import Shipment
from xacai.exchange.downward import catalogue_content, catalogue_stream
from xacai.files.atomic import Written, make_folder, write_atomic
from xacai.services.choosing_criteria import criteria_of
from xacai.services.planning import get_plan
from xacai.services.submitting import Packed, pack_plan, pack_stream, packed_before, remember_handed
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SentDown:
    """A bundle that was written into a folder and read back the same."""

    shipment: Shipment
    bundle: Written


def pack_catalogue(
    workspace: Workspace, catalogue: Catalogue | None, criteria: CriteriaSet | None = None
) -> Packed:
    """The bundle of a catalogue, a criteria set, or both; the same bytes for the same pair.

    Refused without either (``catalogue.nothing-to-send``).
    """
    office = workspace.office()
    if catalogue is not None:
        identifier = catalogue.id
    elif criteria is not None:
        identifier = criteria.id
    else:
        raise refuse("catalogue.nothing-to-send")
    stream = catalogue_stream(office.code, identifier)
    told = (
        write_catalogue(catalogue) if catalogue is not None else None,
        criteria_data(criteria) if criteria is not None else None,
    )
    with workspace.store.reading() as shelves:
        last = max((item.revision for item in shelves.shipments.list(MADE, stream=stream)), default=0)
    for revision in range(last, 0, -1):
        same = packed_before(
            workspace, stream, revision, catalogue_content(office, stream, revision, *told), {}
        )
        if same is not None:
            return same
    content = catalogue_content(office, stream, last + 1, *told)
    return pack_stream(workspace, stream, last + 1, content, {}, catalogue=identifier)


def send_catalogue(workspace: Workspace, catalogue_id: str, criteria_id: str, folder: Path) -> SentDown:
    """Write the bundle of a catalogue and a criteria set (either may be empty) into a folder and read it back.

    What the office added for itself (own indicators) is not part of it.
    """
    catalogue = workspace.plain_catalogue(catalogue_id) if catalogue_id else None
    criteria = criteria_of(workspace, criteria_id) if criteria_id else None
    return _written(workspace, pack_catalogue(workspace, catalogue, criteria), folder)


def send_plan(workspace: Workspace, key: str, folder: Path) -> SentDown:
    """Write the bundle of an issued plan, without its pages, into a folder and read it back."""
    return _written(workspace, pack_plan(workspace, get_plan(workspace, key)), folder)


def _written(workspace: Workspace, packed: Packed, folder: Path) -> SentDown:
    written = write_atomic(make_folder(folder) / packed.shipment.file_name, packed.data)
    remember_handed(workspace, packed.shipment, folder)
    return SentDown(packed.shipment, written)
