"""What came and does not count: contradictions that a person decides, packages of offices not confirmed, files held."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xacai.db.quarantine import Held
from xacai.db.shelves import Shelves
from xacai.db.shipments import RECEIVED
from xacai.domain.correction import Correction, changed
from xacai.domain.submission import Shipment
from xacai.domain.text import squeeze
from xacai.exchange.replay import Outcome
from xacai.services.choosing import Contest, contests_in
from xacai.services.settling import REPORT
from xacai.services.workspace import Workspace

_STRANGER = Outcome.UNKNOWN_OFFICE.value


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
        apart = shelves.shipments.list(RECEIVED, outcomes=(_STRANGER, Outcome.FORK.value))
        unconfirmed = tuple(item for item in apart if item.outcome == _STRANGER)
        contests = contests_in(shelves, {item.stream for item in apart if item.outcome != _STRANGER})
        files = shelves.quarantine.list()
        names = shelves.offices.names() if apart else {}
        for item in unconfirmed:
            if item.stream.office not in names:
                names[item.stream.office] = _told_name(shelves, item)
    return HeldBack(contests, unconfirmed, files, names)


def difference(workspace: Workspace, contest: Contest) -> Correction | None:
    """What the last of the packages that contradict each other says otherwise than the first; None where the two are
    no reports of one revision."""
    first, last = contest.bundles[0], contest.bundles[-1]
    with workspace.store.reading() as shelves:
        said = [shelves.shipments.content(item.uuid, RECEIVED) for item in (first, last)]
    if first.uuid == last.uuid or first.kind != last.kind or first.kind != REPORT or None in said:
        return None
    one, other = said
    return changed(one or {}, other or {})


def _told_name(shelves: Shelves, shipment: Shipment) -> str:
    """The name that a package gives its office; nobody has confirmed it."""
    content = shelves.shipments.content(shipment.uuid, RECEIVED) or {}
    return squeeze(str(content.get("office", {}).get("name", ""))) or shipment.stream.office


def kept_file(workspace: Workspace, shipment: Shipment) -> Path:
    """Where the bytes of a received bundle lie."""
    return workspace.folder / "inbox" / shipment.file_name
