"""When copies are due."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.copying import DAY_OF_WORK, REMIND_AFTER, TRIAL_EVERY, copy_due, days_behind, trial_due

_MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1))


@given(_MOMENTS, st.none() | _MOMENTS)
def test_nothing_is_copied_that_did_not_change(now: datetime, last: datetime | None) -> None:
    assert not copy_due(now, last, changed=False)


@given(_MOMENTS, _MOMENTS)
def test_no_change_waits_longer_than_a_day_of_work(now: datetime, last: datetime) -> None:
    waits = not copy_due(now, last, changed=True)
    assert not waits or (now.date() == last.date() and now - last < DAY_OF_WORK)
    assert copy_due(now, None, changed=True)


@given(_MOMENTS, _MOMENTS)
def test_one_trial_a_month_whatever_the_clock_did(now: datetime, last: datetime) -> None:
    assert trial_due(now, last) is not (timedelta() <= now - last < TRIAL_EVERY)
    assert trial_due(now, None)


@given(_MOMENTS, st.none() | _MOMENTS, _MOMENTS)
def test_the_reminder_comes_after_a_fortnight(
    now: datetime, carried: datetime | None, since: datetime
) -> None:
    days = days_behind(now, carried, since)
    newest = max(carried or since, since)
    assert days == ((now - newest).days if now - newest > REMIND_AFTER else 0)
    assert days == 0 or days >= REMIND_AFTER.days
