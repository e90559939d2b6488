"""What came and does not count: contradictions that a person decides, packages of offices not confirmed, files held."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xacai.db.quarantine import Held
from xacai.db.shipments import RECEIVED
from xacai.domain.submission import Shipment
from xacai.exchange.replay import Outcome
from xacai.services.choosing import Contest, contests
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Contests first: nobody but a person settles them. ``names`` are those of the offices, by code."""

    contests: tuple[Contest, ...]
    unconfirmed: tuple[Shipment, ...]
    files: tuple[Held, ...]
    names: dict[str, str]

    @property
    def count(self) -> int:
        """How many things wait there."""
        return len(self.contests) + len(self.unconfirmed) + len(self.files)


def held_back(workspace: Workspace) -> HeldBack:
    """All that is kept apart."""
    with workspace.store.reading() as shelves:
        received = shelves.shipments.list(RECEIVED)
        unconfirmed = tuple(item for item in received if item.outcome == Outcome.UNKNOWN_OFFICE.value)
        files = shelves.quarantine.list()
        names = {card.code: card.name for card in shelves.offices.cards()}
        names |= {office.code: office.name for office in shelves.offices.known()}
    return HeldBack(contests(workspace), unconfirmed, files, names)


def kept_file(workspace: Workspace, shipment: Shipment) -> Path:
    """Where the bytes of a received bundle lie."""
    return workspace.folder / "inbox" / shipment.file_name
