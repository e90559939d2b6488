"""The static gate: what can be said of the folder that is installed without running it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from installer.portable_executable import AMD64, read_executable
from installer.stamping import files_of
from installer.tree import LISTING

# A user's folder may be named after a long account; 64 signs are more than Windows allows for a local one (20).
LONGEST_HOME = "C:\\Users\\" + "n" * 64
PROGRAM_FOLDER = LONGEST_HOME + "\\AppData\\Local\\Programs\\XaCai-truoc"
LONGEST_PATH = 259  # 260 with the closing zero
INSTALLED_LIMIT = 130_000_000
SETUP_LIMIT = 40_000_000
_CODE = {".exe", ".com", ".dll", ".pyd"}
# Where Windows looks beside a file's own folder and the program's: what packages add for their own files.
_SEARCHED = {
    "lib/PySide6/": ("lib/PySide6", "lib/shiboken6"),
    "lib/pikepdf/": ("lib/pikepdf.libs",),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and with which file."""

    rule: str
    path: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.path}" + (f" ({self.detail})" if self.detail else "")


def windows_libraries() -> frozenset[str]:
    """The libraries that Windows has itself."""
    text = Path(__file__).with_name("windows_libraries.txt").read_text(encoding="ascii")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def import_findings(tree: Path) -> list[Finding]:
    """Imports that neither Windows nor the folder answers, and code that is not for 64-bit Windows."""
    own = windows_libraries()
    shipped = {path.relative_to(tree).as_posix().lower() for path in files_of(tree)}
    found = []
    for path in files_of(tree):
        if path.suffix.lower() not in _CODE:
            continue
        inside = path.relative_to(tree).as_posix()
        executable = read_executable(path.read_bytes())
        if executable.machine != AMD64:
            found.append(Finding("not for 64-bit Windows", inside))
        for entry in executable.imports:
            if entry.library in own or entry.library.startswith("api-ms-win-"):
                continue
            if not any((folder / entry.library).as_posix() in shipped for folder in _searched(inside)):
                found.append(Finding("import that nothing answers", inside, entry.library))
    return found


def _searched(inside: str) -> list[PurePosixPath]:
    added = [folder for start, folders in _SEARCHED.items() if inside.startswith(start) for folder in folders]
    return [PurePosixPath(inside.lower()).parent, *(PurePosixPath(folder.lower()) for folder in ("", *added))]


def path_findings(names: Iterable[str], folder: str = PROGRAM_FOLDER) -> list[Finding]:
    """Names (with forward slashes) that are too long below the folder, not plain ASCII, or differ only by case."""
    found = []
    seen: dict[str, str] = {}
    for name in names:
        length = len(folder) + 1 + len(name)
        if length > LONGEST_PATH:
            found.append(Finding("path too long", name, f"{length} signs"))
        if not name.isascii():
            found.append(Finding("name outside ASCII", name))
        if seen.setdefault(name.lower(), name) != name:
            found.append(Finding("names that differ only by case", name, seen[name.lower()]))
    return found


def trace_findings(tree: Path, traces: Iterable[str]) -> list[Finding]:
    """Files that hold one of the building machine's paths, as UTF-8 or as UTF-16."""
    forms = [(text, form) for text in traces for form in (text.encode(), text.encode("utf-16-le"))]
    found = []
    for path in files_of(tree):
        content = path.read_bytes()
        held = sorted({text for text, form in forms if form in content})
        if held:
            found.append(Finding("path of the building machine", path.relative_to(tree).as_posix(), held[0]))
    return found


def listing_findings(tree: Path) -> list[Finding]:
    """The uninstaller's list must name every file, or something stays behind for ever."""
    lines = (tree / LISTING).read_text(encoding="ascii").split()
    listed = {line.replace("\\", "/") for line in lines}
    names = {path.relative_to(tree).as_posix() for path in files_of(tree)}
    return [Finding("not in the uninstaller's list", name) for name in sorted(names - listed)]


def size_findings(installed: int, setup: int) -> list[Finding]:
    """Sizes in bytes against the figures that are to be held."""
    found = []
    if installed > INSTALLED_LIMIT:
        found.append(Finding("too large when installed", "", f"{installed / 1e6:.1f} MB"))
    if setup > SETUP_LIMIT:
        found.append(Finding("installer too large", "", f"{setup / 1e6:.1f} MB"))
    return found
