"""Bringing a copy back from any file: a whole copy with its files, or a backup of the store alone.

The file is read to its end and its store opened aside before anything here changes; what stood here is put aside.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xacai import __version__
from xacai.db import restoring
from xacai.db.away import refuse_away
from xacai.db.copies import built_alike
from xacai.db.drill import drill
from xacai.db.store import FILE, Store, database_of
from xacai.domain.issue import Refusal, refuse
from xacai.domain.office import Office
from xacai.exchange.handover import STORE, WorkFile, is_store
from xacai.exchange.keystore import has_key
from xacai.exchange.whole_copy import WholeCopy, damaged, entry_pieces, read_copy
from xacai.files.atomic import make_folder, make_sure_of_room, write_pieces
from xacai.files.disk import Disk
from xacai.files.presence import in_use
from xacai.files.reading import opened
from xacai.services.own_key import OF_THIS_KEY
from xacai.services.stored_catalogues import add_stored
from xacai.services.work_files import forget_given, path_of
from xacai.services.workspace import Workspace

_PREFIX = "restore-"
_HEADER = 100


@dataclass(frozen=True, slots=True)
class Staged:
    """A copy that was read and checked: its store, closed, in a folder that goes afterwards; whose work it is; the
    moment of its last save; the file with the evidence where it is a whole one."""

    store: Path
    office: Office | None
    saved_at: datetime | None
    whole: WholeCopy | None

    @property
    def files(self) -> tuple[WorkFile, ...]:
        """The files that come back with the store."""
        return self.whole.about.files if self.whole else ()


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What came back: files beside the store, and where what stood here before lies."""

    files: int
    former: Path


def restore_file(
    folder: Path, source: Path, *, now: Callable[[], datetime] = datetime.now, address: str = ""
) -> BroughtBack:
    """Bring a copy back into a data folder that nothing has open; the folder is made where it is not there yet.

    Refusals: ``copy.damaged``, ``-not-a-copy``, ``-newer``, those of reading, writing and restoring.
    """
    if address:
        raise database_of(folder, address).refused("store.no-backup")
    if in_use(folder):
        raise database_of(folder, "").refused("store.in-use")
    with staged(make_folder(folder), source, now) as copy:
        _keep_files(folder, copy, now())
        restoring.restore(copy.store, folder / FILE, now=now, program_version=__version__)
        return BroughtBack(len(copy.files), folder / restoring.ASIDE)


def bring_back(workspace: Workspace, source: Path) -> BroughtBack:
    """Bring a copy back while the program works: a backup of what is here is made first.

    Refusals: as :func:`restore_file`, ``copy.other-office``, ``handover.away``, those of a server.
    """
    store, folder = workspace.store, workspace.folder
    if store.server:
        raise store.refused("store.no-backup")
    with store.reading() as shelves:
        refuse_away(shelves.settings)
        known = shelves.settings.all()
    kept = {name: known[name] for name in OF_THIS_KEY if name in known} if has_key(folder) else {}
    with workspace.copying, staged(folder, source, workspace.now) as copy:
        _refuse_other(workspace, copy.office)
        least = int(known.get(restoring.EPOCH, "1"))
        restoring.open_epoch(copy.store, workspace.now, __version__, least=least, settings=kept)
        _keep_files(folder, copy, workspace.now())
        former = store.take_copy(copy.store)
    forget_given(workspace)
    add_stored(store, workspace.catalogues)
    return BroughtBack(len(copy.files), former.path)


def try_copy(workspace: Workspace, source: Path) -> Path:
    """Read a copy to its end and restore its store aside for a trial; the day is kept."""
    with workspace.copying, staged(workspace.folder, source, workspace.now) as copy:
        drill(workspace.store, now=workspace.now, program_version=__version__, copy=copy.store)
    return source


def look_at_copy(workspace: Workspace, source: Path) -> tuple[datetime | None, int]:
    """The moment of a copy's last save and how many files it brings, after all of it was checked."""
    with workspace.copying, staged(workspace.folder, source, workspace.now) as copy:
        _refuse_other(workspace, copy.office)
        return copy.saved_at, len(copy.files)


@contextmanager
def staged(folder: Path, source: Path, now: Callable[[], datetime]) -> Iterator[Staged]:
    """The copy read to its end, its store opened and checked in a passing folder inside ``folder``."""
    for left_over in folder.glob(f"{_PREFIX}*"):
        shutil.rmtree(left_over, ignore_errors=True)
    passing = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
    try:
        whole = _fetch(source, passing)
        yield _checked(source, passing, whole, now)
    finally:
        shutil.rmtree(passing, ignore_errors=True)


def _fetch(source: Path, passing: Path) -> WholeCopy | None:
    """The store of the copy into the passing folder; the rest stays in the file until it is wanted."""
    with opened(source) as stream:
        size, header = stream.size(), stream.take(_HEADER)
    make_sure_of_room(passing / FILE, size * 2)
    if is_store(header):
        shutil.copyfile(source, passing / FILE)
        return None
    whole = read_copy(source)
    write_pieces(passing / FILE, entry_pieces(whole, STORE), whole.about.store.sha256)
    return whole


def _checked(source: Path, passing: Path, whole: WholeCopy | None, now: Callable[[], datetime]) -> Staged:
    """The store opened, brought to this program's schema, its audit whole, built as ours are."""
    make_folder(passing / "ours")
    try:
        with (
            closing(Store.open(passing, now=now, program_version=__version__)) as store,
            closing(Store.open(passing / "ours", now=now, program_version=__version__)) as ours,
            store.reading() as shelves,
        ):
            sound = shelves.audit.broken_at() is None and built_alike(store.path, ours.path)
            office, saved_at = shelves.offices.own(), store.saved_at
    except Refusal as fault:
        if fault.issue.code == "store.newer":
            raise refuse("copy.newer", source.name, name=source.name) from fault
        raise damaged(source) from fault
    if not sound:
        raise damaged(source)
    return Staged(passing / FILE, office, saved_at, whole)


def _refuse_other(workspace: Workspace, office: Office | None) -> None:
    own = workspace.find_office()
    if own is not None and office is not None and own.code != office.code:
        raise refuse("copy.other-office", "", office=office.name, number=office.code, own=own.name)


def _keep_files(folder: Path, copy: Staged, now: datetime) -> None:
    """The files where they belong. One that lies there already stays; another of its name is put aside."""
    aside = folder / restoring.ASIDE / now.strftime("%Y%m%d-%H%M%S")
    for item in copy.files:
        path = path_of(folder, item)
        if path.is_file() and Disk().digest(path) == item.sha256:
            continue
        make_folder(path.parent)
        if path.exists():
            make_folder(aside / path.parent.relative_to(folder))
            path.replace(aside / path.relative_to(folder))
        if copy.whole is not None:
            write_pieces(path, entry_pieces(copy.whole, item.path), item.sha256)
