"""Copies of the store: make one, list them, prove that one can be restored, bring one back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xacai import __version__
from xacai.db import restoring
from xacai.db.backup import backups
from xacai.db.drill import drill as run_drill
from xacai.db.store import FILE, database_of
from xacai.domain.evidence import Evidence
from xacai.domain.issue import Refusal, refuse
from xacai.exchange.whole_copy import made_at
from xacai.services.filing import vanished
from xacai.services.second_place import copies_there, second_place
from xacai.services.workspace import Workspace

_CODES = {"store.full": "copy.full", "store.disk": "copy.failed", "store.readonly": "copy.failed"}
"""What stops a copy loses nothing that was typed, and is said so."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy there is: ``whole`` with the files of the work, else of the store alone; ``second``: in the second
    place."""

    path: Path
    at: datetime
    size: int
    whole: bool = False
    second: bool = False


def back_up(workspace: Workspace) -> Path:
    """Make a copy now; it was opened and checked. Refusals: ``copy.full``, ``-failed``, those of a store."""
    try:
        return workspace.store.back_up().path
    except Refusal as refusal:
        code = _CODES.get(refusal.issue.code)
        if code is None:
            raise
        raise refuse(code, folder=str(workspace.folder)) from refusal


def all_copies(workspace: Workspace) -> tuple[Copy, ...]:
    """Those here and those in the second place, newest first. May wait for a slow drive."""
    here = [(item.path, item.at, False) for item in workspace.store.backups()]
    there = [(path, made_at(path.name), True) for path in copies_there(workspace)]
    found = [
        Copy(path, at, path.stat().st_size, whole=second, second=second)
        for path, at, second in (*here, *there)
        if at is not None
    ]
    return tuple(sorted(found, key=lambda copy: (copy.at, copy.second), reverse=True))


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
    return run_drill(workspace.store, now=workspace.now, program_version=__version__).copy


def restore(
    folder: Path, name: str, *, now: Callable[[], datetime] = datetime.now, address: str = ""
) -> Path:
    """Bring a copy back, of the data folder's own by its name or from any file by its path, while nothing has the
    folder open; the folder where the former data were put.

    Refused where a server holds the rows (``address``): its administrator brings them back.
    """
    if address:
        raise database_of(folder, address).refused("store.no-backup")
    found = next((copy.path for copy in backups(folder) if copy.path.name == name), None)
    if found is None and Path(name).is_file():
        # Imported here: the window's first words come from this module and must not wait for what prints key sheets.
        from xacai.services.bringing_back import restore_file

        return restore_file(folder, Path(name), now=now).former
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
    made, place = last_backup(workspace), second_place(workspace)
    return {
        "folder": str(workspace.folder),
        "server": kept_by_server(workspace),
        "program": __version__,
        "audit": "whole" if broken is None else f"broken at {broken}",
        "audit_rows": str(rows.seq if rows else 0),
        "last_backup": made.isoformat() if made else "",
        "second_place": str(place.folder) if place else "",
        "last_carried": place.carried.isoformat() if place and place.carried else "",
        "doubts": ", ".join(issue.code for issue in workspace.store.issues),
        "evidence_missing": ", ".join(item.file.name for item in _vanished(workspace) if item.file),
    }
