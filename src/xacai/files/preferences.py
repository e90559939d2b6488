"""What the window must know before the store is open: language, light or dark, size of type; a small file.

One ``name = value`` a line: a start must not wait for a parser of anything larger.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FILE = "window.txt"
MODES = ("system", "light", "dark")
LEAST, MOST = 90, 160


class Preferences(NamedTuple):
    """``mode`` system, light or dark; ``percent`` of the normal type size, 90 to 160."""

    language: str = "vi"
    mode: str = "system"
    percent: int = 100


def read_preferences(folder: Path) -> Preferences:
    """The preferences of a data folder; whatever cannot be read is as at the first start."""
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return Preferences()
    given = {
        name.strip(): value.strip() for name, sign, value in (line.partition("=") for line in lines) if sign
    }
    percent, mode = given.get("percent", ""), given.get("mode", "")
    return Preferences(
        language=given.get("language") or "vi",
        mode=mode if mode in MODES else "system",
        percent=min(max(int(percent), LEAST), MOST) if percent.isascii() and percent.isdigit() else 100,
    )


def write_preferences(folder: Path, preferences: Preferences) -> None:
    """Keep the preferences; raises ``WriteRefused``."""
    # Reading comes before the first paint and must stay light; writing does not.
    from xacai.files.atomic import make_folder, write_atomic

    text = "".join(f"{name} = {value}\n" for name, value in preferences._asdict().items())
    write_atomic(make_folder(folder) / FILE, text.encode())
