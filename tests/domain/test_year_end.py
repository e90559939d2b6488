"""Done at the cut-off and expected by 31/12, told apart."""

from __future__ import annotations

from datetime import date

import pytest

from xacai.domain.period import Period, PeriodKind, Window, quarter, window
from xacai.domain.plan import Task
from xacai.domain.progress import Standing, Status
from xacai.domain.year_end import YearEnd, count_year, is_expected, last_day, tells_apart

YEAR = Period(PeriodKind.YEAR, 2026)
TASK = Task("I.1/1", "Việc", "I")


def stand(status: Status, due: date | None = None) -> Standing:
    """A task in a state."""
    return Standing(TASK, status, due)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (stand(Status.IN_PROGRESS, date(2026, 12, 31)), True),
        (stand(Status.IN_PROGRESS), True),
        (stand(Status.IN_PROGRESS, date(2027, 1, 1)), False),
        (stand(Status.OVERDUE, date(2026, 12, 1)), False),
        (stand(Status.NOT_STARTED, date(2026, 12, 31)), False),
        (stand(Status.WAITING), False),
        (stand(Status.DONE_ON_TIME), False),
    ],
)
def test_only_what_is_begun_and_in_time_is_expected(item: Standing, expected: bool) -> None:
    assert is_expected(item, last_day(YEAR)) is expected


def test_counts() -> None:
    items = [stand(status) for status in Status]
    counted = count_year(items, last_day(YEAR))
    assert counted == YearEnd(done=2, expected=1, counted=5)
    assert counted.by_year_end == 3


def test_only_a_year_cut_off_early_tells_them_apart() -> None:
    assert tells_apart(YEAR, window(YEAR))
    assert not tells_apart(YEAR, Window(date(2026, 1, 1), date(2026, 12, 31)))
    assert not tells_apart(quarter(2026, 3), window(quarter(2026, 3)))
