"""What the tests of the report page share: how a page is opened, what stands on disk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from xacai.domain.indicator import EMPTY, Cell
from xacai.domain.period import read_period
from xacai.domain.report import Report
from xacai.services import reporting
from xacai.services.workspace import Workspace
from xacai.ui.models.cells import CellView
from xacai.ui.reporting.page import ReportingPage

Opener = Callable[..., ReportingPage]


def stored(workspace: Workspace, period: str = "2026-Q3") -> Report:
    """The report as it stands on disk."""
    found = read_period(period)
    assert found is not None
    return reporting.get_report(workspace, found)


def kept(page: ReportingPage, code: str) -> Cell:
    """A cell on disk, after what was typed was kept."""
    assert page.desk.keeper.flush()
    return stored(page.workspace, page.desk.report.period.code).values.get(code, EMPTY)


def shown(page: ReportingPage, code: str, column: int) -> CellView:
    """A cell as the grid shows it."""
    model = page.middle.figures.grid.grid_model
    assert model.place_of(code) >= 0, f"{code} is not in the grid"
    return model.cell(model.place_of(code), column)


def type_figure(qtbot: QtBot, page: ReportingPage, code: str, text: str, column: int = -1) -> None:
    """Go to a cell, type a figure as on the number pad, end with Enter."""
    grid = page.middle.figures.grid
    page.show_place(f"cell {code}")
    if column >= 0:
        assert grid.go_to(code, column)
    qtbot.keyClicks(grid, text[0])
    editor = grid.focusWidget() if isinstance(grid.focusWidget(), QLineEdit) else grid.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
