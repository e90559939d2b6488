"""The dialog of figures from departments: sheets out, one back with ticks, the reminder, who answers for what."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.services.test_collecting import CENTRE, filled
from tests.ui.reporting.opening import Opener, stored

from xacai.services import collecting
from xacai.ui.reporting.collect import CollectDialog
from xacai.ui.reporting.collect_view import OWNER
from xacai.ui.reporting.page import ReportingPage


def opened(open_page: Opener) -> tuple[ReportingPage, CollectDialog]:
    page: ReportingPage = open_page()
    page.word_desk.collect_action.trigger()
    dialog = page.findChild(CollectDialog)
    assert isinstance(dialog, CollectDialog)
    return page, dialog


def test_sheets_go_out_and_one_comes_back(qtbot: QtBot, open_page: Opener, tmp_path: Path) -> None:
    page, dialog = opened(open_page)
    dialog.hand_out(tmp_path)
    qtbot.waitUntil(
        lambda: len(list(tmp_path.glob("*.pdf"))) == 4 and dialog.message.isVisible(), timeout=30000
    )
    (book,) = tmp_path.glob("*trung-tam*.xlsx")
    answer = tmp_path / "tra-loi.xlsx"
    answer.write_bytes(filled(book, {"3.1.2": 77, "3.1.3": 404, "3.1.1": -1}))
    dialog.take_back([answer])
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.answer, timeout=20000)
    panel = dialog.answer
    assert panel.ticks == set() and panel.issues.isVisible()
    panel.grid.go_to("row 3.1.3", 0)
    qtbot.keyClick(panel.grid, Qt.Key.Key_Space)
    assert panel.ticks == set(), "what is the same is not taken"
    panel.grid.go_to("row 3.1.2", 0)
    qtbot.keyClick(panel.grid, Qt.Key.Key_Space)
    assert panel.ticks == {"row 3.1.2"}
    panel.take_button.click()
    assert stored(page.workspace).values["3.1.2"].number == 77
    assert dialog.pages.currentWidget() is dialog.departments
    dialog.accept()
    assert page.desk.cell("3.1.2").number == 77


def test_the_reminder_of_the_chosen_department_is_copied(open_page: Opener) -> None:
    _page, dialog = opened(open_page)
    dialog.departments.grid.go_to(CENTRE, 0)
    dialog.departments.copy_button.click()
    assert QApplication.clipboard().text().startswith(f"Kính gửi: {CENTRE}")
    dialog.accept()


def test_another_department_answers_for_a_row(open_page: Opener) -> None:
    page, dialog = opened(open_page)
    dialog.departments.owners_button.click()
    owners = dialog.owners
    owners.grid.committed.emit("3.1.2", OWNER, "phòng kt")
    assert collecting.owners(page.workspace) == {"3.1.2": "Phòng Kinh tế"}
    owners.grid.committed.emit("3.1.2", OWNER, "Phòng lạ")
    assert "Phòng lạ" in dialog.message.label.text()
    owners.grid.committed.emit("3.1.2", OWNER, "")
    assert collecting.owners(page.workspace) == {}
    owners.back_button.click()
    assert dialog.pages.currentWidget() is dialog.departments
    dialog.accept()
