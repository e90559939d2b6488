"""The version of what is packed, and the names of the files that leave."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

UNTESTED = "untested-runtime"
TRIAL = "trial"
_VERSION_LINE = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
_VERSION = re.compile(r"\d+\.\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Release:
    """A version, whether the Windows runtime inside is the official one, and whether it trusts a throw-away key."""

    version: str
    official_runtime: bool
    trial: bool = False

    @property
    def _mark(self) -> str:
        return ("" if not self.trial else f"-{TRIAL}") + ("" if self.official_runtime else f"-{UNTESTED}")

    @property
    def setup_name(self) -> str:
        """The installer's file name."""
        return f"XaCai-{self.version}-x64{self._mark}.exe"

    @property
    def portable_name(self) -> str:
        """The portable folder's archive."""
        return f"XaCai-{self.version}-x64-portable{self._mark}.zip"

    @property
    def deb_name(self) -> str:
        """The Linux package; Windows' runtime has no part in it."""
        return f"xacai_{self.version}{f'-{TRIAL}' if self.trial else ''}_amd64.deb"


def version_of(package: Path) -> str:
    """The version that ``package/__init__.py`` names. Raises ValueError unless it is three numbers."""
    found = _VERSION_LINE.search((package / "__init__.py").read_text(encoding="utf-8"))
    if found is None or not _VERSION.fullmatch(found[1]):
        raise ValueError(f"{package / '__init__.py'} names no version of the form 1.2.3")
    return found[1]


def set_version(package: Path, version: str) -> None:
    """Write another version into a copy of the package: the run gate builds an older program this way."""
    if not _VERSION.fullmatch(version):
        raise ValueError(f"{version} is not of the form 1.2.3")
    path = package / "__init__.py"
    text = path.read_text(encoding="utf-8")
    path.write_text(_VERSION_LINE.sub(f'__version__ = "{version}"', text), encoding="utf-8")


def windows_version(version: str) -> str:
    """Four numbers, as Windows' version resource wants them."""
    return f"{version}.0"
