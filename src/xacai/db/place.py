"""Where a data folder lies: removable and network drives lose what they said they had saved."""

from __future__ import annotations

import sys
from pathlib import Path

from xacai.domain.issue import Issue, Severity

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "davfs", "fuse.davfs2"}
)
_STICK = frozenset({"vfat", "exfat", "msdos"})
_REMOVABLE_DRIVE, _NETWORK_DRIVE = 2, 4


def doubts_about(folder: Path, *, mounts: str | None = None) -> tuple[Issue, ...]:
    """A warning (``store.place-network``, ``-removable``) or nothing. ``mounts``: as in /proc/mounts."""
    reason = _drive_reason(folder, mounts)
    if not reason:
        return ()
    return (Issue(f"store.place-{reason}", Severity.WARNING, str(folder), {"folder": str(folder)}),)


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


if sys.platform == "win32":

    def _drive_reason(folder: Path, mounts: str | None) -> str:
        import ctypes

        if str(folder).startswith("\\\\"):
            return "network"
        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.absolute().anchor)
        return {_REMOVABLE_DRIVE: "removable", _NETWORK_DRIVE: "network"}.get(kind, "")

else:

    def _drive_reason(folder: Path, mounts: str | None) -> str:
        best, system = -1, ""
        for line in (_mounts() if mounts is None else mounts).splitlines():
            parts = line.split()
            if len(parts) < 3:
                continue
            point = Path(parts[1].replace("\\040", " "))
            if len(str(point)) > best and folder.absolute().is_relative_to(point):
                best, system = len(str(point)), parts[2]
        if system in _NETWORK:
            return "network"
        return "removable" if system in _STICK else ""
