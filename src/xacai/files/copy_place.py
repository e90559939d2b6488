"""The second place for copies, on another drive: kept in a small file of the data folder, known again by a mark.

It speaks of this PC alone, so it stands in no store and travels with no work. Drives change their letters and sticks
are swapped: a folder counts as the place only where it bears the mark.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from xacai.files.atomic import make_folder, write_atomic

FILE = "copies.txt"
FOLDER = "xacai_sao_luu"
MARK = "xacai-copies.txt"
_LARGEST = 2000


class CopyPlace(NamedTuple):
    """``folder``: where the copies go; ``mark``: what its mark says; ``since``: when it was chosen; ``carried``: the
    moment of the last copy that was written there and read back."""

    folder: Path
    mark: str
    since: datetime
    carried: datetime | None = None


def read_place(data: Path) -> CopyPlace | None:
    """The place that was chosen; None where there is none or its file cannot be read."""
    given = _lines(data / FILE)
    try:
        carried = datetime.fromisoformat(given["carried"]) if given.get("carried") else None
        return CopyPlace(
            Path(given["folder"]), given["mark"], datetime.fromisoformat(given["since"]), carried
        )
    except (KeyError, ValueError):
        return None


def keep_place(data: Path, place: CopyPlace) -> None:
    """Keep the place; raises ``WriteRefused``."""
    carried = place.carried.isoformat(timespec="seconds") if place.carried else ""
    since = place.since.isoformat(timespec="seconds")
    lines = {"folder": str(place.folder), "mark": place.mark, "since": since, "carried": carried}
    text = "".join(f"{name} = {value}\n" for name, value in lines.items())
    write_atomic(make_folder(data) / FILE, text.encode())


def forget_place(data: Path) -> None:
    """No second place any more; the copies there stay."""
    with suppress(FileNotFoundError):
        (data / FILE).unlink()


def mark_folder(chosen: Path, mark: str) -> tuple[Path, str]:
    """The folder for the copies inside the chosen one (or itself, if it is one already), and its mark: the one it
    bears, else the given one. Raises ``WriteRefused``."""
    folder = chosen if chosen.name == FOLDER else make_folder(chosen / FOLDER)
    known = mark_of(folder)
    if not known:
        write_atomic(folder / MARK, f"mark = {mark}\n".encode())
    return folder, known or mark


def mark_of(folder: Path) -> str:
    """What the folder's mark says; empty where it bears none or cannot be reached."""
    return _lines(folder / MARK).get("mark", "")


def find_place(place: CopyPlace, drives: Iterable[Path] | None = None) -> Path | None:
    """Where the place is now: as it was chosen, or under the same path on one of the drives (of this PC, unless they
    are given); None while it is away. May wait for a slow drive: not for the screen's thread."""
    _ask_nobody()
    inside = place.folder.relative_to(place.folder.anchor)
    others = _drives() if drives is None else drives
    candidates = (place.folder, *(drive / inside for drive in others))
    return next((folder for folder in candidates if mark_of(folder) == place.mark), None)


if sys.platform == "win32":
    _OWN_DRIVES = (2, 3)  # removable, and disks inside or outside; no network

    def _ask_nobody() -> None:
        """An empty card reader is no reason for Windows to ask for a disk."""
        import ctypes

        ctypes.windll.kernel32.SetThreadErrorMode(1, None)

    def _drives() -> list[Path]:
        """A stick gets another letter when another port is used."""
        import ctypes

        roots = [f"{letter}:\\" for letter in "DEFGHIJKLMNOPQRSTUVWXYZ"]
        return [Path(root) for root in roots if ctypes.windll.kernel32.GetDriveTypeW(root) in _OWN_DRIVES]

else:

    def _ask_nobody() -> None:
        """Elsewhere the system does not ask."""

    def _drives() -> list[Path]:
        """Elsewhere a stick is mounted under its name."""
        return []


def _lines(path: Path) -> dict[str, str]:
    """The names and values of a small text file; none where it cannot be read."""
    try:
        with path.open("rb") as stream:
            text = stream.read(_LARGEST).decode("utf-8")
    except (OSError, ValueError):
        return {}
    parts = (line.partition("=") for line in text.splitlines())
    return {name.strip(): value.strip() for name, sign, value in parts if sign}
