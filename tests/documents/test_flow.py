"""Filling pages: order, gaps, kept neighbours, no single lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.documents.samples import LONG

from xacai.documents.content import Align, Run
from xacai.documents.flow import Flowable, Solid, fill_pages, shift, stack
from xacai.documents.fonts import load_fonts
from xacai.documents.page import Box, Rule, Shape
from xacai.documents.prose import Style, prose

FONTS = load_fonts()
SHAPE = Shape(400, 300, 20, 20, 30, 20)


def text(words: str, **style: object) -> Flowable:
    """A paragraph in the frame."""
    return prose([Run(words)], Style(12, 15, Align.LEFT, **style), SHAPE.frame_width, FONTS)  # type: ignore[arg-type]


def test_no_page_begins_or_ends_with_a_single_line() -> None:
    lines = 7
    for filler in range(17):
        pages = fill_pages([Solid(filler * 15), text("\n".join(f"dòng {n}" for n in range(lines)))], SHAPE)
        counts = [sum(1 for _ in page.words()) for page in pages]
        assert sum(counts) == lines
        assert 1 not in counts, filler


def test_a_short_paragraph_stays_whole() -> None:
    for filler in range(17):
        pages = fill_pages([Solid(filler * 15), text("một\nhai\nba")], SHAPE)
        assert sum(1 for page in pages if any(page.words())) == 1


def test_kept_items_move_together() -> None:
    chain = [text("I. Mục", keep=True), text("1. Mục nhỏ", keep=True), text(LONG)]
    for filler in range(17):
        pages = fill_pages([Solid(filler * 15), *chain], SHAPE)
        first = next(page for page in pages if any(w.text.startswith("I.") for w in page.words()))
        assert sum(1 for _ in first.words()) >= 4


def test_the_larger_of_two_gaps_counts_and_none_at_the_head_of_a_page() -> None:
    (page,) = fill_pages([Solid(10, before=50), Solid(10, after=6), Solid(10, before=9)], SHAPE)
    assert [placed.y for placed in page.placed] == [20, 30, 49]


def test_something_higher_than_a_page_still_ends() -> None:
    pages = fill_pages([Solid(10), Solid(900), Solid(10)], SHAPE)
    assert [len(page.placed) for page in pages] == [1, 1, 1]


def test_nothing_makes_one_empty_page() -> None:
    (page,) = fill_pages([], SHAPE)
    assert page.placed == []


def test_marks_are_moved_whole() -> None:
    assert shift([Rule(1, 2, 3, 4, 0.5), Box(1, 2, 3, 4)], 10, 20) == [
        Rule(11, 22, 13, 24, 0.5),
        Box(11, 22, 3, 4),
    ]
    marks, y = stack([Solid(10, [Box(0, 0, 1, 1)]), Solid(10, [Box(0, 0, 1, 1)], before=5)], x=3)
    assert (marks[1], y) == (Box(3, 15, 1, 1), 25)


@given(st.lists(st.tuples(st.integers(1, 40), st.booleans()), max_size=12))
def test_every_line_is_placed_in_order_inside_the_frame(paragraphs: list[tuple[int, bool]]) -> None:
    flow: list[Flowable] = []
    expected: list[str] = []
    for number, (lines, keep) in enumerate(paragraphs):
        texts = [f"{number}.{line}" for line in range(lines)]
        expected += texts
        flow.append(text("\n".join(texts), keep=keep, before=6))
    pages = fill_pages(flow, SHAPE)
    assert [words.text for page in pages for words in page.words()] == expected
    for page in pages:
        assert all(SHAPE.top < words.y < SHAPE.height - SHAPE.bottom for words in page.words())
