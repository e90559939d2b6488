"""What is asked about in place: set cumulative figures, missing quarters, contradicting numbers, old encodings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from tests.services.test_pasting import _BACK, WORDS
from tests.ui.reporting.opening import Opener, shown, stored, type_figure

from xacai.domain.report import SectionText
from xacai.services.workspace import Workspace
from xacai.ui.reporting.view import NOW, TOTAL
from xacai.ui.reporting.words import WordsPanel
from xacai.ui.widgets.message_strip import MessageStrip


def test_a_set_cumulative_figure_shows_its_difference_and_asks_why(
    qtbot: QtBot, open_page: Opener, workspace: Workspace
) -> None:
    page = open_page("2026-Y")
    page.begin()
    page.desk.settle()
    type_figure(qtbot, page, "3.1.2", "10")
    type_figure(qtbot, page, "3.1.2", "22", TOTAL)
    note = page.middle.figures._note
    assert note is not None
    assert note.isVisible()
    assert note.title.text() == "Ô 1.2: nhập 22, các kỳ cộng lại là 23 (–1). Vì sao?"
    page.desk.settle()
    assert shown(page, "3.1.2", TOTAL + 1).text == "các kỳ: 23 (–1)"
    note.field.insertPlainText("Quý I báo thừa 01")
    qtbot.keyClick(note.field, Qt.Key.Key_Return)
    page.desk.settle()
    assert page.leave()
    assert stored(workspace, "2026-Y").overrides["3.1.2"].note == "Quý I báo thừa 01"
    assert "chênh –1" in shown(page, "3.1.2", TOTAL).tooltip
    assert shown(page, "3.1.2", TOTAL + 1).text != "các kỳ: 23 (–1)"


def test_a_missing_quarter_is_said_and_leads_there(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page("2027-6M")
    page.begin()
    page.desk.settle()
    page.show_place("cell 3.1.2")
    type_figure(qtbot, page, "3.1.2", "10")
    strip: MessageStrip = page.middle.figures.missing
    assert strip.isVisible()
    assert "quý I" in strip.label.text()
    assert shown(page, "3.1.2", TOTAL).text == "thiếu quý I"
    assert shown(page, "3.1.2", NOW).text == "10"
    wanted: list[str] = []
    page.period_wanted.connect(wanted.append)
    qtbot.mouseClick(strip.action, Qt.MouseButton.LeftButton)
    assert wanted == ["2027-Q1"]


def test_a_total_says_which_rows_it_is_made_of(open_page: Opener) -> None:
    page = open_page()
    page.show_place("cell 3.3.3.1")
    assert shown(page, "3.3.3.1", NOW + 1).text == "= 3.3.2 + 3.3.3"


def test_a_typed_number_that_contradicts_is_taken_from_the_table(
    qtbot: QtBot, open_page: Opener, workspace: Workspace
) -> None:
    page = open_page()
    page.desk.put_text("I.1", SectionText("Đến ngày chốt số liệu đã hoàn thành 20 nhiệm vụ."))
    page.desk.check_now()
    items = page.side.issues.items
    item = next(each for each in items if each.row and each.place == "section I.1")
    assert (item.written, item.row) == ("20", "1.1.2")
    page.side.issues.rows.opened.emit(item.key)
    assert page.middle.words.editor.textCursor().selectedText() == "20"
    assert page.message.isVisible()
    qtbot.mouseClick(page.message.action, Qt.MouseButton.LeftButton)
    assert page.middle.words.editor.source() == "Đến ngày chốt số liệu đã hoàn thành {1.1.2} nhiệm vụ."
    page.desk.check_now()
    assert not any(each.row and each.place == "section I.1" for each in page.side.issues.items)
    assert page.leave()
    assert "{1.1.2}" in stored(workspace).texts["I.1"].text


def test_shortcomings_are_drafted_and_marked(open_page: Opener) -> None:
    page = open_page()
    page.desk.put_text("III.2", SectionText(""))
    page.show_place("section III.2")
    page.draft()
    panel: WordsPanel = page.middle.words
    assert "chưa đạt mục tiêu" in panel.editor.source()
    assert "Mua máy lấy số" in panel.editor.source()
    assert page.desk.text("III.2").drafted
    panel.accept()
    assert not page.desk.text("III.2").drafted


@pytest.mark.parametrize(
    ("answer", "taken"), [(QMessageBox.StandardButton.Yes, True), (QMessageBox.StandardButton.No, False)]
)
def test_old_encodings_are_asked_about_once_for_a_paste(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch, answer: QMessageBox.StandardButton, taken: bool
) -> None:
    asked: list[str] = []

    def question(parent: object, title: str, words: str) -> QMessageBox.StandardButton:
        asked.append(words)
        return answer

    monkeypatch.setattr(QMessageBox, "question", question)
    page = open_page()
    page.desk.put_text("III.1", SectionText(""))
    page.show_place("section III.1")
    old = "".join(_BACK.get(letter, letter) for letter in WORDS.lower())
    data = QMimeData()
    data.setText(f"{old}\n{old}\x07")
    page.middle.words.editor.insertFromMimeData(data)
    assert len(asked) == 1
    assert (page.middle.words.editor.source() == f"{WORDS.lower()}\n{WORDS.lower()}") is taken
    assert "\x07" not in page.middle.words.editor.source()


def test_a_section_longer_than_can_be_sent_is_an_error(open_page: Opener) -> None:
    page = open_page()
    page.desk.put_text("III.1", SectionText("ấ" * 20_000))
    page.desk.check_now()
    codes = [issue.code for issue in page.desk.sheet.issues if issue.where == "section III.1"]
    assert "report.text-too-long" not in codes
    page.desk.put_text("III.1", SectionText("ấ" * 20_001))
    page.desk.check_now()
    codes = [issue.code for issue in page.desk.sheet.issues if issue.where == "section III.1"]
    assert "report.text-too-long" in codes
    assert len(page.desk.text("III.1").text) == 20_001
