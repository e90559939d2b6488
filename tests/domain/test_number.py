"""Numbers in Vietnamese writing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.number import (
    looks_foreign,
    read_foreign,
    read_number,
    round_half_up,
    write_decimal,
    write_number,
)

amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=4)


@given(amounts)
def test_what_is_written_is_read_back(amount: Decimal) -> None:
    assert read_number(write_number(amount)) == amount


@given(amounts)
def test_machine_form_keeps_the_value_without_exponent(amount: Decimal) -> None:
    assert Decimal(write_decimal(amount)) == amount
    assert "E" not in write_decimal(amount)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1 234", "1234"),
        ("0", "0"),
        ("-12", "-12"),
        ("1.234.567", "1234567"),
        ("007", "7"),
    ],
)
def test_vietnamese_writing(text: str, expected: str) -> None:
    assert read_number(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["", "abc", "12a", "1,2,3", "1.23.456", "12%", "1.5", "--3", "1e5", "٣"])
def test_what_is_no_vietnamese_number(text: str) -> None:
    assert read_number(text) is None


def test_english_writing_is_told_apart_and_read_only_on_request() -> None:
    assert looks_foreign("1,234.5")
    assert read_foreign("1,234.5") == Decimal("1234.5")
    assert looks_foreign("1.5")
    assert not looks_foreign("1.234")
    assert read_foreign("1.234") is None


def test_half_goes_up() -> None:
    assert round_half_up(Decimal("0.125"), 2) == Decimal("0.13")
    assert write_number(Decimal("97.345"), 2) == "97,35"
    assert write_number(1234567) == "1.234.567"
