"""The Linux package: Debian and Ubuntu with the Python of the same series, the same wheels by the same lock."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from installer.release import Release
from installer.stamping import MOMENT, files_of, tar_of
from installer.tree import Places, lay_packages
from installer.wheels import LINUX

_FOLDER = Path(__file__).parent / "linux"
# What the window needs beside what the wheels bring; names differ between releases.
_DEPENDS = (
    *("libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3"),
    "libglib2.0-0 | libglib2.0-0t64",
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-render-util0"),
    *("libxcb-xkb1", "libxkbcommon-x11-0", "libx11-xcb1", "libxcb-shape0", "libxcb-randr0", "libxcb-shm0"),
    *("libxcb-sync1", "libxcb-xfixes0"),
)


def build_deb(release: Release, places: Places, series: str, python: str, target: Path) -> Path:
    """Make the package for one series of Python (``3.11``: Debian 12). Raises CalledProcessError."""
    tree = places.work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    lay_packages(places, LINUX, series, python, tree / "usr/lib/xacai/lib")
    _place("start.py", tree / "usr/lib/xacai/start.py")
    _place("xacai", tree / "usr/bin/xacai", executable=True, series=series)
    _place("xacai.desktop", tree / "usr/share/applications/xacai.desktop")
    _place("xacai.xml", tree / "usr/share/mime/packages/xacai.xml")
    icons = tree / "usr/share/icons/hicolor/scalable/apps"
    icons.mkdir(parents=True)
    shutil.copyfile(places.source / "resources/icons/xacai.svg", icons / "xacai.svg")
    documents = tree / "usr/share/doc/xacai"
    documents.mkdir(parents=True)
    shutil.copyfile(places.source / "LICENSE", documents / "copyright")
    control = places.work / "deb-control"
    shutil.rmtree(control, ignore_errors=True)
    control.mkdir(parents=True)
    (control / "control").write_text(_control(release, tree, series), encoding="utf-8")
    output = target / release.deb_name
    members = {
        "debian-binary": b"2.0\n",
        "control.tar.gz": _gzipped(tar_of(control)),
        "data.tar.gz": _gzipped(tar_of(tree)),
    }
    output.write_bytes(_archive(members))
    return output


def _place(name: str, target: Path, *, executable: bool = False, series: str = "") -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    text = (_FOLDER / name).read_text(encoding="utf-8").replace("@PYTHON@", f"python{series}")
    target.write_text(text, encoding="utf-8")
    target.chmod(0o755 if executable else 0o644)


def _control(release: Release, tree: Path, series: str) -> str:
    fonts = "fonts-liberation2 | fonts-liberation"
    lines = {
        "Package": "xacai",
        "Version": release.version,
        "Architecture": "amd64",
        "Maintainer": "The XaCai authors <noreply@xacai.invalid>",
        "Installed-Size": str(sum(path.stat().st_size for path in files_of(tree)) // 1024),
        "Depends": ", ".join((f"python{series}", *_DEPENDS, fonts)),
        "Section": "misc",
        "Priority": "optional",
        "Description": "yearly cycle of public administration reform of a Vietnamese commune, offline\n"
        " Plan, progress, the quarter's report with its checks, and the sealed bundle for the level above.",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def _gzipped(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=9, mtime=MOMENT)


def _archive(members: dict[str, bytes]) -> bytes:
    """The ``ar`` archive that a Debian package is."""
    parts = [b"!<arch>\n"]
    for name, content in members.items():
        parts.append(f"{name:<16}{MOMENT:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n".encode("ascii"))
        parts.append(content + b"\n" * (len(content) % 2))
    return b"".join(parts)
