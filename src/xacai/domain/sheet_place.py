"""Places in a worksheet: ``C12`` as row and column (both from 1) and back; ranges such as ``A1:C3``."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
Place = tuple[int, int]
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def read_place(text: str) -> Place | None:
    """Row and column of ``C12`` or ``$C$12``; None for what is no cell of a worksheet."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return None
    row, column = int(found.group(2)), column_number(found.group(1))
    return (row, column) if row <= MOST_ROWS and column <= MOST_COLUMNS else None


def column_number(letters: str) -> int:
    """``A`` is 1, ``AB`` is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_name(column: int) -> str:
    """28 is ``AB``."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place_name(place: Place) -> str:
    """``C12`` for (12, 3)."""
    return f"{column_name(place[1])}{place[0]}"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both corners in it."""

    first: Place
    last: Place

    def holds(self, place: Place) -> bool:
        """Whether a cell lies in it."""
        return self.first[0] <= place[0] <= self.last[0] and self.first[1] <= place[1] <= self.last[1]

    @property
    def name(self) -> str:
        """``A1:C3``."""
        return f"{place_name(self.first)}:{place_name(self.last)}"


def read_area(text: str) -> Area | None:
    """The cells of ``A1:C3`` (or of ``A1`` alone); None for what is no range."""
    one, _colon, other = text.partition(":")
    first, last = read_place(one), read_place(other or one)
    if first is None or last is None or last[0] < first[0] or last[1] < first[1]:
        return None
    return Area(first, last)
