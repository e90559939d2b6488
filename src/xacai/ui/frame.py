"""What the window's frame shows round the pages, as data: office, periods, clock, saved state, badges.

Named tuples, because they are made before the first paint: a dataclass costs a millisecond of the start.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Scope(NamedTuple):
    """The year and the period (``2025-Q3``) that every page looks at."""

    year: int
    period: str


class Clock(NamedTuple):
    """The clock in words: a plain beginning, the part that matters, a plain end; and a short form of each.

    ``urgent`` sets the middle part in the colour of errors.
    """

    before: str = ""
    strong: str = ""
    after: str = ""
    short_strong: str = ""
    short_after: str = ""
    urgent: bool = False


class FrameView(NamedTuple):
    """All words of the frame. ``periods`` are (code, label) of the year shown; ``badges`` count by page key.

    ``receives``: offices report to this one, so the pages for that are shown. ``sample``: what is said over every
    page of the sample office, ``leaving`` the words of the way out of it.
    """

    office: str = ""
    years: tuple[int, ...] = ()
    periods: tuple[tuple[str, str], ...] = ()
    clock: Clock = Clock()
    saved: str = ""
    backup: str = ""
    unsent: str = ""
    badges: Mapping[str, int] = MappingProxyType({})
    receives: bool = False
    away: str = ""
    sample: str = ""
    leaving: str = ""


class Hit(NamedTuple):
    """One answer of the search: words, where it stands, the page and the place on it."""

    text: str
    second: str = ""
    icon: str = "search"
    page: str = ""
    place: str = ""
