"""The page as a whole: begin, jump, answer, check, lock, narrow windows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.reporting.opening import Opener, shown, stored, type_figure

from xacai.domain.indicator import Cell
from xacai.domain.period import read_period
from xacai.domain.report import ReportState
from xacai.services import reporting, sampling
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.models.cells import CellKind
from xacai.ui.reporting.outline_view import FULL, HALF, STATISTICS
from xacai.ui.reporting.page import ReportingPage
from xacai.ui.reporting.view import NOW, TOTAL
from xacai.ui.room import Room


def test_a_report_is_begun_from_the_empty_state(
    qtbot: QtBot, open_page: Opener, workspace: Workspace
) -> None:
    page = open_page("2026-Y")
    assert page._empty is not None
    assert not page.head.step_button.isVisible()
    qtbot.mouseClick(page._empty.buttons[0], Qt.MouseButton.LeftButton)
    assert stored(workspace, "2026-Y").state is ReportState.DRAFT
    assert page.header.title_label.accessibleName() == "Báo cáo CCHC năm 2026"
    page.show_place("cell 3.3.3.0a")
    assert shown(page, "3.3.3.0a", NOW).kind is CellKind.BOUND
    assert shown(page, "3.3.3.0a", TOTAL + 1).text == "3.3.4 quý III"


def test_the_window_says_from_when_a_new_office_reports(open_page: Opener) -> None:
    page = open_page("2025-Q3")
    chips = [child.text for child in page.header.findChildren(type(page.header)) or ()]
    words = [child.accessibleName() for child in page.header.children() if hasattr(child, "accessibleName")]
    assert "01/07 – 14/09/2025 (từ 01/07: đơn vị mới)" in [*chips, *words]


def test_outline_marks_follow_what_is_entered(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    marks = {item.key: item.mark for item in page.outline.items}
    assert marks["II.2"] == FULL
    page.middle.figures._push({"3.1.3": Cell()}, {})
    page.desk.settle()
    after = {item.key: item for item in page.outline.items}
    assert after["II.2"].mark == HALF
    assert after[STATISTICS].count == "102/103"


def test_choosing_in_the_outline_shows_the_section(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    page.outline.rows.choose("IV")
    qtbot.keyClick(page.outline.rows, Qt.Key.Key_Return)
    assert page.middle.key == "IV"
    assert page.middle.showing_words
    assert not page.middle.switch.isVisible()
    page.outline.rows.choose("II.2")
    qtbot.keyClick(page.outline.rows, Qt.Key.Key_Return)
    assert page.middle.showing_figures


def test_an_issue_jumps_to_its_cell(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    type_figure(qtbot, page, "3.3.3.5", "33")
    page.middle.show_key("V")
    page.desk.settle()
    page.side.issues.rows.choose(page.side.issues.items[0].key)
    qtbot.keyClick(page.side.issues.rows, Qt.Key.Key_Return)
    assert page.middle.figures.grid.place() == ("3.3.3.5", NOW)


def test_a_warning_takes_its_reason_in_place_and_undo_takes_it_back(
    qtbot: QtBot, open_page: Opener, workspace: Workspace
) -> None:
    page = open_page()
    issues = page.side.issues
    item = next(item for item in issues.items if item.place == "cell 5.5")
    issues.rows.choose(item.key)
    qtbot.keyClick(issues.rows, Qt.Key.Key_Return)
    assert shown(page, "5.5", NOW).kind is CellKind.WARNING
    qtbot.keyClicks(issues.reason, "Mo them mot lop")
    qtbot.keyClick(issues.reason, Qt.Key.Key_Return)
    assert shown(page, "5.5", NOW).kind is CellKind.VALUE
    assert page.leave()
    assert stored(workspace).reasons[item.key] == "Mo them mot lop"
    page.undo_stack.undo()
    assert shown(page, "5.5", NOW).kind is CellKind.WARNING


def test_check_goes_to_the_first_error_then_lets_finalise(
    qtbot: QtBot, open_page: Opener, workspace: Workspace
) -> None:
    page = open_page()
    type_figure(qtbot, page, "3.3.3.5", "33")
    page.middle.show_key("V")
    qtbot.mouseClick(page.head.step_button, Qt.MouseButton.LeftButton)
    assert page.middle.figures.grid.place()[0] == "3.3.3.5"
    assert "1 lỗi" in page.message.label.text()
    type_figure(qtbot, page, "3.3.3.5", "26")
    qtbot.mouseClick(page.head.step_button, Qt.MouseButton.LeftButton)
    assert stored(workspace).state is ReportState.CHECKED
    assert page.head.step_button.text() == "Hoàn tất"
    with qtbot.waitSignal(page.go) as going:
        qtbot.mouseClick(page.head.step_button, Qt.MouseButton.LeftButton)
    assert going.args == ["submitting", "2026-Q3"]
    type_figure(qtbot, page, "3.1.3", "405")
    page.desk.settle()
    assert page.head.step_button.text() == "Kiểm tra"


def _lock(workspace: Workspace) -> None:
    period = read_period("2026-Q3")
    assert period is not None
    report = stored(workspace)
    reporting.finalise(workspace, period, sampling.reasons_for(workspace, report))


def test_a_locked_report_can_be_read_and_says_why(
    qtbot: QtBot, open_page: Opener, workspace: Workspace
) -> None:
    _lock(workspace)
    page = open_page()
    assert page.head.locked_strip.isVisible()
    assert "khóa" in page.head.locked_strip.label.text()
    page.show_place("cell 3.1.3")
    qtbot.keyClicks(page.middle.figures.grid, "k")
    assert shown(page, "3.1.3", NOW).text == "404"
    assert not shown(page, "3.1.3", NOW).editable
    page.show_place("section II.2")
    assert page.middle.words.editor.isReadOnly()
    assert not page.head.draft_button.isVisible()


def test_a_report_locked_elsewhere_is_read_anew(open_page: Opener, workspace: Workspace) -> None:
    page = open_page()
    page.show_place("cell 3.1.3")
    _lock(workspace)
    page.load(page.scope)
    assert page.desk.report.locked
    assert page.middle.key == "II.2"
    assert not shown(page, "3.1.3", NOW).editable


def test_places_of_every_kind(open_page: Opener) -> None:
    page = open_page()
    grid = page.middle.figures.grid
    for place, code in (("cell 3.3.3.1", "3.3.3.1"), ("3.3.3.2", "3.3.3.2"), ("form 6", "6.1.1")):
        page.show_place(place)
        assert grid.place()[0] == code
    page.show_place("section III.1")
    assert page.middle.key == "III.1"
    page.show_place("nonsense")
    assert page.middle.key == "III.1"


def test_a_narrow_window_hides_the_columns_behind_buttons(qtbot: QtBot, open_page: Opener) -> None:
    page: ReportingPage = open_page(room=Room(1093, 614))
    page.resize(981, 538)
    assert not page.outline.isVisible()
    assert not page.side.isVisible()
    assert page.head.issues_button.isVisible()
    qtbot.mouseClick(page.head.issues_button, Qt.MouseButton.LeftButton)
    assert page.side.isVisible()
    qtbot.keyClick(page.work.drawer, Qt.Key.Key_Escape)
    assert not page.side.isVisible()
    qtbot.mouseClick(page.middle.outline_button, Qt.MouseButton.LeftButton)
    assert page.outline.isVisible()
    page.outline.rows.choose("II.1")
    qtbot.keyClick(page.outline.rows, Qt.Key.Key_Return)
    assert page.middle.key == "II.1"
    assert not page.outline.isVisible()
    page.set_room(Room())
    assert page.outline.isVisible()
    assert page.side.isVisible()


def test_the_printed_page_is_the_reports_own_pdf(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    preview = page.side.preview
    qtbot.waitUntil(lambda: preview.page.sheet is not None, timeout=20000)
    first = preview.page.sheet
    assert first is not None
    assert first.pdf.startswith(b"%PDF")
    assert first.count > 3
    preview.flip(1)
    qtbot.waitUntil(lambda: preview.page.sheet is not None and preview.page.sheet.place == 1, timeout=20000)
    assert preview.page.sheet is not None
    assert preview.page.sheet.pdf == first.pdf


def test_another_period_takes_the_page_along(open_page: Opener) -> None:
    page = open_page()
    page.show_place("cell 3.1.3")
    page.load(Scope(2026, "2026-6M"))
    page.desk.settle()
    assert page.desk.report.period.code == "2026-6M"
    assert len(page.middle.figures.grid.grid_model.columns) == 8
    assert page.undo_stack.count() == 0
