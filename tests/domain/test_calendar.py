"""Working days and sending deadlines."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.calendar import DueRule, Shift, WorkCalendar, add_working_days, due_day, read_calendar
from xacai.domain.period import Period, quarter, window

EMPTY = WorkCalendar()
NATIONAL_DAY = read_calendar(["2025-09-01", "2025-09-02"], [])


def test_two_working_days_after_the_cut_off() -> None:
    # 14/9/2025 is a Sunday: Monday and Tuesday are the two working days.
    assert due_day(quarter(2025, 3), DueRule(), EMPTY) == date(2025, 9, 16)
    # 14/3/2025 is a Friday: the weekend does not count.
    assert due_day(quarter(2025, 1), DueRule(), EMPTY) == date(2025, 3, 18)


def test_holidays_and_worked_saturdays_count_as_they_are_lived() -> None:
    assert add_working_days(date(2025, 8, 29), 1, NATIONAL_DAY) == date(2025, 9, 3)
    worked = read_calendar([], ["2025-08-30"])
    assert add_working_days(date(2025, 8, 29), 1, worked) == date(2025, 8, 30)


def test_a_fixed_day_on_a_day_off_moves_as_the_rule_says() -> None:
    # 20/9/2025 is a Saturday.
    fixed = DueRule(working_days=None, day=20)
    assert due_day(quarter(2025, 3), fixed, EMPTY) == date(2025, 9, 22)
    earlier = DueRule(working_days=None, day=20, shift=Shift.PREVIOUS)
    assert due_day(quarter(2025, 3), earlier, EMPTY) == date(2025, 9, 19)
    kept = DueRule(working_days=None, day=20, shift=Shift.NONE)
    assert due_day(quarter(2025, 3), kept, EMPTY) == date(2025, 9, 20)


def test_a_fixed_day_of_the_next_month_and_a_day_that_the_month_lacks() -> None:
    assert due_day(quarter(2025, 4), DueRule(working_days=None, day=5, month_offset=1), EMPTY) == date(
        2026, 1, 5
    )
    end = DueRule(working_days=None, day=31, shift=Shift.NONE)
    assert due_day(quarter(2025, 2), end, EMPTY) == date(2025, 6, 30)


@given(
    st.builds(quarter, st.integers(2020, 2040), st.integers(1, 4)),
    st.integers(0, 20),
    st.frozensets(st.dates(date(2020, 1, 1), date(2041, 1, 1)), max_size=12),
)
def test_a_due_day_after_the_cut_off_is_a_working_day(
    period: Period, count: int, days_off: frozenset[date]
) -> None:
    calendar = WorkCalendar(days_off)
    due = due_day(period, DueRule(working_days=count), calendar)
    assert due >= window(period).last
    assert count == 0 or calendar.works(due)
    worked = sum(
        calendar.works(date.fromordinal(day))
        for day in range(window(period).last.toordinal() + 1, due.toordinal() + 1)
    )
    assert worked == count
