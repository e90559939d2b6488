"""The Windows installer from the folder, and the portable folder's archive."""

from __future__ import annotations

import os
import shutil
import subprocess
import unicodedata
from pathlib import Path

from installer.release import Release, windows_version
from installer.stamping import MOMENT, files_of, stamp, write_zip
from installer.tree import LISTING, PICTURES, SIDE_PICTURE

_SCRIPT = Path(__file__).parent / "windows" / "setup.nsi"
NSIS_WORDS = Path("/usr/share/nsis/Contrib/Language files")
_PORTABLE_NOTE = Path(__file__).parent / "windows" / "portable.txt"


def build_setup(release: Release, tree: Path, work: Path, target: Path, *, quick: bool = False) -> Path:
    """Compile the installer with NSIS; ``quick`` spares the long compression. Raises CalledProcessError."""
    listing = work / "files.nsh"
    listing.write_text(file_lines(tree), encoding="utf-8")
    output = target / release.setup_name
    defined = {
        "VERSION": release.version,
        "NUMBERS": windows_version(release.version),
        "SIZE_KB": str(sum(path.stat().st_size for path in files_of(tree)) // 1024),
        "TREE": str(tree),
        "LIST": str(listing),
        "WORDS": str(lay_words(work)),
        "SIDE": str(work / PICTURES / SIDE_PICTURE),
        "OUTPUT": str(output),
    }
    if quick:
        defined["QUICK"] = "1"
    words = [f"-D{name}={value}" for name, value in defined.items()]
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, str(_SCRIPT)]
    subprocess.run(command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": str(MOMENT)})
    return output


def lay_words(work: Path, source: Path = NSIS_WORDS) -> Path:
    """NSIS's Vietnamese words in a folder, each letter one sign: as they come, marks are drawn beside the letters."""
    target = work / "words"
    target.mkdir(exist_ok=True)
    for name in ("Vietnamese.nlf", "Vietnamese.nsh"):
        words = (source / name).read_text(encoding="utf-8-sig")
        (target / name).write_text(unicodedata.normalize("NFC", words), encoding="utf-8-sig")
    return target


def file_lines(tree: Path) -> str:
    """NSIS lines that put every file but the list into its folder."""
    lines = []
    folder = None
    for path in files_of(tree):
        inside = path.relative_to(tree)
        if inside.as_posix() == LISTING:
            continue
        if inside.parent != folder:
            folder = inside.parent
            lines.append('SetOutPath "$INSTDIR\\' + str(folder).replace("/", "\\").removeprefix(".") + '"')
        lines.append(f'File "{path}"')
    return "\n".join(lines) + "\n"


def build_portable(release: Release, tree: Path, work: Path, target: Path) -> Path:
    """The same folder to be unpacked onto a stick; the data stays on the PC."""
    folder = work / "portable"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(tree, folder)
    (folder / LISTING).unlink()  # nothing installs it, so nothing may uninstall by it
    shutil.copyfile(_PORTABLE_NOTE, folder / "DOC-TRUOC.txt")
    stamp(folder)
    output = target / release.portable_name
    write_zip(output, folder, prefix="XaCai/")
    shutil.rmtree(folder)
    return output
