"""Whole copies: a backup of the store and every file of the work as one file in a folder elsewhere."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from xacai import __version__
from xacai.db.backup import Backup
from xacai.db.copies import tail_of
from xacai.exchange.handover import STORE, StoreCopy, WorkFile
from xacai.exchange.whole_copy import (
    LARGEST,
    LARGEST_MANIFEST,
    MOST_FILES,
    MOST_LEFT,
    CopyManifest,
    Step,
    copy_name,
    made_at,
    write_copy,
)
from xacai.files.atomic import Written, make_sure_of_room
from xacai.services.work_files import parted, path_of
from xacai.services.workspace import Workspace

KEPT = 5
"""Whole copies that stay in a folder."""
_NAMES = 10_000_000  # what the container itself takes, of so many files


@dataclass(frozen=True, slots=True)
class WholeWritten:
    """A whole copy that was written and read back; ``left`` are files that had no room in it."""

    written: Written
    files: int
    left: tuple[WorkFile, ...]


def write_whole(
    workspace: Workspace, backup: Backup, folder: Path, step: Step = lambda done, total: None
) -> WholeWritten:
    """Write a backup and the files of the work into a folder that stands; older whole copies there go.

    Refusals: those of writing, ``copy.changed``. Under its final name stands the whole copy or nothing.
    """
    about, sources = _gathered(workspace, backup)
    target = folder / copy_name(about.office, about.made)
    _clear_parts(folder)
    _make_room(folder, about)
    written = write_copy(target, about, sources, step)
    _prune(folder, about.office, target)
    return WholeWritten(written, len(about.files), about.left)


def whole_copies(folder: Path, office: str) -> tuple[Path, ...]:
    """The whole copies of an office in a folder, oldest first; none where it cannot be reached."""
    found: list[Path] = []
    with suppress(OSError):
        found = [path for path in folder.iterdir() if _is_of(path.name, office)]
    return tuple(sorted(found, key=lambda path: path.name))


def _is_of(name: str, office: str) -> bool:
    made = made_at(name)
    return made is not None and name == copy_name(office, made)


def _gathered(workspace: Workspace, backup: Backup) -> tuple[CopyManifest, dict[str, Path]]:
    """What goes into the copy, and where each of its files lies."""
    own = workspace.find_office()
    size = backup.path.stat().st_size
    with backup.path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    saves, head = tail_of(backup.path)
    files = parted(workspace, LARGEST - LARGEST_MANIFEST - _NAMES - size, evidence=True, most=MOST_FILES)
    about = CopyManifest(
        made=backup.at,
        office=own.code if own else "",
        office_name=own.name if own else "",
        program=__version__,
        store=StoreCopy(sha256, size, backup.schema, saves, head),
        files=files.going,
        left=files.left[:MOST_LEFT],
    )
    sources = {item.path: path_of(workspace.folder, item) for item in files.going}
    return about, {**sources, STORE: backup.path}


def _make_room(folder: Path, about: CopyManifest) -> None:
    """Older copies make room for the new one; the newest of them stays until there is another."""
    needed = about.total + LARGEST_MANIFEST
    for old in whole_copies(folder, about.office)[:-1]:
        with suppress(OSError):
            if shutil.disk_usage(folder).free >= needed:
                break
            old.unlink()
    make_sure_of_room(folder / copy_name(about.office, about.made), needed)


def _prune(folder: Path, office: str, made: Path) -> None:
    for old in whole_copies(folder, office)[:-KEPT]:
        if old != made:
            with suppress(OSError):
                old.unlink()


def _clear_parts(folder: Path) -> None:
    """What a broken attempt left: a stick has no room to lose."""
    with suppress(OSError):
        for part in folder.glob("xacai_*.xacai-backup.part"):
            part.unlink()
