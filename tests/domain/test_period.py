"""Data windows run from the 15th to the 14th."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.period import (
    Period,
    PeriodKind,
    Window,
    before,
    clip,
    name,
    own_part,
    parts,
    quarter,
    read_period,
    window,
    year_before,
)

years = st.integers(2001, 2199)
quarters = st.builds(quarter, years, st.integers(1, 4))
months = st.builds(lambda year, n: Period(PeriodKind.MONTH, year, n), years, st.integers(1, 12))
cumulative = st.builds(
    Period, st.sampled_from([PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR]), years
)
periods = st.one_of(quarters, months, cumulative)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2025-Q1", "2024-12-15", "2025-03-14"),
        ("2025-Q2", "2025-03-15", "2025-06-14"),
        ("2025-Q3", "2025-06-15", "2025-09-14"),
        ("2025-Q4", "2025-09-15", "2025-12-14"),
        ("2025-6M", "2024-12-15", "2025-06-14"),
        ("2025-9M", "2024-12-15", "2025-09-14"),
        ("2025-Y", "2024-12-15", "2025-12-14"),
        ("2025-M01", "2024-12-15", "2025-01-14"),
        ("2025-M02", "2025-01-15", "2025-02-14"),
        ("2025-12-20..2026-01-15", "2025-12-20", "2026-01-15"),
    ],
)
def test_windows_of_the_guidance(code: str, first: str, last: str) -> None:
    period = read_period(code)
    assert period is not None
    assert window(period) == Window(date.fromisoformat(first), date.fromisoformat(last))


@given(periods)
def test_code_names_the_period_back(period: Period) -> None:
    assert read_period(period.code) == period


@pytest.mark.parametrize(
    "code", ["", "2025", "2025-Q5", "2025-Q0", "2025-M13", "1875-Q1", "2025-3M", "2025-02-30..2025-03-01",
             "2026-01-15..2025-12-20", "Q3-2025"]
)  # fmt: skip
def test_what_names_no_period(code: str) -> None:
    assert read_period(code) is None


@given(quarters)
def test_quarters_follow_each_other_without_gap_or_overlap(period: Period) -> None:
    former = before(period)
    assert former is not None
    assert window(former).last + timedelta(days=1) == window(period).first


@given(cumulative)
def test_a_cumulative_window_is_exactly_its_parts(period: Period) -> None:
    quarters_of_it = parts(period)
    assert window(quarters_of_it[0]).first == window(period).first
    assert window(quarters_of_it[-1]).last == window(period).last
    assert own_part(period) == quarters_of_it[-1]


@given(periods)
def test_last_year_is_the_same_window_a_year_earlier(period: Period) -> None:
    earlier = year_before(period)
    assert earlier is not None
    assert window(earlier).first.year == window(period).first.year - 1
    assert (window(earlier).first.month, window(earlier).first.day) == (
        window(period).first.month,
        window(period).first.day,
    )


@given(periods, st.dates(date(2000, 1, 1), date(2199, 12, 31)))
def test_clipping_never_leaves_the_window_nor_the_validity(period: Period, born: date) -> None:
    cut = clip(window(period), born, None)
    if cut is None:
        assert born > window(period).last
    else:
        assert cut.first == max(born, window(period).first)
        assert cut.last == window(period).last


def test_a_commune_born_on_1_july_reports_quarter_three_from_then() -> None:
    assert clip(window(quarter(2025, 3)), date(2025, 7, 1), None) == Window(
        date(2025, 7, 1), date(2025, 9, 14)
    )
    assert clip(window(quarter(2025, 2)), date(2025, 7, 1), None) is None


def test_names_in_the_words_of_documents() -> None:
    assert name(quarter(2025, 3)) == "quý III năm 2025"
    assert name(Period(PeriodKind.HALF, 2025)) == "6 tháng đầu năm 2025"
    assert name(Period(PeriodKind.YEAR, 2025)) == "năm 2025"
