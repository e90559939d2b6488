"""The clock that knows the rules: which reports are due, cut-offs and sending days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xacai.domain.calendar import DueRule, due_day
from xacai.domain.catalogue import Catalogue, ReportDue
from xacai.domain.office import Office
from xacai.domain.period import Period, PeriodKind, Window, clip, days_between, quarter, window


def rule_of(catalogue: Catalogue, period: Period) -> ReportDue | None:
    """The catalogue's demand for that period; None where no report is due for it."""
    for item in catalogue.reports:
        if item.kind is period.kind and (not item.numbers or period.number in item.numbers):
            return item
    return None


def due_of(catalogue: Catalogue, period: Period) -> date:
    """The sending day; periods that nobody demands get the default rule (2 working days after the cut-off)."""
    demand = rule_of(catalogue, period)
    return due_day(period, demand.due if demand else DueRule(), catalogue.calendar)


def periods_due(catalogue: Catalogue, year: int) -> tuple[Period, ...]:
    """The year's reports in order of their cut-offs."""
    candidates = [
        *(quarter(year, number) for number in range(1, 5)),
        Period(PeriodKind.HALF, year),
        Period(PeriodKind.NINE_MONTHS, year),
        Period(PeriodKind.YEAR, year),
        *(Period(PeriodKind.MONTH, year, number) for number in range(1, 13)),
    ]
    demanded = [period for period in candidates if rule_of(catalogue, period) is not None]
    return tuple(sorted(demanded, key=lambda period: window(period).last))


def periods_of(catalogue: Catalogue, office: Office, year: int) -> tuple[Period, ...]:
    """The year's reports that the office owes: those of which it existed on at least one day."""
    return tuple(
        period
        for period in periods_due(catalogue, year)
        if clip(window(period), office.valid_from, office.valid_to) is not None
    )


@dataclass(frozen=True, slots=True)
class Clock:
    """What the top bar says of a period: its window, days to the cut-off and to the sending day (negative: past)."""

    period: Period
    window: Window
    due: date
    days_to_cut_off: int
    days_to_due: int


def clock(catalogue: Catalogue, period: Period, today: date) -> Clock:
    """The clock of one period on a day."""
    days = window(period)
    due = due_of(catalogue, period)
    return Clock(period, days, due, days_between(today, days.last), days_between(today, due))


def current_period(catalogue: Catalogue, today: date) -> Period:
    """The demanded period that an officer works on: the first whose sending day has not passed."""
    for year in (today.year, today.year + 1):
        for period in periods_due(catalogue, year):
            if due_of(catalogue, period) >= today:
                return period
    return Period(PeriodKind.YEAR, today.year)
