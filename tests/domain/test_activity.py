"""Activities of a period: counted by window, kind, field and measure; what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.activity import (
    Activity,
    ActivityKind,
    check_activity,
    counts_by_kind,
    last_number,
    measures_of,
    new_activity_key,
    of_field,
    of_kind,
    outside_year,
    tally,
    within,
)
from xacai.domain.field import FieldCode
from xacai.domain.period import Window

TODAY = date(2026, 9, 16)
DAYS = st.dates(date(2025, 12, 1), date(2026, 12, 31))
ACTIVITIES = st.lists(
    st.builds(
        Activity,
        key=st.integers(1, 99).map(lambda number: f"2026/hd-{number}"),
        day=DAYS,
        kind=st.sampled_from(ActivityKind),
        name=st.just("Họp"),
        field=st.none() | st.sampled_from(FieldCode),
        counts=st.dictionaries(st.sampled_from(("participants", "units")), st.integers(0, 500)),
    ),
    max_size=20,
)


def activity(**changes: object) -> Activity:
    given = {"key": "2026/hd-1", "day": date(2026, 9, 4), "kind": ActivityKind.CLASS, "name": "Lớp"}
    return Activity(**{**given, **changes})  # type: ignore[arg-type]


@given(ACTIVITIES, DAYS, st.integers(0, 200))
def test_every_activity_is_within_its_window_or_outside(
    items: list[Activity], first: date, length: int
) -> None:
    days = Window(first, first + timedelta(days=length))
    inside = within(items, days)
    assert len(inside) == sum(1 for item in items if days.first <= item.day <= days.last)
    assert [item.day for item in inside] == sorted(item.day for item in inside)


@given(ACTIVITIES)
def test_kinds_and_fields_part_the_activities(items: list[Activity]) -> None:
    counted = counts_by_kind(items)
    assert sum(found.number for found in counted.values()) == len(items)
    assert all(found.number for found in counted.values())
    with_field = sum(len(of_field(items, code)) for code in FieldCode)
    assert with_field == sum(1 for item in items if item.field is not None)


@given(ACTIVITIES, st.sampled_from(("participants", "units")))
def test_a_sum_is_over_those_that_tell_it(items: list[Activity], measure: str) -> None:
    found = tally(items, measure)
    told = [item.counts[measure] for item in items if measure in item.counts]
    assert (found.number, found.told) == (len(items), len(told))
    assert found.total == (sum(told) if told else None)
    assert (measure in measures_of(items)) == bool(told)


def test_none_of_a_kind() -> None:
    assert of_kind([activity()], ActivityKind.DIALOGUE) == ()
    assert tally((), "participants").total is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": ""}, "activity.name-missing"),
        ({"name": "x" * 1001}, "activity.name-too-long"),
        ({"day": TODAY + timedelta(days=1)}, "activity.day-in-future"),
        ({"counts": {"participants": -1}}, "activity.count-outside"),
        ({"counts": {"participants": 10_000_001}}, "activity.count-outside"),
        ({"counts": {"Số người": 3}}, "activity.measure-malformed"),
        ({"counts": {"number": 3}}, "activity.measure-malformed"),
    ],
)
def test_what_is_refused(changes: dict[str, object], code: str) -> None:
    assert [issue.code for issue in check_activity(activity(**changes), TODAY)] == [code]


def test_a_good_one_of_today() -> None:
    assert check_activity(activity(day=TODAY, counts={"participants.women": 0}), TODAY) == ()


@pytest.mark.parametrize(
    ("day", "outside"),
    [("2025-12-14", True), ("2025-12-15", False), ("2026-12-31", False), ("2027-01-01", True)],
)
def test_the_year_of_a_plan_begins_with_its_first_window(day: str, outside: bool) -> None:
    assert outside_year(activity(day=date.fromisoformat(day)), 2026) is outside


def test_keys_go_up() -> None:
    assert new_activity_key(2026, 9) == "2026/hd-10"
    assert last_number(["2026/hd-9", "2025/hd-10", "?"]) == 10
