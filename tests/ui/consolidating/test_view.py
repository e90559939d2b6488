"""What the page shows, without a window: rows, spreads, bars, lists of offices."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.figures_below import CODES, PERIOD, lay
from tests.ui.consolidating.conftest import SENT

from xacai.domain.consolidation import Spread, View, ranking
from xacai.services.workspace import Workspace
from xacai.ui.consolidating import office_view, view
from xacai.ui.consolidating.office_view import Behind
from xacai.ui.consolidating.view import Totals
from xacai.ui.models.cells import CellKind


@pytest.fixture
def totals(above: Workspace) -> Totals:
    return view.read_totals(above, PERIOD)


@pytest.fixture
def behind(above: Workspace, totals: Totals) -> Behind:
    row = totals.row("3.3.3")
    assert row is not None
    return office_view.read_behind(above, totals, row, View.REPORTED)


def test_every_number_says_how_many_offices_stand_behind_it(totals: Totals) -> None:
    columns = [column.title for column in view.columns()]
    shown = {row.key: row.cells for row in view.rows(totals) if not row.is_group}
    for code, item in totals.found.rows.items():
        if item.value is not None:
            assert shown[code][columns.index("Tổng hợp")].text
            assert shown[code][columns.index("Đơn vị")].text == f"{item.offices}/12"
    ratio = shown["3.3.3"]
    assert [cell.text for cell in ratio[3:5]] == ["90,40", "10/12"]
    assert {len(cells) for cells in shown.values()} == {len(columns)}
    narrow = [row.cells for row in view.rows(totals, narrow=True) if not row.is_group]
    assert {len(cells) for cells in narrow} == {len(view.columns(narrow=True))}


def test_a_list_is_never_a_sum() -> None:
    same = Spread(Decimal(118), Decimal(118), Decimal(118), Decimal(118), 9)
    other = Spread(Decimal(117), Decimal(118), Decimal(120), Decimal(118), 7)
    assert "118" in view.spread_words(same, 0) and "117" not in view.spread_words(same, 0)
    assert all(number in view.spread_words(other, 0) for number in ("117", "118", "120"))
    assert view.spread_words(None, 0) == ""


def test_the_missing_are_named_and_of_many_the_first(totals: Totals, above: Workspace) -> None:
    assert totals.counted == (10, 12)
    words = view.missing_words(totals)
    assert "Xã Ngọc Sơn" in words and "Xã Đại Lãnh" in words
    assert view.missing_words(totals, most=1).endswith("và 1 đơn vị khác")
    lay(above, {"55555": {}})
    after = view.read_totals(above, PERIOD)
    (note,) = view.notes(after)
    assert note.words.startswith("1 ") and "55555" in note.names


def test_offices_stand_in_order_then_those_without_a_number_then_the_missing(
    totals: Totals, behind: Behind
) -> None:
    rows = office_view.rows(behind)
    assert [row.key for row in rows] == [*reversed(SENT), *CODES[10:]]
    far = office_view.rows(behind, office_view.FAR)
    assert [row.key for row in far] == [SENT[0]] and far[0].cells[2].kind is CellKind.WARNING
    assert [row.key for row in office_view.rows(behind, office_view.MISSING)] == list(CODES[10:])
    first = office_view.rows(behind, bar=0)
    assert len(first) == behind.bars[0].count and SENT[0] in {row.key for row in first}
    assert "40,00" in office_view.summary(behind) and office_view.bar_words(behind, 0).startswith("dưới ")


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=40))
def test_each_number_stands_in_one_bar_that_counts_it(values: list[Decimal]) -> None:
    places = ranking({str(at): number for at, number in enumerate(values)})
    bars = office_view.bars_of(places)
    assert sum(bar.count for bar in bars) == len(values)
    assert len(bars) <= 12
    for at, bar in enumerate(bars):
        assert bar.count == sum(1 for number in values if office_view.within(bar, number)), at


def test_what_an_office_sent_is_shown_as_it_stands_there(
    above: Workspace, totals: Totals, behind: Behind
) -> None:
    (row,) = office_view.sent_rows(totals, office_view.read_sent(above, totals, behind, SENT[0]))
    assert (row.key, row.right) == (SENT[0], "400 / 1.000")
    assert "15/09/2026" in row.second
    assert office_view.read_sent(above, totals, behind, CODES[11]) == ()
