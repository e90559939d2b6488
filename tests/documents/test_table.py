"""Tables over pages: every cell whole, inside its outline, the header on each page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.samples import (
    LONG,
    assert_cells_hold_their_words,
    boxes,
    right_end,
    simple_table,
    text_row,
)

from xacai.documents.content import Align, Cell, Column, Row, Table
from xacai.documents.flow import fill_pages
from xacai.documents.fonts import load_fonts
from xacai.documents.page import PORTRAIT, Page
from xacai.documents.table import table

FONTS = load_fonts()


def pages_of(content: Table) -> list[Page]:
    """The table alone on portrait pages."""
    return fill_pages([table(content, PORTRAIT.frame_width, FONTS)], PORTRAIT)


def drawn(pages: list[Page]) -> str:
    """All text in drawing order, without spaces."""
    return "".join("".join(words.text.split()) for page in pages for words in page.words())


def test_the_header_stands_on_every_page() -> None:
    pages = pages_of(simple_table([text_row(f"Việc số {n}", LONG, "x") for n in range(60)]))
    assert len(pages) > 3
    for page in pages:
        texts = [words.text for words in page.words()]
        assert texts[:3] == ["Cột 1", "Cột 2", "Cột 3"]
        assert_cells_hold_their_words(page)


def test_every_cell_of_a_long_table_is_found_once() -> None:
    pages = pages_of(simple_table([text_row(f"«a{n}»", f"«b{n}» {LONG}", f"«c{n}»") for n in range(150)]))
    text = drawn(pages)
    for n in range(150):
        assert [text.count(f"«{column}{n}»") for column in "abc"] == [1, 1, 1]


def test_a_cell_longer_than_a_page_runs_on() -> None:
    words = " ".join(f"từ{n:05d}" for n in range(6000))
    pages = pages_of(simple_table([text_row("trước", words, "sau"), text_row("hàng", "kế", "tiếp")]))
    assert len(pages) > 5
    assert "".join(words.split()) in drawn_column(pages, 1)
    for page in pages:
        assert_cells_hold_their_words(page)
    assert "hàng" in [found.text for found in pages[-1].words()]


def drawn_column(pages: list[Page], column: int) -> str:
    """The text of one of three equal columns, without the header."""
    step = PORTRAIT.frame_width / 3
    left = PORTRAIT.left + column * step
    return "".join(
        "".join(words.text.split())
        for page in pages
        for words in page.words()
        if left <= words.x < left + step and not words.text.startswith("Cột")
    )


def test_a_word_wider_than_its_cell_stays_in_it() -> None:
    monster = "A" * 400
    pages = pages_of(simple_table([text_row(monster, monster.lower(), "1")]))
    assert drawn(pages).count("A") == 400
    assert drawn(pages).count("a") == 400
    for page in pages:
        assert_cells_hold_their_words(page)


def merged_rows(count: int, lead: str) -> list[Row]:
    """Rows whose middle cell is one for all."""
    first = Row((Cell("việc 0"), Cell(lead, row_span=count), Cell("kỳ 0")))
    return [first, *(Row((Cell(f"việc {n}"), Cell(f"kỳ {n} {LONG}"))) for n in range(1, count))]


def test_a_merged_cell_taller_than_a_page_is_outlined_on_each() -> None:
    pages = pages_of(simple_table(merged_rows(40, "Văn phòng")))
    assert len(pages) > 3
    middle = PORTRAIT.left + PORTRAIT.frame_width / 3
    for page in pages:
        assert_cells_hold_their_words(page)
        body = [box for box in boxes(page) if abs(box.x - middle) < 0.01][1:]
        assert len(body) == 1, "one outline for the merged cell on each page"
    assert sum(words.text == "Văn phòng" for page in pages for words in page.words()) == 1


def test_a_merged_cell_with_more_text_than_its_rows_makes_room() -> None:
    lead = " ".join(f"tên{n:04d}" for n in range(900))
    pages = pages_of(simple_table([*merged_rows(3, lead), text_row("cuối", "cuối", "cuối")]))
    assert "".join(lead.split()) in drawn_column(pages, 1)
    for page in pages:
        assert_cells_hold_their_words(page)


def test_a_group_title_stays_with_its_first_row() -> None:
    rows = [text_row(f"{n}", "việc", "x") for n in range(37)]
    for fill in range(12):
        title = Row((Cell("NHÓM MỚI", bold=True, col_span=3),), keep=True)
        pages = pages_of(simple_table([*rows, *rows[:fill], title, text_row("sau", "nhóm", "x")]))
        titled = next(page for page in pages if any(words.text == "NHÓM MỚI" for words in page.words()))
        assert any(words.text == "sau" for words in titled.words())


def test_numbers_stand_on_the_right() -> None:
    content = Table((Column(1), Column(1, Align.RIGHT)), (), (text_row("a", "1"), text_row("b", "1.234,5")))
    (page,) = pages_of(content)
    ends = [right_end(words) for words in page.words() if words.text in {"1", "1.234,5"}]
    assert ends[0] == pytest.approx(ends[1])
    assert ends[0] == pytest.approx(PORTRAIT.left + PORTRAIT.frame_width - 3)


def test_spans_take_the_room_of_their_columns_and_rows() -> None:
    rows = [
        Row((Cell("A", row_span=2, col_span=2), Cell("B"))),
        Row((Cell("C"),)),
        Row((Cell("D"), Cell("E", col_span=9))),
    ]
    (page,) = pages_of(Table((Column(1), Column(1), Column(1)), (), tuple(rows)))
    assert len(boxes(page)) == 5
    assert_cells_hold_their_words(page)
    area = sum(box.width * box.height for box in boxes(page))
    height = max(box.y + box.height for box in boxes(page)) - PORTRAIT.top
    assert area == pytest.approx(PORTRAIT.frame_width * height)


def test_a_header_too_high_to_repeat_is_set_once() -> None:
    content = Table(
        (Column(1),), (Row((Cell("đầu " * 800),)),), tuple(text_row(f"hàng {n}") for n in range(80))
    )
    pages = pages_of(content)
    assert drawn(pages).count("đầu") == 800
    for page in pages:
        assert_cells_hold_their_words(page)


def test_more_cells_than_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="more cells"):
        pages_of(simple_table([text_row("1", "2", "3", "4")]))


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.integers(0, 260), st.integers(0, 900), st.booleans()),
        min_size=1,
        max_size=12,
    )
)
def test_any_table_comes_out_whole(groups: list[tuple[int, int, int, bool]]) -> None:
    rows: list[Row] = []
    expected: list[str] = []
    for number, (span, left, right, keep) in enumerate(groups):
        if keep:
            rows.append(
                Row((Cell(f"⟦nhóm{number}⟧".replace("⟦", "(").replace("⟧", ")"), col_span=3),), keep=True)
            )
            expected.append(f"(nhóm{number})")
        lead = f"(chủ{number}) " + "vì " * left
        rows.append(Row((Cell(f"(a{number})"), Cell(lead, row_span=span), Cell("và " * right))))
        rows.extend(Row((Cell(f"(b{number}.{n})"), Cell("x"))) for n in range(1, span))
        expected += [f"(a{number})", f"(chủ{number})", *(f"(b{number}.{n})" for n in range(1, span))]
    pages = pages_of(simple_table(rows))
    text = drawn(pages)
    assert all(text.count(item) == 1 for item in expected)
    assert text.count("vì") == sum(left for _, left, _, _ in groups)
    assert text.count("và") == sum(right for _, _, right, _ in groups)
    for page in pages:
        assert_cells_hold_their_words(page)
