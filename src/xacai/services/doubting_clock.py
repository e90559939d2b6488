"""Whether the PC's clock can be believed: until it can, nothing is called late."""

from __future__ import annotations

from datetime import datetime, timedelta

from xacai.services.workspace import Workspace

_FAR = timedelta(days=366)


def clock_in_doubt(workspace: Workspace) -> bool:
    """Whether the clock stands before the newest save, or more than a year after it."""
    with workspace.store.reading() as shelves:
        newest = shelves.audit.head()
    if newest is None:
        return False
    since = workspace.now().replace(microsecond=0) - datetime.fromisoformat(newest.at)
    return not timedelta() <= since <= _FAR
