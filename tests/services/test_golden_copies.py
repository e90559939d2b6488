"""Whole copies of every format open for ever, say what they said, and can be restored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.golden.copies.making import OFFICE, PAPER, said_of
from tests.services.offices import Clock, open_at

from xacai.exchange.whole_copy import FORMAT, SUFFIX
from xacai.services import backing_up, bringing_back, planning, proving

pytestmark = pytest.mark.file_only

KEPT = Path(__file__).parents[1] / "golden" / "copies"
FORMATS = sorted(folder.name for folder in KEPT.iterdir() if folder.name.startswith("format-"))


def test_there_is_one_of_every_format() -> None:
    assert [f"format-{number}" for number in range(1, FORMAT + 1)] == FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_it_says_what_it_said(name: str) -> None:
    assert said_of(KEPT / name) == json.loads((KEPT / name / "said.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FORMATS)
def test_it_can_be_restored(name: str, tmp_path: Path, clock: Clock) -> None:
    (copy,) = (KEPT / name).glob(f"*{SUFFIX}")
    bringing_back.restore_file(tmp_path / "data", copy, now=clock)
    workspace = open_at(tmp_path / "data", clock)
    try:
        assert workspace.office().name == OFFICE.name
        assert [task.content for task in planning.get_plan(workspace, "2026/cchc").tasks][
            -1
        ] == "Công khai thủ tục"
        assert [item.evidence.number for item in proving.whole_register(workspace)] == ["12/BB"]
        assert backing_up.examine(workspace)["evidence_missing"] == ""
        assert [path.read_bytes() for path in (tmp_path / "data" / "evidence").glob("*.pdf")] == [PAPER]
    finally:
        workspace.close()
