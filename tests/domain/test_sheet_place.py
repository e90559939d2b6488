"""Places of a worksheet by letters and numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.sheet_place import MOST_COLUMNS, MOST_ROWS, place_name, read_area, read_place


@given(st.tuples(st.integers(1, MOST_ROWS), st.integers(1, MOST_COLUMNS)))
def test_every_place_is_written_and_read(place: tuple[int, int]) -> None:
    assert read_place(place_name(place)) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [("A1", (1, 1)), ("$Z$10", (10, 26)), ("AA2", (2, 27)), ("XFD1048576", (1048576, 16384))],
)
def test_known_places(text: str, place: tuple[int, int]) -> None:
    assert read_place(text) == place


@pytest.mark.parametrize(
    "text", ["", "A", "1", "A0", "a1", "XFE1", "A1048577", "A1B", "A-1", "AAAA1", "A1:B2"]
)
def test_what_is_no_place(text: str) -> None:
    assert read_place(text) is None


def test_areas() -> None:
    area = read_area("B2:D3")
    assert area is not None
    assert (area.name, area.holds((2, 2)), area.holds((3, 4)), area.holds((4, 4))) == (
        "B2:D3",
        True,
        True,
        False,
    )
    assert read_area("C3") is not None
    assert read_area("D3:B2") is None
    assert read_area("A:A") is None
