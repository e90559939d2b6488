"""The second place: a folder on another drive that gets each new copy of the data, whole, when it can be reached."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xacai.db.backup import Backup
from xacai.domain.copying import days_behind
from xacai.domain.issue import Issue, Severity, refuse
from xacai.exchange.whole_copy import Step, copy_name
from xacai.files.copy_place import CopyPlace, find_place, forget_place, keep_place, mark_folder, read_place
from xacai.services.whole_copies import WholeWritten, whole_copies, write_whole
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """The place as it was chosen; ``carried``: the moment of the copy that lies there; ``behind``: days for which it
    has been waiting for a newer one, 0 before it is time to remind."""

    folder: Path
    carried: datetime | None
    behind: int


def second_place(workspace: Workspace) -> SecondPlace | None:
    """The place that was chosen, without asking its drive."""
    place = read_place(workspace.folder)
    if place is None:
        return None
    newest = newest_backup(workspace)
    waits = newest is not None and newest.at != place.carried
    behind = days_behind(workspace.now(), place.carried, place.since) if waits else 0
    return SecondPlace(place.folder, place.carried, behind)


def choose_place(workspace: Workspace, chosen: Path) -> tuple[SecondPlace, tuple[Issue, ...]]:
    """From now on copies go into a folder of their own inside the chosen one; what speaks against it as warnings.

    Refusals: ``copy.place-inside`` (the data folder), ``bundle.target-gone``, those of writing there.
    """
    folder = chosen.expanduser().absolute()
    if not folder.is_dir():
        raise refuse("bundle.target-gone", folder.name, folder=str(folder), name=folder.name)
    if folder.resolve().is_relative_to(workspace.folder.resolve()):
        raise refuse("copy.place-inside", folder.name, folder=str(folder))
    former = read_place(workspace.folder)
    inner, mark = mark_folder(folder, workspace.new_id())
    carried = former.carried if former and former.mark == mark else None
    keep_place(workspace.folder, CopyPlace(inner, mark, workspace.now(), carried))
    found = second_place(workspace)
    assert found is not None
    return found, _doubts(inner, workspace.folder)


def forget_second_place(workspace: Workspace) -> None:
    """Copies go nowhere else any more; those that were written stay where they are."""
    forget_place(workspace.folder)


def reachable(workspace: Workspace) -> Path | None:
    """Where the place is now; None where none was chosen or its drive is away. May wait for a slow drive."""
    place = read_place(workspace.folder)
    return find_place(place) if place is not None else None


def carry(workspace: Workspace, step: Step = lambda done, total: None) -> WholeWritten:
    """Write the newest copy to the second place now. Refusals: ``copy.place-none``, ``-away``, ``store.no-backup``,
    those of writing."""
    with workspace.copying:
        place, folder, newest = read_place(workspace.folder), reachable(workspace), newest_backup(workspace)
        if place is None:
            raise refuse("copy.place-none")
        if folder is None:
            raise refuse("copy.place-away", place.folder.name, folder=str(place.folder))
        if newest is None:
            raise workspace.store.refused("store.no-backup")
        written = write_whole(workspace, newest, folder, step)
        keep_place(workspace.folder, place._replace(folder=folder, carried=newest.at))
    return written


def write_newest(workspace: Workspace, folder: Path, step: Step = lambda done, total: None) -> WholeWritten:
    """Write the newest copy whole into any folder, this once; older whole copies there go beyond the last few.

    Refusals: ``store.no-backup``, ``bundle.target-gone``, those of writing.
    """
    newest = newest_backup(workspace)
    if newest is None:
        raise workspace.store.refused("store.no-backup")
    if not folder.is_dir():
        raise refuse("bundle.target-gone", folder.name, folder=str(folder), name=folder.name)
    with workspace.copying:
        return write_whole(workspace, newest, folder, step)


def carry_due(workspace: Workspace) -> bool:
    """Whether the place can be reached and has not got the newest copy yet."""
    place, folder, newest = read_place(workspace.folder), reachable(workspace), newest_backup(workspace)
    if place is None or folder is None or newest is None:
        return False
    own = workspace.find_office()
    there = (folder / copy_name(own.code if own else "", newest.at)).is_file()
    return newest.at != place.carried or not there


def copies_there(workspace: Workspace) -> tuple[Path, ...]:
    """The whole copies in the second place, oldest first; none while it is away. May wait for a slow drive."""
    folder, own = reachable(workspace), workspace.find_office()
    return whole_copies(folder, own.code if own else "") if folder is not None else ()


def newest_backup(workspace: Workspace) -> Backup | None:
    """The newest backup of the store; those from a clock that ran ahead aside."""
    now = workspace.now().replace(tzinfo=None)
    return max((copy for copy in workspace.store.backups() if copy.at <= now), default=None)


def _doubts(folder: Path, data: Path) -> tuple[Issue, ...]:
    """A place on the drive of the data is better than none, and no more."""
    with suppress(OSError):
        if folder.stat().st_dev == data.stat().st_dev:
            params = {"folder": str(folder)}
            return (Issue("copy.place-same-drive", Severity.WARNING, folder.name, params),)
    return ()
