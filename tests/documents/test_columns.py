"""Columns: shares asked for, bent for long words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.samples import text_row

from xacai.documents.columns import column_widths
from xacai.documents.content import Cell, Column, Row, Table
from xacai.documents.fonts import load_fonts

FONTS = load_fonts()


def test_shares_are_kept_where_words_fit() -> None:
    content = Table((Column(1), Column(3)), (), (text_row("a", "b"),))
    assert column_widths(content, 400, FONTS) == [100, 300]


def test_a_narrow_column_takes_room_for_its_longest_word() -> None:
    content = Table((Column(1), Column(20)), (text_row("STT", "Việc"),), (text_row("1.234.567", "b"),))
    first, second = column_widths(content, 400, FONTS)
    assert first >= FONTS.regular.width("1.234.567", 12) + 6
    assert first + second == pytest.approx(400)


def test_a_monster_word_does_not_take_the_table() -> None:
    content = Table((Column(1), Column(1)), (), (text_row("x" * 500, "y" * 500),))
    assert column_widths(content, 400, FONTS) == [200, 200]


def test_merged_cells_do_not_press() -> None:
    wide = Row((Cell("CẢI CÁCH THỦ TỤC HÀNH CHÍNH" * 3, col_span=2),))
    content = Table((Column(1), Column(9)), (), (wide, text_row("1", "b")))
    assert column_widths(content, 400, FONTS) == [40, 360]


@given(st.lists(st.tuples(st.integers(1, 50), st.text("abcđ ", max_size=60)), min_size=1, max_size=9))
def test_widths_always_sum_to_the_table(columns: list[tuple[int, str]]) -> None:
    content = Table(
        tuple(Column(share) for share, _ in columns), (), (text_row(*(words for _, words in columns)),)
    )
    widths = column_widths(content, 500, FONTS)
    assert sum(widths) == pytest.approx(500)
    assert all(width > 0 for width in widths)
