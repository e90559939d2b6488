"""The roster issued as a bundle by a receiving office for those below it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xacai.db.shipments import MADE
from xacai.domain.issue import refuse
from xacai.domain.roster_change import OfficeKeyLine
from xacai.domain.submission import Data, Shipment
from xacai.exchange.roster import roster_content, roster_stream
from xacai.files.atomic import Written, make_folder, write_atomic
from xacai.services.own_key import own_card
from xacai.services.rostering import roster_of
from xacai.services.submitting import pack_stream, remember_handed
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class IssuedRoster:
    """A version of the roster that was written and read back."""

    shipment: Shipment
    bundle: Written
    offices: int
    keys: int


def issue_roster(workspace: Workspace, folder: Path) -> IssuedRoster:
    """Write the newest version into a folder: a new one where offices or keys changed, else the very same bytes."""
    office = workspace.office()
    if not office.receives:
        raise refuse("roster.not-receiving", f"office {office.code}")
    roster, keys = roster_of(workspace), _key_lines(workspace)
    stream = roster_stream(office.code)
    with workspace.store.reading() as shelves:
        last = shelves.shipments.head(stream, MADE)
        was = shelves.shipments.content(last.uuid, MADE) if last is not None else None
    content = roster_content(office, last.revision if last else 1, roster, keys)
    if last is not None and content != was:
        content = roster_content(office, last.revision + 1, roster, keys)
    packed = pack_stream(workspace, stream, content["revision"], content, {})
    written = write_atomic(make_folder(folder) / packed.shipment.file_name, packed.data)
    remember_handed(workspace, packed.shipment, folder)
    _remember_content(workspace, packed.shipment, content)
    return IssuedRoster(packed.shipment, written, len(roster.offices), len(keys))


def _remember_content(workspace: Workspace, shipment: Shipment, content: Data) -> None:
    """Keep what this version said, to know whether the next one says anything else."""
    with workspace.store.writing("roster.issue", shipment.stream.office) as shelves:
        kept = shelves.shipments.by_uuid(shipment.uuid, MADE)
        shelves.shipments.put(kept if kept is not None else shipment, MADE, content)


def _key_lines(workspace: Workspace) -> tuple[OfficeKeyLine, ...]:
    """The keys of all offices, the own one's among them."""
    own = own_card(workspace)
    with workspace.store.reading() as shelves:
        cards = shelves.offices.cards()
    lines = [OfficeKeyLine(card.code, card.name, card.public, card.standing) for card in cards]
    return (*lines, OfficeKeyLine(own.code, own.name, own.public))
