"""``python -m installer.trial.key FOLDER``: a throw-away release key for one run of the gate.

``trial.key`` is its secret half, bare: it is worth nothing, as only programs named ``…-trial…`` trust it.
``keys.toml`` is what ``installer/build --trial-key`` packs into those.
"""

from __future__ import annotations

import sys
from pathlib import Path

from xacai.exchange.keys import OfficeKey, make_key

NAME = "Khóa thử, không phát hành"


def write_key(folder: Path) -> None:
    """Make a key; both halves into the folder."""
    key = make_key()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "trial.key").write_bytes(key.seed)
    text = f'[[key]]\nname = "{NAME}"\npublic = "{key.public.hex()}"\n'
    (folder / "keys.toml").write_text(text, encoding="utf-8")


def read_key(path: Path) -> OfficeKey:
    """The key that ``write_key`` made."""
    return OfficeKey(path.read_bytes())


if __name__ == "__main__":
    write_key(Path(sys.argv[1]))
