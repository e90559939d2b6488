"""Departments' cards: scored by quarter, locked, appraised, closed, beside the office's own card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.scoring.conftest import REASON, YEAR, best

from xacai.domain.scorecard import Scorecard, ScorecardState
from xacai.services import scoring, verifying
from xacai.services.choosing_criteria import criteria_of
from xacai.services.workspace import Workspace
from xacai.ui.scoring.desk import OWN, Subject
from xacai.ui.scoring.page import ScoringPage

LEFT = Qt.MouseButton.LeftButton
Opener = Callable[[Workspace], ScoringPage]
QUARTER = f"{YEAR}-Q3"


def scored_inside(workspace: Workspace, department: str) -> Scorecard:
    card = scoring.get_scorecard(workspace, YEAR, department=department, period=QUARTER)
    marks = {}
    for item in criteria_of(workspace, card.criteria).components():
        mark = replace(card.mark(item.code), explanation=REASON)
        if not item.beside:
            mark = scoring.measured_mark(workspace, card, replace(mark, measure=best(item)))
        marks[item.code] = mark
    return scoring.save(workspace, "scorecard.set", replace(card, marks=marks))


def test_a_departments_card_from_choice_to_appraisal(
    qtbot: QtBot, workspace: Workspace, open_page: Opener
) -> None:
    department = workspace.office().departments[0].name
    page = open_page(workspace)
    assert page.choice.offices.isVisible() and not page.choice.periods.isVisible()
    page.choice.offices.setCurrentIndex(1)
    page.choice.offices.activated.emit(1)
    assert page.subject == Subject(department=department) and page.choice.periods.isVisible()
    page.choice.periods.setCurrentIndex(page.choice.periods.findData(QUARTER))
    page.choice.periods.activated.emit(0)
    page.show_place("1.1.1")
    choice = page.place.form.choice
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    held = scoring.get_scorecard(workspace, YEAR, department=department, period=QUARTER)
    assert held.mark("1.1.1").measure.known
    assert not scoring.get_scorecard(workspace, YEAR).mark("1.1.1").measure.known
    scored_inside(workspace, department)
    page.refresh()
    qtbot.mouseClick(page.next_button, LEFT)
    assert page.place.judge.isVisibleTo(page.place) and not page.next_button.isVisible()
    qtbot.mouseClick(page.back_button, LEFT)
    qtbot.mouseClick(page.next_button, LEFT)
    page.place.grid.go_to("3.2.1")
    page.place.judge.judged.emit(150, "Chưa đủ")
    qtbot.mouseClick(page.final_button, LEFT)
    card = scoring.get_scorecard(workspace, YEAR, department=department, period=QUARTER)
    assert card.state is ScorecardState.FINAL and card.mark("3.2.1").verified == 150
    assert not page.final_button.isVisible()
    page.choice.offices.setCurrentIndex(0)
    page.choice.offices.activated.emit(0)
    assert page.subject == OWN and page.place.form is not None
    assert scoring.get_scorecard(workspace, YEAR).state is ScorecardState.OPEN
    assert not any(card.department for card in verifying.received_cards(workspace, YEAR))
