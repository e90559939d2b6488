"""The plan page: ways to a plan, issue, amend, the changed corner, other parts, taking in, writing files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.planning.desk import KEY, Desk, press, type_words

from xacai.domain.plan import PlanState
from xacai.services import planning
from xacai.ui.planning import view
from xacai.ui.planning.head_tab import HeadTab
from xacai.ui.planning.sections_tab import SectionsTab
from xacai.ui.planning.targets_tab import TargetsTab

CLICK = Qt.MouseButton.LeftButton


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
    assert panel.isVisible() and "số văn bản" in panel.words.text()
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
    part._pick("I/1.3", "ho so giai quyet dung han")
    picker = part._picker
    assert picker is not None and picker.rows.rows
    code = picker.rows.rows[0].key
    qtbot.keyClick(picker.query, Qt.Key.Key_Return)
    assert measured_by(issued)["I/1.3"] == code, "an issued plan's targets can be tied to rows"
    issued.page.undo_stack.undo()
    assert measured_by(issued)["I/1.3"] == ""


def measured_by(desk: Desk) -> dict[str, str]:
    """The row that measures each target, as stored."""
    return {target.key: target.indicator for target in desk.stored().targets}


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
