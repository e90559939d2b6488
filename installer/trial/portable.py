"""The portable folder on a stick: the program runs from there, its data lands on the PC."""

from __future__ import annotations

import zipfile
from pathlib import Path

from installer.trial.pc import DATA, PC, must

_STICK = "E:"
_FOLDER = _STICK + "\\XaCai"
_MEGABYTES = 400


def runs_from_a_stick(pc: PC, archive: Path, version: str) -> str:
    """Version, demo and window from the stick; nothing is written there, the data folder of the PC is made."""
    pc.wine.add_disk("e", _MEGABYTES)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(pc.wine.drive(_STICK + "\\"))
    before = _listing(pc.wine.drive(_FOLDER))
    found = pc.version(_FOLDER)
    must(found == version, f"the stick holds {found or 'no program'}, not {version}")
    pc.xacai("demo", "--no-window", "--out", "C:\\demo-tu-usb", folder=_FOLDER)
    if pc.exists(DATA):
        pc.wine.drive(DATA).rename(pc.wine.drive(DATA + "-cap-tren"))
    with pc.window(folder=_FOLDER) as seconds:
        pc.picture("10-portable")
    must(_listing(pc.wine.drive(_FOLDER)) == before, "something was written onto the stick")
    must(pc.exists(DATA + "\\xacai.db"), "the data did not land on the PC")
    return f"{len(before)} files untouched, window after {seconds:.1f} s, data on the PC"


def _listing(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file with its size and moment."""
    found = (path for path in folder.rglob("*") if path.is_file())
    states = ((path.relative_to(folder).as_posix(), path.stat()) for path in found)
    return {name: (state.st_size, state.st_mtime_ns) for name, state in states}
