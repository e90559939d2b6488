"""Files of every format open for ever and say what they said when they were made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.samples import pinned

from xacai.exchange.bundle import unpack
from xacai.exchange.card import read_card
from xacai.exchange.manifest import KINDS
from xacai.exchange.verdict import verdict_data

KEPT = Path(__file__).parents[1] / "golden" / "bundles"
FORMATS = sorted(folder.name for folder in KEPT.iterdir() if folder.is_dir())


def said_of(folder: Path) -> dict[str, Any]:
    """What every file in the folder says: cards, and bundles read under the trust of those cards."""
    cards = {path.name: read_card(path.read_bytes()) for path in sorted(folder.glob("*.xacai-card"))}
    said: dict[str, Any] = {
        name: {"code": card.code, "name": card.name, "fingerprint": card.fingerprint}
        for name, card in cards.items()
    }
    for path in sorted(folder.glob("*.xacai")):
        bundle, verdict = unpack(path.read_bytes(), pinned(*cards.values()))
        assert bundle is not None, (path.name, verdict.reasons)
        said[path.name] = {
            "verdict": verdict_data(verdict),
            "content": bundle.content,
            "particulars": bundle.particulars,
            "counts": dict(bundle.manifest.counts),
            "sums": dict(bundle.manifest.sums),
            "evidence": {sha256: each.title for sha256, each in bundle.evidence.items()},
            "acks": [ack.uuid for ack in bundle.manifest.acks],
        }
    return said


def test_the_collection_begins_with_the_first_format() -> None:
    assert "format-1" in FORMATS
    kept = {path.stem for path in (KEPT / "format-1").glob("*.xacai")}
    assert kept == set(KINDS)


@pytest.mark.parametrize("name", FORMATS)
def test_kept_files_say_what_they_said(name: str) -> None:
    folder = KEPT / name
    assert said_of(folder) == json.loads((folder / "said.json").read_text(encoding="utf-8"))
