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


def test_the_sample_office_is_furnished(qtbot: QtBot, first: FirstStart, workspace: Workspace) -> None:
    with qtbot.waitSignal(first.finished, timeout=30000) as said:
        qtbot.mouseClick(first.sample, Qt.MouseButton.LeftButton)
    assert said.args == ["home"]
    assert workspace.office().place == "Tam Nhuận"


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
    ],
)
def test_place_is_guessed_from_the_name(name: str, place: str) -> None:
    assert asked.guessed_place(name) == place


def test_a_province_is_proposed_as_receiver() -> None:
    assert asked.default_receives("80")
    assert not asked.default_receives("25432")
