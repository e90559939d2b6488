"""One step back: the program before cannot read data that the newer one brought to a newer form; its copy can."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from xacai.db.backup import Backup, backups
from xacai.db.migrations import SCHEMA
from xacai.db.preparing import look
from xacai.db.store import FILE
from xacai.domain.issue import Refusal, refuse
from xacai.services import backing_up


def copy_to_bring_back(folder: Path) -> Backup | None:
    """The newest copy that this program reads, where the data is too new for it; nothing where it is not."""
    if not _too_new(folder):
        return None
    fitting = [copy for copy in backups(folder) if copy.schema <= SCHEMA]
    return fitting[-1] if fitting else None


def step_back(folder: Path, *, now: Callable[[], datetime] = datetime.now, address: str = "") -> Path:
    """Bring that copy back; its path. The newer data is put aside, not deleted. The folder is open nowhere."""
    if address:
        return backing_up.restore(
            folder, "", now=now, address=address
        )  # refused: its administrator does that
    if not _too_new(folder):
        raise refuse("update.nothing-to-bring-back")
    copy = copy_to_bring_back(folder)
    if copy is None:
        raise refuse("update.no-copy", folder=str(folder))
    backing_up.restore(folder, copy.path.name, now=now)
    return copy.path


def _too_new(folder: Path) -> bool:
    try:
        look(folder / FILE, SCHEMA)
    except Refusal as refusal:
        return refusal.issue.code == "store.newer"
    return False
