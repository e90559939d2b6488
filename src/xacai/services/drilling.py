"""When a copy was last restored for a trial."""

from __future__ import annotations

from datetime import datetime

from xacai.db.drill import LAST_DRILL
from xacai.services.workspace import Workspace


def last_drill(workspace: Workspace) -> datetime | None:
    """The moment of the last trial; None before the first."""
    with workspace.store.reading() as shelves:
        text = shelves.settings.get(LAST_DRILL)
    return datetime.fromisoformat(text) if text else None
