"""Copies of the store: make one, list them, prove that one can be restored, bring one back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from xacai import __version__
from xacai.db import restoring
from xacai.db.backup import backups
from xacai.db.drill import drill as run_drill
from xacai.db.store import FILE, database_of
from xacai.domain.evidence import Evidence
from xacai.domain.issue import refuse
from xacai.services.filing import vanished
from xacai.services.workspace import Workspace


def back_up(workspace: Workspace) -> Path:
    """Make a copy now; it was opened and checked."""
    return workspace.store.back_up().path


def kept_by_server(workspace: Workspace) -> str:
    """The server whose administrator makes the copies; empty where the program makes them itself."""
    return workspace.store.server


def copies(workspace: Workspace) -> tuple[Path, ...]:
    """The copies, newest first."""
    return tuple(copy.path for copy in reversed(workspace.store.backups()))


def last_backup(workspace: Workspace) -> datetime | None:
    """When the newest copy was made here; of a server's own copies nothing is known."""
    made = workspace.store.backups()
    return made[-1].at if made else None


def drill(workspace: Workspace) -> Path:
    """Restore the newest copy aside for a trial and look whether it is whole; the day is kept."""
    return run_drill(workspace.store, now=workspace.now, program_version=__version__).backup.path


def restore(
    folder: Path, name: str, *, now: Callable[[], datetime] = datetime.now, address: str = ""
) -> Path:
    """Bring a copy back while nothing has the folder open; the folder where the former file was put.

    Refused where a server holds the rows (``address``): its administrator brings them back.
    """
    if address:
        raise database_of(folder, address).refused("store.no-backup")
    found = next((copy.path for copy in backups(folder) if copy.path.name == name), None)
    if found is None:
        raise refuse("store.backup-unknown", name, name=name)
    restoring.restore(found, folder / FILE, now=now, program_version=__version__)
    return folder / restoring.ASIDE


def _vanished(workspace: Workspace) -> tuple[Evidence, ...]:
    """Documents whose file is gone: copies of the store hold the register, not its files."""
    with workspace.store.reading() as shelves:
        return vanished(workspace, shelves.evidence.all())


def examine(workspace: Workspace) -> dict[str, str]:
    """What is to be known of the data folder's health, for support."""
    with workspace.store.reading() as shelves:
        broken = shelves.audit.broken_at()
        rows = shelves.audit.head()
    made = last_backup(workspace)
    return {
        "folder": str(workspace.folder),
        "server": kept_by_server(workspace),
        "program": __version__,
        "audit": "whole" if broken is None else f"broken at {broken}",
        "audit_rows": str(rows.seq if rows else 0),
        "last_backup": made.isoformat() if made else "",
        "doubts": ", ".join(issue.code for issue in workspace.store.issues),
        "evidence_missing": ", ".join(item.file.name for item in _vanished(workspace) if item.file),
    }
