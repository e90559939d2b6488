"""The section on copies: a second place, trying a copy, bringing one back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from xacai.services import backing_up, second_place
from xacai.services.drilling import last_drill
from xacai.services.second_place import SecondPlace
from xacai.services.workspace import Workspace
from xacai.ui.main_window import MainWindow
from xacai.ui.settings.backup_view import copy_rows, place_words
from xacai.ui.settings.backups import BackupSection
from xacai.ui.settings.page import SettingsPage

LEFT = Qt.MouseButton.LeftButton
FOLDER = Path("/media/usb/xacai_sao_luu")


@pytest.fixture
def part(window: MainWindow) -> BackupSection:
    """The section, open in a window."""
    window.show_page("settings", "backups")
    return _part(window)


def _part(window: MainWindow) -> BackupSection:
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    found = page.sections["backups"]
    assert isinstance(found, BackupSection)
    return found


def test_a_second_place_gets_a_whole_copy_at_once_and_can_be_given_up(
    qtbot: QtBot, part: BackupSection, workspace: Workspace, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: part.place_state.text() == "Chưa có nơi cất thứ hai", timeout=5000)
    stick = tmp_path / "usb"
    stick.mkdir()
    part.take_place(stick)
    qtbot.waitUntil(lambda: len(part.model.rows) == 2, timeout=10_000)
    assert part.model.cell(0, 1).text == str(stick / "xacai_sao_luu")
    assert part.model.cell(0, 2).text == "số liệu và tệp kiểm chứng"
    assert part.place_state.text() == f"Bản sao lưu được cất thêm vào {stick / 'xacai_sao_luu'}"
    qtbot.mouseClick(part.forget_button, LEFT)
    qtbot.waitUntil(lambda: len(part.model.rows) == 1, timeout=5000)
    assert second_place.second_place(workspace) is None


def test_the_copy_under_the_cursor_is_tried(
    qtbot: QtBot, part: BackupSection, workspace: Workspace, tmp_path: Path
) -> None:
    part.take_place(tmp_path)
    qtbot.waitUntil(lambda: len(part.model.rows) == 2, timeout=10_000)
    part.grid.go_to(part.model.rows[0].key, 0)
    assert part.chosen() == second_place.copies_there(workspace)[-1]
    qtbot.mouseClick(part.drill_button, LEFT)
    qtbot.waitUntil(lambda: part.tried.text().endswith("15/09/2026, 08:30"), timeout=10_000)
    assert last_drill(workspace) is not None


def test_a_copy_is_brought_back_after_a_question(
    qtbot: QtBot, window: MainWindow, part: BackupSection, workspace: Workspace
) -> None:
    copy = backing_up.back_up(workspace)
    with workspace.store.writing("office.note", "later") as shelves:
        shelves.settings.set("note", "later")
    part.look_at(copy)
    qtbot.waitUntil(lambda: part.asking is not None, timeout=10_000)
    assert part.asking is not None
    qtbot.mouseClick(part.asking.button, LEFT)
    qtbot.waitUntil(lambda: _note(workspace) == "", timeout=10_000)
    qtbot.waitUntil(lambda: _part(window) is not part, timeout=10_000)
    page = window.page("settings")
    assert page is not None and "Đã khôi phục" in page.message.label.text()


def _note(workspace: Workspace) -> str:
    with workspace.store.reading() as shelves:
        return shelves.settings.get("note")


def test_a_file_that_is_no_copy_is_refused_in_words(
    qtbot: QtBot, part: BackupSection, workspace: Workspace, tmp_path: Path
) -> None:
    other = tmp_path / "ghi chú.xacai-backup"
    other.write_text("no copy", encoding="utf-8")
    part.look_at(other)
    qtbot.waitUntil(lambda: "không phải bản sao" in part.page.message.label.text(), timeout=5000)
    assert part.asking is None


def test_the_state_of_the_second_place_in_words() -> None:
    carried = datetime(2026, 9, 1, 8, 30)
    assert place_words(None, False).ink == "warn"
    there = place_words(SecondPlace(FOLDER, carried, 0), True)
    assert there.ink == "ink" and "01/09/2026" in there.more
    away = place_words(SecondPlace(FOLDER, carried, 20), False)
    assert away.ink == "warn" and "20 ngày" in away.more


def test_each_row_says_what_the_copy_holds(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    copies = (
        backing_up.Copy(path, datetime(2026, 9, 1), 2000),
        backing_up.Copy(path, datetime(2026, 9, 1), 9, True),
    )
    held = [row.cells[2].text for row in copy_rows(copies)]
    assert held == ["số liệu, không có tệp kiểm chứng", "số liệu và tệp kiểm chứng"]
