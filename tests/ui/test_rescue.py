"""A damaged data file at the start: the copy is offered, and brought back only where a person agrees."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from xacai.bootstrap import open_workspace
from xacai.domain.issue import Refusal, refuse
from xacai.services.backing_up import back_up
from xacai.ui import rescue, start


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """A data folder with a backup and a data file of zeros."""
    workspace = open_workspace(tmp_path / "office", now=lambda: datetime(2026, 9, 15, 8, 30))
    back_up(workspace)
    workspace.close()
    (workspace.folder / "xacai.db").write_bytes(b"\0" * 5000)
    return workspace.folder


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("agrees", [True, False])
def test_only_who_agrees_gets_the_copy(spoilt: Path, monkeypatch: pytest.MonkeyPatch, agrees: bool) -> None:
    said: list[str] = []

    def answered(box: QMessageBox) -> int:
        said.append(box.informativeText())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answered)
    pick = (lambda box: box.buttons()[0]) if agrees else (lambda box: None)
    monkeypatch.setattr(QMessageBox, "clickedButton", pick)
    if agrees:
        start._open(spoilt).close()
        assert list(spoilt.glob("damaged/*/xacai.db"))
    else:
        with pytest.raises(Refusal):
            start._open(spoilt)
        assert (spoilt / "xacai.db").read_bytes() == b"\0" * 5000
    assert "15/09/2026, 08:30" in said[0] and "không xóa" in said[0]


def test_other_refusals_and_folders_without_copies_offer_nothing(tmp_path: Path) -> None:
    assert not rescue.offer_rescue(tmp_path, refuse("store.in-use", folder="x"))
    assert not rescue.offer_rescue(tmp_path, refuse("store.damaged", path="x"))
