"""Deadlines as plans write them ("Quý III-IV/2025", "Thường xuyên", "Trước ngày 5/12/2024"), read into dates.

What cannot be read is kept as written and marked with a doubt; nothing is guessed silently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xacai.domain.dated import DatedItem, is_list, take_items, windows_of
from xacai.domain.phrase import fold, mask
from xacai.domain.span import Span, month_span, quarter_span, whole_year
from xacai.domain.text import squeeze

__all__ = [
    "OTHER_YEAR",
    "UNREAD",
    "Deadline",
    "Recurrence",
    "Span",
    "month_span",
    "quarter_span",
    "read_deadline",
    "recurrences",
    "whole_year",
]

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


_UNIT = (
    r"(?:quy(?!\s*(?:dinh|che|trinh|mo|hoach|uoc|luat|tac|[ivx]+\b|[1-4]\b))|thang(?!\s*\d)|(?:cuoi\s+)?nam(?!\s+(?:hoc|\d))"
    r"|0?6\s+thang(?:\s+dau\s+nam)?|nua\s+nam|0?9\s+thang|ngay(?!\s*\d)|dot\s+xuat)\b"
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
_FROM = re.compile(r"\btu\s+$")
_UNTIL = re.compile(r"\bden\b|\btoi\b|[-–—]")
_FILLER = re.compile(
    r"\b(?:trong|vao|hoan thanh|thoi gian|thoi han|thuc hien|truoc|sau|den|toi|het|ngay|cuoi|tu|va|hoac"
    r"|cac|thang|quy|nam"
    r"|cham nhat|la|dinh ky|ca|cua|moi|lan|xong|han|cuoi cung|bao cao|ban hanh)\b"
    r"|\b(?<=ngay )\d{1,2}(?=\s*\x00)|[\s\W_\x00]"
)


def read_deadline(text: str, year: int) -> Deadline:
    """Read a deadline cell of a plan of ``year``; never raises. The text is kept, white space squeezed."""
    kept = squeeze(text)
    if not kept:
        return Deadline("", ())
    folded = fold(kept)
    condition, rest = _take_events(kept, folded)
    recurrence, rest = _take_recurrence(rest)
    paper, rest = _take_papers(kept, rest)
    items, rest, unread = take_items(rest, year)
    if condition is None and not items and not recurrence:
        condition, rest = (paper, rest) if paper else _take_bare_paper(kept, rest)
    windows = windows_of(items, folded, listed=is_list(folded))
    if not windows and recurrence:
        windows = (whole_year(year),)
    unread = unread or bool(_FILLER.sub("", rest)) or _open_ended(folded, items)
    doubts = _doubts(items, year, unread, windows, condition)
    return Deadline(kept, windows, any(item.before for item in items), recurrence, condition, doubts)


def recurrences(text: str) -> tuple[Recurrence, ...]:
    """The recurrences that a text names ("định kỳ hàng quý, 6 tháng, năm"), none for a text without one."""
    return _take_recurrence(fold(squeeze(text)))[0]


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


def _open_ended(folded: str, items: list[DatedItem]) -> bool:
    """Whether a text says from when and not until when ("Từ quý III")."""
    return any(
        _FROM.search(folded[: item.place[0]]) and not _UNTIL.search(folded[item.place[0] :]) for item in items
    )


def _doubts(
    items: list[DatedItem], year: int, unread: bool, windows: tuple[Span, ...], condition: str | None
) -> tuple[str, ...]:
    doubts = []
    if unread or not (windows or condition):
        doubts.append(UNREAD)
    if any(written != year for item in items for written in item.years):
        doubts.append(OTHER_YEAR)
    return tuple(doubts)
