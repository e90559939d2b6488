"""The first start, by keyboard alone: from an empty folder to the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.planning.desk import type_words

from xacai.bootstrap import open_workspace
from xacai.services import demonstrating, planning
from xacai.services.workspace import Workspace
from xacai.ui.first_start import answers as asked
from xacai.ui.first_start.choices import ChoiceRow
from xacai.ui.first_start.page import FirstStart

ENTER = Qt.Key.Key_Return


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty data folder."""
    opened = open_workspace(tmp_path / "data", now=demonstrating.sample_now)
    yield opened
    opened.close()


@pytest.fixture
def first(qtbot: QtBot, workspace: Workspace) -> FirstStart:
    """The first start on the screen."""
    made = FirstStart(workspace)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def here(first: FirstStart) -> QWidget:
    """What has the focus."""
    focus = first.focusWidget()
    assert focus is not None
    return focus


def type_line(qtbot: QtBot, first: FirstStart, words: str) -> None:
    """Type into what has the focus and press Enter."""
    if words:
        type_words(here(first), words)
    qtbot.keyClick(here(first), ENTER)


def test_from_nothing_to_the_plan_by_keyboard(qtbot: QtBot, first: FirstStart, workspace: Workspace) -> None:
    for words in ("UBND xã Minh Đức", "25432", "", "01/07/2025"):
        type_line(qtbot, first, words)
    for words in ("Sở Nội vụ tỉnh Tây Ninh", "80", "Nguyễn Văn An"):
        type_line(qtbot, first, words)
    assert isinstance(here(first), ChoiceRow) and first.stack.currentIndex() == asked.ROLE
    qtbot.keyClick(here(first), ENTER)
    qtbot.keyClick(here(first), Qt.Key.Key_Down)
    qtbot.keyClick(here(first), Qt.Key.Key_Down)
    with qtbot.waitSignal(first.finished) as said:
        qtbot.keyClick(here(first), ENTER)
    assert said.args == ["planning"]
    office = workspace.office()
    assert (office.code, office.name, office.place) == ("25432", "Ủy ban nhân dân xã Minh Đức", "Minh Đức")
    assert office.valid_from == date(2025, 7, 1) and not office.receives
    assert (office.superior_name, office.signer_name) == ("Sở Nội vụ tỉnh Tây Ninh", "Nguyễn Văn An")
    plan = planning.find_plan(workspace, 2026)
    assert plan is not None and len(plan.fields) == 7 and first.place == ""


def test_no_more_than_twelve_inputs(first: FirstStart) -> None:
    fields = len(first.findChildren(QLineEdit))
    groups = {id(row.parentWidget()) for row in first.findChildren(ChoiceRow)}
    assert fields + len(groups) <= 12


def test_a_document_opens_the_taking_in(qtbot: QtBot, first: FirstStart, workspace: Workspace) -> None:
    first.office.name.setText("Ủy ban nhân dân phường Bến Nghé")
    first.office.code.setText("26740")
    for _step in range(3):
        first.go_on()
    first.plan.way.choose(asked.LAST_YEAR)
    with qtbot.waitSignal(first.finished) as said:
        first.go_on()
    assert (said.args, first.place) == (["planning"], "intake-last")
    assert workspace.office().place == "Bến Nghé"
    assert planning.list_plans(workspace) == ()


@pytest.mark.parametrize(
    ("name", "code", "since"),
    [("UBND xã A", "2 5", ""), ("", "25432", ""), ("UBND xã A", "25432", "31/02/2025")],
)
def test_what_is_missing_is_said_in_place(
    qtbot: QtBot, first: FirstStart, workspace: Workspace, name: str, code: str, since: str
) -> None:
    first.office.name.setText(name)
    first.office.code.setText(code)
    first.office.since.setText(since)
    qtbot.mouseClick(first.next, Qt.MouseButton.LeftButton)
    assert first.stack.currentIndex() == asked.OFFICE
    assert first.message.isVisible() and first.message.tone == "err"
    assert workspace.find_office() is None


def test_the_sample_office_and_the_guide_are_offered(qtbot: QtBot, first: FirstStart) -> None:
    with qtbot.waitSignal(first.sample_wanted):
        qtbot.mouseClick(first.sample, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(first.help_wanted):
        first.help.setFocus()
        qtbot.keyClick(first.help, ENTER)
    assert first.stack.currentIndex() == asked.OFFICE, "Enter pressed the button that had the focus"


def test_typing_goes_on_where_it_was_broken_off(first: FirstStart) -> None:
    first.setEnabled(False)
    first.setEnabled(True)
    assert here(first) is first.office.name


def test_back_keeps_what_was_typed(qtbot: QtBot, first: FirstStart) -> None:
    first.office.name.setText("UBND xã A")
    first.office.code.setText("25432")
    first.go_on()
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert first.stack.currentIndex() == asked.OFFICE
    assert first.office.code.text() == "25432"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Ủy ban nhân dân xã Minh Đức", "Minh Đức"),
        ("UBND phường Bến Nghé", "Bến Nghé"),
        ("Ủy ban nhân dân tỉnh Tây Ninh", "Tây Ninh"),
        ("Sở Nội vụ", ""),
        ("ubnd xã minh đức", "Minh Đức"),
    ],
)
def test_place_is_guessed_from_the_name(name: str, place: str) -> None:
    assert asked.guessed_place(name) == place


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ubnd xã minh  đức", "Ủy ban nhân dân xã Minh Đức"),
        ("UBND XÃ MINH ĐỨC", "Ủy ban nhân dân xã Minh Đức"),
        ("ủy ban nhân dân phường 1", "Ủy ban nhân dân phường 1"),
        ("UBND xã Ea Drăng", "Ủy ban nhân dân xã Ea Drăng"),
        ("xã tân lập", "Ủy ban nhân dân xã Tân Lập"),
        ("Sở Nội vụ tỉnh A", "Sở Nội vụ tỉnh A"),
    ],
)
def test_a_name_is_written_out_as_it_is_printed(typed: str, printed: str) -> None:
    assert asked.full_name(typed) == printed


def test_the_name_is_shown_as_it_will_be_printed(qtbot: QtBot, first: FirstStart) -> None:
    type_line(qtbot, first, "ubnd xã tân lập")
    assert first.office.name.text() == "Ủy ban nhân dân xã Tân Lập"
    assert first.office.place.text() == "Tân Lập"


LIST = """Mã;Tên;Mã cấp trên;Từ ngày
97;Ủy ban nhân dân tỉnh Vân Giang;;
97213;Xã Tam Nhuận;97;01/07/2025
97214;UBND xã Tân Lập;97;01/07/2025
97215;UBND xã Tân Lập Thượng;97;01/07/2025
x;UBND xã Hỏng;97;
"""


@pytest.fixture
def listed(first: FirstStart, tmp_path: Path) -> FirstStart:
    """The first start with a list of offices."""
    path = tmp_path / "danh sách.csv"
    path.write_text(LIST, encoding="utf-8-sig")
    first.open_list(path)
    assert "4 đơn vị" in first.message.label.text() and here(first) is first.office.name
    return first


def test_a_few_letters_without_accents_find_the_office(qtbot: QtBot, listed: FirstStart) -> None:
    name, completer = listed.office.name, listed.office.name.completer()
    qtbot.keyClicks(name, "xa tan lap")
    popup = completer.popup()
    assert popup.isVisible() and completer.completionCount() == 2
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, ENTER)
    qtbot.waitUntil(lambda: listed.office.code.text() == "97214")
    assert (name.text(), listed.office.place.text()) == ("Ủy ban nhân dân xã Tân Lập", "Tân Lập")
    assert listed.office.since.text() == "01/07/2025" and listed.stack.currentIndex() == asked.OFFICE
    assert listed.papers.addressee_code.text() == "97"
    assert listed.papers.addressee.text() == "Sở Nội vụ tỉnh Vân Giang"


def test_the_only_office_that_fits_is_taken_by_enter(qtbot: QtBot, listed: FirstStart) -> None:
    qtbot.keyClicks(listed.office.name, "tam nhuan")
    qtbot.keyClick(listed.office.name, Qt.Key.Key_Escape)
    qtbot.keyClick(listed.office.name, ENTER)
    assert listed.office.code.text() == "97213" and listed.office.place.text() == "Tam Nhuận"


def test_a_name_of_no_list_is_typed_as_before(qtbot: QtBot, listed: FirstStart) -> None:
    type_line(qtbot, listed, "xã Mường Khô")
    assert listed.office.name.text() == "Ủy ban nhân dân xã Mường Khô" and listed.office.code.text() == ""


def test_a_file_that_is_no_list_is_told(first: FirstStart, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("một;hai\n1;2\n", encoding="utf-8")
    first.open_list(path)
    assert first.message.tone == "err" and first.office.name.completer() is None


def test_a_province_is_proposed_as_receiver() -> None:
    assert asked.default_receives("80")
    assert not asked.default_receives("25432")
