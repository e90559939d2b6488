"""Data windows in the words of the screen. No Qt."""

from __future__ import annotations

from datetime import date

from xacai.domain.period import Period, Window, window
from xacai.wording.language import _


def window_words(days: Window, period: Period) -> str:
    """The data window; a cut one says from when: ``01/07 – 14/09/2026 (từ 01/07: đơn vị mới)``."""
    first = _day(days.first, days.first.year != days.last.year)
    words = f"{first} – {_day(days.last, True)}"
    if days.first == window(period).first:
        return words
    return _("{window} (from {day}: new office)").format(window=words, day=_day(days.first, False))


def _day(day: date, with_year: bool) -> str:
    return f"{day:%d/%m/%Y}" if with_year else f"{day:%d/%m}"
