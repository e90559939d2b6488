"""A window that shows the plan page, as tests hold it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from xacai.domain.plan import Plan
from xacai.services import planning
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.main_window import MainWindow
from xacai.ui.page_spec import PageSpec
from xacai.ui.planning.keeping_grid import KeepingGrid
from xacai.ui.planning.page import PlanningPage
from xacai.ui.planning.tasks_tab import TasksTab

KEY = "2026/cchc"


def type_words(field: QWidget, words: str) -> None:
    """Type Vietnamese words as an input method does: committed, not key by key."""
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


@dataclass(frozen=True)
class Desk:
    """A window that shows the plan page."""

    workspace: Workspace
    window: MainWindow
    page: PlanningPage

    @property
    def tasks(self) -> TasksTab:
        """The tab of tasks."""
        return self.page.plan_view.tasks

    @property
    def grid(self) -> KeepingGrid:
        """Its grid."""
        return self.tasks.grid

    def column(self, part: str) -> int:
        """The column that shows a part of a task."""
        return self.tasks._parts.index(part)

    def stored(self) -> Plan:
        """The plan as it stands in the store."""
        return planning.get_plan(self.workspace, KEY)


def show(qtbot: QtBot, workspace: Workspace, year: int = 2026) -> Desk:
    """Open the window on a workspace."""
    window = MainWindow([PageSpec("planning", "Plan", "plan", PlanningPage)])
    qtbot.addWidget(window)
    window.open(workspace, Scope(year, f"{year}-Q3"))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    page = window.page("planning")
    assert isinstance(page, PlanningPage)
    return Desk(workspace, window, page)


def press(desk: Desk, way: str) -> None:
    """Press a button of the empty page."""
    assert desk.page.empty_state is not None
    desk.page.empty_state.pressed.emit(way)
