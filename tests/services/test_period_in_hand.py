"""On which period the window opens: below, the one reported next; above, the one whose reports come in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.services.figures_below import CODES, PERIOD, lay, receiver
from tests.services.offices import Clock

from xacai.domain.period import Period, PeriodKind
from xacai.services import setting_up
from xacai.services.period_in_hand import period_in_hand
from xacai.services.workspace import Workspace

YEAR_END = Period(PeriodKind.YEAR, PERIOD.year)


@pytest.fixture
def above(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    workspace = receiver(tmp_path / "above", clock, count=3)
    yield workspace
    workspace.close()


def test_above_the_period_that_ended_last_is_in_hand_while_its_sending_day_is_near(
    above: Workspace, clock: Clock
) -> None:
    clock.set(2026, 9, 15)
    assert period_in_hand(above) == PERIOD, "data end on the 14th"
    clock.set(2026, 10, 10)
    assert period_in_hand(above) == PERIOD, "late ones are still asked for"
    clock.set(2026, 11, 20)
    assert period_in_hand(above) == YEAR_END
    clock.set(2027, 1, 4)
    assert period_in_hand(above) == YEAR_END, "the year before"


def test_reports_that_wait_for_an_answer_keep_their_period_in_hand(above: Workspace, clock: Clock) -> None:
    clock.set(2026, 9, 15)
    lay(above, {CODES[0]: {}})
    clock.set(2026, 11, 20)
    assert period_in_hand(above) == PERIOD
    with above.store.writing("test.accept") as shelves:
        shelves.received_reports.set_verdict(CODES[0], PERIOD.code, "accepted")
    assert period_in_hand(above) == YEAR_END


def test_the_next_period_is_in_hand_as_soon_as_one_report_of_it_came(above: Workspace, clock: Clock) -> None:
    clock.set(2026, 10, 1)
    lay(above, {CODES[0]: {}}, YEAR_END)
    assert period_in_hand(above) == YEAR_END


def test_an_office_that_only_reports_works_on_its_next_report(above: Workspace, clock: Clock) -> None:
    setting_up.change_office(above, replace(above.office(), receives=False))
    clock.set(2026, 9, 16)
    assert period_in_hand(above) == PERIOD
    clock.set(2026, 9, 18)
    assert period_in_hand(above) == YEAR_END
