"""Windows of days: a whole year, a quarter, a month, each ending on its last calendar day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """A window of days, both included.

    Read from a text that gives only a last day, ``start`` is 1 January of that day's year.
    """

    start: date
    due: date


def whole_year(year: int) -> Span:
    """1 January to 31 December."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def quarter_span(quarter: int, year: int) -> Span:
    """A calendar quarter (1 to 4); it ends on its last calendar day."""
    return Span(date(year, quarter * 3 - 2, 1), month_span(quarter * 3, year).due)


def month_span(month: int, year: int) -> Span:
    """A calendar month; it ends on its last calendar day."""
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
