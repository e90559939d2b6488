"""Dated expressions in folded text: days, quarters, months, parts of a year, years, with their lists and ranges."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from xacai.domain.phrase import mask
from xacai.domain.span import Span, month_span, quarter_span, whole_year

_YEAR = r"(?:19|20|21)\d\d"
_NUMERAL = r"(?:iv|iii|ii|i|[1-4])\b"
_JOIN = r"\s*(?:,|;|&|\+|va|-|–|—|den|toi)\s*"
_OF_YEAR = rf"(?:[\s/.,\-–]*(?:nam\s+)?(?P<{{0}}>{_YEAR})\b)?"
_BEFORE = r"(?P<{0}>\btruoc\s+)?"
_DAY = (
    r"(?:\bngay\s+)?(?<![\d/.])(?P<day>\d{1,2})"
    r"\s*(?:(?P<mark>[/.\-])|\bthang\b)\s*(?P<dmonth>1[0-2]|0?[1-9])"
    rf"(?:\s*(?:\bnam\b|(?(mark)(?P=mark)|/))\s*(?P<dyear>{_YEAR}))?(?![\d/])(?!-\d)"
)
_QUARTERS = rf"\bqu[yi]\s*(?P<quarters>{_NUMERAL}(?:{_JOIN}(?:qu[yi]\s*)?{_NUMERAL})*)" + _OF_YEAR.format(
    "qyear"
)
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_MONTHS = (
    rf"(?:\bthang\s*|\bt\.?(?=\d{{1,2}}\s*/))(?P<months>{_MONTH}(?:{_JOIN}(?:thang\s*)?{_MONTH}(?!\s*/\s*\d{{1,2}}\s*/))*)"
    + _OF_YEAR.format("myear")
)
_MONTH_YEAR = rf"(?<![\d/])(?P<bmonth>1[0-2]|0?[1-9])\s*/\s*(?P<byear>{_YEAR})(?![\d/])"
_PART = (
    r"(?:(?P<part>0?[69])\s+thang\s+(?P<side>dau|cuoi)\s+nam|(?P<half>nua\s+(?:dau|cuoi)\s+nam))"
    + r"(?:\s+(?P<pyear>"
    + _YEAR
    + r"))?"
)
_YEARS = (
    rf"(?:\b(?:nam|giai\s+doan)\s+)?(?<![\d/])(?P<from>{_YEAR})"
    rf"(?:\s*(?:-|–|—|den(?:\s+nam)?)\s*(?P<to>{_YEAR}))?(?![\d/])"
)
_THIS_YEAR = r"(?P<whole>\b(?:trong|ca|cuoi|het)\s+nam\b(?!\s+(?:hoc|\d))(?:\s+nay|\s+ke\s+hoach)?)"
_ITEM = re.compile(
    _BEFORE.format("before")
    + "(?:"
    + "|".join(f"(?:{part})" for part in (_DAY, _QUARTERS, _PART, _MONTHS, _MONTH_YEAR, _YEARS, _THIS_YEAR))
    + ")"
)
_BULLET = re.compile(r"(?:^|\s)[-–—+•*]\s+")
_RANGE_GAP = re.compile(r"[\s.]*(?:-|–|—|\bden\b|\btoi\b)[\s.]*(?:het\s+|ngay\s+|cuoi\s+)*")
_NEXT_DAY = re.compile(
    rf"\s*(?:,|va|den|-|–)\s*(?:ngay\s+|het\s+)*\d{{1,2}}\s*/\s*\d{{1,2}}\s*/\s*({_YEAR})\b"
)
_LIST_GAP = re.compile(r"\s*(?:,|&|\bva\b)?\s*")


@dataclass(frozen=True, slots=True)
class DatedItem:
    """A dated expression found in the text: its windows, the years written in it, its place."""

    windows: tuple[Span, ...]
    years: tuple[int, ...]
    place: tuple[int, int]
    kind: str
    before: bool = False


def is_list(folded: str) -> bool:
    return bool(_BULLET.match(folded))


def take_items(rest: str, year: int) -> tuple[list[DatedItem], str, bool]:
    items: list[DatedItem] = []
    unread = False
    for match in _ITEM.finditer(rest):
        item = _item_of(match, _year_ahead(rest, match.end()) or year)
        if item is None:
            unread = True
        else:
            items.append(item)
    return items, mask(rest, [item.place for item in items]), unread


def _year_ahead(text: str, place: int) -> int | None:
    """The year that a list of days shares: "15/6 và 15/12/2025" gives 2025 for the first."""
    found = _NEXT_DAY.match(text, place)
    return int(found.group(1)) if found else None


def _item_of(match: re.Match[str], year: int) -> DatedItem | None:
    reader = next(read for name, read in _READERS if match.group(name))
    read = reader(match, year)
    if read is None:
        return None
    windows, years, kind = read
    before = bool(match.group("before"))
    if before and kind != "day":
        windows = tuple(_ending_before(window) for window in windows)
    if kind == "day":
        windows = tuple(Span(date(window.due.year, 1, 1), window.due) for window in windows)
    return DatedItem(windows, years, match.span(), kind, before and kind == "day")


def _ending_before(window: Span) -> Span:
    """ "Trước quý IV": due on the last day before the quarter begins."""
    last = date.fromordinal(max(window.start.toordinal() - 1, 1))
    return Span(date(last.year, 1, 1), last)


_Read = tuple[tuple[Span, ...], tuple[int, ...], str]


def _read_day(match: re.Match[str], year: int) -> _Read | None:
    written = match.group("dyear")
    of_year = int(written or year)
    day, month = int(match.group("day")), int(match.group("dmonth"))
    if not 1 <= day <= monthrange(of_year, month)[1]:
        return None
    that = date(of_year, month, day)
    return (Span(that, that),), (of_year,) if written else (), "day"


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _read_quarters(match: re.Match[str], year: int) -> _Read | None:
    written = match.group("qyear")
    of_year = int(written or year)
    numbers = _expand(match.group("quarters"), r"iv|iii|ii|i|[1-4]")
    windows = tuple(quarter_span(number, of_year) for number in numbers)
    return _merged(windows), (of_year,) if written else (), "quarter"


def _read_months(match: re.Match[str], year: int) -> _Read | None:
    written = match.group("myear")
    of_year = int(written or year)
    numbers = _expand(match.group("months"), r"\d{1,2}")
    windows = tuple(month_span(number, of_year) for number in numbers)
    return _merged(windows), (of_year,) if written else (), "month"


def _expand(listed: str, numeral: str) -> tuple[int, ...]:
    """``ii, iii`` → 2, 3; a dash or "đến" means from … to: ``i-iv`` → 1, 2, 3, 4."""
    numbers: list[int] = []
    end = 0
    for found in re.finditer(rf"\b(?:{numeral})\b", listed):
        number = _ROMAN.get(found.group()) or int(found.group())
        if numbers and re.search(r"[-–—]|\bden\b|\btoi\b", listed[end : found.start()]):
            numbers.extend(range(numbers[-1] + 1, number))
        numbers.append(number)
        end = found.end()
    return tuple(numbers)


def _read_month_year(match: re.Match[str], year: int) -> _Read | None:
    of_year = int(match.group("byear"))
    return (month_span(int(match.group("bmonth")), of_year),), (of_year,), "month"


def _read_part(match: re.Match[str], year: int) -> _Read | None:
    written = match.group("pyear")
    of_year = int(written or year)
    first = match.group("side") == "dau" if match.group("part") else "dau" in (match.group("half") or "")
    months = int(match.group("part") or 6)
    span = Span(date(of_year, 1, 1), month_span(months, of_year).due)
    if not first:
        span = Span(date(of_year, 13 - months, 1), date(of_year, 12, 31))
    return (span,), (of_year,) if written else (), "part"


def _read_years(match: re.Match[str], year: int) -> _Read | None:
    first = int(match.group("from"))
    last = int(match.group("to") or first)
    if last < first:
        return None
    years = (year,) if first <= year <= last else (first,)
    return (Span(date(first, 1, 1), date(last, 12, 31)),), years, "year"


def _read_whole(match: re.Match[str], year: int) -> _Read | None:
    return (whole_year(year),), (), "year"


_READERS = (
    ("day", _read_day),
    ("quarters", _read_quarters),
    ("part", _read_part),
    ("half", _read_part),
    ("months", _read_months),
    ("bmonth", _read_month_year),
    ("from", _read_years),
    ("whole", _read_whole),
)


def windows_of(items: list[DatedItem], folded: str, *, listed: bool) -> tuple[Span, ...]:
    """The items' windows in printed order; ranges spanned, adjacent quarters or months of one list joined."""
    windows: list[Span] = []
    end = 0
    previous: DatedItem | None = None
    for item in items:
        gap = folded[end : item.place[0]]
        start = _range_start(previous, windows)
        last = item.windows[-1].due
        if start and not listed and _RANGE_GAP.fullmatch(gap) and start <= last:
            windows[-1] = Span(start, last)
        elif windows and previous and previous.kind == item.kind != "day" and _LIST_GAP.fullmatch(gap):
            windows[-1:] = _merged((windows[-1], *item.windows))
        else:
            windows.extend(item.windows)
        end, previous = item.place[1], item
    return tuple(windows)


def _range_start(previous: DatedItem | None, windows: list[Span]) -> date | None:
    """Where a range "từ … đến …" begins that the item before opens."""
    if previous is None or not windows:
        return None
    return windows[-1].due if previous.kind == "day" else windows[-1].start


def _merged(windows: tuple[Span, ...]) -> tuple[Span, ...]:
    """Windows in order, those joined that follow each other without a day between."""
    kept: list[Span] = []
    for window in windows:
        if kept and kept[-1].due.toordinal() + 1 == window.start.toordinal():
            kept[-1] = Span(kept[-1].start, window.due)
        else:
            kept.append(window)
    return tuple(kept)
