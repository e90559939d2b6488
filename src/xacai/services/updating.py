"""Updates by file: look at one, make a new program ready to be installed, take catalogues in.

Nothing of an update is believed before every byte was checked against a release key, and nothing is written before
that. A program is installed by its own setup, which keeps the program before for one step back.
"""

from __future__ import annotations

import platform
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from xacai import __version__
from xacai.db.migrations import SCHEMA
from xacai.domain.issue import Issue, Refusal, refuse
from xacai.domain.release import Here, Program, System, objections, read_version
from xacai.exchange.release_keys import ReleaseKey, shipped_keys
from xacai.exchange.update_file import SignedUpdate, part_pieces, read_update
from xacai.files.atomic import make_folder, make_sure_of_room, write_pieces
from xacai.files.disk import Disk
from xacai.services.backing_up import back_up, kept_by_server
from xacai.services.cataloguing import keep_catalogue
from xacai.services.choosing_criteria import keep_criteria
from xacai.services.update_contents import NOTHING, Contents, read_contents
from xacai.services.workspace import Workspace

FOLDER = "updates"
_NAMES = {System.WINDOWS: "XaCai-{version}-x64.exe", System.DEBIAN: "xacai_{version}_amd64.deb"}
_OWN_FILES = ("XaCai-*-x64.exe*", "xacai_*_amd64.deb*")
_UNPACKED_NOTE = "DOC-TRUOC.txt"  # lies in the portable folder only
Launch = Callable[[Sequence[str], Path], object]


@dataclass(frozen=True, slots=True)
class Look:
    """A checked update, the catalogues in it, and what speaks against using it here."""

    signed: SignedUpdate
    here: Here
    contents: Contents = NOTHING
    reasons: tuple[Issue, ...] = ()

    @property
    def program(self) -> Program | None:
        """The program that it brings."""
        return self.signed.update.program

    @property
    def migrates(self) -> bool:
        """Whether the new program changes the form of the data at its first start."""
        return self.program is not None and self.program.schema > self.here.schema


@dataclass(frozen=True, slots=True)
class Prepared:
    """A setup on this disk, read back; ``copy`` of the data was made before (none where a server keeps the data)."""

    path: Path
    sha256: str
    system: str
    copy: Path | None

    @property
    def command(self) -> tuple[str, ...]:
        """How it is started: the words of a command."""
        install = ("sudo", "apt", "install") if self.system == System.DEBIAN else ()
        return (*install, str(self.path))

    @property
    def command_line(self) -> str:
        """The same to be typed."""
        return shlex.join(self.command) if self.system == System.DEBIAN else str(self.path)


def release_keys() -> tuple[ReleaseKey, ...]:
    """The keys that this program was shipped with; none: it takes no update by file."""
    return shipped_keys()


def this_program() -> Here:
    """What an update meets here."""
    version = read_version(__version__)
    if version is None:
        raise ValueError(f"{__version__} is no version of three numbers")
    return Here(version, SCHEMA, _system(sys.platform, platform.machine()))


def _system(name: str, machine: str) -> str:
    """Windows runs the setup on ARM too; a Debian package fits its own processor only."""
    if name == "win32":
        return System.WINDOWS
    return System.DEBIAN if name == "linux" and machine in ("x86_64", "AMD64") else ""


def runs_unpacked(folder: Path | None = None) -> bool:
    """Whether this program was unpacked instead of installed (a stick): a setup then goes beside it, not over it.

    ``folder`` is where the program lies; its own by itself.
    """
    return ((folder or Path(sys.executable).parent) / _UNPACKED_NOTE).is_file()


def look(workspace: Workspace, path: Path, *, here: Here | None = None) -> Look:
    """Check every byte of an update file and say what it would do; nothing is written or run.

    Raises ``UpdateRefused`` or ``ReadRefused`` where nothing in the file can be believed. Refused in the sample office:
    the data that is copied before must be the own office's.
    """
    if workspace.sample:
        raise refuse("update.in-sample")
    signed, place = read_update(path, release_keys()), here or this_program()
    program = signed.update.program
    if program is not None:
        return Look(signed, place, reasons=objections(program, place))
    contents, reasons = read_contents(workspace, signed)
    return Look(signed, place, contents, reasons)


def prepare(workspace: Workspace, path: Path, *, here: Here | None = None) -> Prepared:
    """Check the update, copy the data, lay its setup into the data folder and read it back. Nothing is run."""
    seen = _acceptable(look(workspace, path, here=here))
    program = seen.program
    if program is None:
        raise refuse("update.no-program")
    part = seen.signed.parts[0]
    folder = make_folder(workspace.folder / FOLDER)
    target = folder / _NAMES[System(program.system)].format(version=program.version)
    make_sure_of_room(target, part.line.size)
    copy = _copy(workspace)
    _clear(folder)
    written = write_pieces(target, part_pieces(seen.signed, part), part.line.sha256)
    with workspace.store.writing("update.prepare", str(program.version)):
        pass  # the line in the journal is all
    return Prepared(written.path, written.sha256, program.system, copy)


def start(prepared: Prepared, launch: Launch | None = None) -> None:
    """Start the setup, on Windows, if it is still the very file that was checked. The program should then close."""
    if prepared.system != System.WINDOWS:
        raise refuse("update.by-hand", command=prepared.command_line)
    if not _still(prepared):
        raise refuse("update.setup-changed", path=str(prepared.path))
    try:
        # In its own folder: the program's folder must not be in use when the setup moves it aside.
        (launch or _launch)(prepared.command, prepared.path.parent)
    except OSError as fault:
        path = prepared.path
        raise refuse("update.not-started", folder=str(path.parent), name=path.name) from fault


def take_catalogues(workspace: Workspace, path: Path) -> Contents:
    """Check the update, copy the data, and take its catalogues and criteria sets in; what it held.

    What is held already stays as it is; a version held with other content stops all of it before anything is taken.
    """
    seen = _acceptable(look(workspace, path))
    if seen.program is not None:
        raise refuse("update.no-catalogue")
    _copy(workspace)
    for catalogue in seen.contents.catalogues:
        keep_catalogue(workspace, catalogue)
    for criteria in seen.contents.criteria:
        keep_criteria(workspace, criteria)
    return seen.contents


def _acceptable(seen: Look) -> Look:
    for reason in seen.reasons:
        raise Refusal(reason)
    return seen


def _copy(workspace: Workspace) -> Path | None:
    """A checked copy of the data; a server's administrator makes the copies there."""
    return None if kept_by_server(workspace) else back_up(workspace)


def _clear(folder: Path) -> None:
    """Setups of earlier updates, installed or not, are no longer wanted."""
    for pattern in _OWN_FILES:
        for path in folder.glob(pattern):
            with suppress(OSError):
                path.unlink()


def _still(prepared: Prepared) -> bool:
    try:
        return Disk().digest(prepared.path) == prepared.sha256
    except OSError:
        return False


def _launch(command: Sequence[str], folder: Path) -> None:
    subprocess.Popen(list(command), cwd=folder, close_fds=True)
