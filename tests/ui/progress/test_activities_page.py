"""The view of activities in the page: a row added by typing its name, changed, taken away, all undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from xacai.domain.activity import PARTICIPANTS
from xacai.services import activities
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.progress.activities_view import DAY, NAME, NEW
from xacai.ui.progress.page import ProgressPage
from xacai.ui.progress.views import ACTIVITIES
from xacai.ui.room import Room


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, failures: list[str]) -> Iterator[ProgressPage]:
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    page.resize(1270, 692)
    page.set_room(Room())
    page.load(Scope(2026, "2026-Q3"))
    page.show()
    page.views.switch.choose(ACTIVITIES)
    yield page
    assert failures == []


def names(page: ProgressPage) -> list[str]:
    return [item.name for item in activities.list_activities(page.workspace)]


def test_activities_take_the_whole_width(page: ProgressPage) -> None:
    assert page.panel.isHidden() and page.views.activities.isVisible()
    assert len(page.views.activities.grid.grid_model.rows) == 7


def test_a_row_is_stored_once_it_has_a_name(page: ProgressPage) -> None:
    table, before = page.views.activities, names(page)
    table.append()
    assert table.draft is not None and names(page) == before
    editor = table.grid.findChild(QPlainTextEdit)
    assert editor is not None
    editor.setPlainText("Hội nghị chuyên đề")
    table.grid.commit_open_editor()
    assert names(page)[-1] == "Hội nghị chuyên đề" and table.draft is None
    page.undo_stack.undo()
    assert names(page) == before
    page.undo_stack.redo()
    assert "Hội nghị chuyên đề" in names(page)


def test_cells_are_changed_and_turned_back(page: ProgressPage) -> None:
    table = page.views.activities
    key = table.grid.grid_model.rows[0].key
    table.grid.committed.emit(key, table.parts.index(PARTICIPANTS), "19")
    assert activities.get_activity(page.workspace, key).counts[PARTICIPANTS] == 19
    page.undo_stack.undo()
    assert activities.get_activity(page.workspace, key).counts[PARTICIPANTS] == 16
    table.grid.committed.emit(key, table.parts.index(DAY), "khong phai ngay")
    assert page.message.isVisible()


def test_a_row_is_taken_away_and_brought_back(page: ProgressPage) -> None:
    table, before = page.views.activities, names(page)
    table.grid.go_to(table.grid.grid_model.rows[0].key, table.parts.index(NAME))
    table.remove()
    assert len(names(page)) == len(before) - 1
    page.undo_stack.undo()
    assert names(page) == before and table.grid.grid_model.place_of(NEW) < 0
