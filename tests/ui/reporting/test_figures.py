"""Typing figures: number pad, words for missing figures, answers, notes, F8, undo, errors at the cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from tests.ui.reporting.opening import Opener, kept, shown, stored, type_figure

from xacai.domain.indicator import NOTHING, Cell, CellState, value
from xacai.services.workspace import Workspace
from xacai.ui.models.cells import CellKind
from xacai.ui.reporting.page import ReportingPage
from xacai.ui.reporting.view import NOW, TOTAL


def test_typed_value_is_kept_and_totals_follow(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    before = page.desk.lookup.own("3.3.3.0").number
    type_figure(qtbot, page, "3.3.3.0b", "531")
    assert kept(page, "3.3.3.0b") == value(531)
    assert before is not None
    assert page.desk.lookup.own("3.3.3.0").number == before + 100
    assert shown(page, "3.3.3.0", NOW).text == "2.330"
    assert page.middle.figures.grid.place() == ("3.3.3.0c", NOW)


def test_number_is_written_the_vietnamese_way_when_editing_ends(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    type_figure(qtbot, page, "3.3.3.0c", "1716")
    assert shown(page, "3.3.3.0c", NOW).text == "1.716"
    assert shown(page, "3.3.3.0c", NOW).edit == "1716"


def test_k_and_c_set_the_words_and_go_down(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    grid = page.middle.figures.grid
    page.show_place("cell 3.1.2")
    qtbot.keyClicks(grid, "k")
    assert kept(page, "3.1.2") == NOTHING
    assert grid.place()[0] == "3.1.3"
    qtbot.keyClicks(grid, "c")
    assert kept(page, "3.1.3").state is CellState.NOT_AVAILABLE
    assert shown(page, "3.1.3", NOW).kind is CellKind.NO_DATA


def test_delete_empties_a_cell_and_undo_and_redo_turn_it(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    grid = page.middle.figures.grid
    page.show_place("cell 3.1.3")
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert kept(page, "3.1.3").state is CellState.UNTOUCHED
    page.middle.show_key("II.1")
    page.undo_stack.undo()
    assert kept(page, "3.1.3") == value(404)
    assert (page.middle.key, grid.place()[0]) == ("II.2", "3.1.3")
    page.undo_stack.redo()
    assert kept(page, "3.1.3").state is CellState.UNTOUCHED


def test_a_text_that_is_no_number_stands_marked_and_is_not_kept(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    type_figure(qtbot, page, "3.1.3", "4o4")
    cell = shown(page, "3.1.3", NOW)
    assert (cell.kind, cell.text) == (CellKind.ERROR, "4o4")
    assert shown(page, "3.1.3", NOW + 1).text == "không phải là số"
    assert kept(page, "3.1.3") == value(404)
    type_figure(qtbot, page, "3.1.3", "404")
    assert shown(page, "3.1.3", NOW).kind is CellKind.VALUE


@pytest.mark.parametrize(("answer", "number"), [("Yes", Decimal("1234.5")), ("No", Decimal(404))])
def test_a_number_in_english_writing_is_asked_about_once(
    qtbot: QtBot, open_page: Opener, monkeypatch: pytest.MonkeyPatch, answer: str, number: Decimal
) -> None:
    asked: list[str] = []

    def question(parent: object, title: str, words: str) -> QMessageBox.StandardButton:
        asked.append(words)
        return QMessageBox.StandardButton[answer]

    monkeypatch.setattr(QMessageBox, "question", question)
    page = open_page()
    type_figure(qtbot, page, "3.1.3", "1,234.5")
    assert len(asked) == 1
    assert "1.234,5" in asked[0]
    assert kept(page, "3.1.3").number == number


def test_error_stands_at_the_cell_with_its_reason_beside(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    type_figure(qtbot, page, "3.3.3.5", "33")
    page.desk.settle()
    assert shown(page, "3.3.3.5", NOW).kind is CellKind.ERROR
    assert shown(page, "3.3.3.5", NOW + 1).text == "> 3.3.6 (26)"
    assert page.side.issues.items[0].place == "cell 3.3.3.5"
    type_figure(qtbot, page, "3.3.3.5", "26")
    page.desk.settle()
    assert shown(page, "3.3.3.5", NOW).kind is CellKind.VALUE


def test_f8_goes_through_the_open_cells_of_all_forms(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    page.middle.figures._push({"2.1": Cell(), "3.3.4.2": Cell(), "7.3.1": Cell()}, {})
    page.show_place("cell 3.1.1")
    places = []
    for _press in range(4):
        qtbot.keyClick(page.middle.figures.grid, Qt.Key.Key_F8)
        places.append(page.middle.figures.grid.place()[0])
    assert [code for code in places if code != "5.5"] == ["3.3.4.2", "7.3.1", "2.1"]


def test_yes_no_and_choice_are_answered_by_number_keys(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    grid = page.middle.figures.grid
    page.show_place("cell 1.4")
    qtbot.keyClicks(grid, "0")
    assert kept(page, "1.4").number == 0
    assert shown(page, "1.4", NOW).text == "không"
    page.show_place("cell 1.4.2")
    qtbot.keyClicks(grid, "3")
    assert kept(page, "1.4.2").text == "kết hợp"
    page.show_place("cell 1.4")
    menu = grid._menu(page.desk.lookup.rows["1.4"])
    assert [action.text() for action in menu.actions()] == ["1  có", "2  không"]
    menu.actions()[0].trigger()
    assert kept(page, "1.4").number == 1


def test_f2_writes_a_note(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    figures = page.middle.figures
    page.show_place("cell 3.1.3")
    qtbot.keyClick(figures.grid, Qt.Key.Key_F2)
    assert figures._note is not None
    figures._note.field.setPlainText("Theo danh mục mới")
    qtbot.keyClick(figures._note.field, Qt.Key.Key_Return)
    assert kept(page, "3.1.3") == value(404, "Theo danh mục mới")
    assert shown(page, "3.1.3", 1).note
    page.undo_stack.undo()
    assert kept(page, "3.1.3").note == ""


def test_a_pasted_column_goes_down_the_rows_and_is_one_undo(qtbot: QtBot, open_page: Opener) -> None:
    page = open_page()
    page.show_place("cell 3.3.3.0")
    page.middle.figures.grid.go_to("3.3.3.0", NOW)
    QApplication.clipboard().setText("9.999\n1\n2\n1.003\n")
    qtbot.keyClick(page.middle.figures.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [kept(page, f"3.3.3.0{part}").number for part in "abc"] == [1, 2, 1003]
    page.undo_stack.undo()
    assert [kept(page, f"3.3.3.0{part}").number for part in "abc"] == [83, 431, 1716]


def _year(open_page: Opener) -> ReportingPage:
    """The year's report, begun; quý I to III have 4, 5 and 4 procedures abolished."""
    page = open_page("2026-Y")
    page.begin()
    page.desk.settle()
    return page


def test_cumulative_period_types_the_quarter_and_shows_the_sum(qtbot: QtBot, open_page: Opener) -> None:
    page = _year(open_page)
    type_figure(qtbot, page, "3.1.2", "10")
    assert kept(page, "3.1.2").number == 10
    assert shown(page, "3.1.2", TOTAL).text == "23"


def test_a_cumulative_figure_alone_gives_the_quarter_as_difference(qtbot: QtBot, open_page: Opener) -> None:
    page = _year(open_page)
    type_figure(qtbot, page, "3.1.2", "20", TOTAL)
    assert kept(page, "3.1.2").number == 7
    assert page.desk.report.overrides == {}


def test_a_cumulative_figure_set_against_the_computed_one_can_be_taken_back(
    qtbot: QtBot, open_page: Opener, workspace: Workspace
) -> None:
    page = _year(open_page)
    type_figure(qtbot, page, "3.1.2", "10")
    type_figure(qtbot, page, "3.1.2", "22", TOTAL)
    assert page.leave()
    assert stored(workspace, "2026-Y").overrides["3.1.2"].number == 22
    assert shown(page, "3.1.2", TOTAL).changed
    assert page.middle.figures.grid.go_to("3.1.2", TOTAL)
    qtbot.keyClick(page.middle.figures.grid, Qt.Key.Key_Delete)
    assert shown(page, "3.1.2", TOTAL).text == "23"
    assert page.leave()
    assert stored(workspace, "2026-Y").overrides == {}
