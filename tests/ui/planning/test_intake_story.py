"""A Word file with three doubts: looked at one by one, answered, mended, split, undone, taken in; with pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui.planning.desk import Desk, press
from tests.ui.planning.intake_paper import HEADER, write_plan
from tests.ui.planning.test_intake import wait_for_reading

from xacai.domain.deadline import UNREAD
from xacai.domain.plan import PlanState
from xacai.intake.columns import Role
from xacai.services import planning
from xacai.ui.models.cells import CellKind
from xacai.ui.planning.intake_desk import IntakeDesk
from xacai.ui.planning.intake_source import Spot
from xacai.ui.theme import theme
from xacai.wording.language import _

CLICK = Qt.MouseButton.LeftButton
PICTURES = Path(__file__).parents[3] / "build" / "screenshots" / "story-intake"
CONTROL = Qt.KeyboardModifier.ControlModifier


def picture(desk: Desk, name: str) -> None:
    """Keep what the window shows."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for _turn in range(4):  # layouts settle in turns of the event loop
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
    desk.window.grab().save(str(PICTURES / f"{name}.png"))


def opened(qtbot: QtBot, page: Desk, path: Path) -> IntakeDesk:
    """The desk with the document on it, as wide as most screens."""
    page.window.resize(1366, 768)
    page.page.show_place("intake")
    page.page.intake.read_file(path)
    wait_for_reading(qtbot, page)
    return page.page.intake.desk


def doubtful(desk: IntakeDesk) -> list[str]:
    """The rows with a doubtful cell, from above."""
    rows = desk.tasks.grid_model.rows
    return [row.key for row in rows if any(cell.kind is CellKind.DOUBTFUL for cell in row.cells)]


def test_three_doubts_from_opening_to_taking_in(qtbot: QtBot, empty: Desk, tmp_path: Path) -> None:
    desk = opened(qtbot, empty, write_plan(tmp_path / "Kế hoạch CCHC 2026.docx"))
    assert doubtful(desk) == ["I.3/1", "II.1/1", "II.2/1"] and len(desk.open_issues) == 3
    picture(empty, "1-opened")
    seen = [desk.tasks.place()[0]]
    for _step in range(2):
        qtbot.keyClick(desk.tasks, Qt.Key.Key_F8)
        seen.append(desk.tasks.place()[0])
    assert seen == ["I.3/1", "II.1/1", "II.2/1"]
    assert desk.source.paper.spot == Spot(desk.state.reading.lines["II.2/1"], 5), "the very cell"
    qtbot.keyClick(desk.tasks, Qt.Key.Key_F8)
    assert "Quý II/2025" in desk.question.words.text()
    qtbot.keyClick(desk.tasks, Qt.Key.Key_1)
    task = desk.plan.task("I.3/1")
    assert task is not None and task.deadline.text == "Quý II/2026" and not task.deadline.doubts
    assert desk.tasks.place() == ("II.1/1", desk.result.parts.index("lead")), "on to the next"
    desk.tasks.committed.emit("II.1/1", desk.result.parts.index("lead"), "Phòng Tư pháp")
    assert doubtful(desk) == ["II.2/1"] and desk.accept_button.text() == "Nhận vào, còn 1 chỗ chưa xem"
    picture(empty, "2-answered")
    desk.tasks.go_to("III.1/1", 1)
    qtbot.keyClick(desk.tasks, Qt.Key.Key_D, CONTROL)
    assert [item.content[:8] for item in desk.plan.tasks_of("III")] == ["Niêm yết", "Cập nhật", "Khảo sát"]
    picture(empty, "3-split")
    empty.page.undo_stack.undo()
    assert len(desk.plan.tasks_of("III")) == 2
    empty.page.undo_stack.redo()
    assert len(desk.plan.tasks_of("III")) == 3
    empty.page.undo_stack.undo()
    assert planning.list_plans(empty.workspace) == (), "nothing is stored before the button"
    qtbot.mouseClick(desk.accept_button, CLICK)
    plan = empty.stored()
    assert (len(plan.tasks), plan.state) == (7, PlanState.DRAFT)
    assert [(item.lead, item.deadline.text) for item in plan.tasks[2:4]] == [
        ("Văn phòng HĐND và UBND", "Quý II/2026"),
        ("Phòng Tư pháp", "Quý IV/2026"),
    ]
    assert plan.tasks[4].deadline.doubts == (UNREAD,), "the question left open stays with its task"
    picture(empty, "4-taken-in")


def test_an_undone_answer_is_asked_again(qtbot: QtBot, empty: Desk, tmp_path: Path) -> None:
    desk = opened(qtbot, empty, write_plan(tmp_path / "a.docx"))
    before = desk.state
    for key in (Qt.Key.Key_2, Qt.Key.Key_1):
        qtbot.keyClick(desk.tasks, key)
    assert len(desk.open_issues) == 1
    empty.page.undo_stack.undo()
    empty.page.undo_stack.undo()
    assert desk.state == before and "Quý II/2025" in desk.question.words.text()
    assert desk.tasks.place()[0] == "I.3/1"


def test_rows_are_joined_and_least_sure_come_first(qtbot: QtBot, empty: Desk, tmp_path: Path) -> None:
    desk = opened(qtbot, empty, write_plan(tmp_path / "a.docx"))
    desk.result.order.click()
    rows = desk.tasks.grid_model.rows
    assert rows[0].is_group and {row.key for row in rows[1:4]} == {"I.3/1", "II.1/1", "II.2/1"}
    assert desk.tasks.place()[0] == rows[1].key, "the least sure is asked first"
    picture(empty, "5-least-sure-first")
    desk.result.order.click()
    desk.tasks.go_to("II.1/1", 1)
    qtbot.keyClick(desk.tasks, Qt.Key.Key_J, CONTROL)
    joined = desk.plan.tasks_of("II")
    assert len(joined) == 1 and joined[0].content.endswith("ban hành; Theo dõi tình hình thi hành pháp luật")
    assert joined[0].lead == "Phòng Văn hóa - Xã hội"
    empty.page.undo_stack.undo()
    assert len(desk.plan.tasks_of("II")) == 2


def test_a_column_takes_another_meaning_for_the_whole_table(
    qtbot: QtBot, empty: Desk, tmp_path: Path
) -> None:
    header = (*HEADER[:3], "Đơn vị phối hợp", "Cơ quan chủ trì", HEADER[5])
    desk = opened(qtbot, empty, write_plan(tmp_path / "a.docx", header))
    first = desk.plan.tasks[0]
    assert (first.lead, first.coordinating) == ("Các phòng, đơn vị", "Văn phòng HĐND và UBND")
    desk.tasks.committed.emit("III.1/1", 1, "Niêm yết thủ tục")
    desk.source.paper.chosen.emit(desk.state.reading.lines["I.1/1"], 3)
    assert desk.source.column_button.text() == "Cột: " + _("Coordinating")
    picture(empty, "6-column")
    action = next(item for item in desk.source.menu().actions() if item.text() == _("Lead"))
    action.trigger()
    qtbot.waitUntil(lambda: desk.plan.tasks[0].lead == "Văn phòng HĐND và UBND", timeout=5000)
    assert desk.plan.tasks[0].coordinating == "Các phòng, đơn vị"
    mended = desk.plan.task("III.1/1")
    assert mended is not None and mended.content == "Niêm yết thủ tục", "what was mended stays"
    assert desk.source.paper.document.roles[desk.state.reading.lines["I.1/1"]][3] is Role.LEAD
    empty.page.undo_stack.undo()
    assert desk.plan.tasks[0].lead == "Các phòng, đơn vị"


def test_a_draft_is_replaced_only_when_that_is_chosen(qtbot: QtBot, empty: Desk, tmp_path: Path) -> None:
    path = write_plan(tmp_path / "a.docx")
    qtbot.mouseClick(opened(qtbot, empty, path).accept_button, CLICK)
    former = empty.stored()
    desk = opened(qtbot, empty, path)
    desk.tasks.committed.emit("I.1/1", desk.result.parts.index("lead"), "Phòng mới")
    desk.tasks.go_to("III.2/1", 1)
    qtbot.keyClick(desk.tasks, Qt.Key.Key_Delete, CONTROL)
    qtbot.mouseClick(desk.accept_button, CLICK)
    diff = empty.page.intake.diff
    assert empty.page.intake.currentWidget() is diff and empty.stored() == former
    keys = {row.key for row in diff.grid.grid_model.rows}
    assert keys == {"task I.1/1|lead", "task III.2/1|removed"}
    picture(empty, "7-draft-differs")
    qtbot.mouseClick(diff.keep_button, CLICK)
    assert empty.stored() == former and empty.page.views.currentWidget() is empty.page.plan_view
    desk = opened(qtbot, empty, path)
    desk.tasks.committed.emit("I.1/1", desk.result.parts.index("lead"), "Phòng mới")
    qtbot.mouseClick(desk.accept_button, CLICK)
    qtbot.mouseClick(diff.replace_button, CLICK)
    assert empty.stored().tasks[0].lead == "Phòng mới"


def test_an_issued_plan_is_never_replaced(qtbot: QtBot, issued: Desk, tmp_path: Path) -> None:
    before = issued.stored()
    desk = opened(qtbot, issued, write_plan(tmp_path / "a.docx"))
    qtbot.mouseClick(desk.accept_button, CLICK)
    assert issued.stored() == before
    assert "sửa đổi" in issued.page.message.accessibleName() or issued.page.message.isVisible()
    picture(issued, "8-issued")


@pytest.mark.parametrize("html", [True, False])
def test_a_copied_plan_is_read_from_html_first(qtbot: QtBot, empty: Desk, html: bool) -> None:
    rows = "".join(
        f"<tr><td>{no}</td><td>{words}</td><td>Báo cáo</td>{lead}<td>Quý {no}/2026</td></tr>"
        for no, words, lead in (
            ("1", "Rà soát thủ tục", "<td rowspan=2>Văn phòng</td>"),
            ("2", "Công khai thủ tục", ""),
        )
    )
    names = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian")
    head = "".join(f"<td>{name}</td>" for name in names)
    title = "<p>KẾ HOẠCH</p><p>Cải cách hành chính năm 2026</p><p>PHỤ LỤC</p>"
    copied = QMimeData()
    plain = "KẾ HOẠCH\nCải cách hành chính năm 2026\nPHỤ LỤC\n" + "\t".join(names)
    copied.setText(f"{plain}\n1\tRà soát thủ tục\tBáo cáo\tVăn phòng\tQuý I/2026\n")
    if html:
        copied.setHtml(f"{title}<table><tr>{head}</tr>{rows}</table>")
    QGuiApplication.clipboard().setMimeData(copied)
    press(empty, "open")
    empty.page.intake.start.pressed.emit("paste")
    wait_for_reading(qtbot, empty)
    tasks = empty.page.intake.desk.plan.tasks
    assert [task.lead for task in tasks] == ["Văn phòng"] * (2 if html else 1)


def test_small_and_dark(qtbot: QtBot, empty: Desk, tmp_path: Path) -> None:
    desk = opened(qtbot, empty, write_plan(tmp_path / "a.docx"))
    empty.window.resize(1093, 614)
    qtbot.waitUntil(lambda: empty.page.room.narrow)
    desk.go_to_next()
    index = desk.source.paper.model().index(
        desk.source.paper.document.place_of(desk.source.paper.spot.line), 0
    )
    assert desk.source.paper.viewport().rect().intersects(desk.source.paper.visualRect(index)), (
        "the line is seen"
    )
    picture(empty, "9-small")
    empty.window.resize(1366, 768)
    theme().set_mode("dark")
    qtbot.waitUntil(lambda: not empty.page.room.narrow)
    picture(empty, "10-dark")
