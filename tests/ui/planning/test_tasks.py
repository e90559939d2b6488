"""The task grid, driven by keys: add, edit, understand a deadline, undo, move, delete, split, paste, filter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.ui.planning.desk import Desk, type_words

from xacai.ui.models.cells import CellKind
from xacai.ui.planning.task_view import OVERDUE

ENTER = Qt.Key.Key_Return


def type_into(qtbot: QtBot, desk: Desk, words: str) -> None:
    """Replace an open cell editor's text and press Enter."""
    editor = desk.grid.open_editor
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    editor.selectAll()
    type_words(editor, words)
    qtbot.keyClick(editor, ENTER)


def nos(desk: Desk, field: str) -> list[str]:
    """The printed numbers of a field's tasks as stored."""
    return [task.no for task in desk.stored().tasks_of(field)]


def test_a_new_task_is_typed_and_stored(qtbot: QtBot, amended: Desk) -> None:
    before = len(amended.stored().tasks)
    amended.grid.go_to("II.4/1", 1)
    qtbot.keyClick(amended.grid, Qt.Key.Key_Insert)
    type_into(qtbot, amended, "Nghe nhân dân góp ý")
    tasks = amended.stored().tasks
    assert len(tasks) == before + 1
    assert [task.content for task in tasks if task.key == "II.5/1"] == ["Nghe nhân dân góp ý"]
    assert amended.page.plan_view.tabs.choices[4].count == str(before + 1)


def test_a_deadline_says_what_was_understood_while_it_is_typed(qtbot: QtBot, amended: Desk) -> None:
    amended.grid.go_to("I.1/1", amended.column("deadline"))
    qtbot.keyClick(amended.grid, Qt.Key.Key_F2)
    panel = amended.tasks._panel
    assert panel is not None and panel.isVisible()
    editor = amended.grid.open_editor
    assert isinstance(editor, QLineEdit)
    editor.setText("Quý III-IV/2026")
    assert panel.words.text() == "01/07/2026 đến 31/12/2026"
    assert panel.strip.quarters == (3, 4)
    assert "Tháng 01/2026" in panel.note.text(), "the issued words are shown"
    qtbot.keyClick(editor, ENTER)
    assert not panel.isVisible()
    task = amended.stored().task("I.1/1")
    assert task is not None and task.deadline.text == "Quý III-IV/2026"
    assert amended.grid.place() == ("I.2/1", amended.column("deadline")), "Enter goes down"


def test_another_year_is_doubtful_and_mended_by_one_key(qtbot: QtBot, amended: Desk) -> None:
    column = amended.column("deadline")
    amended.grid.go_to("I.1/1", column)
    qtbot.keyClick(amended.grid, Qt.Key.Key_F2)
    type_into(qtbot, amended, "Quý II/2025")
    cell = amended.grid.grid_model.cell(amended.grid.grid_model.place_of("I.1/1"), column)
    assert cell.kind is CellKind.DOUBTFUL
    assert cell.second == "năm 2025, khác năm kế hoạch"
    amended.grid.go_to("I.1/1", column)
    qtbot.keyClick(amended.grid, Qt.Key.Key_1)
    task = amended.stored().task("I.1/1")
    assert task is not None and task.deadline.text == "Quý II/2026" and not task.deadline.doubts


def test_no_deadline_by_key(qtbot: QtBot, amended: Desk) -> None:
    amended.grid.go_to("I.1/1", amended.column("deadline"))
    qtbot.keyClick(amended.grid, Qt.Key.Key_F2)
    editor = amended.grid.open_editor
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_F4)
    task = amended.stored().task("I.1/1")
    assert task is not None and task.deadline.text == ""


def test_doubtful_words_can_be_kept(qtbot: QtBot, amended: Desk) -> None:
    amended.grid.go_to("I.1/1", amended.column("deadline"))
    qtbot.keyClick(amended.grid, Qt.Key.Key_F2)
    editor, panel = amended.grid.open_editor, amended.tasks._panel
    assert isinstance(editor, QLineEdit) and panel is not None
    editor.setText("Quý II/2025")
    qtbot.mouseClick(panel.keep_words, Qt.MouseButton.LeftButton)
    task = amended.stored().task("I.1/1")
    assert task is not None and task.deadline.text == "Quý II/2025" and not task.deadline.doubts


def test_undo_and_redo_restore_the_stored_plan(qtbot: QtBot, amended: Desk) -> None:
    before = amended.stored()
    amended.grid.go_to("I.3/1", 1)
    qtbot.keyClick(amended.grid, Qt.Key.Key_F2)
    type_into(qtbot, amended, "Viết lại")
    after = amended.stored()
    assert after != before
    amended.page.undo_stack.undo()
    assert amended.stored() == before
    amended.page.undo_stack.redo()
    assert amended.stored() == after


def test_open_editor_is_kept_without_leaving_it(qtbot: QtBot, amended: Desk) -> None:
    amended.grid.go_to("I.3/1", 1)
    qtbot.keyClick(amended.grid, Qt.Key.Key_F2)
    editor = amended.grid.open_editor
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("Đang gõ dở")
    amended.grid.keep()
    task = amended.stored().task("I.3/1")
    assert task is not None and task.content == "Đang gõ dở"
    assert amended.grid.open_editor is editor
    assert not editor.textCursor().hasSelection(), "storing moves no cursor"


def test_move_by_keys_keeps_the_key(qtbot: QtBot, amended: Desk) -> None:
    amended.grid.go_to("I.3/1", 1)
    qtbot.keyClick(amended.grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    keys = [task.key for task in amended.stored().tasks_of("I")]
    assert keys[:3] == ["I.1/1", "I.3/1", "I.2/1"]
    assert amended.grid.current_row() == "I.3/1"


def test_delete_is_undone_from_the_message(qtbot: QtBot, amended: Desk) -> None:
    before = amended.stored()
    amended.grid.go_to("I.3/1", 1)
    qtbot.keyClick(amended.grid, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert amended.stored().task("I.3/1") is None
    assert amended.page.message.isVisible()
    qtbot.mouseClick(amended.page.message.action, Qt.MouseButton.LeftButton)
    assert amended.stored() == before


def test_split_parts_the_words(qtbot: QtBot, amended: Desk) -> None:
    amended.grid.go_to("I.1/1", 1)
    qtbot.keyClick(amended.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    first, second = amended.stored().tasks_of("I")[:2]
    assert not first.content.endswith("từng phòng") and second.content.endswith("từng phòng")
    assert second.lead == first.lead and second.key != first.key


def test_two_rows_are_pasted_from_a_table(qtbot: QtBot, amended: Desk) -> None:
    rows = "1\tMở lớp tập huấn\tGiấy mời\tVăn phòng\tQuý II/2026\n2\tIn sổ tay\tSổ tay\tPhòng Kinh tế\tThường xuyên\n"
    QGuiApplication.clipboard().setText(rows)
    amended.grid.go_to("II.1/1", 1)
    qtbot.keyClick(amended.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    tasks = amended.stored().tasks_of("II")
    assert [(task.content, task.lead, task.deadline.text) for task in tasks[1:3]] == [
        ("Mở lớp tập huấn", "Văn phòng", "Quý II/2026"),
        ("In sổ tay", "Phòng Kinh tế", "Thường xuyên"),
    ]


def test_an_issued_plan_is_only_read(qtbot: QtBot, issued: Desk) -> None:
    before = issued.stored()
    issued.grid.go_to("I.3/1", 1)
    qtbot.keyClicks(issued.grid, "a")
    assert issued.grid.open_editor is None
    qtbot.keyClick(issued.grid, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert issued.stored() == before
    assert issued.page.message.isVisible(), "why is said"
    assert not issued.tasks.add_button.isVisible()


def test_filter_leaves_overdue_tasks(issued: Desk) -> None:
    issued.tasks.filters.chips[OVERDUE].click()
    keys = [row.key for row in issued.grid.grid_model.rows if not row.is_group]
    assert keys == ["I.7/1", "III.7/1"]
    assert issued.tasks.filters.chips[OVERDUE].text().endswith(": 2")
    issued.page.show_place("I.1/1")
    assert issued.grid.current_row() == "I.1/1", "a jump opens what the filter hid"
