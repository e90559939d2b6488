"""Periods and data windows in the words of the screen. No Qt."""

from __future__ import annotations

from datetime import date

from xacai.domain.period import Period, PeriodKind, Window, short_name, window
from xacai.wording.language import _

_ROMAN = ("I", "II", "III", "IV")


def long_words(period: Period) -> str:
    """``quý III năm 2026``, ``6 tháng đầu năm 2026``, ``năm 2026``."""
    year = period.year
    if period.kind is PeriodKind.QUARTER:
        return _("quarter {roman} of {year}").format(roman=_ROMAN[period.number - 1], year=year)
    if period.kind is PeriodKind.HALF:
        return _("first six months of {year}").format(year=year)
    if period.kind is PeriodKind.NINE_MONTHS:
        return _("nine months of {year}").format(year=year)
    if period.kind is PeriodKind.YEAR:
        return _("year {year}").format(year=year)
    if period.kind is PeriodKind.MONTH:
        return _("month {month} of {year}").format(month=period.number, year=year)
    return short_name(period)


def brief_words(period: Period) -> str:
    """For the head of a column: ``quý III/26``, ``6 tháng/26``."""
    year = f"{period.year % 100:02d}"
    if period.kind is PeriodKind.QUARTER:
        return _("quarter {roman}/{year}").format(roman=_ROMAN[period.number - 1], year=year)
    if period.kind in {PeriodKind.HALF, PeriodKind.NINE_MONTHS}:
        months = 6 if period.kind is PeriodKind.HALF else 9
        return _("{months} months/{year}").format(months=months, year=year)
    if period.kind is PeriodKind.YEAR:
        return _("year {year}").format(year=period.year)
    if period.kind is PeriodKind.MONTH:
        return _("month {month}/{year}").format(month=period.number, year=year)
    return short_name(period)


def quarter_words(period: Period) -> str:
    """The quarter without its year: ``quý II``."""
    if period.kind is PeriodKind.QUARTER:
        return _("quarter {roman}").format(roman=_ROMAN[period.number - 1])
    return brief_words(period)


def window_words(days: Window, period: Period) -> str:
    """The data window; a cut one says from when: ``01/7 – 14/9/2026 (từ 01/7: đơn vị mới)``."""
    first = _day(days.first, days.first.year != days.last.year)
    words = f"{first} – {_day(days.last, True)}"
    if days.first == window(period).first:
        return words
    return _("{window} (from {day}: new office)").format(window=words, day=_day(days.first, False))


def _day(day: date, with_year: bool) -> str:
    return f"{day:%d}/{day.month}" + (f"/{day.year}" if with_year else "")
