"""Reporting periods and their data windows.

Windows run from the 15th to the 14th (guidance 4625/BNV-CCHC of 02/7/2025 and the practice before it): quý I is
15/12 of the year before to 14/3. ``2025-Q3`` (quý III, not cumulative) and ``2025-9M`` (9 tháng) are two periods.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FIRST_DAY = 15
LAST_DAY = 14


class PeriodKind(StrEnum):
    """Kinds of reporting period (kỳ báo cáo)."""

    QUARTER = "quarter"
    HALF = "half-year"
    NINE_MONTHS = "nine-months"
    YEAR = "year"
    MONTH = "month"
    SPECIAL = "special"


CUMULATIVE = frozenset({PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR})
_ROMAN = ("I", "II", "III", "IV")
_CODE = re.compile(r"(\d{4})-(?:Q([1-4])|(6M)|(9M)|(Y)|M(0[1-9]|1[0-2]))")
_SPECIAL = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A span of days, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the day lies inside."""
        return self.first <= day <= self.last

    def meets(self, other: Window) -> bool:
        """Whether the two windows share a day."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period; ``number`` is the quarter (1–4) or the month (1–12), ``days`` only for a special one."""

    kind: PeriodKind
    year: int
    number: int = 0
    days: Window | None = None

    @property
    def code(self) -> str:
        """The period as commands and bundles write it: ``2025-Q3``, ``2025-6M``, ``2025-12-20..2026-01-15``."""
        if self.days is not None:
            return f"{self.days.first.isoformat()}..{self.days.last.isoformat()}"
        tails = {
            PeriodKind.QUARTER: f"Q{self.number}",
            PeriodKind.HALF: "6M",
            PeriodKind.NINE_MONTHS: "9M",
            PeriodKind.YEAR: "Y",
            PeriodKind.MONTH: f"M{self.number:02d}",
        }
        return f"{self.year}-{tails[self.kind]}"

    @property
    def cumulative(self) -> bool:
        """Whether its figures run from the start of the year."""
        return self.kind in CUMULATIVE


def quarter(year: int, number: int) -> Period:
    """Quý ``number`` of the year."""
    return Period(PeriodKind.QUARTER, year, number)


def read_period(code: str) -> Period | None:
    """The period that a code names; None where it names none."""
    clean = code.strip()
    special = _SPECIAL.fullmatch(clean)
    if special:
        return _read_special(special.group(1), special.group(2))
    found = _CODE.fullmatch(clean.upper())
    if not found:
        return None
    year = int(found.group(1))
    if not 2000 <= year <= 2200:
        return None
    if found.group(2):
        return quarter(year, int(found.group(2)))
    if found.group(6):
        return Period(PeriodKind.MONTH, year, int(found.group(6)))
    kinds = {3: PeriodKind.HALF, 4: PeriodKind.NINE_MONTHS, 5: PeriodKind.YEAR}
    return next(Period(kind, year) for group, kind in kinds.items() if found.group(group))


def _read_special(first: str, last: str) -> Period | None:
    try:
        days = Window(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        return None
    return Period(PeriodKind.SPECIAL, days.last.year, 0, days) if days.first <= days.last else None


def _month_window(year: int, first_month: int, last_month: int) -> Window:
    """15th of the month before ``first_month`` to the 14th of ``last_month``."""
    before = date(year - 1, 12, FIRST_DAY) if first_month == 1 else date(year, first_month - 1, FIRST_DAY)
    return Window(before, date(year, last_month, LAST_DAY))


def window(period: Period) -> Window:
    """The data window, both days included; its last day is the cut-off (ngày chốt số liệu)."""
    if period.days is not None:
        return period.days
    if period.kind is PeriodKind.QUARTER:
        return _month_window(period.year, 3 * period.number - 2, 3 * period.number)
    if period.kind is PeriodKind.MONTH:
        return _month_window(period.year, period.number, period.number)
    last_month = {PeriodKind.HALF: 6, PeriodKind.NINE_MONTHS: 9, PeriodKind.YEAR: 12}[period.kind]
    return _month_window(period.year, 1, last_month)


def clip(days: Window, valid_from: date | None, valid_to: date | None) -> Window | None:
    """The window cut to an office's validity (both days included); None where nothing is left."""
    first = max(days.first, valid_from) if valid_from else days.first
    last = min(days.last, valid_to) if valid_to else days.last
    return Window(first, last) if first <= last else None


def parts(period: Period) -> tuple[Period, ...]:
    """The quarters that a cumulative period adds up; the period itself where it is not cumulative."""
    count = {PeriodKind.HALF: 2, PeriodKind.NINE_MONTHS: 3, PeriodKind.YEAR: 4}.get(period.kind)
    if count is None:
        return (period,)
    return tuple(quarter(period.year, number) for number in range(1, count + 1))


def own_part(period: Period) -> Period:
    """What is typed for a period: the last quarter of a cumulative one (quý II for 6 tháng), else itself."""
    return parts(period)[-1]


def before(period: Period) -> Period | None:
    """The quarter or month just before; None for the other kinds."""
    if period.kind is PeriodKind.QUARTER:
        return quarter(period.year, period.number - 1) if period.number > 1 else quarter(period.year - 1, 4)
    if period.kind is PeriodKind.MONTH:
        year, number = (period.year, period.number - 1) if period.number > 1 else (period.year - 1, 12)
        return Period(PeriodKind.MONTH, year, number)
    return None


def year_before(period: Period) -> Period | None:
    """The same period of the year before; None for a special one."""
    return None if period.days is not None else Period(period.kind, period.year - 1, period.number)


def name(period: Period) -> str:
    """The period in the words of a Vietnamese document: ``quý III năm 2025``, ``6 tháng đầu năm 2025``."""
    if period.days is not None:
        return f"từ {write_day(period.days.first)} đến {write_day(period.days.last)}"
    names = {
        PeriodKind.QUARTER: f"quý {_ROMAN[(period.number - 1) % 4]} năm {period.year}",
        PeriodKind.HALF: f"6 tháng đầu năm {period.year}",
        PeriodKind.NINE_MONTHS: f"9 tháng năm {period.year}",
        PeriodKind.YEAR: f"năm {period.year}",
        PeriodKind.MONTH: f"tháng {period.number:02d} năm {period.year}",
    }
    return names[period.kind]


def short_name(period: Period) -> str:
    """The period in few letters for chips and columns: ``Quý III/2025``."""
    if period.days is not None:
        return f"{period.days.first:%d/%m}–{period.days.last:%d/%m/%Y}"
    names = {
        PeriodKind.QUARTER: f"Quý {_ROMAN[(period.number - 1) % 4]}/{period.year}",
        PeriodKind.HALF: f"6 tháng/{period.year}",
        PeriodKind.NINE_MONTHS: f"9 tháng/{period.year}",
        PeriodKind.YEAR: f"Năm {period.year}",
        PeriodKind.MONTH: f"Tháng {period.number}/{period.year}",
    }
    return names[period.kind]


def label(period: Period) -> str:
    """The period without its year, for a list of one year's periods: ``Quý III``."""
    if period.days is not None:
        return short_name(period)
    return short_name(period).removesuffix(f"/{period.year}") if period.kind is not PeriodKind.YEAR else "Năm"


def write_day(day: date) -> str:
    """``dd/MM/yyyy``."""
    return f"{day:%d/%m/%Y}"


def days_between(first: date, last: date) -> int:
    """Whole days from one day to another; negative when the second is earlier."""
    return (last - first) // timedelta(days=1)
