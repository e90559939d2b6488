"""The folder that is installed: runtime, packages, program, fonts, launchers, licences, and the list of its files."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installer import runtime as runtimes
from installer.launcher import build_launchers
from installer.runtime import Runtime
from installer.source import lay_program
from installer.stamping import files_of, stamp
from installer.wheels import WINDOWS, System, download, requirements_for, unpack

LISTING = "installed-files.txt"
VERSION_FILE = "version.txt"
UNINSTALLER = "uninstall.exe"
PICTURES = "pictures"
SIDE_PICTURE = "side.bmp"
_FONT_FOLDERS = ("liberation2", "liberation")
_FONT_CUTS = ("Regular", "Bold", "Italic", "BoldItalic")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the build works: the program's source, what was downloaded, what is half made."""

    source: Path
    cache: Path
    work: Path


def lay_windows_tree(places: Places, version: str, runtime: Runtime, tree: Path) -> None:
    """Make the Windows folder anew. Raises RuntimeMissing, CalledProcessError, FileNotFoundError."""
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    runtimes.lay(runtime, tree, places.cache)
    lay_packages(places, WINDOWS, runtime.series, runtimes.interpreter(runtime), tree / "lib")
    runtimes.share_cpp(tree)
    runtimes.forward(runtime, tree, places.work)
    icon = places.work / PICTURES / "xacai.ico"
    draw_icon(places.source / "resources" / "icons" / "xacai.svg", icon)
    build_launchers(version, runtime.name, icon, places.work, tree)
    shutil.copyfile(icon, tree / "xacai.ico")
    shutil.copyfile(places.source / "LICENSE", tree / "LICENSE.txt")
    (tree / VERSION_FILE).write_text(version, encoding="ascii")
    write_listing(tree)
    stamp(tree)
    stamp(places.work / PICTURES)


def lay_packages(places: Places, system: System, series: str, python: str, target: Path) -> None:
    """The wheels and the program in one folder, as bytecode, with the fonts."""
    lock = (places.source / "requirements.lock").read_text(encoding="utf-8")
    folder = places.cache / f"{system.sys_platform}-{series}"
    unpack(download(requirements_for(lock, system, series), system, series, folder), target)
    lay_program(places.source, target / "xacai")
    runtimes.compile_with(python, target)
    _lay_fonts(target / "xacai" / "resources" / "fonts")


def write_listing(tree: Path) -> None:
    r"""What the uninstaller may delete: the files, then the folders (``name\``), innermost first."""
    files = [path.relative_to(tree).as_posix() for path in files_of(tree)]
    folders = sorted({f"{path.relative_to(tree).as_posix()}/" for path in tree.rglob("*") if path.is_dir()})
    lines = [*files, UNINSTALLER, LISTING, *sorted(folders, key=lambda name: (-name.count("/"), name))]
    text = "".join(f"{line}\r\n" for line in lines).replace("/", "\\")
    (tree / LISTING).write_text(text, encoding="ascii", newline="")


def draw_icon(drawing: Path, target: Path) -> None:
    """Draw the icon, and the wizard's side picture beside it, in a process of its own: Qt must not stay loaded."""
    command = [sys.executable, str(Path(__file__).parent / "icon.py"), str(drawing), str(target)]
    command.append(str(target.with_name(SIDE_PICTURE)))
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(command, check=True)


def _lay_fonts(target: Path) -> None:
    """Liberation Serif of this system's package. Raises FileNotFoundError."""
    for folder in _FONT_FOLDERS:
        files = [
            Path("/usr/share/fonts/truetype", folder, f"LiberationSerif-{cut}.ttf") for cut in _FONT_CUTS
        ]
        if all(path.is_file() for path in files):
            target.mkdir(parents=True, exist_ok=True)
            for path in files:
                shutil.copyfile(path, target / path.name)
            shutil.copyfile(_font_licence(folder), target / "LICENSE-Liberation.txt")
            return
    raise FileNotFoundError("Liberation Serif (Debian: fonts-liberation2 or fonts-liberation)")


def _font_licence(folder: str) -> Path:
    return Path("/usr/share/doc", f"fonts-{folder}", "copyright")
