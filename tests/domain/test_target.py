"""Targets with baseline and milestones: met, missed, not yet measurable."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.catalogue import OfficeRollUp, Row, RowKind, TimeRollUp
from xacai.domain.plan import Milestone, Target
from xacai.domain.report import Reached
from xacai.domain.target import check_measuring, judge_target, measures_change
from xacai.domain.threshold import read_thresholds

MET, MISSED, UNKNOWN = Reached.MET, Reached.MISSED, Reached.UNKNOWN
NUMBERS = st.decimals(0, 10_000, places=2, allow_nan=False, allow_infinity=False)


def target(text: str, baseline: str | None = None, *milestones: Milestone) -> Target:
    known = None if baseline is None else Decimal(baseline)
    return Target("I/1", text, thresholds=tuple(read_thresholds(text)), baseline=known, milestones=milestones)


@pytest.mark.parametrize(
    ("text", "baseline", "actual", "wanted", "comparator", "expected"),
    [
        ("Số hồ sơ quá hạn giảm so với năm 2024", "50", "49", "50", "<", MET),
        ("Số hồ sơ quá hạn giảm so với năm 2024", "50", "50", "50", "<", MISSED),
        ("Số hồ sơ quá hạn giảm so với năm 2024", None, "50", None, "<", UNKNOWN),
        ("Chỉ số cải thiện so với năm 2025", "81.5", "82", "81.5", ">", MET),
        ("Số hồ sơ quá hạn giảm tối thiểu 20%", "50", "40", "40", "<=", MET),
        ("Số hồ sơ quá hạn giảm tối thiểu 20%", "50", "41", "40", "<=", MISSED),
        ("Số hồ sơ quá hạn giảm tối thiểu 20%", None, "5", None, "<=", UNKNOWN),
        ("Số hồ sơ quá hạn giảm tối thiểu 20%", "0", "0", None, "<=", UNKNOWN),
        ("Thu ngân sách tăng tối thiểu 8% so với năm 2025", "4820", "5205.6", "5205.6", ">=", MET),
        ("Thu ngân sách tăng tối thiểu 8% so với năm 2025", "4820", "5205", "5205.6", ">=", MISSED),
        ("Giảm ít nhất 05 đơn vị", "19", "14", "14", "<=", MET),
        ("Giảm tỷ lệ hồ sơ trễ xuống dưới 5%", "9", "4", "5", "<", MET),
        ("Nâng tỷ lệ lên 95% so với năm 2024", "80", "94", "95", ">=", MISSED),
        ("Tăng tỷ lệ hồ sơ trực tuyến đạt tối thiểu 80%", "60", "79", "80", ">=", MISSED),
        ("Tối thiểu 98% hồ sơ đúng hạn", None, "98", "98", ">=", MET),
        ("Đạt thứ hạng tốt trở lên", "3", "2", None, ">=", UNKNOWN),
    ],
)
def test_standings(
    text: str, baseline: str | None, actual: str, wanted: str | None, comparator: str, expected: Reached
) -> None:
    found = judge_target(target(text, baseline), Decimal(actual))
    assert found.wanted == (None if wanted is None else Decimal(wanted))
    assert (found.comparator.value, found.reached) == (comparator, expected)


@given(NUMBERS.filter(bool), NUMBERS, st.integers(1, 100))
def test_a_fall_is_met_exactly_when_it_is_large_enough(
    baseline: Decimal, actual: Decimal, percent: int
) -> None:
    wish = target(f"Số hồ sơ quá hạn giảm tối thiểu {percent}%", str(baseline))
    fell = (baseline - actual) * 100 >= baseline * percent
    assert judge_target(wish, actual).reached is (MET if fell else MISSED)


@given(NUMBERS, NUMBERS)
def test_without_a_value_nothing_is_said(baseline: Decimal, _other: Decimal) -> None:
    wish = target("Số hồ sơ quá hạn giảm so với năm 2024", str(baseline))
    assert judge_target(wish, None).reached is UNKNOWN


def test_a_milestone_stands_before_the_threshold_in_its_period_alone() -> None:
    wish = target("Tổ chức ít nhất 02 hội nghị", None, Milestone("2026-Q3", Decimal(1)))
    assert judge_target(wish, Decimal(1), "2026-Q3").reached is MET
    assert judge_target(wish, Decimal(1), "2026-Q3").milestone
    assert judge_target(wish, Decimal(1), "2026-Y").reached is MISSED


def test_a_milestone_of_a_fall_is_an_upper_limit_that_may_be_reached() -> None:
    wish = target("Số hồ sơ quá hạn giảm so với năm 2024", "50", Milestone("2026-6M", Decimal(45)))
    assert judge_target(wish, Decimal(45), "2026-6M").reached is MET
    assert judge_target(wish, Decimal(46), "2026-6M").reached is MISSED


def test_a_milestone_makes_a_band_measurable() -> None:
    wish = target("Đạt thứ hạng tốt trở lên", None, Milestone("2026-Y", Decimal(80)))
    assert judge_target(wish, Decimal(81), "2026-Y").reached is MET


def test_a_row_that_is_itself_a_change_needs_no_baseline() -> None:
    row = Row(
        "4.2.2", "2.2", "Tỷ lệ giảm so với năm 2021", "%", RowKind.AMOUNT, TimeRollUp.LAST, OfficeRollUp.NONE
    )
    assert measures_change(row) and not measures_change(replace(row, name="Số giảm"))
    wish = target("Số ĐVSNCL giảm tối thiểu 20% so với năm 2021")
    assert judge_target(wish, Decimal(21), "", row).reached is MET
    assert judge_target(wish, Decimal(21)).reached is UNKNOWN


def test_what_cannot_be_a_baseline_or_a_milestone() -> None:
    good = target("x", "1", Milestone("2026-Y", Decimal(1)))
    assert check_measuring(good) == ()
    twice = replace(good, milestones=good.milestones * 2)
    nowhere = replace(good, milestones=(Milestone("2026-Q9", Decimal(1)),))
    for wrong in (twice, nowhere):
        assert [issue.code for issue in check_measuring(wrong)] == ["target.milestone-period"]
    large = replace(good, baseline=Decimal("1e18"))
    assert [issue.code for issue in check_measuring(large)] == ["target.number-too-large"]
