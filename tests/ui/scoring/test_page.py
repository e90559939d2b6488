"""The scoring page by mouse and keyboard: the own card from the first point to handing over, and verification."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.scoring.conftest import PERIOD, REASON, YEAR, scored

from xacai.domain.evidence import Evidence
from xacai.domain.scorecard import Mark, ScorecardState
from xacai.services import filing, proving, scoring, verifying
from xacai.services.overview import overview
from xacai.services.workspace import Workspace
from xacai.ui.home.work_view import work_items
from xacai.ui.room import Room
from xacai.ui.scoring import view
from xacai.ui.scoring.ask_dialog import AskDialog
from xacai.ui.scoring.page import ScoringPage
from xacai.ui.scoring.send_dialog import SendDialog
from xacai.ui.widgets.text_edit import PlainTextEdit

LEFT = Qt.MouseButton.LeftButton
Opener = Callable[[Workspace], ScoringPage]


def words(qtbot: QtBot, field: QLineEdit | PlainTextEdit, text: str) -> None:
    """Type over what stands in a field and leave it."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    if isinstance(field, PlainTextEdit):
        field.keep()
    else:
        qtbot.keyClick(field, Qt.Key.Key_Return)


def mark(workspace: Workspace, code: str) -> Mark:
    return scoring.get_scorecard(workspace, YEAR).mark(code)


def test_points_from_the_data_and_back(qtbot: QtBot, workspace: Workspace, open_page: Opener) -> None:
    page = open_page(workspace)
    assert page.place.head.figure.text() == "0,00"
    qtbot.mouseClick(page.take_button, LEFT)
    found = mark(workspace, "3.4.1")
    assert found.points is not None and found.points > 700
    assert page.place.head.figure.text() != "0,00"
    page.undo_stack.undo()
    assert mark(workspace, "3.4.1").points is None


def test_a_component_is_scored_by_hand(qtbot: QtBot, workspace: Workspace, open_page: Opener) -> None:
    page = open_page(workspace)
    page.show_place("criterion 3.4.1")
    form = page.place.form
    assert "98,79%" in form.proposal.text() and form.take.isVisible()
    words(qtbot, form.number, "96,2")
    assert (mark(workspace, "3.4.1").points, form.points.text()) == (770, "7,70")
    assert "96,2% × 8 = 7,70" in form.sum.text()
    qtbot.mouseClick(form.take, LEFT)
    assert mark(workspace, "3.4.1").points == 790
    words(qtbot, form.points, "6")
    words(qtbot, form.why, "Rieng")
    found = mark(workspace, "3.4.1")
    assert (found.points, found.explanation) == (600, "Rieng")
    page.undo_stack.undo()
    page.undo_stack.undo()
    assert mark(workspace, "3.4.1").points == 790


def test_points_outside_the_scale_are_refused_in_place(
    qtbot: QtBot, workspace: Workspace, open_page: Opener
) -> None:
    page = open_page(workspace)
    page.show_place("3.4.1")
    words(qtbot, page.place.form.points, "9")
    assert mark(workspace, "3.4.1").points is None
    assert page.message.isVisible() and page.place.form.points.text() == ""


def test_an_answer_is_chosen_and_a_component_does_not_apply(
    qtbot: QtBot, workspace: Workspace, open_page: Opener
) -> None:
    page = open_page(workspace)
    page.show_place("1.1.1")
    form = page.place.form
    assert form.choice.isVisible() and not form.number.isVisible()
    form.choice.setFocus()
    qtbot.keyClick(form.choice, Qt.Key.Key_Down)
    assert mark(workspace, "1.1.1").measure.option == "on_time"
    page.show_place("6.1.1")
    qtbot.mouseClick(form.spared, LEFT)
    assert not mark(workspace, "6.1.1").applicable


def test_a_document_is_linked(workspace: Workspace, open_page: Opener) -> None:
    key = proving.register(workspace, Evidence("", "77/KH-UBND")).evidence.key
    page = open_page(workspace)
    page.show_place("1.1.1")
    page.documents.link("1.1.1", key)
    assert mark(workspace, "1.1.1").evidence == (key,)
    assert page.place.form.documents.rows[0].key == key
    page.undo_stack.undo()
    assert mark(workspace, "1.1.1").evidence == ()


def test_what_if_and_points_to_be_won(qtbot: QtBot, workspace: Workspace, open_page: Opener) -> None:
    page = open_page(workspace)
    gains = page.place.gains
    assert gains.isVisible() and len(gains.rows) == len(page.place._desk.chances if page.place._desk else ())
    gains.setFocus()
    gains.choose("7.4.1")
    qtbot.keyClick(gains, Qt.Key.Key_Return)
    assert page.place.form.code == "7.4.1"
    words(qtbot, page.place.form.what_if, "100")
    assert page.place.form.outcome.text().startswith("+2,11 điểm")
    assert mark(workspace, "7.4.1").points is None


def test_filters_leave_what_is_asked_for(workspace: Workspace, open_page: Opener) -> None:
    scored(workspace)
    page = open_page(workspace)
    page.place.filter.chosen.emit(view.ALL)
    whole = page.place.grid.grid_model.rowCount()
    page.place.filter.choose(view.UNPROVEN)
    page.place.filter.chosen.emit(view.UNPROVEN)
    assert 0 < page.place.grid.grid_model.rowCount() < whole


def test_what_is_missing_stops_the_lock_and_is_shown(
    qtbot: QtBot, workspace: Workspace, open_page: Opener
) -> None:
    page = open_page(workspace)
    qtbot.mouseClick(page.next_button, LEFT)
    assert scoring.get_scorecard(workspace, YEAR).state is ScorecardState.OPEN
    assert page.message.isVisible() and page.place.code == "1.1.1"


def test_lock_reopen_and_hand_over(
    qtbot: QtBot, workspace: Workspace, open_page: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored(workspace)
    page = open_page(workspace)
    qtbot.mouseClick(page.next_button, LEFT)
    assert scoring.get_scorecard(workspace, YEAR).state is ScorecardState.LOCKED
    assert not page.place.form.why.isEnabled() or not page.place.form.isVisible()
    qtbot.mouseClick(page.back_button, LEFT)
    assert scoring.get_scorecard(workspace, YEAR).state is ScorecardState.OPEN
    qtbot.mouseClick(page.next_button, LEFT)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path / "usb"))
    qtbot.mouseClick(page.next_button, LEFT)
    dialog = page.findChild(SendDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.number, "190/BC-UBND")
    qtbot.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: len(list((tmp_path / "usb").glob("*"))) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: "usb" in page.message.label.text(), timeout=20_000)
    assert scoring.get_scorecard(workspace, YEAR).particulars.number == "190/BC-UBND"


def test_the_office_above_verifies(
    qtbot: QtBot, above: Workspace, open_page: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(above)
    assert page.choice.offices.isVisible() and page.choice.offices.count() > 1
    page.choice.offices.setFocus()
    qtbot.keyClick(page.choice.offices, Qt.Key.Key_Down)
    page.place.grid.go_to("3.2.1")
    judge = page.place.judge
    assert judge.isVisible() and REASON in judge.told.text()
    words(qtbot, judge.points, "1,5")
    card = verifying.received_cards(above, YEAR)[0]
    assert card.mark("3.2.1").verified is None  # other points want a reason first
    judge.note.insertPlainText("Chưa cập nhật")
    judge.note.keep()
    card = verifying.received_cards(above, YEAR)[0]
    assert (card.mark("3.2.1").verified, card.mark("3.2.1").verified_note) == (150, "Chưa cập nhật")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path / "hoi"))
    page.place.grid.go_to("3.2.1")
    page.place.grid.go_to("4.1.1")
    judge.note.insertPlainText("Nên bổ sung")
    judge.note.keep()
    assert "2" in page.next_button.text()
    qtbot.mouseClick(page.next_button, LEFT)
    dialog = page.findChild(AskDialog)
    assert dialog is not None and set(dialog.ticks) == {"3.2.1", "4.1.1"}
    dialog.ticks["4.1.1"].click()
    assert dialog.chosen() == {"3.2.1": "Chưa cập nhật"}
    dialog.ticks["3.2.1"].click()
    assert not dialog.button.isEnabled()
    dialog.ticks["3.2.1"].click()
    qtbot.mouseClick(dialog.button, LEFT)
    state = lambda: verifying.received_cards(above, YEAR)[0].state  # noqa: E731
    qtbot.waitUntil(lambda: state() is ScorecardState.VERIFIED, timeout=20_000)
    qtbot.waitUntil(lambda: "hoi" in page.message.label.text(), timeout=20_000)
    assert not page.next_button.isVisible()
    assert verifying.asked_of(above, verifying.received_cards(above, YEAR)[0]) == {"3.2.1": "Chưa cập nhật"}
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path / "ket-luan"))
    qtbot.mouseClick(page.final_button, LEFT)
    qtbot.waitUntil(lambda: state() is ScorecardState.FINAL, timeout=20_000)
    qtbot.waitUntil(lambda: "ket-luan" in page.message.label.text(), timeout=20_000)
    assert not page.final_button.isVisible()


def test_the_office_above_opens_a_document_that_came(
    workspace: Workspace,
    open_page: Opener,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    paper = tmp_path / "ke-hoach.pdf"
    paper.write_bytes(b"%PDF-1.4 mot trang")
    kept = filing.keep_file(workspace, paper)
    card = scoring.get_scorecard(workspace, YEAR)
    for number, file in (("77/KH-UBND", kept), ("78/KH-UBND", None)):
        key = proving.register(workspace, Evidence("", number, file=file)).evidence.key
        scoring.link_evidence(workspace, card, "1.1.1", key)
    page = open_page(request.getfixturevalue("above"))
    page.show_place(f"office {workspace.office().code}")
    page.place.grid.go_to("1.1.1")
    rows = page.place.judge.documents.rows
    assert [row.second == "" for row in rows] == [True, False]
    opened: list[Path] = []
    monkeypatch.setattr("xacai.ui.scoring.documents.open_file", lambda path: opened.append(path) or True)
    page.place.judge.documents.opened.emit(rows[0].key)
    assert [path.read_bytes() for path in opened] == [paper.read_bytes()]
    page.place.judge.documents.opened.emit(rows[1].key)
    assert len(opened) == 1 and page.message.isVisible()


def test_in_a_narrow_room_the_panel_is_a_drawer(
    qtbot: QtBot, workspace: Workspace, open_page: Opener
) -> None:
    page = open_page(workspace)
    page.set_room(Room(1093, 614))
    assert not page.place.side.isVisible() and page.side_button.isVisible()
    qtbot.mouseClick(page.side_button, LEFT)
    assert page.place.side.isVisible()


def test_the_home_page_names_points_still_to_be_won(workspace: Workspace, open_page: Opener) -> None:
    assert not any(item.page == "scoring" for item in work_items(overview(workspace, PERIOD)))
    card = scoring.take_proposals(workspace, scoring.get_scorecard(workspace, YEAR))
    (row,) = (item for item in work_items(overview(workspace, PERIOD)) if item.page == "scoring")
    assert "điểm" in row.text and row.second.count(";") == 2 and "+6,00" in row.second
    assert card.state is ScorecardState.OPEN


def test_in_a_narrow_room_the_drawer_takes_the_columns_it_shows_itself(
    workspace: Workspace, open_page: Opener
) -> None:
    page = open_page(workspace)
    page.room = Room(1093, 614)
    page.fit()
    page.show_place("criterion 3.4.1")
    model = page.place.grid.grid_model
    before = len(model.columns)
    page.place.toggle_side()
    assert len(model.columns) == before - 2 and page.place.code == "3.4.1", "the cursor stays"
    page.place.toggle_side()
    assert len(model.columns) == before and page.place.code == "3.4.1"
