"""The clock: which report is in work on a day, its cut-off and its sending day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.catalogue import Catalogue
from xacai.domain.period import Period, PeriodKind, quarter, window
from xacai.files.catalogues import packaged_catalogues
from xacai.services import deadlines

NATIONAL: Catalogue = next(iter(packaged_catalogues()))


def test_the_reports_of_a_year_come_in_order_of_their_cut_offs() -> None:
    due = deadlines.periods_due(NATIONAL, 2026)
    assert [period.code for period in due] == ["2026-Q1", "2026-6M", "2026-Q3", "2026-Y"]


def test_a_period_that_nobody_asks_for_has_the_usual_day() -> None:
    second = quarter(2026, 2)
    assert deadlines.rule_of(NATIONAL, second) is None
    assert deadlines.due_of(NATIONAL, second) == deadlines.due_of(NATIONAL, Period(PeriodKind.HALF, 2026))


@pytest.mark.parametrize(
    ("period", "due"),
    [
        # 14 March 2026 is a Saturday: two working days later it is Tuesday the 17th.
        (quarter(2026, 1), date(2026, 3, 17)),
        (quarter(2025, 3), date(2025, 9, 16)),
    ],
)
def test_the_sending_day_is_two_working_days_after_the_cut_off(period: Period, due: date) -> None:
    assert deadlines.due_of(NATIONAL, period) == due


def test_the_clock_counts_down_and_past() -> None:
    third = quarter(2026, 3)
    before = deadlines.clock(NATIONAL, third, date(2026, 9, 10))
    assert (before.days_to_cut_off, before.days_to_due) == (4, 6)
    after = deadlines.clock(NATIONAL, third, date(2026, 9, 18))
    assert (after.days_to_cut_off, after.days_to_due) == (-4, -2)
    assert before.window == window(third)


@given(st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_the_period_in_work_is_the_first_whose_sending_day_has_not_passed(today: date) -> None:
    current = deadlines.current_period(NATIONAL, today)
    assert deadlines.due_of(NATIONAL, current) >= today
    earlier = [
        period
        for year in (today.year - 1, today.year, today.year + 1)
        for period in deadlines.periods_due(NATIONAL, year)
        if window(period).last < window(current).last
    ]
    assert all(deadlines.due_of(NATIONAL, period) < today for period in earlier)


@given(st.dates(date(2025, 1, 1), date(2027, 12, 30)))
def test_the_period_in_work_never_goes_back(today: date) -> None:
    now = deadlines.current_period(NATIONAL, today)
    then = deadlines.current_period(NATIONAL, today + timedelta(days=1))
    assert window(now).last <= window(then).last


def test_the_day_after_the_years_report_was_due_belongs_to_the_next_year() -> None:
    year = Period(PeriodKind.YEAR, 2026)
    due = deadlines.due_of(NATIONAL, year)
    assert deadlines.current_period(NATIONAL, due) == year
    assert deadlines.current_period(NATIONAL, due + timedelta(days=1)) == quarter(2027, 1)
