"""Removable drives that are plugged in now. Writing to one goes through the same verb as to a folder."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from xacai.ui.sizes import size_words
from xacai.ui.ways import is_removable_path
from xacai.wording.language import _

_WINDOWS_REMOVABLE = 2


@dataclass(frozen=True, slots=True)
class Drive:
    """A mounted volume: its label (or last folder), its root, free bytes, whether it refuses writing."""

    label: str
    root: Path
    free: int
    read_only: bool = False

    @property
    def words(self) -> str:
        """The second line under its name."""
        if self.read_only:
            return _("write-protected")
        return _("{size} free").format(size=size_words(self.free))


def find_drives() -> tuple[Drive, ...]:
    """The removable drives, by label; empty where the system shows none."""
    found = [
        Drive(_label(volume), Path(volume.rootPath()), volume.bytesAvailable(), volume.isReadOnly())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isValid() and volume.isReady() and _removable(volume.rootPath())
    ]
    return tuple(sorted(found, key=lambda drive: (drive.label, drive.root)))


def _label(volume: QStorageInfo) -> str:
    root = volume.rootPath()
    if sys.platform == "win32":
        return f"{volume.name()} ({root.rstrip('/')})".strip()
    return volume.name() or Path(root).name


def _removable(root: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(root.replace("/", "\\")) == _WINDOWS_REMOVABLE)
    return is_removable_path(root)
