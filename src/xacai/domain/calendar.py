"""Working days and sending deadlines: public holidays and worked Saturdays are data of a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from xacai.domain.period import Period, window


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days off besides weekends, and weekend days that are worked in exchange (hoán đổi ngày làm việc)."""

    days_off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Whether offices work that day; Saturdays and Sundays are off unless they are worked in exchange."""
        if day in self.worked:
            return True
        return day.weekday() < 5 and day not in self.days_off

    def covers(self, year: int) -> bool:
        """Whether the holidays of that year are known at all."""
        return any(day.year == year for day in self.days_off)


class Shift(StrEnum):
    """Where a due day that falls on a day off moves to."""

    NEXT = "next"
    PREVIOUS = "previous"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class DueRule:
    """A sending deadline: N working days after the cut-off, or a fixed day of the period's last month.

    Exactly one of ``working_days`` and ``day`` is set; ``month_offset`` counts months after the last month.
    """

    working_days: int | None = 2
    day: int | None = None
    month_offset: int = 0
    shift: Shift = Shift.NEXT


def step(day: date, calendar: WorkCalendar, direction: int) -> date:
    """The nearest working day strictly after (+1) or before (-1) the day."""
    moved = day + timedelta(days=direction)
    while not calendar.works(moved):
        moved += timedelta(days=direction)
    return moved


def add_working_days(day: date, count: int, calendar: WorkCalendar) -> date:
    """The ``count``-th working day after ``day``; ``day`` itself for 0."""
    for _ in range(count):
        day = step(day, calendar, +1)
    return day


def due_day(period: Period, rule: DueRule, calendar: WorkCalendar) -> date:
    """The last day for sending the period's report."""
    cut_off = window(period).last
    if rule.day is None:
        return add_working_days(cut_off, rule.working_days or 0, calendar)
    months = cut_off.month - 1 + rule.month_offset
    fixed = _day_of_month(cut_off.year + months // 12, months % 12 + 1, rule.day)
    if calendar.works(fixed) or rule.shift is Shift.NONE:
        return fixed
    return step(fixed, calendar, +1 if rule.shift is Shift.NEXT else -1)


def _day_of_month(year: int, month: int, day: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), following - timedelta(days=1))


def read_calendar(days_off: Iterable[str], worked: Iterable[str]) -> WorkCalendar:
    """A calendar from ISO dates; raises ValueError for a text that is no date."""
    return WorkCalendar(
        frozenset(date.fromisoformat(day) for day in days_off),
        frozenset(date.fromisoformat(day) for day in worked),
    )
