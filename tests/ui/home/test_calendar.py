"""The month with cut-offs, sending days, days off and tasks due; targets counted by verdict."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.home.test_page import opened

from xacai.domain.period import quarter
from xacai.services.overview import Overview, overview
from xacai.services.workspace import Workspace
from xacai.ui.home.calendar_view import CUT_OFF, DUE, OFF, TASK, month_cells, month_notes, verdict_words
from xacai.ui.home.month_calendar import MonthCalendar


@pytest.fixture
def view(workspace: Workspace) -> Overview:
    return overview(workspace, quarter(2026, 3))


def test_days_say_what_they_are(view: Overview) -> None:
    cells = month_cells(view, 2026, 9)
    kinds = {cell.day: cell.kinds for cell in cells}
    assert cells[0].day == date(2026, 8, 31)
    assert kinds[date(2026, 9, 14)] == (CUT_OFF,)
    assert kinds[date(2026, 9, 16)] == (DUE,)
    assert kinds[date(2026, 9, 2)] == (OFF,)
    assert kinds[date(2026, 9, 30)] == (TASK,)
    assert [cell.day for cell in cells if cell.today] == [date(2026, 9, 15)]
    assert month_notes(view, cells) == (
        "01/09  nghỉ lễ",
        "02/09  nghỉ lễ",
        "14/09  chốt số liệu quý III, đã qua 1 ngày",
        "16/09  hạn gửi quý III, còn 1 ngày",
        "30/09  3 nhiệm vụ đến hạn",
    )


def test_a_saturday_worked_in_exchange_is_said(view: Overview) -> None:
    notes = month_notes(view, month_cells(view, 2026, 8))
    assert "22/08  làm bù" in notes


def test_targets_are_counted_by_verdict(view: Overview) -> None:
    words = verdict_words(view)
    met = sum(1 for item in view.targets if item.reached.value == "met")
    assert words.startswith(f"Chỉ tiêu: {met} đạt, ")
    assert "chưa đo được" in words


def test_the_calendar_is_walked_by_keys(qtbot: QtBot, workspace: Workspace, failures: list[str]) -> None:
    page = opened(qtbot, workspace)
    qtbot.mouseClick(page.cut_off_card.calendar_button, Qt.MouseButton.LeftButton)
    assert page.cut_off_card.panel is not None
    calendar = page.cut_off_card.panel.findChild(MonthCalendar)
    assert calendar is not None
    assert calendar.title.text() == "Tháng 9/2026"
    qtbot.keyClick(calendar.grid, Qt.Key.Key_Right)
    assert calendar.grid.accessibleName() == "16/09/2026, hạn gửi quý III"
    qtbot.keyClick(calendar.grid, Qt.Key.Key_PageUp)
    assert calendar.title.text() == "Tháng 8/2026"
    qtbot.mouseClick(calendar.later, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.cut_off_card.calendar_button, Qt.MouseButton.LeftButton)
    assert page.cut_off_card.panel is None
    assert failures == []
