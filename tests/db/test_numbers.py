"""Numbers in millionths."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.db.numbers import LARGEST_VND, NumberRefused, from_micro, to_micro, to_vnd
from xacai.domain.number import write_decimal

_inside = st.decimals(-9_000_000_000_000, 9_000_000_000_000, places=6)


@given(_inside)
def test_a_number_comes_back_the_same(number: Decimal) -> None:
    micro = to_micro(number)
    assert micro is not None and abs(micro) < 2**63
    back = from_micro(micro)
    assert back == number
    assert write_decimal(back) == write_decimal(number) == f"{back:f}"


@given(st.lists(_inside, max_size=20))
def test_sums_of_millionths_are_sums_of_numbers(numbers: list[Decimal]) -> None:
    with localcontext(prec=60):
        assert from_micro(sum(to_micro(number) or 0 for number in numbers)) == sum(numbers)


@given(st.integers(-(10**12), 10**12))
def test_the_precision_of_the_thread_does_not_matter(number: int) -> None:
    with localcontext(prec=3):
        assert to_micro(Decimal(number)) == number * 1_000_000


def test_nothing_stays_nothing() -> None:
    assert to_micro(None) is None and from_micro(None) is None and to_vnd(None) is None


@pytest.mark.parametrize("text", ["9000000000000.000001", "-9E12000", "NaN", "Infinity", "1E+400"])
def test_too_large(text: str) -> None:
    with pytest.raises(NumberRefused) as refusal:
        to_micro(Decimal(text), "row 1")
    assert (refusal.value.issue.code, refusal.value.issue.where) == ("store.number-too-large", "row 1")


@pytest.mark.parametrize("text", ["0.0000001", "1E-999999", "1.0000005", "123456789012.12345678901234567890"])
def test_too_fine(text: str) -> None:
    with pytest.raises(NumberRefused) as refusal:
        to_micro(Decimal(text))
    assert refusal.value.issue.code == "store.number-too-fine"


@pytest.mark.parametrize(
    "text", ["0", "-0", "0E+999999", "1.50", "15E-1", "9E+12", "-0.000001", "1.0000000000"]
)
def test_other_spellings_are_kept_exactly(text: str) -> None:
    assert from_micro(to_micro(Decimal(text))) == Decimal(text)


def test_money() -> None:
    assert to_vnd(LARGEST_VND) == LARGEST_VND
    with pytest.raises(NumberRefused):
        to_vnd(LARGEST_VND + 1)
