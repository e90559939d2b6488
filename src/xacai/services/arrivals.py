"""What came last: the newest packages received, with the names of their offices."""

from __future__ import annotations

from dataclasses import dataclass

from xacai.domain.submission import Shipment
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Arrived:
    """A package that came: its identity, whose it is, the moment (ISO 8601)."""

    shipment: Shipment
    office_name: str
    at: str


def latest_arrivals(workspace: Workspace, most: int) -> tuple[Arrived, ...]:
    """The newest ``most`` packages, newest first."""
    with workspace.store.reading() as shelves:
        found = shelves.shipments.latest(most)
        names = shelves.offices.names()
    return tuple(Arrived(item, names.get(item.stream.office, item.stream.office), at) for item, at in found)
