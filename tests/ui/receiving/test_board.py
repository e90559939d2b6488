"""The board: offices × periods, the filter, reminders copied, an import undone; what is kept apart and decided."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.services import communes
from tests.services.communes import name_of
from tests.ui.receiving.test_files import look, take

from xacai.domain.board import Square
from xacai.domain.submission import Stream
from xacai.services.board import board
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.receiving import board_view as view
from xacai.ui.receiving.board_model import BoardModel
from xacai.ui.receiving.board_state import ALL, state_of
from xacai.ui.receiving.page import APART, BOARD, ReceivingPage
from xacai.ui.room import Room

LEFT = Qt.MouseButton.LeftButton
QUARTER = "2026-Q3"


@pytest.fixture
def on_board(page: ReceivingPage) -> ReceivingPage:
    """The page on its board."""
    page.tabs.choose(BOARD)
    return page


def words_at(page: ReceivingPage, office: str, column: int) -> str:
    """What a square says."""
    model = page.board.grid.grid_model
    return model.cell(model.place_of(office), column).text


def test_each_square_says_what_became_of_the_report(on_board: ReceivingPage) -> None:
    said = {code: words_at(on_board, code, view.OFFICE_COLUMNS + 2) for code in communes.CODES[:9]}
    assert said[communes.LATE] == "Trễ hạn"
    assert said[communes.RETURNED] == "Bị trả lại"
    assert said[communes.ACCEPTED] == "Đã tiếp nhận"
    assert said[communes.MISSING] == "Chưa gửi"
    assert said[communes.FORKED] == "Đúng hạn", "the other content lies on the stick still"
    assert words_at(on_board, communes.MISSING, view.OFFICE_COLUMNS + 1) == "Chưa gửi"
    assert on_board.board.figure.text() == "6/12" and "quý III" in on_board.board.sent.text()
    assert on_board.board.clock.text() == "hạn 16/9, đã quá 2 ngày"
    assert communes.UNCONFIRMED not in {row.key for row in on_board.board.grid.grid_model.rows}


def test_a_period_of_which_nothing_can_have_come_yet_is_not_looked_at(workspace: Workspace) -> None:
    found = board(workspace, 2026)
    state = state_of(found, "2026-Y", "", date(2026, 9, 18))
    assert state.period is not None and state.period.code == QUARTER
    later = state_of(found, "2026-Y", "", date(2026, 12, 20))
    assert later.period is not None and later.period.code == "2026-Y"
    earlier = state_of(found, "2026-Q1", "", date(2026, 9, 18))
    assert earlier.period is not None and earlier.period.code == "2026-Q1"


def test_the_filter_is_walked_with_the_keyboard(qtbot: QtBot, on_board: ReceivingPage) -> None:
    panel = on_board.board
    panel.filter.setFocus()
    qtbot.keyClick(panel.filter, Qt.Key.Key_Right)
    assert panel.only == Square.MISSING.value
    rows = {row.key for row in panel.grid.grid_model.rows}
    assert communes.MISSING in rows and communes.RETURNED not in rows
    panel.go_to(communes.RETURNED)
    assert panel.only == ALL and panel.place() == (communes.RETURNED, QUARTER)


def test_a_share_of_the_bar_is_a_filter(qtbot: QtBot, on_board: ReceivingPage) -> None:
    bar = on_board.board.bar
    assert sum(share.count for share in bar.shares) == 12
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert on_board.board.only != ALL


def test_a_reminder_is_copied_for_one_office_and_for_all(qtbot: QtBot, on_board: ReceivingPage) -> None:
    side = on_board.board.side
    on_board.board.go_to(communes.MISSING, QUARTER)
    assert side.title.text() == name_of(communes.MISSING)
    qtbot.mouseClick(side.copy_button, LEFT)
    words = QGuiApplication.clipboard().text()
    assert name_of(communes.MISSING) in words and "16/9/2026" in words.replace("/09/", "/9/")
    qtbot.mouseClick(side.copy_all_button, LEFT)
    to_all = QGuiApplication.clipboard().text()
    assert name_of(communes.MISSING) in to_all and name_of(communes.ACCEPTED) not in to_all
    assert on_board.message.tone == "ok"
    on_board.board.go_to(communes.ACCEPTED, QUARTER)
    assert not side.copy_button.isEnabled()


def test_a_returned_report_shows_its_remarks_beside_the_board(on_board: ReceivingPage) -> None:
    on_board.board.go_to(communes.RETURNED, QUARTER)
    assert on_board.square is not None
    assert ("ô 7.3.1", "Gấp đôi kỳ trước, đề nghị kiểm tra.", "") in on_board.square.lines
    assert not on_board.board.side.undo_button.isVisible(), "it was answered"


def test_enter_opens_the_report(qtbot: QtBot, on_board: ReceivingPage) -> None:
    on_board.board.go_to(communes.ACCEPTED, QUARTER)
    with qtbot.waitSignal(on_board.reviewing.opened, timeout=10_000):
        qtbot.keyClick(on_board.board.grid, Qt.Key.Key_Return)
    assert on_board.review.isVisible()


def test_enter_where_nothing_came_is_said(qtbot: QtBot, on_board: ReceivingPage) -> None:
    on_board.board.go_to(communes.MISSING, QUARTER)
    qtbot.keyClick(on_board.board.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: on_board.message.tone == "err", timeout=5000)
    assert communes.MISSING in on_board.message.label.text()


def test_an_import_is_undone_until_it_is_answered(
    qtbot: QtBot, on_board: ReceivingPage, workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_board.board.go_to(communes.LATE, QUARTER)
    side = on_board.board.side
    assert side.undo_button.isVisible()
    with qtbot.waitSignal(on_board.changed):
        qtbot.mouseClick(side.undo_button, LEFT)
    assert words_at(on_board, communes.LATE, view.OFFICE_COLUMNS + 2) == "Chưa gửi"
    assert not side.undo_button.isVisible()
    look(qtbot, on_board, monkeypatch, stick)
    assert not any(told.outcome.value == "already" for told in on_board.intake.told)


def test_review_in_order_of_arrival_with_one_button(qtbot: QtBot, on_board: ReceivingPage) -> None:
    waiting = on_board.board.state.waiting if on_board.board.state else ()
    assert waiting == (communes.FORKED, communes.GAPPED, communes.OLDER, communes.LATE)
    assert "4 báo cáo" in on_board.buttons.next.accessibleName()
    with qtbot.waitSignal(on_board.reviewing.opened, timeout=10_000):
        qtbot.mouseClick(on_board.buttons.next, LEFT)
    assert on_board.review.review is not None and on_board.review.review.office == communes.FORKED
    with qtbot.waitSignal(on_board.reviewing.opened, timeout=10_000):
        qtbot.mouseClick(on_board.review.next_button, LEFT)
    assert on_board.review.review.office == communes.GAPPED


def test_a_narrow_window_keeps_the_square_in_a_drawer(qtbot: QtBot, on_board: ReceivingPage) -> None:
    on_board.room = Room(1093, 614)
    on_board.fit()
    assert not on_board.board.side.isVisible() and on_board.board.side_button.isVisible()
    qtbot.mouseClick(on_board.board.side_button, LEFT)
    assert on_board.board.side.isVisible()


def test_beside_the_drawer_other_periods_keep_the_mark_and_lose_the_word(
    qtbot: QtBot, on_board: ReceivingPage
) -> None:
    board = on_board.board
    on_board.resize(1000, 560)
    on_board.room = Room(1093, 614)
    on_board.fit()
    board.go_to(communes.ACCEPTED, QUARTER)
    assert words_at(on_board, communes.ACCEPTED, view.OFFICE_COLUMNS) == "Đã tiếp nhận"
    board.toggle_side()
    row = board.model.place_of(communes.ACCEPTED)
    cell = board.model.cell(row, view.OFFICE_COLUMNS)
    assert cell.text == "" and cell.mark == "accepted" and cell.tooltip.startswith("Đã tiếp nhận")
    assert words_at(on_board, communes.ACCEPTED, view.OFFICE_COLUMNS + 2) == "Đã tiếp nhận"
    assert board.place() == (communes.ACCEPTED, QUARTER), "the cursor stays"
    qtbot.waitUntil(lambda: not board.grid.horizontalScrollBar().isVisible(), timeout=5000)


def test_a_contradiction_is_decided_with_name_and_reason(
    qtbot: QtBot, page: ReceivingPage, workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(qtbot, page, monkeypatch, stick)
    take(qtbot, page)
    page.tabs.choose(APART)
    rows = page.apart.grid.grid_model.rows
    assert [row.cells[2].text for row in rows] == ["Cần quyết định"] + ["Đơn vị chưa xác nhận"] * 2
    assert rows[0].cells[0].text == name_of(communes.FORKED)
    assert {row.cells[0].text for row in rows[1:]} == {
        name_of(communes.UNCONFIRMED),
        name_of(communes.STRANGER),
    }
    page.apart.grid.go_to(rows[0].key)
    qtbot.keyClick(page.apart.grid, Qt.Key.Key_Return)
    dialog = page.apart_acts.dialog
    assert "7.3.1" in dialog.difference.text() and "77" in dialog.difference.text()
    assert not dialog.button.isEnabled()
    dialog.rows.setFocus()
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Down)
    chosen = dialog.uuid()
    dialog.reason_field.insertPlainText("Đã gọi điện, đơn vị xác nhận")
    assert not dialog.button.isEnabled(), "a name is wanted too"
    dialog.by_field.insert("Mạc Thị Hồng Vinh")
    qtbot.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: page.message.tone == "ok", timeout=5000)
    assert "Cần quyết định" not in [row.cells[2].text for row in page.apart.grid.grid_model.rows]
    with workspace.store.reading() as shelves:
        (kept,) = shelves.choices.list(Stream(communes.FORKED, QUARTER, "report"))
    assert (kept.uuid, kept.reason, kept.by) == (chosen, "Đã gọi điện, đơn vị xác nhận", "Mạc Thị Hồng Vinh")


def test_the_words_of_the_other_tabs_lead_to_the_settings(
    qtbot: QtBot, page: ReceivingPage, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.tabs.choose(APART)
    assert page.apart.stack.currentIndex() == 0, "nothing is kept apart yet"
    look(qtbot, page, monkeypatch, stick)
    take(qtbot, page)
    page.tabs.choose(APART)
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(page.apart.settings_button, LEFT)
    assert went.args == ["settings", "keys"]


def test_a_year_without_a_catalogue_leaves_no_board_of_another_year(page: ReceivingPage) -> None:
    page.load(Scope(2024, "2024-Y"))
    page.tabs.choose(BOARD)
    assert page.message.tone == "err" and page.board.figure.text() == ""
    assert not page.board.grid.grid_model.rows and not page.buttons.next.isVisible()
    page.load(Scope(2026, "2026-Q3"))
    assert page.board.figure.text() == "6/12" and page.board.grid.isVisible()


def test_a_square_is_made_into_a_cell_when_it_is_painted(on_board: ReceivingPage) -> None:
    state, model = on_board.board.state, BoardModel()
    assert state is not None
    model.set_board(state, ALL)
    assert len(model.rows) == 12 and not model.made, "nothing is made before it is asked for"
    column = [model.cell(row, view.OFFICE_COLUMNS + 2) for row in range(12)]
    missing = [cell for cell in column if cell.text == "Chưa gửi"]
    assert len(missing) > 1 and all(cell is missing[0] for cell in missing), "equal squares are one cell"


def test_a_name_loses_the_words_that_all_begin_with(on_board: ReceivingPage) -> None:
    row = on_board.board.model.place_of(communes.MISSING)
    cell = on_board.board.model.cell(row, 1)
    assert cell.tooltip == name_of(communes.MISSING) and cell.text.startswith("Xã ")
