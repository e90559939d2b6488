"""The plan page: ways to a plan, issue, amend, the changed corner, other parts, taking in, writing files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui.planning.desk import KEY, Desk, show, type_words

from xacai.domain.plan import PlanState
from xacai.services import planning, sampling
from xacai.services.workspace import Workspace
from xacai.ui.planning import view
from xacai.ui.planning.head_tab import HeadTab
from xacai.ui.planning.sections_tab import SectionsTab
from xacai.ui.planning.targets_tab import TargetsTab

CLICK = Qt.MouseButton.LeftButton


def press(desk: Desk, way: str) -> None:
    """Press a button of the empty page."""
    assert desk.page.empty_state is not None
    desk.page.empty_state.pressed.emit(way)


def wait_for_reading(qtbot: QtBot, desk: Desk) -> None:
    """Until the document was read or refused."""
    intake = desk.page.intake
    qtbot.waitUntil(lambda: intake.busy or not intake.start.refusal.isHidden(), timeout=10000)


def test_no_plan_gives_three_ways(empty: Desk, issued: Desk, qtbot: QtBot) -> None:
    assert empty.page.empty_state is not None
    assert [button.text() for button in empty.page.empty_state.buttons] == [
        "Mở văn bản đã ban hành",
        "Lập kế hoạch trống",
    ]
    assert not empty.page.next_button.isVisible()
    issued.window.set_scope(type(issued.window.scope)(2027, "2027-Q1"))
    assert issued.page.empty_state is not None
    assert "Chép từ năm 2026" in [button.text() for button in issued.page.empty_state.buttons]
    press(issued, "copy")
    copied = planning.get_plan(issued.workspace, "2027/cchc")
    assert copied.state is PlanState.DRAFT and len(copied.tasks) == 45


def test_blank_plan_is_typed_and_issued(qtbot: QtBot, empty: Desk) -> None:
    press(empty, "blank")
    assert empty.page.header.title_label.accessibleName() == "Kế hoạch CCHC năm 2026"
    qtbot.mouseClick(empty.page.next_button, CLICK)
    panel = empty.page.steps.issue_panel
    assert panel is not None and not panel.confirm.isEnabled(), "a plan without tasks is not issued"
    panel.hide()
    qtbot.mouseClick(empty.tasks.add_button, CLICK)
    editor = empty.grid.open_editor
    assert editor is not None
    type_words(editor, "Việc đầu tiên")
    qtbot.mouseClick(empty.page.next_button, CLICK)
    assert panel.confirm.isEnabled()
    panel.number.setText("03/KH-UBND")
    panel.day.set_day(date(2026, 1, 9))
    qtbot.mouseClick(panel.confirm, CLICK)
    plan = empty.stored()
    assert (plan.state, plan.head.number, plan.tasks[0].content) == (
        PlanState.ISSUED,
        "03/KH-UBND",
        "Việc đầu tiên",
    )
    assert empty.page.next_button.text() == "Mở bản điều chỉnh"


def test_issue_without_number_is_refused_in_the_panel(qtbot: QtBot, amended: Desk) -> None:
    qtbot.mouseClick(amended.page.next_button, CLICK)
    panel = amended.page.steps.issue_panel
    assert panel is not None
    qtbot.mouseClick(panel.confirm, CLICK)
    assert panel.isVisible() and "Số" in panel.words.text()
    assert amended.stored().state is PlanState.DRAFT


def test_amend_shows_the_changed_corner_and_the_diff(qtbot: QtBot, issued: Desk) -> None:
    qtbot.mouseClick(issued.page.next_button, CLICK)
    panel = issued.page.steps.amend_panel
    assert panel is not None
    panel.basis.setPlainText("Căn cứ công văn hướng dẫn")
    qtbot.mouseClick(panel.confirm, CLICK)
    assert issued.stored().revision == 1
    column = issued.column("deadline")
    issued.grid.committed.emit("I.1/1", column, "Quý II/2026")
    cell = issued.grid.grid_model.cell(issued.grid.grid_model.place_of("I.1/1"), column)
    assert cell.changed and cell.tooltip == "Đã ban hành: Tháng 01/2026 → nay: Quý II/2026"
    issued.page.plan_view.tabs.choose(view.AMENDMENT)
    amendment = issued.page.plan_view.part(view.AMENDMENT)
    rows = amendment.grid.grid_model.rows  # type: ignore[attr-defined]
    assert [row.key for row in rows] == ["task I.1/1|deadline"]
    amendment.place_chosen.emit("task I.1/1", "deadline")  # type: ignore[attr-defined]
    assert issued.grid.place() == ("I.1/1", column)


def test_issue_amendment_locks_again(qtbot: QtBot, amended: Desk) -> None:
    amended.grid.committed.emit("I.1/1", 1, "Khác")
    qtbot.mouseClick(amended.page.next_button, CLICK)
    panel = amended.page.steps.issue_panel
    assert panel is not None
    panel.number.setText("44/KH-UBND")
    qtbot.mouseClick(panel.confirm, CLICK)
    assert (amended.stored().state, amended.stored().revision) == (PlanState.ISSUED, 1)
    assert not amended.page.undo_stack.canUndo()


def test_a_check_jumps_to_its_place(qtbot: QtBot, amended: Desk) -> None:
    amended.grid.committed.emit("III.2/1", amended.column("lead"), "")
    amended.page.plan_view.tabs.choose(view.HEAD)
    qtbot.mouseClick(amended.page.next_button, CLICK)
    panel = amended.page.steps.issue_panel
    assert panel is not None
    panel.checks.place_chosen.emit("task III.2/1 / lead")
    assert amended.page.plan_view.tabs.current == view.TASKS
    assert amended.grid.place() == ("III.2/1", amended.column("lead"))


def test_head_is_kept_and_undone(qtbot: QtBot, amended: Desk) -> None:
    amended.page.plan_view.tabs.choose(view.HEAD)
    head = amended.page.plan_view.part(view.HEAD)
    assert isinstance(head, HeadTab)
    before = amended.stored()
    field = head.field("signer")
    field.setText("Trần Thị Minh")  # type: ignore[union-attr]
    head.keep()
    assert amended.stored().head.signer.name == "Trần Thị Minh"
    amended.page.undo_stack.undo()
    assert amended.stored() == before
    assert field.text() == before.head.signer.name  # type: ignore[union-attr]


def test_sections_are_added_and_moved(amended: Desk) -> None:
    amended.page.plan_view.tabs.choose(view.SECTIONS)
    part = amended.page.plan_view.part(view.SECTIONS)
    assert isinstance(part, SectionsTab)
    count = len(amended.stored().sections)
    part.do("add")
    part.heading.setText("Phần mới")
    part.keep()
    assert amended.stored().sections[1].heading == "Phần mới"
    part.do("up")
    assert amended.stored().sections[0].heading == "Phần mới"
    part.do("delete")
    assert len(amended.stored().sections) == count


def test_target_thresholds_and_the_row_that_measures(qtbot: QtBot, issued: Desk) -> None:
    issued.page.plan_view.tabs.choose(view.TARGETS)
    part = issued.page.plan_view.part(view.TARGETS)
    assert isinstance(part, TargetsTab)
    row = part.grid.grid_model.rows[part.grid.grid_model.place_of("III/3.1")]
    assert row.cells[2].text.split("\n")[0] == "≥ 98%"
    part._pick("III/3.1", "ho so giai quyet dung han")
    picker = part._picker
    assert picker is not None and picker.rows.rows
    code = picker.rows.rows[0].key
    qtbot.keyClick(picker.query, Qt.Key.Key_Return)
    bound = {target.key: target.indicator for target in issued.stored().targets}
    assert bound["III/3.1"] == code, "an issued plan's targets can be tied to rows"
    issued.page.undo_stack.undo()
    assert {target.key: target.indicator for target in issued.stored().targets}[
        "III/3.1"
    ] != code or code == row.key


def test_a_document_is_looked_at_and_taken_in(qtbot: QtBot, empty: Desk) -> None:
    press(empty, "open")
    intake = empty.page.intake
    intake.read_file(sampling.sample_documents().plan_file)
    wait_for_reading(qtbot, empty)
    assert intake.busy
    assert planning.list_plans(empty.workspace) == (), "nothing is stored before the button"
    assert intake.desk.accept_button.text() == "Nhận vào"
    column = intake.desk._parts.index("lead")
    intake.desk.tasks.committed.emit("I.1/1", column, "Phòng mới")
    qtbot.mouseClick(intake.desk.accept_button, CLICK)
    plan = empty.stored()
    assert len(plan.tasks) == 45 and plan.tasks[0].lead == "Phòng mới"
    assert empty.page.views.currentWidget() is empty.page.plan_view


def test_doubts_are_asked_in_turn(qtbot: QtBot, empty: Desk) -> None:
    text = (
        sampling.sample_documents()
        .plan_file.read_text(encoding="utf-8")
        .replace("Tháng 01/2026", "Tháng 01/2025")
    )
    QGuiApplication.clipboard().setText(text)
    press(empty, "open")
    empty.page.intake.start.pressed.emit("paste")
    wait_for_reading(qtbot, empty)
    desk = empty.page.intake.desk
    left = len(desk.open_issues)
    assert left and desk.accept_button.text() == f"Nhận vào, còn {left} chỗ chưa xem"
    assert desk.question.isVisible() and "Tháng 01/2025" in desk.question.words.text()
    desk.tasks.setFocus()
    qtbot.keyClick(desk.tasks, Qt.Key.Key_1)
    assert len(desk.open_issues) == left - 1
    qtbot.mouseClick(desk.accept_button, CLICK)
    task = empty.stored().task("I.1/1")
    assert task is not None and task.deadline.text == "Tháng 01/2026"


def test_a_file_that_is_no_plan_is_refused_in_place(qtbot: QtBot, empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "thu.txt"
    path.write_text("Kính gửi ông bà\nThư mời họp\n", encoding="utf-8")
    press(empty, "open")
    empty.page.intake.read_file(path)
    wait_for_reading(qtbot, empty)
    assert not empty.page.intake.busy
    assert "không" in empty.page.intake.start.refusal.text()
    assert planning.list_plans(empty.workspace) == ()


def test_another_office_is_asked_first(qtbot: QtBot, empty: Desk) -> None:
    text = sampling.sample_documents().plan_file.read_text(encoding="utf-8")
    other = text.replace("Tam Nhuận", "Hồng Phong").replace("TAM NHUẬN", "HỒNG PHONG")
    press(empty, "open")
    empty.page.intake.read_pasted(other)
    wait_for_reading(qtbot, empty)
    desk = empty.page.intake.desk
    assert not desk.accept_button.isEnabled() and "Hồng Phong" in desk.question.words.text()
    qtbot.mouseClick(desk.question.buttons[0], CLICK)
    assert desk.accept_button.isEnabled()


def test_last_years_document_is_copied_forward(qtbot: QtBot, founded: Workspace) -> None:
    desk = show(qtbot, founded, 2027)
    desk.page.show_place("intake-last")
    desk.page.intake.read_file(sampling.sample_documents().plan_file)
    wait_for_reading(qtbot, desk)
    qtbot.mouseClick(desk.page.intake.desk.accept_button, CLICK)
    assert [plan.key for plan in planning.list_plans(founded)] == ["2027/cchc", "2026/cchc"]
    assert desk.page.desk.plan.year == 2027


@pytest.mark.parametrize(("state", "files"), [("issued", 2), ("amended", 1)])
def test_files_are_written(
    qtbot: QtBot, request: pytest.FixtureRequest, tmp_path: Path, state: str, files: int
) -> None:
    desk: Desk = request.getfixturevalue(state)
    out = tmp_path / "out"
    desk.page.export_to(out)
    qtbot.waitUntil(lambda: desk.page.message.isVisible(), timeout=20000)
    assert len(list(out.iterdir())) == files
    assert (out / "2026-cchc.pdf").exists() == (state == "issued")


def test_leaving_the_page_keeps_the_open_editor(qtbot: QtBot, amended: Desk) -> None:
    amended.grid.go_to("I.1/1", 1)
    amended.grid.edit_here()
    editor = amended.grid.open_editor
    assert editor is not None
    editor.setPlainText("Gõ xong rời trang")  # type: ignore[attr-defined]
    assert amended.page.leave()
    assert amended.stored().tasks[0].content == "Gõ xong rời trang"


def test_the_page_reads_a_plan_that_changed_elsewhere(issued: Desk) -> None:
    planning.amend(issued.workspace, KEY, basis="Căn cứ")
    issued.page.load(issued.window.scope)
    assert issued.page.next_button.text() == "Ban hành bản điều chỉnh"
