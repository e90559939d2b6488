"""Where things live on this machine: the per-user data folder of each platform, without asking a library."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

OVERRIDE = "XACAI_DATA"
_NAME = "xacai"


def data_folder(
    *,
    environ: Mapping[str, str] | None = None,
    platform: str = sys.platform,
    home: Path | None = None,
) -> Path:
    """The data folder of this user; ``XACAI_DATA`` overrides it. Nothing is created here.

    Windows: ``%LOCALAPPDATA%`` (never the roaming folder, which may lie on a network drive);
    macOS: ``~/Library/Application Support``; elsewhere the XDG base directory.
    """
    values = os.environ if environ is None else environ
    chosen = values.get(OVERRIDE, "").strip()
    if chosen:
        return Path(chosen).expanduser().absolute()
    base = Path.home() if home is None else home
    if platform == "win32":
        return _absolute_or(values.get("LOCALAPPDATA", ""), base / "AppData" / "Local") / _NAME
    if platform == "darwin":
        return base / "Library" / "Application Support" / _NAME
    return _absolute_or(values.get("XDG_DATA_HOME", ""), base / ".local" / "share") / _NAME


def _absolute_or(text: str, otherwise: Path) -> Path:
    """A path from the environment where it is absolute; the XDG rules say to ignore a relative one."""
    path = Path(text)
    return path if text and path.is_absolute() else otherwise
