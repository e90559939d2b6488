"""Who is behind, the money, and a condition that was met: shown, clicked, typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.services.offices import PLAN
from tests.ui.progress.test_page import opened, state_of, stored, tasks_of

from xacai.domain.plan import without_task
from xacai.domain.progress import Mark
from xacai.services import planning
from xacai.services.workspace import Workspace
from xacai.ui.models.cells import CellKind
from xacai.ui.progress.page import ProgressPage
from xacai.ui.progress.tables import TableView
from xacai.ui.progress.views import BEHIND, LIST, MONEY


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, failures: list[str]) -> Iterator[ProgressPage]:
    yield opened(qtbot, workspace)
    assert failures == []


def press(qtbot: QtBot, table: TableView, key: str) -> None:
    """Click the first cell of a row."""
    place = table.grid.grid_model.place_of(key)
    box = table.grid.visualRect(table.grid.grid_model.index(place, 0))
    qtbot.mouseClick(table.grid.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def words(table: TableView, key: str) -> list[str]:
    model = table.grid.grid_model
    place = model.place_of(key)
    return [model.cell(place, column).text for column in range(len(model.columns))]


def test_a_department_leads_to_its_tasks(page: ProgressPage, qtbot: QtBot) -> None:
    page.views.switch.choose(BEHIND)
    table = page.views.behind
    rows = table.grid.grid_model.rows
    assert words(table, "lead Phòng Kinh tế")[2:5] == ["1", "0", "6/11"]
    assert rows[0].key == "lead Phòng Kinh tế"
    press(qtbot, table, "lead Phòng Kinh tế")
    assert page.views.switch.current == LIST
    assert len(tasks_of(page)) == 11
    assert page.desk is not None
    leads = {item.task.key: item.task.lead for item in page.desk.standings}
    assert {leads[key] for key in tasks_of(page)} == {"Phòng Kinh tế"}
    assert page.panel.isVisible()


def test_money_stands_by_source_and_field_and_flags_what_was_overspent(
    page: ProgressPage, qtbot: QtBot
) -> None:
    page.show_place("task I.5/1")
    page.panel.fields.part_changed.emit("spent", Decimal(30_000_000))
    page.views.switch.choose(MONEY)
    table = page.views.money
    total = words(table, "total")
    assert total[2] == "945.500.000"
    assert words(table, "task I.5/1")[4].startswith("vượt ")
    press(qtbot, table, "field II")
    assert page.views.switch.current == LIST
    assert all(key.startswith("II.") for key in tasks_of(page))


def test_a_met_condition_asks_for_the_last_day_and_counts(page: ProgressPage, qtbot: QtBot) -> None:
    page.show_place("task I.8/1")
    fields = page.panel.fields
    assert fields.met_on.isVisible()
    assert not fields.due.isEnabled()
    fields.met_on.setFocus()
    qtbot.keyClicks(fields.met_on, "1/9/2026")
    qtbot.keyClick(fields.met_on, Qt.Key.Key_Return)
    held = stored(page, "I.8/1")
    assert held is not None
    assert (held.met_on, held.mark) == (date(2026, 9, 1), Mark.NOT_STARTED)
    assert page.message.isVisible()
    assert fields.due.isEnabled()
    qtbot.keyClicks(fields.due, "10/9/2026")
    qtbot.keyClick(fields.due, Qt.Key.Key_Return)
    assert state_of(page, "I.8/1") == "Quá 5 ngày"
    page.undo_stack.undo()
    page.undo_stack.undo()
    assert state_of(page, "I.8/1") == "Chờ điều kiện"


def test_only_tasks_that_wait_ask_for_a_condition(page: ProgressPage) -> None:
    page.show_place("task I.5/1")
    assert not page.panel.fields.met_on.isVisible()


def test_a_note_on_a_waiting_task_leaves_it_waiting(page: ProgressPage) -> None:
    page.show_place("task I.8/1")
    page.panel.fields.part_changed.emit("note", "Chưa có văn bản của tỉnh")
    assert state_of(page, "I.8/1") == "Chờ điều kiện"


def test_a_task_that_an_amendment_took_out_is_listed_as_dropped(
    qtbot: QtBot, workspace: Workspace, failures: list[str]
) -> None:
    draft = planning.amend(workspace, PLAN, basis="Công văn số 12/SNV-CCHC")
    planning.save_plan(workspace, without_task(draft, "I.2/1"), draft)
    page = opened(qtbot, workspace)
    page.views.switch.choose(BEHIND)
    model = page.views.behind.grid.grid_model
    cell = model.cell(model.place_of("dropped I.2/1"), 5)
    assert (cell.kind, cell.mark) == (CellKind.STATUS, "dropped")
    assert cell.text == "Không thực hiện: Công văn số 12/SNV-CCHC"
    assert failures == []
