"""Language, shade and size: taken over at once by the whole window, kept for the next start."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from xacai.files.preferences import Preferences, read_preferences
from xacai.services.workspace import Workspace
from xacai.ui.main_window import MainWindow
from xacai.ui.settings.display import DisplaySection
from xacai.ui.settings.page import SettingsPage
from xacai.ui.theme import theme
from xacai.wording.language import language


def display(window: MainWindow) -> DisplaySection:
    """The section, opened in the window's page of the moment."""
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.show_place("display")
    found = page.sections["display"]
    assert isinstance(found, DisplaySection)
    return found


def test_the_language_is_switched_at_once_and_kept(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    before = window.page("settings")
    qtbot.keyClick(display(window).languages, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window.page("settings") is not before, timeout=5000)
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    assert language() == "en" and page.header.title_label.accessibleName() == "Settings"
    assert page.current == "display" and page.sections["display"].isVisible()
    assert read_preferences(workspace.folder) == Preferences("en")
    qtbot.keyClick(display(window).languages, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: language() == "vi", timeout=5000)


def test_shade_and_size_are_taken_over_and_kept(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    qtbot.keyClick(display(window).modes, Qt.Key.Key_End)
    assert theme().dark
    before = window.page("settings")
    qtbot.keyClick(display(window).sizes, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: window.page("settings") is not before, timeout=5000)
    assert theme().percent == 160
    assert read_preferences(workspace.folder) == Preferences("vi", "dark", 160)
