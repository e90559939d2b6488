"""The pinned packages for one system: from the lock, by hash, whatever system this is."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

from installer.pruning import kept

_NEXT = re.compile(r"\n(?=\S)")


@dataclass(frozen=True, slots=True)
class System:
    """What wheels are asked for: the markers' words and pip's platform tags, the preferred first."""

    sys_platform: str
    os_name: str
    platform_system: str
    tags: tuple[str, ...]


WINDOWS = System("win32", "nt", "Windows", ("win_amd64",))
LINUX = System(
    "linux", "posix", "Linux", ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
)


def requirements_for(lock: str, system: System, python: str) -> str:
    """The lock without what this system does not need and without markers: pip judges markers by its own system."""
    marks = {
        "sys_platform": system.sys_platform,
        "os_name": system.os_name,
        "platform_system": system.platform_system,
        "platform_machine": "x86_64" if system.os_name == "posix" else "AMD64",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "extra": "",
    }
    kept_blocks = []
    for block in _NEXT.split(lock):
        if not block.strip() or block.startswith("#"):
            continue
        head, _, hashes = block.partition("\\\n")
        requirement = Requirement(head.strip())
        if requirement.marker is None or requirement.marker.evaluate(marks):
            kept_blocks.append(f"{requirement.name}{requirement.specifier} \\\n{hashes.rstrip()}")
    return "\n".join(kept_blocks) + "\n"


def download(requirements: str, system: System, python: str, folder: Path) -> list[Path]:
    """The wheels of the requirements, by their hashes; those of an earlier call are used again.

    Raises subprocess.CalledProcessError where one cannot be had.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / "requirements.txt"
    done = folder / "done.txt"
    if not (done.is_file() and done.read_text(encoding="utf-8") == requirements):
        for old in folder.glob("*.whl"):
            old.unlink()
        wanted.write_text(requirements, encoding="utf-8")
        _pip_download(wanted, system, python, folder)
        done.write_text(requirements, encoding="utf-8")
    return sorted(folder.glob("*.whl"))


def _pip_download(wanted: Path, system: System, python: str, folder: Path) -> None:
    abi = "cp" + python.replace(".", "")
    tags = [word for tag in system.tags for word in ("--platform", tag)]
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"),
        *("--no-deps", "--require-hashes", "--only-binary", ":all:", "--python-version", python),
        *("--implementation", "cp", "--abi", abi, "--abi", "abi3", "--abi", "none"),
        *(*tags, "--dest", str(folder), "--requirement", str(wanted)),
    ]
    subprocess.run(command, check=True)


def unpack(wheels: list[Path], target: Path) -> None:
    """What is kept of the wheels, side by side in one folder. Raises ValueError at a path that leads out of it."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for info in archive.infolist():
                if not info.is_dir() and kept(info.filename):
                    _extract(archive, info, target)


def _extract(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> None:
    parts = info.filename.split("/")
    if ".." in parts or info.filename.startswith("/") or ":" in info.filename:
        raise ValueError(f"{archive.filename}: {info.filename}")
    if parts[0].endswith(".data"):
        parts = parts[2:]  # NAME.data/purelib/… lands beside the rest
    path = target.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    content = archive.read(info)
    if path.name == "METADATA":  # name, version and licence; the package's advertisement is left out
        content = content.partition(b"\n\n")[0] + b"\n"
    path.write_bytes(content)
