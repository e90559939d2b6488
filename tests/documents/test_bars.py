"""Bars in a table: as long as their value, the hatched one told apart, a tick across; words stay in their order."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xacai.documents.consolidation_tables import place_chart
from xacai.documents.content import Table
from xacai.documents.flow import fill_pages
from xacai.documents.fonts import load_fonts
from xacai.documents.page import PORTRAIT, Band, Page, Rule
from xacai.documents.painting import paint
from xacai.documents.table import table
from xacai.domain.catalogue import OfficeRollUp, Row, RowKind, TimeRollUp
from xacai.domain.consolidation import Place

FONTS = load_fonts()
ROW = Row(
    "3.3.3", "3.3.3", "Tỷ lệ đúng hạn", "%", RowKind.RATIO, TimeRollUp.RATIO, OfficeRollUp.RATIO, decimals=2
)
NAMES = {"98001": "Ủy ban nhân dân xã Lộc Khê", "98002": "Ủy ban nhân dân phường An Lạc"}
PLACES = (Place("98001", Decimal(80), 1), Place("98002", Decimal(20), 2, outlying=True))


def pages_of(content: Table) -> list[Page]:
    return fill_pages([table(content, PORTRAIT.frame_width, FONTS)], PORTRAIT)


def marks(pages: list[Page], kind: type[Band] | type[Rule]) -> list[Band | Rule]:
    return [
        mark for page in pages for placed in page.placed for mark in placed.marks if isinstance(mark, kind)
    ]


@pytest.fixture
def pages() -> list[Page]:
    return pages_of(place_chart(ROW, PLACES, NAMES, Decimal(50)))


def test_a_bar_is_as_long_as_its_value(pages: list[Page]) -> None:
    first, second = (mark for mark in marks(pages, Band) if isinstance(mark, Band))
    assert first.width == pytest.approx(second.width * 4)
    assert (first.hatched, second.hatched) == (False, True)


def test_the_common_value_is_a_tick_across_every_row(pages: list[Page]) -> None:
    ticks = [mark for mark in marks(pages, Rule) if isinstance(mark, Rule)]
    band = next(mark for mark in marks(pages, Band) if isinstance(mark, Band))
    assert len(ticks) == 2 and {tick.x for tick in ticks} == {ticks[0].x}
    assert ticks[0].x - band.x == pytest.approx(band.width * 5 / 8)


def test_the_words_stand_in_the_order_of_the_table(pages: list[Page]) -> None:
    texts = [words.text for page in pages for words in page.words()]
    first, second = (
        ["1", "98001", "Xã Lộc Khê", "80,00"],
        ["2", "98002", "Phường An Lạc", "Khác xa các đơn vị khác"],
    )
    assert texts[-9:] == [*first, *second, "20,00"]
    assert "Biểu đồ (từ 0 đến 80)" in " ".join(texts)


def test_bars_are_grey_or_hatched_never_coloured(pages: list[Page]) -> None:
    stream = paint(pages, FONTS)
    assert stream.count(b" g ") == 1 and stream.count(b" W n ") == 1
    assert b" rg" not in stream and b" RG" not in stream


def test_bars_go_on_over_pages() -> None:
    places = tuple(Place(f"{98_000 + rank}", Decimal(200 - rank), rank) for rank in range(1, 169))
    found = pages_of(place_chart(ROW, places, {}, None))
    assert len(found) > 3 and len(marks(found, Band)) == 168
    assert all("Biểu" in " ".join(words.text for words in page.words()) for page in found)
