"""Periods in the words of screen and command line; printed documents use the names of ``domain.period``."""

from __future__ import annotations

from xacai.domain.period import Period, PeriodKind, read_period, short_name
from xacai.wording.language import _

_ROMAN = ("I", "II", "III", "IV")


def long_words(period: Period) -> str:
    """For titles and sentences: ``quý III năm 2026``, ``6 tháng đầu năm 2026``, ``năm 2026``."""
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


def dated_words(period: Period) -> str:
    """In few letters, with the year: ``quý III/2026``, ``6 tháng/2026``, ``năm 2026``."""
    return _with_year(period, str(period.year))


def brief_words(period: Period) -> str:
    """For the head of a column: ``quý III/26``, ``6 tháng/26``."""
    return _with_year(period, f"{period.year % 100:02d}")


def _with_year(period: Period, year: str) -> str:
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


def bare_words(period: Period) -> str:
    """Inside a sentence whose year is known: ``quý III``, ``6 tháng``, ``năm``."""
    if period.kind is PeriodKind.QUARTER:
        return _("quarter {roman}").format(roman=_ROMAN[period.number - 1])
    if period.kind is PeriodKind.HALF:
        return _("six months")
    if period.kind is PeriodKind.NINE_MONTHS:
        return _("nine months")
    if period.kind is PeriodKind.YEAR:
        return _("the year")
    if period.kind is PeriodKind.MONTH:
        return _("month {month}").format(month=period.number)
    return short_name(period)


def label_words(period: Period) -> str:
    """For a list of one year's periods: ``Quý III``, ``6 tháng``, ``Năm``."""
    return capital(bare_words(period))


def code_words(code: str) -> str:
    """A period's code in few letters; what is no period stays as it is."""
    period = read_period(code)
    return dated_words(period) if period is not None else code


def capital(words: str) -> str:
    """With a capital letter at the beginning."""
    return words[:1].upper() + words[1:]
