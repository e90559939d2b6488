"""The data file is damaged or gone when the program starts: the newest sound copy, here or in the second place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from xacai.db.backup import backups, check_backup
from xacai.domain.issue import Refusal
from xacai.exchange.whole_copy import made_at, read_copy
from xacai.files.copy_place import find_place, read_place
from xacai.services.bringing_back import BroughtBack, restore_file

LOSSES = frozenset({"store.damaged", "store.missing"})
"""Why the program cannot open its data, where a copy helps."""


def newest_sound_copy(folder: Path) -> tuple[Path, datetime] | None:
    """The newest copy that is whole from end to end, and when it was made; a whole one rather than the same without
    files. The data folder is open nowhere. May wait for a slow drive."""
    found = sorted(_copies(folder), key=lambda item: (item[1], item[2]), reverse=True)
    return next(((path, at) for path, at, whole in found if _is_sound(path, whole)), None)


def rescue(folder: Path, copy: Path, *, now: Callable[[], datetime] = datetime.now) -> BroughtBack:
    """Bring that copy back; what is left of the damaged data is put aside. Refusals: those of restoring."""
    return restore_file(folder, copy, now=now)


def _copies(folder: Path) -> Iterator[tuple[Path, datetime, bool]]:
    for backup in backups(folder):
        yield backup.path, backup.at, False
    place = read_place(folder)
    there = find_place(place) if place is not None else None
    for path in sorted(there.glob("*")) if there is not None else ():
        at = made_at(path.name)
        if at is not None:
            yield path, at, True


def _is_sound(path: Path, whole: bool) -> bool:
    try:
        if whole:
            read_copy(path)
        else:
            check_backup(path)
    except (Refusal, OSError):
        return False
    return True
