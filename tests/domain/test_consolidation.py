"""Sums over offices: by each row's own roll-up, independent of order, never of another version's meaning."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.catalogue import OfficeRollUp, Row, RowKind, TimeRollUp
from xacai.domain.consolidation import Tally, ranking, ratio_over, shares, spread, summed, tally
from xacai.domain.indicator import NOTHING, UNKNOWN, Cell, CellState, value


def row(code: str, office: OfficeRollUp, kind: RowKind = RowKind.COUNT) -> Row:
    return Row(
        code, code, f"Hàng {code}", "%" if kind is RowKind.RATIO else "hồ sơ", kind, TimeRollUp.SUM, office
    )


def test_unknown_is_left_out_and_nothing_arose_counts_as_an_office() -> None:
    found = tally([value(3), NOTHING, UNKNOWN, Cell(), value("1.5")])
    assert found == Tally(3, Decimal("4.5"), 2)


def test_each_roll_up() -> None:
    found = Tally(4, Decimal(10), 3)
    assert summed(row("1", OfficeRollUp.SUM), found).value == 10
    assert summed(row("1", OfficeRollUp.YES, RowKind.FLAG), found).value == 3
    assert summed(row("1", OfficeRollUp.NONE), found).value is None
    listed = summed(row("1", OfficeRollUp.LIST), found, {Decimal(118): 3, Decimal(120): 1})
    assert listed.value is None and listed.offices == 4
    assert listed.spread is not None
    assert (listed.spread.lowest, listed.spread.highest, listed.spread.usual) == (118, 120, 118)
    assert (listed.spread.middle, listed.spread.agreeing) == (118, 3)


def test_a_sum_over_nobody_is_no_number() -> None:
    assert summed(row("1", OfficeRollUp.SUM), Tally()).value is None
    assert spread({}) is None


def test_a_ratio_is_recomputed_never_averaged() -> None:
    """9 of 10 and 100 of 1000: together 109 of 1010, not the mean of 90 % and 10 %."""
    ratio = Row(
        "3", "3", "Tỷ lệ", "%", RowKind.RATIO, TimeRollUp.RATIO, OfficeRollUp.RATIO, 2,
        numerator="1", denominator="2",
    )  # fmt: skip
    found, offices = ratio_over(ratio, tally([value(9), value(100)]), tally([value(10), value(1000)]))
    assert (found.value, offices) == (Decimal("10.79"), 2)
    assert ratio_over(ratio, Tally(), Tally())[0].value is None
    assert ratio_over(ratio, tally([NOTHING]), tally([NOTHING]))[0].value is None


def test_equal_values_share_a_rank() -> None:
    places = ranking({"b": Decimal(2), "a": Decimal(2), "c": Decimal(1)})
    assert [(place.office, place.rank) for place in places] == [("a", 1), ("b", 1), ("c", 3)]
    lowest = ranking({"b": Decimal(2), "a": Decimal(2), "c": Decimal(1)}, lowest_first=True)
    assert [(place.office, place.rank) for place in lowest] == [("c", 1), ("a", 2), ("b", 2)]


def test_one_far_from_its_peers_is_marked() -> None:
    values = {f"x{number}": Decimal(95 + number % 4) for number in range(10)} | {"far": Decimal(9)}
    assert [place.office for place in ranking(values) if place.outlying] == ["far"]


def test_shares_between_edges() -> None:
    values = [Decimal(number) for number in (40, 79, 80, 95, 100)]
    assert shares(values, [Decimal(80), Decimal(95)]) == (2, 1, 2)


AMOUNTS = st.decimals(-(10**6), 10**6, places=3)
CELLS = st.one_of(
    AMOUNTS.map(lambda amount: Cell(CellState.VALUE, amount)), st.sampled_from([NOTHING, UNKNOWN, Cell()])
)


@given(st.lists(CELLS, max_size=30), st.randoms(use_true_random=False))
def test_order_and_grouping_do_not_matter(cells: list[Cell], chance: random.Random) -> None:
    cut = chance.randint(0, len(cells))
    mixed = chance.sample(cells, len(cells))
    assert tally(mixed) == tally(cells) == tally(cells[:cut]) + tally(cells[cut:])


@pytest.mark.parametrize("office", [OfficeRollUp.LIST, OfficeRollUp.NONE, OfficeRollUp.RATIO])
def test_only_sums_and_yeses_are_added(office: OfficeRollUp) -> None:
    assert summed(row("1", office), Tally(2, Decimal(5), 2)).value is None
