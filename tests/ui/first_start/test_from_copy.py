"""The first start on a new PC: everything back from a whole copy, then to the place of the key."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from xacai.bootstrap import open_workspace
from xacai.services import demonstrating, proving
from xacai.ui.first_start.page import FirstStart

KEPT = Path(__file__).parents[2] / "golden" / "copies" / "format-1"


def test_everything_comes_back_from_a_copy(qtbot: QtBot, tmp_path: Path) -> None:
    (copy,) = KEPT.glob("*.xacai-backup")
    workspace = open_workspace(tmp_path / "data", now=demonstrating.sample_now)
    first = FirstStart(workspace)
    qtbot.addWidget(first)
    first.show()
    assert first.from_copy.isVisible()
    with qtbot.waitSignal(first.finished, timeout=10_000) as told:
        first.bring_back(copy)
    assert told.args == ["settings"] and first.place == "keys"
    assert workspace.office().code == "98007" and len(proving.whole_register(workspace)) == 1
    workspace.close()


def test_another_file_leaves_the_first_start_where_it_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "x.xacai-backup"
    other.write_text("no copy", encoding="utf-8")
    monkeypatch.setattr("xacai.ui.first_start.page.choose_copy", lambda parent: other)
    workspace = open_workspace(tmp_path / "data", now=demonstrating.sample_now)
    first = FirstStart(workspace)
    qtbot.addWidget(first)
    first.show()
    first.from_copy.click()
    qtbot.waitUntil(lambda: "không phải bản sao" in first.message.label.text(), timeout=5000)
    assert workspace.find_office() is None
    workspace.close()
