"""What the window must know before the store is open: language, light or dark, size of type; a small file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "window.json"
MODES = ("system", "light", "dark")
LEAST, MOST = 90, 160


@dataclass(frozen=True, slots=True)
class Preferences:
    """``mode`` system, light or dark; ``percent`` of the normal type size, 90 to 160."""

    language: str = "vi"
    mode: str = "system"
    percent: int = 100


def read_preferences(folder: Path) -> Preferences:
    """The preferences of a data folder; whatever cannot be read is as at the first start."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(data, dict):
        return Preferences()
    percent, mode, language = data.get("percent"), data.get("mode"), data.get("language")
    return Preferences(
        language=language if isinstance(language, str) else "vi",
        mode=mode if mode in MODES else "system",
        percent=min(max(percent, LEAST), MOST) if isinstance(percent, int) else 100,
    )


def write_preferences(folder: Path, preferences: Preferences) -> None:
    """Keep the preferences; raises ``WriteRefused``."""
    # Reading comes before the first paint and must stay light; writing does not.
    from xacai.files.atomic import make_folder, write_atomic

    text = json.dumps(asdict(preferences), indent=1)
    write_atomic(make_folder(folder) / FILE, text.encode())
