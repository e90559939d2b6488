"""The files that belong to an office's work beside the store: evidence, bundles sent, bundles received."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from xacai.db.shelves import Shelves
from xacai.db.shipments import MADE, RECEIVED
from xacai.exchange.bundle import Attachment, Bundle
from xacai.exchange.evidence import LARGEST_EVIDENCE, type_of
from xacai.exchange.handover import FOLDERS, WORK_FILE, WorkFile, files_in
from xacai.files.atomic import make_folder, write_atomic
from xacai.services.filing import FOLDER
from xacai.services.filing import RECEIVED as RECEIVED_FOLDER
from xacai.services.workspace import Workspace

GIVEN = "handover"
"""Where the bundle of the last handover lies, to be written once more."""
_MOST = 480
_EVIDENCE = {"evidence": Path(FOLDER), "received": Path(FOLDER, RECEIVED_FOLDER)}
_PLACES = {"out": Path(FOLDERS["out"]), **_EVIDENCE, "in": Path(FOLDERS["in"])}
"""Folders of the data folder, those first whose files go along first."""


@dataclass(frozen=True, slots=True)
class Parted:
    """What goes along with a handover, and what stays."""

    folder: Path
    going: tuple[WorkFile, ...]
    left: tuple[WorkFile, ...]

    def attachments(self) -> tuple[Attachment, ...]:
        """The evidence that goes along, each content once."""
        found = {item.sha256: item for item in self.going if item.place in _EVIDENCE}
        return tuple(Attachment(self._read(item), item.name) for item in found.values())

    def bundles(self) -> dict[str, bytes]:
        """The bundles that go along, by their path in the container."""
        return {item.path: self._read(item) for item in self.going if item.place not in _EVIDENCE}

    def _read(self, item: WorkFile) -> bytes:
        return path_of(self.folder, item).read_bytes()


def path_of(folder: Path, item: WorkFile) -> Path:
    """Where a file of the work lies in a data folder."""
    name = f"{item.sha256}.{item.type}" if item.place in _EVIDENCE else item.name
    return folder / _PLACES[item.place] / name


def parted(workspace: Workspace, room: int, *, evidence: bool, most: int = _MOST) -> Parted:
    """The files of the work that fit into ``room`` bytes, ``most`` at most, and the others; ``evidence``: whether its
    files go along."""
    going: dict[WorkFile, None] = {}
    left: list[WorkFile] = []
    paths = set[str]()
    for item in _all_files(workspace):
        more = 0 if item.path in paths else item.size
        wanted = evidence or item.place not in _EVIDENCE
        if wanted and more <= room and (not more or len(paths) < most):
            going[item] = None
            paths.add(item.path)
            room -= more
        else:
            left.append(item)
    return Parted(workspace.folder, tuple(going), tuple(left))


def keep_work_files(workspace: Workspace, bundle: Bundle) -> None:
    """Put the files of a handover where they belong; those that lie there already stay."""
    for item in files_in(bundle.content):
        path = path_of(workspace.folder, item)
        data = bundle.evidence[item.sha256].data if item.place in _EVIDENCE else bundle.work[item.path]
        make_folder(path.parent)
        if not path.is_file() or path.read_bytes() != data:
            write_atomic(path, data)


def forget_given(workspace: Workspace) -> None:
    """Bundles of earlier handovers are worth nothing any more."""
    with suppress(OSError):
        for path in (workspace.folder / GIVEN).glob("*.xacai"):
            path.unlink()


def _all_files(workspace: Workspace) -> Iterator[WorkFile]:
    with workspace.store.reading() as shelves:
        names = _names(shelves)
        sent = [item.file_name for item in shelves.shipments.list(MADE)]
        held = [item.file_name for item in shelves.shipments.list(RECEIVED)]
        held += [item.kept_as for item in shelves.quarantine.list()]
    for place, folder in _PLACES.items():
        known = sorted({*sent} if place == "out" else {*held}) if place not in _EVIDENCE else None
        for path in _files_of(workspace.folder / folder, known):
            if (item := _described(place, path, names)) is not None:
                yield item


def _files_of(folder: Path, known: list[str] | None) -> list[Path]:
    """The files of a folder, or those of its files that are known, as far as they are there."""
    if known is None:
        return sorted(path for path in folder.glob("*.*") if path.is_file())
    return [folder / name for name in known if name and (folder / name).is_file()]


def _described(place: str, path: Path, names: dict[str, str]) -> WorkFile | None:
    """The file as a handover names it; nothing for what no bundle takes or what is not what its name says."""
    data = path.read_bytes()
    sha256, kind = hashlib.sha256(data).hexdigest(), path.suffix.lstrip(".")
    if place in _EVIDENCE:
        sound = path.stem == sha256 and type_of(data) == kind and len(data) <= LARGEST_EVIDENCE
    else:
        sound = WORK_FILE.fullmatch(f"work/{place}/{path.name}") is not None
    if not sound or not data:
        return None
    name = names.get(sha256, path.name) if place in _EVIDENCE else path.name
    return WorkFile(place, name, sha256, len(data), kind)


def _names(shelves: Shelves) -> dict[str, str]:
    """The names that people know the evidence by."""
    return {item.file.sha256: item.file.name for item in shelves.evidence.all() if item.file is not None}
