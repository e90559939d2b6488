"""Makes the kept bundles of the present format: one of every kind, and the cards of the two offices that sealed
them.

    python -m tests.golden.bundles.making

What stands there already is left alone: a format that was released never changes. ``said.json`` gains what new files
say.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tests.exchange.kinds import bundles
from tests.exchange.samples import (
    COMMUNE,
    COMMUNE_KEY,
    COMMUNE_NAME,
    PROVINCE,
    PROVINCE_KEY,
    PROVINCE_NAME,
    STRANGER_KEY,
)
from tests.exchange.test_golden import said_of

from xacai.exchange.card import sign_over, write_card
from xacai.exchange.manifest import FORMAT

FOLDER = Path(__file__).resolve().parent / f"format-{FORMAT}"


def files() -> Mapping[str, bytes]:
    """The files by name."""
    follows = sign_over(COMMUNE, COMMUNE_KEY, STRANGER_KEY.public)
    return {
        "commune.xacai-card": write_card(COMMUNE, COMMUNE_NAME, COMMUNE_KEY),
        "commune_next.xacai-card": write_card(COMMUNE, COMMUNE_NAME, STRANGER_KEY, follows),
        "province.xacai-card": write_card(PROVINCE, PROVINCE_NAME, PROVINCE_KEY),
        **{f"{kind}.xacai": data for kind, data in bundles().items()},
    }


def make(folder: Path) -> None:
    """Write what is not there yet, and what all files say."""
    folder.mkdir(exist_ok=True)
    for name, data in files().items():
        if not (folder / name).exists():
            (folder / name).write_bytes(data)
    said = json.dumps(said_of(folder), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "said.json").write_text(said + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(FOLDER)
