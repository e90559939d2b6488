"""Cập nhật chương trình: a file is chosen, told, made ready; what cannot be believed is refused on the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from tests.exchange.updates import KEYS, PROGRAM, STRANGER, data_update, program_update
from tests.services.newer_catalogue import NEW, newer_data

from xacai.db.migrations import SCHEMA, Ladder
from xacai.db.store import Store
from xacai.domain.issue import Refusal
from xacai.domain.release import System, Version
from xacai.files.canonical import encode
from xacai.services import updating
from xacai.services.updating import Prepared
from xacai.services.workspace import Workspace
from xacai.ui import start
from xacai.ui.main_window import MainWindow
from xacai.ui.settings.page import SettingsPage
from xacai.ui.settings.updates import UpdateSection

LEFT = Qt.MouseButton.LeftButton
WINDOWS = replace(PROGRAM, system=System.WINDOWS)


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program trusts the tests' key and runs on Windows."""
    here = replace(updating.this_program(), system=System.WINDOWS)
    monkeypatch.setattr(updating, "release_keys", lambda: KEYS)
    monkeypatch.setattr(updating, "this_program", lambda: here)


def section(page: SettingsPage) -> UpdateSection:
    page.show_place("updates")
    found = page.sections["updates"]
    assert isinstance(found, UpdateSection) and found.isVisible()
    return found


def choose(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, part: UpdateSection, path: Path) -> None:
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *args: (str(path), ""))
    part.page.message.hide()
    qtbot.mouseClick(part.choose_button, LEFT)
    qtbot.waitUntil(lambda: part.seen is not None or part.page.message.isVisible(), timeout=5000)


def words(card: QWidget) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def test_without_a_release_key_nothing_can_be_chosen(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "release_keys", tuple)
    part = section(page)
    assert not part.choose_button.isEnabled() and part.no_key.isVisible()
    assert not part.file_card.isVisible() and not part.next_card.isVisible()


@pytest.mark.usefixtures("trusted")
def test_a_program_is_told_made_ready_and_started(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    part = section(page)
    assert part.choose_button.isEnabled() and not part.no_key.isVisible()
    choose(qtbot, monkeypatch, part, program_update(tmp_path, WINDOWS))
    told = words(part.file_card)
    assert "9.0.0 (đang dùng: " in told and KEYS[0].name in told and "– Sửa lỗi in biểu 3" in told
    assert not (workspace.folder / "updates").exists()
    qtbot.mouseClick(part.use_button, LEFT)
    qtbot.waitUntil(part.next_card.isVisible, timeout=5000)
    assert (workspace.folder / "updates" / "XaCai-9.0.0-x64.exe").is_file()
    assert "sao lưu" in words(part.next_card) and not part.file_card.isVisible()
    started: list[Prepared] = []
    monkeypatch.setattr(updating, "start", started.append)
    qtbot.mouseClick(part.start_button, LEFT)
    assert started == [part.prepared] and not window.isVisible()


@pytest.mark.usefixtures("trusted")
def test_a_setup_that_is_not_started_leaves_the_window_open(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    part = section(page)
    choose(qtbot, monkeypatch, part, program_update(tmp_path, WINDOWS))
    qtbot.mouseClick(part.use_button, LEFT)
    qtbot.waitUntil(part.next_card.isVisible, timeout=5000)
    assert part.prepared is not None
    part.prepared.path.write_bytes(b"something else")
    qtbot.mouseClick(part.start_button, LEFT)
    assert window.isVisible() and page.message.isVisible()


@pytest.mark.usefixtures("trusted")
def test_a_lower_version_is_told_and_has_no_button(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = section(page)
    lower = replace(WINDOWS, version=Version(0, 0, 1), least=Version(0, 0, 1))
    choose(qtbot, monkeypatch, part, program_update(tmp_path, lower))
    assert "cũ hơn bản đang dùng" in words(part.file_card) and not hasattr(part, "use_button")


@pytest.mark.usefixtures("trusted")
def test_what_cannot_be_believed_is_refused_on_the_page(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = section(page)
    choose(qtbot, monkeypatch, part, program_update(tmp_path, WINDOWS, key=STRANGER))
    assert "không được ký" in page.message.label.text() and not part.file_card.isVisible()
    path = program_update(tmp_path, WINDOWS)
    path.write_bytes(path.read_bytes()[:-1])
    choose(qtbot, monkeypatch, part, path)
    assert "bị hỏng" in page.message.label.text() and part.seen is None
    assert not (workspace.folder / "updates").exists()


@pytest.mark.usefixtures("trusted")
def test_catalogues_are_taken_in_without_a_program(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = section(page)
    choose(qtbot, monkeypatch, part, data_update(tmp_path, catalogue_new=encode(newer_data(workspace))))
    assert part.use_button.text() == "Nhận danh mục"
    qtbot.mouseClick(part.use_button, LEFT)
    qtbot.waitUntil(lambda: NEW in workspace.catalogues and page.message.isVisible(), timeout=5000)
    assert not part.file_card.isVisible()


@pytest.mark.parametrize("agrees", [True, False])
def test_the_copy_from_before_the_update_is_offered_at_the_start(
    qtbot: QtBot, workspace: Workspace, agrees: bool
) -> None:
    folder = workspace.folder
    workspace.close()
    ladder = Ladder(SCHEMA + 1, {SCHEMA + 1: lambda connection: None})
    Store.open(folder, now=lambda: datetime(2026, 9, 16), program_version="9.0.0", ladder=ladder).close()
    asked: list[str] = []
    QTimer.singleShot(0, lambda: _answer(asked, agrees))
    if agrees:
        again = start._open(folder)
        assert again.office() is not None
        again.close()
    else:
        with pytest.raises(Refusal):
            start._open(folder)
    assert len(asked) == 1 and "16/09/2026" in asked[0]


def _answer(asked: list[str], agrees: bool) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    asked.append(box.informativeText())
    wanted = "Khôi phục bản sao lưu" if agrees else "Đóng chương trình"
    next(button for button in box.buttons() if button.text() == wanted).click()
