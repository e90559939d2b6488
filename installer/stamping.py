"""The same bytes from the same files: one moment for everything, names in order, no owner."""

from __future__ import annotations

import os
import tarfile
import time
import zipfile
from io import BytesIO
from pathlib import Path

# Every packed file bears this moment (1 January 2026, UTC). The version number tells builds apart, not a clock.
MOMENT = 1_767_225_600


def files_of(folder: Path) -> list[Path]:
    """The files below a folder in an order that no file system decides."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def stamp(folder: Path) -> None:
    """Give every file and folder the one moment."""
    for path in [*folder.rglob("*"), folder]:
        os.utime(path, (MOMENT, MOMENT))


def write_zip(target: Path, folder: Path, *, prefix: str = "") -> None:
    """The folder as a zip."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files_of(folder):
            info = zipfile.ZipInfo(prefix + path.relative_to(folder).as_posix(), time.gmtime(MOMENT)[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, path.read_bytes())


def tar_of(folder: Path) -> bytes:
    """The folder as an uncompressed tar with the paths of a Debian package (``./usr/…``)."""
    buffer = BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for path in [folder, *sorted(folder.rglob("*"))]:
            inside = path.relative_to(folder).as_posix()
            info = archive.gettarinfo(path, "./" if inside == "." else f"./{inside}")
            info.uid = info.gid = 0
            info.uname = info.gname = "root"
            info.mtime = MOMENT
            info.mode = 0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644
            with path.open("rb") if info.isreg() else BytesIO() as stream:
                archive.addfile(info, stream)
    return buffer.getvalue()
