"""How much room a page has, in units of the font: thresholds move with the font scale."""

from __future__ import annotations

from typing import NamedTuple

WIDE, NARROW, TIGHT, LOW = 1440, 1200, 1000, 600


class Room(NamedTuple):
    """Width and height of the whole window in design pixels (logical pixels divided by the font scale)."""

    width: int = 1366
    height: int = 768

    @property
    def wide(self) -> bool:
        """Navigation with words beside the icons."""
        return self.width >= WIDE

    @property
    def narrow(self) -> bool:
        """Short clock, no subtitles, side columns as drawers."""
        return self.width < NARROW

    @property
    def tight(self) -> bool:
        """A small screen in big letters: what the page can do without goes."""
        return self.width < TIGHT

    @property
    def low(self) -> bool:
        """Title and chips in one line of 40, list rows of 44."""
        return self.height < LOW

    @property
    def margin(self) -> int:
        """Page margin in design pixels for reading pages (work pages take 16 at most)."""
        return 16 if self.narrow or self.low else 24


def room_of(width: int, height: int, percent: int) -> Room:
    """The room of a window of so many logical pixels at a font scale."""
    return Room(round(width * 100 / percent), round(height * 100 / percent))
