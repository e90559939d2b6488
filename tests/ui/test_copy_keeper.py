"""Copies made behind the window: when due, told of once, given up when the program ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from xacai.bootstrap import open_workspace
from xacai.domain.office import Office
from xacai.services import backing_up, second_place
from xacai.services.setting_up import found_office
from xacai.services.workspace import Workspace
from xacai.ui.copy_keeper import AFTER_TROUBLE, EVERY, CopyKeeper
from xacai.ui.frame_words import FrameWords
from xacai.ui.main_window import MainWindow
from xacai.ui.pages import page_specs

NOW = datetime(2026, 9, 15, 8, 30)
TOLD = "Sao lưu gần nhất: 15/09/2026, 08:30, khôi phục thử 15/09/2026"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A small office."""
    opened = open_workspace(tmp_path / "office", now=lambda: NOW)
    found_office(opened, Office("97213", "Ủy ban nhân dân xã Tam Nhuận", "Tam Nhuận"))
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> MainWindow:
    """Its window, on the settings."""
    made = MainWindow([spec for spec in page_specs() if spec.key == "settings"])
    qtbot.addWidget(made)
    words = FrameWords(workspace)
    made.open(workspace, words.first_scope(), frame=words.view)
    return made


def _look(qtbot: QtBot, keeper: CopyKeeper) -> None:
    keeper.look()
    qtbot.waitUntil(lambda: not keeper.busy, timeout=10_000)


def test_the_lower_bar_tells_of_the_copy_made_behind_it(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    keeper = CopyKeeper(window, workspace)
    assert window.bottom.backup.words.accessibleName() == "Chưa sao lưu"
    _look(qtbot, keeper)
    assert window.bottom.backup.words.accessibleName() == f"{TOLD} (chỉ trên máy này)"
    second_place.choose_place(workspace, tmp_path)
    _look(qtbot, keeper)
    assert window.bottom.backup.words.accessibleName() == TOLD
    assert window.bottom.words.accessibleName().endswith("có thể rút USB.")
    assert keeper.next_in == EVERY and len(backing_up.copies(workspace)) == 1


def test_nothing_is_looked_after_once_the_store_is_closed(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    keeper = CopyKeeper(window, workspace)
    workspace.close()
    keeper.look()
    assert not keeper.busy


def test_a_trouble_is_said_once_and_not_tried_each_minute(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xacai.db.backup.room", lambda folder: 1000)
    keeper, page = CopyKeeper(window, workspace), window.page("settings")
    assert page is not None
    _look(qtbot, keeper)
    assert "không còn chỗ cho bản sao lưu" in page.message.label.text() and keeper.next_in == AFTER_TROUBLE
    page.message.hide()
    _look(qtbot, keeper)
    assert page.message.isHidden()
    monkeypatch.undo()
    _look(qtbot, keeper)
    assert keeper.next_in == EVERY and len(backing_up.copies(workspace)) == 1
