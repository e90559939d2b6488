"""The sample office, furnished once and copied for each test, and its report page in a window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.reporting.opening import Opener

from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.reporting.page import ReportingPage
from xacai.ui.room import Room


@pytest.fixture
def open_page(qtbot: QtBot, workspace: Workspace, failures: list[str]) -> Iterator[Opener]:
    """Opens the report page of a period, 1238×692 as inside a window of 1366×768."""
    pages: list[ReportingPage] = []

    def opened(period: str = "2026-Q3", room: Room | None = None, *, shown: bool = True) -> ReportingPage:
        page = ReportingPage(workspace)
        pages.append(page)
        page.resize(1238, 692)
        page.set_room(room or Room())
        page.load(Scope(int(period[:4]), period))
        if shown:
            page.show()
            page.activateWindow()
        page.desk.settle()
        return page

    yield opened
    for page in pages:
        page.leave()
        # Not left to qtbot, which would delete the page while its last printed page is still being made.
        qtbot.waitUntil(lambda page=page: not page.printer.busy, timeout=20000)
        page.close()
        page.deleteLater()
    QApplication.clipboard().clear()
    assert failures == []
