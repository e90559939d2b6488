"""Whether this PC has the right to write."""

from __future__ import annotations

from xacai.db.away import read_away
from xacai.domain.handover import Away
from xacai.services.workspace import Workspace


def away_of(workspace: Workspace) -> Away | None:
    """Where the work went; None while it is on this PC."""
    with workspace.store.reading() as shelves:
        return read_away(shelves.settings)
