"""Hands on mouse and keyboard for the stories through the window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from xacai.domain.indicator import Cell, CellState
from xacai.services.workspace import Workspace
from xacai.ui.main_window import MainWindow
from xacai.ui.page import Page
from xacai.ui.pages import page_specs
from xacai.ui.reporting.page import ReportingPage
from xacai.ui.start import settle
from xacai.ui.theme import install
from xacai.wording.language import language, use_language

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return
SomePage = TypeVar("SomePage", bound=Page)


class Officer:
    """Hands on mouse and keyboard; counts what they do beyond typing figures."""

    def __init__(self, qtbot: QtBot, window: MainWindow, pictures: Path) -> None:
        self.qtbot, self.window, self.inputs = qtbot, window, 0
        self._pictures, self._taken = pictures, 0

    def click(self, widget: QWidget) -> None:
        assert widget.isEnabled(), widget
        self.inputs += 1
        self.qtbot.mouseClick(widget, LEFT)

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        self.inputs += 1
        self.qtbot.keyClick(widget or self.focused(), key)

    def write(self, words: str, widget: QWidget | None = None) -> None:
        """One input: words as an input method brings them."""
        self.inputs += 1
        event = QInputMethodEvent("", [])
        event.setCommitString(words)
        QApplication.sendEvent(widget or self.focused(), event)

    def focused(self) -> QWidget:
        focus = self.window.focusWidget()
        assert focus is not None
        return focus

    def page(self, key: str, kind: type[SomePage]) -> SomePage:
        """Go to a page by the rail, if it is not open already."""
        if self.window.page(key) is None or self.window.stack.currentWidget() is not self.window.page(key):
            self.click(self.window.rail.buttons[key])
        page = self.window.page(key)
        assert isinstance(page, kind)
        return page

    def picture(self, name: str) -> None:
        self._taken += 1
        self.qtbot.wait(300)
        path = self._pictures / f"{self._taken:02d}-{name}.png"
        assert self.window.grab().save(str(path))


def type_cell(officer: Officer, page: ReportingPage, code: str, cell: Cell) -> None:
    """A cell as on the number pad; K and C for the words that stand for a missing figure."""
    grid = page.middle.figures.grid
    page.show_place(f"cell {code}")
    if cell.state is CellState.NOTHING_AROSE:
        officer.qtbot.keyClick(grid, Qt.Key.Key_K)
        return
    if cell.state is CellState.NOT_AVAILABLE:
        officer.qtbot.keyClick(grid, Qt.Key.Key_C)
        return
    row = page.desk.lookup.rows.get(code)
    assert row is not None
    if row.options:
        officer.qtbot.keyClick(grid, str(row.options.index(cell.text) + 1))
        return
    if row.kind.value == "flag":
        officer.qtbot.keyClick(grid, "1" if cell.number else "2")
        return
    written = f"{cell.number:f}".replace(".", ",")
    officer.qtbot.keyClicks(grid, written[0])
    editor = grid.focusWidget()
    assert isinstance(editor, QLineEdit)
    officer.qtbot.keyClicks(editor, written[1:])
    officer.qtbot.keyClick(editor, ENTER)


@contextmanager
def at_the_window(qtbot: QtBot, workspace: Workspace, pictures: Path) -> Iterator[Officer]:
    """An officer before the window, opened on the workspace in Vietnamese; pictures go to that folder."""
    before, app = language(), QApplication.instance()
    assert isinstance(app, QApplication)
    use_language("vi")
    install(app, "light", 100)
    pictures.mkdir(parents=True, exist_ok=True)
    window = MainWindow(page_specs())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    settle(window, workspace)
    qtbot.waitExposed(window)
    window.activateWindow()
    yield Officer(qtbot, window, pictures)
    use_language(before)
