"""Taking a plan in: looked at, doubts answered, then stored; refused in place; copied forward."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui.planning.desk import Desk, press, show

from xacai.services import planning, sampling
from xacai.services.workspace import Workspace

CLICK = Qt.MouseButton.LeftButton


def wait_for_reading(qtbot: QtBot, desk: Desk) -> None:
    """Until the document was read or refused."""
    intake = desk.page.intake
    qtbot.waitUntil(lambda: intake.busy or not intake.start.refusal.isHidden(), timeout=10000)


def test_a_document_is_looked_at_and_taken_in(qtbot: QtBot, empty: Desk) -> None:
    press(empty, "open")
    intake = empty.page.intake
    intake.read_file(sampling.sample_documents().plan_file)
    wait_for_reading(qtbot, empty)
    assert intake.busy
    assert planning.list_plans(empty.workspace) == (), "nothing is stored before the button"
    assert intake.desk.accept_button.text() == "Nhận vào"
    column = intake.desk.result.parts.index("lead")
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
