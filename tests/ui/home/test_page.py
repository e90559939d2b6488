"""The first page in a window: rows, blocks, ratios and the year lead where they say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from tests.services.offices import Clock

from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.home.page import HomePage
from xacai.ui.room import Room
from xacai.ui.widgets.row_list import RowList


def opened(qtbot: QtBot, workspace: Workspace, period: str = "2026-Q3", room: Room | None = None) -> HomePage:
    """The page of a period, as large as inside a window of 1366×768."""
    page = HomePage(workspace)
    qtbot.addWidget(page)
    page.resize(1270, 692)
    page.set_room(room or Room())
    page.load(Scope(int(period[:4]), period))
    page.show()
    return page


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, failures: list[str]) -> Iterator[HomePage]:
    yield opened(qtbot, workspace)
    assert failures == []


@pytest.fixture
def went(page: HomePage) -> list[tuple[str, str]]:
    """Where the page asked to go."""
    places: list[tuple[str, str]] = []
    page.go.connect(lambda key, place: places.append((key, place)))
    return places


def test_the_head_says_the_day_and_what_is_late(page: HomePage) -> None:
    assert page.header.title_label.accessibleName() == "Thứ Ba, 15/09/2026"
    assert page.header.subtitle_label.accessibleName() == "1 việc đã trễ, 1 việc phải xong trước hạn gửi"
    assert page.report_button.text() == "Báo cáo quý III"


def test_each_work_row_leads_to_its_page_and_place(
    page: HomePage, went: list[tuple[str, str]], qtbot: QtBot
) -> None:
    first, second, third = page.work.buttons
    assert first.property("kind") == "primary"
    assert second.property("kind") == "outlined"
    for button in (first, second, third):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert went == [("progress", "filter overdue"), ("reporting", ""), ("progress", "filter soon")]


def test_the_head_buttons_lead_on(page: HomePage, went: list[tuple[str, str]]) -> None:
    page.progress_button.click()
    page.report_button.click()
    assert went == [("progress", ""), ("reporting", "")]


def test_a_block_leads_to_its_task_by_mouse_and_by_keys(
    page: HomePage, went: list[tuple[str, str]], qtbot: QtBot
) -> None:
    bar = page.plan_card.bars["III"]
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(10, bar.height() // 2))
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert went == [("progress", "field III|III.1/1"), ("progress", "field III|III.2/1")]


def test_narrow_rooms_show_one_row_of_blocks(page: HomePage) -> None:
    assert len(page.plan_card.bars) == 9
    page.set_room(Room(1093, 614))
    assert list(page.plan_card.bars) == [""]
    assert len(page.plan_card.bars[""].blocks) == 44
    page.set_room(Room())
    assert len(page.plan_card.bars) == 9


def test_a_ratio_leads_to_its_cell(page: HomePage, went: list[tuple[str, str]], qtbot: QtBot) -> None:
    row = page.ratios_card.rows[0]
    assert "đạt ≥ 98%" in row.accessibleName()
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert went == [("reporting", "cell 3.3.3")]


def test_the_year_opens_as_a_list_of_days(page: HomePage, went: list[tuple[str, str]], qtbot: QtBot) -> None:
    qtbot.mouseClick(page.cut_off_card.button, Qt.MouseButton.LeftButton)
    panel = page.cut_off_card.panel
    assert panel is not None
    assert panel.isVisible()
    rows = panel.findChild(RowList)
    assert rows is not None
    assert rows.rows[0].second == "chốt 14/03/2026, hạn gửi 17/03/2026; đã gửi"
    assert rows.current_key() == "2026-Q3"
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert went == [("submitting", "2026-6M")]
    assert page.cut_off_card.panel is None


def test_the_box_of_the_period_in_work_opens_the_report(page: HomePage, went: list[tuple[str, str]]) -> None:
    page.cut_off_card.strip.chosen.emit("2026-Q3")
    assert went == [("reporting", "")]


def test_without_a_plan_the_card_says_the_next_step(
    qtbot: QtBot, bare: Workspace, failures: list[str]
) -> None:
    page = opened(qtbot, bare)
    went: list[tuple[str, str]] = []
    page.go.connect(lambda key, place: went.append((key, place)))
    page.plan_card.plan_wanted.emit()
    assert went == [("planning", "")]
    assert page.work.buttons[0].text() == "Lập kế hoạch"
    assert failures == []


def test_a_period_before_the_office_is_said_in_a_sentence(
    qtbot: QtBot, workspace: Workspace, failures: list[str]
) -> None:
    page = opened(qtbot, workspace, "2025-Q1")
    assert page.message.isVisible()
    assert "Tam Nhuận" in page.message.label.text()
    assert not page.work_card.isVisible()
    assert failures == []


def test_a_new_day_is_seen_at_the_next_visit(page: HomePage, clock: Clock) -> None:
    clock.set(2026, 9, 19)
    page.load(page.scope)
    assert page.cut_off_card.number.text() == "3"
    assert page.cut_off_card.words.accessibleName() == "ngày quá hạn gửi"
