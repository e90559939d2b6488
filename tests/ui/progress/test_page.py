"""The progress page in a window: states by keys, documents typed, undo, filters, board and year strip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.services.offices import PLAN

from xacai.domain.progress import Entry, Mark
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.progress.page import ProgressPage
from xacai.ui.progress.view import OVERDUE, PROOF, SOON, STATE
from xacai.ui.room import Room


def opened(qtbot: QtBot, workspace: Workspace, period: str = "2026-Q3") -> ProgressPage:
    """The page of a period, as large as inside a window of 1366×768."""
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    page.resize(1270, 692)
    page.set_room(Room())
    page.load(Scope(int(period[:4]), period))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, failures: list[str]) -> Iterator[ProgressPage]:
    yield opened(qtbot, workspace)
    assert failures == []


def stored(page: ProgressPage, task: str, period: str = "2026-Q3", part: int = 0) -> Entry | None:
    """What the store holds."""
    with page.workspace.store.reading() as shelves:
        entries = shelves.progress.entries(PLAN)
    return next((e for e in entries if (e.task_key, e.period, e.deliverable) == (task, period, part)), None)


def state_of(page: ProgressPage, task: str) -> str:
    """The words of the state's cell."""
    model = page.views.grid.grid_model
    return model.cell(model.place_of(task), page.views.parts.index(STATE)).text


def tasks_of(page: ProgressPage) -> list[str]:
    """The tasks in the list."""
    return [row.key for row in page.views.grid.grid_model.rows if not row.is_group]


def write(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Type a text; letters that no key of the test keyboard has come as an input method brings them."""
    if text.isascii():
        qtbot.keyClicks(field, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def type_here(qtbot: QtBot, page: ProgressPage, text: str) -> None:
    """Type into the cell under the cursor and press Enter."""
    qtbot.keyClick(page.views.grid, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.property("cellEditor")
    if isinstance(editor, QLineEdit):
        editor.selectAll()
    write(qtbot, editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_key_3_marks_done_and_the_document_is_typed_beside_it(page: ProgressPage, qtbot: QtBot) -> None:
    page.show_place("III.8/1")
    said: list[bool] = []
    page.changed.connect(lambda: said.append(True))
    qtbot.keyClick(page.views.grid, Qt.Key.Key_3)
    held = stored(page, "III.8/1")
    assert held is not None
    assert (held.mark, held.done_on) == (Mark.DONE, date(2026, 9, 14))
    assert state_of(page, "III.8/1") == "Đã xong 14/09"
    assert page.views.filters.chips["unproved"].text() == "Chưa ghi sản phẩm: 1"
    qtbot.keyClick(page.views.grid, Qt.Key.Key_Tab)
    assert page.views.grid.place() == ("III.8/1", page.views.parts.index(PROOF))
    type_here(qtbot, page, "41/QĐ-UBND ngày 02/09/2026")
    held = stored(page, "III.8/1")
    assert held is not None
    assert (held.proof.number, held.proof.day, held.mark) == ("41/QĐ-UBND", date(2026, 9, 2), Mark.DONE)
    assert page.views.filters.chips["unproved"].text() == "Chưa ghi sản phẩm: 0"
    assert page.task != "III.8/1", "Enter goes down"
    page.show_place("III.8/1")
    assert page.panel.fields.number.text() == "41/QĐ-UBND"
    assert said == [True, True]


def test_digits_are_text_in_a_cell_that_is_typed(page: ProgressPage, qtbot: QtBot) -> None:
    page.show_place("III.8/1")
    grid = page.views.grid
    grid.go_to("III.8/1", page.views.parts.index(PROOF))
    qtbot.keyClick(grid, Qt.Key.Key_3)
    assert stored(page, "III.8/1") is None
    grid.commit_open_editor()


@pytest.mark.parametrize(
    ("key", "mark"),
    [
        (Qt.Key.Key_1, Mark.NOT_STARTED),
        (Qt.Key.Key_2, Mark.IN_PROGRESS),
        (Qt.Key.Key_4, Mark.WAITING),
    ],
)
def test_the_other_keys(page: ProgressPage, qtbot: QtBot, key: Qt.Key, mark: Mark) -> None:
    page.show_place("III.8/1")
    qtbot.keyClick(page.views.grid, key)
    held = stored(page, "III.8/1")
    assert held is not None
    assert (held.mark, held.done_on) == (mark, None)


def test_undo_and_redo_go_through_the_store(page: ProgressPage, qtbot: QtBot) -> None:
    page.show_place("III.8/1")
    qtbot.keyClick(page.views.grid, Qt.Key.Key_2)
    qtbot.keyClick(page.views.grid, Qt.Key.Key_3)
    page.undo_stack.undo()
    held = stored(page, "III.8/1")
    assert held is not None
    assert held.mark is Mark.IN_PROGRESS
    assert page.panel.fields.marks.currentText() == "2  Đang làm"
    page.undo_stack.undo()
    assert stored(page, "III.8/1") is None
    assert state_of(page, "III.8/1") == "Chưa làm"
    page.undo_stack.redo()
    assert state_of(page, "III.8/1") == "Đang làm"


def test_a_dropped_task_asks_for_its_reason_and_keeps_it(page: ProgressPage, qtbot: QtBot) -> None:
    page.show_place("III.8/1")
    qtbot.keyClick(page.views.grid, Qt.Key.Key_5)
    note = page.panel.fields.note
    assert note.hasFocus()
    assert note.accessibleName() == "Lý do không thực hiện"
    qtbot.waitUntil(lambda: not note.visibleRegion().isEmpty())
    assert page.message.label.text() == "Nhiệm vụ III.8: ghi lý do không thực hiện."
    write(qtbot, note, "Tỉnh lùi sang năm 2027")
    page.leave()
    held = stored(page, "III.8/1")
    assert held is not None
    assert (held.mark, held.note) == (Mark.DROPPED, "Tỉnh lùi sang năm 2027")


def test_what_is_typed_in_the_panel_is_kept_while_typing(page: ProgressPage, qtbot: QtBot) -> None:
    page.show_place("III.8/1")
    result = page.panel.fields.result
    result.setFocus()
    write(qtbot, result, "Đã cắt 3 bước ")
    page.panel.fields._timer.timeout.emit()  # the moment at which a pause in typing is kept
    held = stored(page, "III.8/1")
    assert held is not None
    assert (held.result, held.mark) == ("Đã cắt 3 bước", Mark.IN_PROGRESS)
    assert result.hasFocus()
    assert result.toPlainText() == "Đã cắt 3 bước ", "the field being typed is left alone"


def test_money_day_and_document_of_the_panel(page: ProgressPage, qtbot: QtBot) -> None:
    page.show_place("III.7/1")
    fields = page.panel.fields
    assert fields.spent.text() == "62.000.000"
    qtbot.keyClick(page.views.grid, Qt.Key.Key_3)
    fields.done_on.setFocus()
    fields.done_on.selectAll()
    qtbot.keyClicks(fields.done_on, "1/9/2026")
    fields.number.setFocus()
    qtbot.keyClicks(fields.number, "7/BB")
    fields.spent.setFocus()
    fields.spent.selectAll()
    qtbot.keyClicks(fields.spent, "63.500.000")
    qtbot.keyClick(fields.spent, Qt.Key.Key_Return)
    held = stored(page, "III.7/1")
    assert held is not None
    assert (held.done_on, held.proof.number, held.spent_vnd) == (date(2026, 9, 1), "7/BB", 63_500_000)
    assert state_of(page, "III.7/1") == "Xong muộn 01/09"


def test_a_day_in_the_future_is_refused_in_words(page: ProgressPage, qtbot: QtBot) -> None:
    page.show_place("III.7/1")
    qtbot.keyClick(page.views.grid, Qt.Key.Key_3)
    fields = page.panel.fields
    fields.done_on.setFocus()
    fields.done_on.selectAll()
    qtbot.keyClicks(fields.done_on, "1/12/2026")
    qtbot.keyClick(fields.done_on, Qt.Key.Key_Return)
    held = stored(page, "III.7/1")
    assert held is not None
    assert held.done_on == date(2026, 9, 14)
    assert page.message.isVisible()


def test_products_are_recorded_one_by_one(page: ProgressPage, qtbot: QtBot) -> None:
    page.show_place("I.5/1")
    page.panel.parts.choose("2")
    assert page.part == 2
    page.panel.fields.marks.activated.emit(2)
    held = stored(page, "I.5/1", part=2)
    assert held is not None
    assert held.mark is Mark.DONE
    assert state_of(page, "I.5/1") == "Đã xong 14/09"
    page.undo_stack.undo()
    assert stored(page, "I.5/1", part=2) is None


def test_chips_filter_the_list(page: ProgressPage, qtbot: QtBot) -> None:
    assert len(tasks_of(page)) == 45
    page.views.filters.chips[OVERDUE].click()
    assert tasks_of(page) == ["I.7/1", "III.7/1"]
    page.views.filters.chips["unproved"].click()
    assert page.views.stack.currentIndex() == 3, "an empty group says so"
    page.views.filters.chips["all"].click()
    assert len(tasks_of(page)) == 45


def test_places_of_other_pages_open_filtered(page: ProgressPage) -> None:
    page.show_place("filter overdue")
    assert tasks_of(page) == ["I.7/1", "III.7/1"]
    assert page.task == "I.7/1"
    page.show_place("field III|III.4/1")
    assert (len(tasks_of(page)), page.task) == (8, "III.4/1")
    chip = page.views.filters.chips["field"]
    assert (chip.isVisible(), chip.text()) == (True, "Lĩnh vực III: 8")
    page.show_place("filter soon")
    assert page.views.filters.current.kind == SOON
    page.show_place("task I.1/1")
    assert (len(tasks_of(page)), page.task) == (45, "I.1/1")


def test_the_added_chip_goes_back_to_all(page: ProgressPage) -> None:
    page.show_place("field III")
    page.views.filters.chips["field"].click()
    assert len(tasks_of(page)) == 45
    assert not page.views.filters.chips["field"].isVisible()


def test_grouping_by_field(page: ProgressPage) -> None:
    page.views.grouping.choose("field")
    assert tasks_of(page)[:3] == ["I.1/1", "I.2/1", "I.3/1"]
    heads = [row.cells[0].text for row in page.views.grid.grid_model.rows if row.is_group]
    assert heads[1] == "II. Cải cách thể chế"


def test_the_board_shows_tasks_and_takes_the_same_keys(page: ProgressPage, qtbot: QtBot) -> None:
    page.views.switch.choose("board")
    last = page.views.board.lists[3]
    assert any(row.text.startswith("III.8 Cắt bớt thủ tục") for row in last.rows)
    last.choose("III.8/1")
    assert page.task == "III.8/1"
    qtbot.keyClick(last, Qt.Key.Key_3)
    assert stored(page, "III.8/1") is not None
    assert next(row.mark for row in last.rows if row.key == "III.8/1") == "done"


def test_the_year_strip_is_walked_by_keys(page: ProgressPage, qtbot: QtBot) -> None:
    page.views.switch.choose("year")
    year = page.views.year
    page.show_place("I.1/1")
    qtbot.keyClick(year, Qt.Key.Key_Down)
    assert page.task == "I.2/1"
    qtbot.keyClick(year, Qt.Key.Key_4)
    held = stored(page, "I.2/1")
    assert held is not None
    assert held.mark is Mark.WAITING
    assert next(row.mark for row in year.rows if row.key == "I.2/1") == "waiting"


def test_f8_goes_to_what_wants_a_word(page: ProgressPage, qtbot: QtBot) -> None:
    page.show_place("III.8/1")
    qtbot.keyClick(page.views.grid, Qt.Key.Key_3)
    page.show_place("I.1/1")
    qtbot.keyClick(page.views.grid, Qt.Key.Key_F8)
    assert page.task == "III.8/1"


def test_a_locked_report_is_said_on_top(qtbot: QtBot, workspace: Workspace, failures: list[str]) -> None:
    page = opened(qtbot, workspace, "2026-6M")
    assert page.locked_strip.isVisible()
    assert page.locked_strip.label.text().startswith("Báo cáo 6 tháng/2026 đã khóa.")
    page.show_place("III.8/1")
    qtbot.keyClick(page.views.grid, Qt.Key.Key_2)
    assert stored(page, "III.8/1", "2026-Q2") is not None
    assert failures == []


def test_without_a_plan_the_page_leads_to_it(qtbot: QtBot, bare: Workspace, failures: list[str]) -> None:
    page = opened(qtbot, bare)
    assert not page.views.isVisible()
    assert not page.next_button.isVisible()
    assert failures == []


def test_in_narrow_rooms_the_panel_is_a_drawer(page: ProgressPage, qtbot: QtBot) -> None:
    page.set_room(Room(1093, 614))
    assert not page.panel.isVisible()
    page.show_place("I.1/1")
    qtbot.keyClick(page.views.grid, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page.panel.fields.marks.hasFocus()
    page.toggle_panel()
    assert not page.panel.isVisible()


def test_leaving_without_a_change_stores_nothing(page: ProgressPage) -> None:
    saved = page.workspace.store.saved_at
    for key in ("I.1/1", "I.2/1", "I.3/1", "V.5/1"):
        page.show_place(key)
    assert page.leave()
    assert page.workspace.store.saved_at == saved
    assert page.undo_stack.count() == 0
