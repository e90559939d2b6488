"""Makes the kept receipt, feedback and withdrawal of the present format, beside what stands there already.

    python -m tests.golden.bundles.making

A file is made once and never again; ``said.json`` gains what the new files say.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tests.exchange.samples import (
    answer_bundle,
    feedback_data,
    receipt_data,
    withdrawal_bundle,
)
from tests.exchange.test_golden import said_of

from xacai.exchange.manifest import FORMAT

FOLDER = Path(__file__).resolve().parent / f"format-{FORMAT}"


def files() -> Mapping[str, bytes]:
    """The new files by name."""
    return {
        "receipt_1.xacai": answer_bundle(receipt_data()),
        "feedback_1.xacai": answer_bundle(feedback_data()),
        "withdrawal_1.xacai": withdrawal_bundle(),
    }


def make(folder: Path) -> None:
    """Write what is not there yet, and what all files say."""
    for name, data in files().items():
        if not (folder / name).exists():
            (folder / name).write_bytes(data)
    said = json.dumps(said_of(folder), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "said.json").write_text(said + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(FOLDER)
