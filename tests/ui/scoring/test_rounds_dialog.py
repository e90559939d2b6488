"""Steps with days: entered in the window, shown at the head, on the first page and in the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.services.offices import Clock
from tests.ui.scoring.conftest import PERIOD, YEAR, scored

from xacai.domain.period import write_day
from xacai.domain.scoring_round import ScoringRound, Step
from xacai.services import scoring, timing_rounds
from xacai.services.doubting_clock import clock_in_doubt
from xacai.services.overview import overview
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.frame_words import FrameWords
from xacai.ui.home.work_view import work_items
from xacai.ui.scoring.page import ScoringPage
from xacai.ui.widgets.date_edit import DateEdit

Opener = Callable[[Workspace], ScoringPage]


def type_day(qtbot: QtBot, field: DateEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_days_are_entered_shown_and_taken_away(qtbot: QtBot, workspace: Workspace, open_page: Opener) -> None:
    page = open_page(workspace)
    assert not page.place.head.step.isVisible()
    dialog = page.menu.open_rounds()
    today = workspace.today()
    line = dialog.lines[Step.SELF]
    type_day(qtbot, line.due, write_day(today))
    assert timing_rounds.rounds_of(workspace, YEAR) == (ScoringRound(YEAR, "", Step.SELF, today),)
    assert page.place.head.step.isVisible() and write_day(today) in page.place.head.step.text()
    row = next(item for item in work_items(overview(workspace, PERIOD)) if "score_step" in item.key)
    assert row.page == "scoring" and "Tự chấm" in row.text
    clock = FrameWords(workspace).view(Scope(YEAR, PERIOD.code)).clock
    assert "Tự chấm" in clock.before and clock.urgent
    type_day(qtbot, line.opens, write_day(today + timedelta(3)))
    assert dialog.message.isVisible() and timing_rounds.rounds_of(workspace, YEAR)[0].opens is None
    type_day(qtbot, line.opens, write_day(today - timedelta(3)))
    assert timing_rounds.rounds_of(workspace, YEAR)[0].opens == today - timedelta(3)
    line.due.clear()
    line.due.editingFinished.emit()
    assert timing_rounds.rounds_of(workspace, YEAR) == () and not page.place.head.step.isVisible()


def test_quarters_have_days_of_their_own(qtbot: QtBot, workspace: Workspace, open_page: Opener) -> None:
    dialog = open_page(workspace).menu.open_rounds()
    dialog.periods.choose(f"{YEAR}-Q3")
    day = workspace.today() + timedelta(2)
    type_day(qtbot, dialog.lines[Step.FIRST].due, write_day(day))
    assert timing_rounds.rounds_of(workspace, YEAR) == ()
    assert [item.due for item in timing_rounds.steps_ahead(workspace, YEAR)] == [day]


def test_a_locked_card_has_no_self_scoring_ahead(workspace: Workspace) -> None:
    far = workspace.today() + timedelta(200)
    timing_rounds.set_round(workspace, ScoringRound(YEAR, "", Step.SELF, far))
    assert timing_rounds.steps_ahead(workspace, YEAR)
    assert not any("score_step" in item.key for item in work_items(overview(workspace, PERIOD)))
    scoring.lock(workspace, scored(workspace))
    assert timing_rounds.steps_ahead(workspace, YEAR) == ()


def test_a_step_whose_last_day_is_over_is_said_to_be_overdue(
    qtbot: QtBot, workspace: Workspace, clock: Clock, open_page: Opener
) -> None:
    due = workspace.today() - timedelta(4)
    timing_rounds.set_round(workspace, ScoringRound(YEAR, "", Step.SELF, due))
    timing_rounds.set_round(workspace, ScoringRound(YEAR, "", Step.FIRST, due + timedelta(2)))
    page = open_page(workspace)
    head = page.place.head
    assert head.late.isVisible() and head.late.text == "Quá hạn 4 ngày" and head.late.icon == "overdue"
    assert write_day(due) in head.step.text()
    row = next(item for item in work_items(overview(workspace, PERIOD)) if "score_step" in item.key)
    assert (row.mark, row.tone) == ("overdue", "err")
    dialog = page.menu.open_rounds()
    assert dialog.lines[Step.SELF].stands.text == "Quá hạn 4 ngày"
    assert not dialog.lines[Step.FIRST].stands.isVisible(), "the office above does that"
    dialog.accept()
    scoring.lock(workspace, scored(workspace))
    page.refresh()
    assert not head.late.isVisible() and timing_rounds.steps_late(workspace, YEAR) == ()


def test_nothing_is_late_while_the_clock_is_in_doubt(
    workspace: Workspace, clock: Clock, open_page: Opener
) -> None:
    due = workspace.today() - timedelta(40)
    timing_rounds.set_round(workspace, ScoringRound(YEAR, "", Step.SELF, due))
    assert timing_rounds.steps_late(workspace, YEAR)
    clock.moment -= timedelta(2)
    assert clock_in_doubt(workspace) and not timing_rounds.steps_late(workspace, YEAR)
    assert not open_page(workspace).place.head.late.isVisible()
    clock.moment += timedelta(400)
    assert clock_in_doubt(workspace), "more than a year after the last work"


def test_the_office_above_is_late_with_what_it_verifies(above: Workspace, clock: Clock) -> None:
    for step in (Step.SELF, Step.FIRST, Step.SECOND):
        timing_rounds.set_round(above, ScoringRound(YEAR, "", step, above.today() - timedelta(1)))
    assert [item.step for item in timing_rounds.steps_late(above, YEAR)] == [Step.FIRST]


def test_a_quarter_is_late_until_every_department_is_appraised(workspace: Workspace) -> None:
    quarter = f"{YEAR}-Q3"
    for step in (Step.SELF, Step.FIRST):
        timing_rounds.set_round(
            workspace, ScoringRound(YEAR, quarter, step, workspace.today() - timedelta(1))
        )
    assert [item.step for item in timing_rounds.steps_late(workspace, YEAR, quarter)] == [Step.SELF]
    assert timing_rounds.steps_late(workspace, YEAR) == ()
