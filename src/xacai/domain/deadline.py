"""Deadlines as plans write them ("Quý III-IV/2025", "Thường xuyên", "Trước ngày 5/12/2024"), read into dates.

What cannot be read is kept as written and marked with a doubt; nothing is guessed silently.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xacai.domain.phrase import fold, mask
from xacai.domain.text import squeeze

UNREAD = "intake.deadline-unread"
OTHER_YEAR = "intake.deadline-year"


class Recurrence(StrEnum):
    """How a task comes back; ``PHASED`` is "in the year, dates not given"."""

    CONTINUOUS = "continuous"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    PHASED = "phased"


@dataclass(frozen=True, slots=True)
class Span:
    """A window of days, both included; ``start`` is 1 January of the due year where only a last day is
    given.
    """

    start: date
    due: date


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as written and as read.

    ``exclusive``: written "trước ngày" (before); the day named is still taken as the due day, as offices do.
    ``condition``: what the task waits for ("khi có hướng dẫn"). ``doubts``: codes of questions to ask.
    """

    text: str
    windows: tuple[Span, ...]
    exclusive: bool = False
    recurrence: tuple[Recurrence, ...] = ()
    condition: str | None = None
    doubts: tuple[str, ...] = ()

    @property
    def due(self) -> date | None:
        """The last day of the last window."""
        return max((window.due for window in self.windows), default=None)


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

_UNIT = (
    r"(?:quy(?!\s*(?:dinh|che|trinh|mo|hoach|uoc|luat|tac|[ivx]+\b|[1-4]\b))|thang(?!\s*\d)|(?:cuoi\s+)?nam(?!\s+(?:hoc|\d))"
    r"|0?6\s+thang(?:\s+dau\s+nam)?|nua\s+nam|0?9\s+thang|tuan|ngay(?!\s*\d)|dot\s+xuat)\b"
)
_RECURRING = re.compile(
    r"(?:\b(?:dinh\s+ky\s+)?(?:hang|moi|theo|tung)\s+|\bdinh\s+ky\s*(?::|\()?\s*|\b\d{1,2}\s*lan\s*/\s*"
    rf"|^(?={_UNIT}(?:\s*(?:,|va)\s*{_UNIT})+\.?$))(?P<units>{_UNIT}(?:\s*(?:,|;|/|va|hoac|hay)\s*(?:va\s+|hoac\s+)?(?:(?:hang|moi|theo)\s+)?{_UNIT})*)"
)
_CONTINUOUS = re.compile(r"\b(?:thuong\s+xuyen|lien\s+tuc)\b")
_PHASED = re.compile(r"\b(?:theo\s+)?(?:phan\s+ky|tung\s+giai\s+doan|tung\s+dot)\b|\bdinh\s+ky\b")

_CLAUSE_END = (
    r"(?=\s*[);]|\.\s|\.?\s*$"
    r"|,\s*(?:nhung\s+)?(?:hoan\s+thanh|truoc|cham\s+nhat|(?:trong\s+)?(?:qu[yi]\s+[ivx1-4]+\b|thang\s+\d|nam\s+\d)|trong\s+nam)\b)"
)
_EVENT = re.compile(
    r"\b(?:ngay\s+)?(?:(?:tu\s+)?khi\s+(?!can)|sau\s+khi\s+|sau\s+ky\s+|ke\s+tu\s+|sau\s+\d+\s+(?:ngay|thang)\s|tuy\s+(?:theo|thuoc)\s+"
    rf"|trong\s+(?:vong\s+)?\d+\s+(?:ngay|thang)\s).*?{_CLAUSE_END}"
)
_BY_DOCUMENT = re.compile(rf"\btheo\s+(?!phan\s+ky|tung\s|qu[yi]\s*[ivx1-4]+\b).*?{_CLAUSE_END}")
_PAPER = re.compile(
    r"^(?:chuong\s+trinh|lo\s+trinh|ke\s+hoach|de\s+an|tien\s+do|huong\s+dan|yeu\s+cau|chi\s+dao)\b.*"
    r"\b(?:phe\s+duyet|duyet|ban\s+hanh|cong\s+bo|cap\s+tren|cap\s+tham\s+quyen|tinh|trung\s+uong|giao)\b.*$"
)
_FILLER = re.compile(
    r"\b(?:trong|vao|hoan thanh|thoi gian|thoi han|thuc hien|truoc|sau|den|toi|het|ngay|cuoi|dau|tu|va|hoac"
    r"|cac|thang|quy|nam"
    r"|cham nhat|la|dinh ky|ca|cua|moi|lan|xong|han|cuoi cung|bao cao|ban hanh)\b"
    r"|\b(?<=ngay )\d{1,2}(?=\s*\x00)|[\s\W_\x00]"
)
_BULLET = re.compile(r"(?:^|\s)[-–—+•*]\s+")
_RANGE_GAP = re.compile(r"[\s.]*(?:-|–|—|\bden\b|\btoi\b)[\s.]*(?:het\s+|ngay\s+|cuoi\s+)*")
_NEXT_DAY = re.compile(
    rf"\s*(?:,|va|den|-|–)\s*(?:ngay\s+|het\s+)*\d{{1,2}}\s*/\s*\d{{1,2}}\s*/\s*({_YEAR})\b"
)
_LIST_GAP = re.compile(r"\s*(?:,|&|\bva\b)?\s*")


@dataclass(frozen=True, slots=True)
class _Item:
    """A dated expression found in the text: its windows, the years written in it, its place."""

    windows: tuple[Span, ...]
    years: tuple[int, ...]
    place: tuple[int, int]
    kind: str
    before: bool = False


def read_deadline(text: str, year: int) -> Deadline:
    """Read a deadline cell of a plan of ``year``; never raises. The text is kept, white space squeezed."""
    kept = squeeze(text)
    if not kept:
        return Deadline("", ())
    folded = fold(kept)
    condition, rest = _take_events(kept, folded)
    recurrence, rest = _take_recurrence(rest)
    paper, rest = _take_papers(kept, rest)
    items, rest, unread = _take_items(rest, year)
    if condition is None and not items and not recurrence:
        condition, rest = (paper, rest) if paper else _take_bare_paper(kept, rest)
    windows = _windows_of(items, folded, listed=_is_list(folded))
    if not windows and recurrence:
        windows = (whole_year(year),)
    doubts = _doubts(items, year, unread or bool(_FILLER.sub("", rest)), windows, condition)
    return Deadline(kept, windows, any(item.before for item in items), recurrence, condition, doubts)


def whole_year(year: int) -> Span:
    """1 January to 31 December."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def quarter_span(quarter: int, year: int) -> Span:
    """A calendar quarter (1 to 4); it ends on its last calendar day."""
    return Span(date(year, quarter * 3 - 2, 1), month_span(quarter * 3, year).due)


def month_span(month: int, year: int) -> Span:
    """A calendar month; it ends on its last calendar day."""
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def recurrences(text: str) -> tuple[Recurrence, ...]:
    """The recurrences that a text names ("định kỳ hàng quý, 6 tháng, năm"), none for a text without one."""
    return _take_recurrence(fold(squeeze(text)))[0]


def _is_list(folded: str) -> bool:
    return bool(_BULLET.match(folded))


def _take_events(kept: str, folded: str) -> tuple[str | None, str]:
    found = _EVENT.search(folded)
    if not found:
        return None, folded
    return kept[found.start() : found.end()].strip(" ("), mask(folded, [found.span()])


def _take_papers(kept: str, rest: str) -> tuple[str | None, str]:
    """The document that sets the time ("Theo lộ trình phê duyệt"); beside a date it is only a remark."""
    found = _BY_DOCUMENT.search(rest)
    if not found:
        return None, rest
    return kept[found.start() : found.end()], mask(rest, [found.span()])


def _take_bare_paper(kept: str, rest: str) -> tuple[str | None, str]:
    """The same without its "theo": "Chương trình công tác đã phê duyệt"."""
    return (kept.rstrip(" ."), "") if _PAPER.search(rest.strip(" .-")) else (None, rest)


_UNITS: tuple[tuple[str, Recurrence], ...] = (
    ("6 thang", Recurrence.HALF_YEARLY),
    ("nua nam", Recurrence.HALF_YEARLY),
    ("thang", Recurrence.MONTHLY),
    ("quy", Recurrence.QUARTERLY),
    ("nam", Recurrence.YEARLY),
    ("ngay", Recurrence.CONTINUOUS),
    ("tuan", Recurrence.CONTINUOUS),
)


def _take_recurrence(folded: str) -> tuple[tuple[Recurrence, ...], str]:
    found: list[Recurrence] = []
    spans: list[tuple[int, int]] = []
    for match in _RECURRING.finditer(folded):
        spans.append(match.span())
        for unit in re.split(r"\s*(?:,|;|/|\bva\b|\bhoac\b|\bhay\b)\s*", match.group("units")):
            if unit and not re.search(r"9\s+thang|dot\s+xuat", unit):
                found.append(
                    next(value for word, value in _UNITS if word.replace(" ", "") in unit.replace(" ", ""))
                )
    rest = mask(folded, spans)
    continuous = _CONTINUOUS.search(rest)
    if continuous:
        found.append(Recurrence.CONTINUOUS)
        rest = _CONTINUOUS.sub(lambda match: "\x00" * len(match.group()), rest)
    if not found and _PHASED.search(rest):
        found.append(Recurrence.PHASED)
    rest = _PHASED.sub(lambda match: "\x00" * len(match.group()), rest)
    return tuple(dict.fromkeys(found)), rest


def _take_items(rest: str, year: int) -> tuple[list[_Item], str, bool]:
    items: list[_Item] = []
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


def _item_of(match: re.Match[str], year: int) -> _Item | None:
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
    return _Item(windows, years, match.span(), kind, before and kind == "day")


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


def _windows_of(items: list[_Item], folded: str, *, listed: bool) -> tuple[Span, ...]:
    """The items' windows in printed order; ranges spanned, adjacent quarters or months of one list joined."""
    windows: list[Span] = []
    end = 0
    previous: _Item | None = None
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


def _range_start(previous: _Item | None, windows: list[Span]) -> date | None:
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


def _doubts(
    items: list[_Item], year: int, unread: bool, windows: tuple[Span, ...], condition: str | None
) -> tuple[str, ...]:
    doubts = []
    if unread or not (windows or condition):
        doubts.append(UNREAD)
    if any(written != year for item in items for written in item.years):
        doubts.append(OTHER_YEAR)
    return tuple(doubts)
