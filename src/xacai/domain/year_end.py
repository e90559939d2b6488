"""Tasks of a whole year: what is done at the cut-off, and what is expected by 31/12, told apart.

The annual report is cut off before the year is over. A task in progress that is due by 31/12 and not overdue is
expected to be done; one that nobody has begun, that waits or that is overdue is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xacai.domain.period import Period, PeriodKind, Window
from xacai.domain.progress import DONE, OUTSIDE, Standing, Status


@dataclass(frozen=True, slots=True)
class YearEnd:
    """Counts over a year's tasks: those done at the cut-off, those expected by the last day on top, all that count."""

    done: int
    expected: int
    counted: int

    @property
    def by_year_end(self) -> int:
        """Done and expected together."""
        return self.done + self.expected


def last_day(period: Period) -> date:
    """31/12 of the period's year."""
    return date(period.year, 12, 31)


def tells_apart(period: Period, days: Window) -> bool:
    """Whether a report must tell done from expected: one of a whole year that is cut off before its last day."""
    return period.kind is PeriodKind.YEAR and days.last < last_day(period)


def is_expected(item: Standing, year_end: date) -> bool:
    """Whether a task that is not done is expected to be by the last day of the year."""
    return item.status is Status.IN_PROGRESS and (item.due is None or item.due <= year_end)


def count_year(items: Iterable[Standing], year_end: date) -> YearEnd:
    """The counts; waiting and dropped tasks are left out."""
    counted = [item for item in items if item.status not in OUTSIDE]
    return YearEnd(
        sum(item.status in DONE for item in counted),
        sum(is_expected(item, year_end) for item in counted),
        len(counted),
    )
