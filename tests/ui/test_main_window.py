"""The frame: pages made at their first visit, scope, room, search, keys, language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.ui import gallery

from xacai.ui.app import switch_language
from xacai.ui.frame import Scope
from xacai.ui.main_window import MainWindow
from xacai.ui.page import Page
from xacai.ui.room import Room, room_of
from xacai.ui.theme import theme
from xacai.ui.widgets.popover import Popover


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The gallery's window, shown."""
    made = gallery.window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    yield made
    made.rail.setFocus()


def test_pages_are_made_at_their_first_visit(window: MainWindow) -> None:
    assert window.page("home") is not None and window.page("reporting") is None
    window.rail.buttons["reporting"].click()
    made = window.page("reporting")
    assert isinstance(made, gallery.FiguresPage) and made.isVisible()
    window.show_page("home")
    window.show_page("reporting")
    assert window.page("reporting") is made


def test_year_and_period_reach_the_open_page(window: MainWindow, qtbot: QtBot) -> None:
    home = window.page("home")
    assert home is not None
    with qtbot.waitSignal(window.scope_changed) as heard:
        window.top.period.menu().actions()[1].trigger()
    assert heard.args == [Scope(2026, "2026-H1")] and home.scope == Scope(2026, "2026-H1")
    window.top.year.menu().actions()[0].trigger()
    assert window.scope == Scope(2025, "2025-H1")


def test_a_page_that_will_not_be_left_stays(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Page, "leave", lambda self: False)
    window.rail.buttons["planning"].click()
    assert window.page("planning") is None and window.rail.buttons["home"].isChecked()
    window.set_scope(Scope(2025, "2025-Q1"))
    assert window.scope.year == 2026
    assert window.close() is False


def test_search_leads_to_a_place_on_another_page(window: MainWindow, qtbot: QtBot) -> None:
    box = window.top.search
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert box.hasFocus()
    qtbot.keyClicks(box, "ho so dung han")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    page = window.page("reporting")
    assert isinstance(page, gallery.FiguresPage)
    assert page.grid.place() == ("3.3.2", 5) and box.text() == ""


def test_search_without_answers_says_how_to_search(window: MainWindow, qtbot: QtBot) -> None:
    box = window.top.search
    box.setFocus()
    qtbot.keyClicks(box, "xyz")
    qtbot.waitUntil(lambda: box._panel is not None and box._panel.isVisible())
    assert box._panel is not None and "ho so dung han" in box._panel.nothing.text()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box._panel.isVisible() and box.text() == "xyz"


def test_the_frame_never_drops_the_clock_and_shortens_it(window: MainWindow) -> None:
    clock = window.top.clock
    for size in ((1500, 800), (1366, 697), (1092, 550), (900, 520)):
        window.resize(*size)
        QApplication.processEvents()
        corner = clock.mapTo(window, QPoint(clock.width(), 0)).x()
        assert clock.isVisible() and corner <= window.width() and clock.width() >= clock.sizeHint().width()
        assert window.bottom.saved.isVisible()
        for button in window.rail.buttons.values():
            assert button.mapTo(window, QPoint(0, button.height())).y() <= window.height()
    assert clock.short


def test_room_reaches_pages_in_units_of_the_font(window: MainWindow) -> None:
    window.show_page("reporting")
    page = window.page("reporting")
    assert isinstance(page, gallery.FiguresPage) and page.side.isVisible()
    window.resize(1092, 614)
    QApplication.processEvents()
    assert page.room.narrow and not page.side.isVisible()
    assert room_of(1366, 768, 125) == Room(1093, 614)
    assert Room(1440, 900).wide and not Room(1439, 900).wide
    assert Room(1366, 599).low and Room(1366, 599).margin == 16


def test_a_wide_window_sets_words_beside_icons(window: MainWindow) -> None:
    window.resize(1500, 800)
    QApplication.processEvents()
    assert window.rail.width() == 200 and window.rail.buttons["home"].beside


def test_badges_are_spoken(window: MainWindow) -> None:
    assert window.rail.buttons["planning"].accessibleName() == "Kế hoạch, 2 việc"


def test_language_switches_at_once(window: MainWindow) -> None:
    window.show_page("planning")
    first = window.page("planning")
    assert window.top.year.text() == "Năm 2026"
    switch_language(window, "en")
    assert window.top.year.text() == "Year 2026"
    assert window.page("planning") is not first and window.rail.buttons["planning"].isChecked()


def test_font_scale_rebuilds_but_a_theme_switch_keeps_the_place(window: MainWindow) -> None:
    window.show_page("reporting", "3.3.3")
    page = window.page("reporting")
    theme().set_mode("dark")
    assert window.page("reporting") is page
    theme().set_percent(125)
    made = window.page("reporting")
    assert made is not page and window.top.height() == 60
    assert isinstance(made, gallery.FiguresPage)
    assert made.grid.verticalHeader().defaultSectionSize() == 35


def test_undo_and_redo_go_to_the_open_page(window: MainWindow, qtbot: QtBot) -> None:
    done: list[str] = []

    class Step(QUndoCommand):
        def redo(self) -> None:
            done.append("redo")

        def undo(self) -> None:
            done.append("undo")

    page = window.page("home")
    assert page is not None
    page.undo_stack.push(Step())
    window.rail.buttons["home"].setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == ["redo", "undo"]
    page.undo_stack.redo()
    page.load(Scope(2025, "2025-Q1"))
    assert page.undo_stack.count() == 0


def test_pages_by_number_and_panes_by_f6(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = window.page("reporting")
    assert page is not None and page.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    inside = QApplication.focusWidget()
    assert inside is not None and page.isAncestorOf(inside)
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.rail.buttons["reporting"].hasFocus()


def test_pages_ask_for_pages(window: MainWindow) -> None:
    home = window.page("home")
    assert home is not None
    home.go.emit("reporting", "3.3.5")
    page = window.page("reporting")
    assert isinstance(page, gallery.FiguresPage) and page.grid.place() == ("3.3.5", 5)
    home.go.emit("no-such-page", "")
    assert page.isVisible()


def test_a_panel_goes_with_its_page(window: MainWindow) -> None:
    panel = Popover(window)
    panel.show_at(window.mapToGlobal(QPoint(300, 300)))
    assert panel.isVisible()
    window.show_page("planning")
    assert not panel.isVisible()


def test_a_cover_hides_the_frame_until_it_goes(window: MainWindow, qtbot: QtBot) -> None:
    cover = QLabel("first start")
    window.cover(cover)
    assert cover.isVisible() and not window.rail.isVisible()
    window.uncover()
    assert window.rail.isVisible()


@pytest.mark.parametrize("key", ["home", "planning", "reporting"])
def test_everything_that_takes_focus_has_a_name_and_is_reached_by_tab(window: MainWindow, key: str) -> None:
    window.show_page(key)
    QApplication.processEvents()
    takes = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
    ]
    unnamed = [widget for widget in takes if not widget.accessibleName()]
    assert unnamed == []
    reached: set[QWidget] = set()
    walker = takes[0]
    for _step in range(2000):
        walker = walker.nextInFocusChain()
        reached.add(walker)
    assert [widget for widget in takes if widget not in reached] == []


@pytest.mark.parametrize("key", ["home", "planning", "reporting"])
@pytest.mark.parametrize("percent", [100, 160])
def test_no_page_scrolls_sideways(window: MainWindow, key: str, percent: int) -> None:
    theme().set_percent(percent)
    window.show_page(key)
    window.resize(1366, 768)
    QApplication.processEvents()
    views = [view for view in window.findChildren(QAbstractItemView) if view.isVisible()]
    assert all(view.horizontalScrollBar().maximum() == 0 for view in views)
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    assert all(area.widget().width() <= area.viewport().width() for area in areas)
    assert window.width() == 1366


def test_a_second_start_brings_the_window_back(window: MainWindow) -> None:
    window.showMinimized()
    window.raise_from_second_start()
    assert not window.isMinimized()
