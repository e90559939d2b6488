"""Where a file was written or came from, in words; which folders are sticks. No Qt."""

from __future__ import annotations

from pathlib import PurePath

from xacai.wording.language import _

REMOVABLE = ("/media/", "/run/media/", "/Volumes/")


def is_removable_path(folder: str) -> bool:
    """Whether a folder lies where this system mounts sticks."""
    return any(folder.startswith(start) for start in REMOVABLE)


def way_words(folder: str) -> str:
    """Where it was written, in few words: ``USB KINGSTON``, ``thư mục Gửi Sở``, ``thư nháp 58-BC-UBND.eml``."""
    if not folder:
        return ""
    path = PurePath(folder)
    if path.suffix == ".eml":
        return _("e-mail draft {name}").format(name=path.name)
    if is_removable_path(folder):
        parts = path.parts
        name = parts[4] if folder.startswith("/run/media/") and len(parts) > 4 else path.name
        return _("stick {name}").format(name=name)
    drive = path.drive
    if drive and str(path) in {drive, f"{drive}\\"}:
        return _("stick {name}").format(name=drive)
    return _("folder {name}").format(name=path.name or str(path))
