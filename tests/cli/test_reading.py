"""Words of a command as values."""

from __future__ import annotations

import argparse
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from xacai.cli import reading
from xacai.domain.period import quarter


def test_good_words_are_read() -> None:
    assert reading.a_day("2026-09-15") == date(2026, 9, 15)
    assert reading.a_period("2026-q3") == quarter(2026, 3)
    assert (reading.a_plan("2026"), reading.a_plan("2026/kiem-tra")) == ("2026/cchc", "2026/kiem-tra")
    assert reading.a_path("~/x") == Path("~/x").expanduser()
    decomposed = unicodedata.normalize("NFD", "Tiếng Việt")
    assert reading.words(decomposed) == "Tiếng Việt"


@pytest.mark.parametrize("text", ["15/9/2026", "2026-13-01", "2026-02-30", "", "hôm nay"])
def test_what_is_no_day_is_wrong_use(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        reading.a_day(text)


@pytest.mark.parametrize("text", ["2026", "2026-Q0", "2026-7M", "1999-Q1", "Q1-2026", ""])
def test_what_is_no_period_is_wrong_use(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        reading.a_period(text)


@pytest.mark.parametrize("text", ["cchc", "26/cchc", "2026/", "2026/CCHC", "2026/a b", "²⁰²⁶"])
def test_what_is_no_plan_key_is_wrong_use(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        reading.a_plan(text)


@pytest.mark.parametrize(("text", "number"), [("5000000", 5_000_000), ("5.000.000", 5_000_000), ("-1", -1)])
def test_a_whole_number_may_have_its_thousands_parted(text: str, number: int) -> None:
    assert reading.a_number(text) == number
    with pytest.raises(argparse.ArgumentTypeError):
        reading.a_number(f"{text} đồng")


def test_pairs_are_parted_at_the_first_equals_sign() -> None:
    assert reading.pairs(["a=b=c", " d = e "]) == {"a": "b=c", "d": "e"}
    assert reading.pairs(None) == {}
    assert reading.pairs(["alone"]) == {"alone": ""}
