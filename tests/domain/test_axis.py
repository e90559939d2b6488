"""The axis of a chart: round ends round all values, above 0 only where they lie close together."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.axis import axis_of, share_of

NUMBERS = st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("values", "axis"),
    [
        (("98.7", "59.94", "12"), (0, 100)),
        (("1889", "621"), (0, 2000)),
        (("99.58", "93.14", "95"), (91, 100)),
        (("100", "98.98"), (98, 100)),
        (("5", "5"), (0, 5)),
        (("0", "0"), (0, 1)),
        ((), (0, 1)),
    ],
)
def test_ends_are_round(values: tuple[str, ...], axis: tuple[int, int]) -> None:
    assert tuple(map(int, axis_of([Decimal(value) for value in values]))) == axis


@given(NUMBERS)
def test_every_value_lies_on_its_axis_in_order(values: list[Decimal]) -> None:
    low, high = axis_of(values)
    assert 0 <= low <= min(values) and max(values) <= high
    shares = [share_of(value, (low, high)) for value in sorted(values)]
    assert shares == sorted(shares) and all(0 <= share <= 1 for share in shares)
    if max(values) > 0:
        assert shares[-1] >= 0.5, "the longest bar uses the room"


def test_a_value_beyond_the_axis_stays_at_its_end() -> None:
    axis = (Decimal(90), Decimal(100))
    assert share_of(Decimal(80), axis) == 0 and share_of(Decimal(120), axis) == 1
