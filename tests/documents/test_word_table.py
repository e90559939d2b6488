"""Where cells stand in a grid: every row fills it, whatever the spans say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xacai.documents.content import Cell, Row
from xacai.documents.word_table import places

CELLS = st.builds(Cell, st.text("abc", max_size=3), row_span=st.integers(-1, 5), col_span=st.integers(-1, 5))
ROWS = st.lists(st.builds(Row, st.lists(CELLS, max_size=5).map(tuple)), max_size=6)


@given(rows=ROWS, columns=st.integers(1, 5))
def test_every_row_fills_the_grid(rows: list[Row], columns: int) -> None:
    open_above: dict[int, int] = {}
    for number, line in enumerate(places(rows, columns)):
        assert sum(place.across for place in line) == columns
        assert [place.column for place in line] == [sum(p.across for p in line[:n]) for n in range(len(line))]
        for place in line:
            if place.goes_on:
                assert open_above.get(place.column) == place.across, "what goes on was begun above"
        open_above = {place.column: place.across for place in line if place.begins or place.goes_on}
        assert number < len(rows)


def test_covered_places_are_left_to_the_cell_above() -> None:
    rows = (Row((Cell("a", row_span=2), Cell("b"))), Row((Cell("c"),)), Row((Cell("d"), Cell("e"))))
    first, second, third = places(rows, 2)
    assert [place.begins for place in first] == [True, False]
    assert second[0].goes_on and second[1].cell == Cell("c")
    assert [place.cell for place in third] == [Cell("d"), Cell("e")]
