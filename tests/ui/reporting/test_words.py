"""The words of a section: bound numbers as chips, drafts to be accepted, undo, keeping."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot
from tests.ui.reporting.opening import Opener, stored, type_figure

from xacai.domain.report import SectionText
from xacai.services.workspace import Workspace
from xacai.ui.reporting.chips import source_of
from xacai.ui.reporting.words import WordsPanel


def _at_end(panel: WordsPanel) -> None:
    panel.editor.moveCursor(QTextCursor.MoveOperation.End)


def test_bound_numbers_are_chips_and_follow_the_cell(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    page.show_place("section II.2")
    editor = page.middle.words.editor
    assert "{3.3.3.0b}" in editor.source()
    assert "{" not in editor.toPlainText()
    assert editor._chips.words("3.3.3.0b") == ("431", True)
    type_figure(qtbot, page, "3.3.3.0b", "1500")
    page.show_place("section II.2")
    assert editor._chips.words("3.3.3.0b") == ("1.500", True)


def test_typing_a_brace_offers_rows_without_diacritics(
    qtbot: QtBot, open_page: Opener, workspace: Workspace
) -> None:
    page = open_page()
    page.show_place("section II.2")
    panel = page.middle.words
    _at_end(panel)
    qtbot.keyClicks(panel.editor, " Qua han: {")
    picker = panel._picker
    assert picker is not None
    assert picker.isVisible()
    qtbot.keyClicks(picker.field, "qua han phai xin loi")
    assert picker.rows.current_key() == "3.3.3.6"
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.editor, ".")
    assert panel.editor.source().endswith("Qua han: {3.3.3.6}.")
    assert page.leave()
    assert stored(workspace).texts["II.2"].text.endswith("Qua han: {3.3.3.6}.")


def test_deleting_a_chip_deletes_the_whole_reference(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    page.desk.put_text("III.1", SectionText("Đạt {3.3.3}"))
    page.show_place("section III.1")
    editor = page.middle.words.editor
    _at_end(page.middle.words)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.source() == "Đạt"
    page.undo_stack.undo()
    assert editor.source() == "Đạt {3.3.3}"


def test_typed_words_are_kept_after_a_pause(qtbot: QtBot, open_page: Opener, workspace: Workspace) -> None:
    page = open_page()
    page.show_place("section III.2")
    _at_end(page.middle.words)
    qtbot.keyClicks(page.middle.words.editor, " Them mot cau.")
    assert not stored(workspace).texts["III.2"].text.endswith("Them mot cau.")
    qtbot.waitUntil(lambda: stored(workspace).texts["III.2"].text.endswith("Them mot cau."), timeout=5000)


def test_a_burst_of_typing_is_one_undo(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    page.show_place("section III.2")
    editor = page.middle.words.editor
    before = editor.source()
    _at_end(page.middle.words)
    qtbot.keyClicks(editor, " abc def")
    assert page.undo_stack.count() == 1
    page.undo_stack.undo()
    assert editor.source() == before
    page.undo_stack.redo()
    assert editor.source() == f"{before} abc def"


def test_pasted_words_become_nfc_and_their_references_chips(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    page.desk.put_text("III.1", SectionText(""))
    page.show_place("section III.1")
    editor = page.middle.words.editor
    data = QMimeData()
    data.setText(unicodedata.normalize("NFD", "Tỷ lệ đạt {3.3.3}, mã lạ {9.9.9}"))
    editor.insertFromMimeData(data)
    assert editor.source() == "Tỷ lệ đạt {3.3.3}, mã lạ {9.9.9}"
    assert "{9.9.9}" in editor.toPlainText()
    assert "{3.3.3}" not in editor.toPlainText()
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == source_of(editor.document())


def test_draft_waits_until_it_is_taken(qtbot: QtBot, open_page: Opener, workspace: Workspace) -> None:
    page = open_page()
    page.desk.put_text("II.2", SectionText(""))
    page.show_place("section II.2")
    qtbot.mouseClick(page.head.draft_button, Qt.MouseButton.LeftButton)
    panel = page.middle.words
    drafted = panel.editor.source()
    assert "{3.3.3}" in drafted
    assert panel._draft_bar.isVisible()
    page.desk.check_now()
    assert any(issue.code == "report.draft-not-accepted" for issue in page.desk.sheet.issues)
    qtbot.mouseClick(panel.accept_button, Qt.MouseButton.LeftButton)
    assert page.leave()
    assert stored(workspace).texts["II.2"] == SectionText(drafted)
    assert not panel._draft_bar.isVisible()


def test_dropping_a_draft_leaves_the_words_that_stood_before(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    page.show_place("section II.2")
    panel = page.middle.words
    before = panel.editor.source()
    page.draft()
    assert panel.editor.source().startswith(before)
    assert panel.editor.source() != before
    qtbot.mouseClick(panel.drop_button, Qt.MouseButton.LeftButton)
    assert panel.editor.source() == before
    assert not page.desk.text("II.2").drafted
