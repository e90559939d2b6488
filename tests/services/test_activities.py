"""Activities: recorded, changed, taken back; what is refused; how they reach the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from xacai.domain.activity import Activity, ActivityKind
from xacai.domain.issue import Refusal
from xacai.domain.period import quarter
from xacai.domain.progress import Proof
from xacai.services import activities, computing, reporting
from xacai.services.assessing import drafted_sentences
from xacai.services.own_indicators import catalogue_for
from xacai.services.workspace import Workspace

Q3 = quarter(2026, 3)


def dialogue(**changes: object) -> Activity:
    given = {"key": "", "day": date(2026, 9, 1), "kind": ActivityKind.DIALOGUE, "name": "Đối thoại"}
    return Activity(**{**given, **changes})  # type: ignore[arg-type]


def test_a_key_is_never_given_twice(small: Workspace) -> None:
    first = activities.record_activity(small, dialogue())
    activities.remove_activity(small, first.key)
    second = activities.record_activity(small, dialogue(proof=Proof(" 9/TB ")))
    assert (first.key, second.key) == ("2026/hd-1", "2026/hd-2")
    assert activities.get_activity(small, second.key).proof.number == "9/TB"
    activities.put_back_activity(small, first)
    assert {item.key for item in activities.list_activities(small)} == {first.key, second.key}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "  "}, "activity.name-missing"),
        ({"day": date(2026, 9, 17)}, "activity.day-in-future"),
        ({"counts": {"participants": -2}}, "activity.count-outside"),
        ({"task_key": "I.1/1"}, "activity.task-without-plan"),
        ({"plan_key": "2026/khac"}, "plan.unknown"),
        ({"plan_key": "2026/cchc", "task_key": "XX.1/1"}, "plan.task-unknown"),
        ({"plan_key": "2026/cchc", "day": date(2025, 11, 30)}, "activity.day-outside-year"),
    ],
)
def test_refused_and_nothing_stored(sample: Workspace, changes: dict[str, object], code: str) -> None:
    before = activities.list_activities(sample)
    with pytest.raises(Refusal) as refused:
        activities.record_activity(sample, dialogue(**changes))
    assert refused.value.issue.code == code
    assert activities.list_activities(sample) == before


def test_a_day_outside_the_year_may_be_meant(sample: Workspace) -> None:
    early = dialogue(plan_key="2026/cchc", day=date(2025, 11, 30))
    assert activities.record_activity(sample, early, accept=True).day == early.day


def test_changing_one_that_is_not_there(small: Workspace) -> None:
    with pytest.raises(Refusal) as refused:
        activities.change_activity(small, dialogue(key="2026/hd-8"))
    assert refused.value.issue.code == "activity.unknown"


def test_the_report_holds_those_of_its_window_and_drafts_them(sample: Workspace) -> None:
    report = reporting.get_report(sample, Q3)
    known = computing.facts(sample, report)
    assert {item.day for item in known.activities} <= {
        item.day for item in activities.activities_of(sample, Q3)
    }
    assert all(known.window.holds(item.day) for item in known.activities) and known.activities
    lines = drafted_sentences(report, catalogue_for(sample, report), "I.2", known, None)
    assert any("02 lớp tập huấn, bồi dưỡng với 31 lượt người tham gia" in line for line in lines)
    content = reporting.content_of(sample, report, known)
    assert [item["name"] for item in content["activities"]] == [item.name for item in known.activities]


def test_an_activity_more_feeds_the_own_indicator(sample: Workspace) -> None:
    report = reporting.get_report(sample, Q3)
    assert computing.facts(sample, report).values["own.1"].number == 1
    added = activities.record_activity(sample, dialogue())
    cell = computing.facts(sample, report).values["own.1"]
    assert (cell.number, cell.note) == (2, "Từ 2 hoạt động")
    activities.change_activity(sample, replace(added, day=date(2026, 6, 14)))
    assert computing.facts(sample, report).values["own.1"].number == 1
