"""Progress: recorded for a task of the plan, judged at the cut-off of a period or as of today."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from tests.services.offices import PLAN, QUARTER, Clock, period, refused, small_office

from xacai.domain.period import Period, quarter
from xacai.domain.progress import Entry, Mark, Proof, Standing, Status
from xacai.services import planning, setting_up, tracking
from xacai.services.workspace import Workspace

ENTRY = Entry("VIII.2/1", QUARTER.code, Mark.DONE, done_on=date(2026, 9, 1), proof=Proof("9/BC-UBND"))


def standing(workspace: Workspace, key: str, of: Period = QUARTER) -> Standing:
    """How a task stands at a period's cut-off."""
    plan = planning.get_plan(workspace, PLAN)
    return next(item for item in tracking.stand(workspace, plan, of) if item.task.key == key)


def test_what_is_recorded_counts_and_can_be_taken_back(sample: Workspace) -> None:
    before = standing(sample, "VIII.2/1").status
    assert before is not Status.DONE_ON_TIME
    tracking.record(sample, PLAN, ENTRY)
    assert standing(sample, "VIII.2/1").status is Status.DONE_ON_TIME
    tracking.record(sample, PLAN, replace(ENTRY, mark=Mark.IN_PROGRESS))
    assert standing(sample, "VIII.2/1").status is Status.IN_PROGRESS
    tracking.forget(sample, PLAN, ENTRY)
    assert standing(sample, "VIII.2/1").status is before


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (replace(ENTRY, task_key="XX.1/1"), "plan.task-unknown"),
        (replace(ENTRY, deliverable=7), "plan.deliverable-unknown"),
        (replace(ENTRY, deliverable=-1), "plan.deliverable-unknown"),
        (replace(ENTRY, done_on=date(2026, 9, 16)), "plan.done-in-future"),
        (replace(ENTRY, spent_vnd=-1), "plan.spent-negative"),
    ],
)
def test_an_entry_that_does_not_fit_is_refused(sample: Workspace, entry: Entry, code: str) -> None:
    with refused(sample, code):
        tracking.record(sample, PLAN, entry)


def test_an_entry_of_an_unknown_plan_is_refused(sample: Workspace) -> None:
    with refused(sample, "plan.unknown"):
        tracking.record(sample, "2031/cchc", ENTRY)


def test_the_window_is_cut_to_the_validity_of_the_office() -> None:
    born = small_office(valid_from=date(2025, 7, 1), valid_to=date(2026, 2, 10))
    cut = tracking.office_window(born, quarter(2025, 3))
    assert (cut.first, cut.last) == (date(2025, 7, 1), date(2025, 9, 14))
    whole = tracking.office_window(born, quarter(2025, 4))
    assert (whole.first, whole.last) == (date(2025, 9, 15), date(2025, 12, 14))
    assert tracking.office_window(born, quarter(2026, 1)).last == date(2026, 2, 10)
    assert tracking.office_window(born, period("2025-Y")).first == date(2025, 7, 1)


def test_a_period_outside_the_validity_is_refused(blank: Workspace) -> None:
    office = setting_up.found_office(blank, small_office(valid_from=date(2025, 7, 1)))
    with refused(blank, "report.outside-validity"):
        tracking.office_window(office, quarter(2025, 1))


def test_quarter_two_and_the_half_year_share_their_entries(sample: Workspace) -> None:
    half, second = period("2026-6M"), quarter(2026, 2)
    task = planning.get_plan(sample, PLAN).tasks[0]
    assert tracking.entry_for(task, half, Mark.DONE) == tracking.entry_for(task, second, Mark.DONE)
    plan = planning.get_plan(sample, PLAN)
    said = {of: [item.status for item in tracking.stand(sample, plan, of)] for of in (half, second)}
    assert said[half] == said[second]
    tracking.record(sample, PLAN, replace(ENTRY, period=second.code, done_on=date(2026, 6, 1)))
    assert standing(sample, "VIII.2/1", half).status is Status.DONE_ON_TIME
    assert standing(sample, "VIII.2/1", QUARTER).status is Status.DONE_ON_TIME
    assert standing(sample, "VIII.2/1", quarter(2026, 1)).status is not Status.DONE_ON_TIME


def test_a_task_due_after_the_cut_off_is_not_late(sample: Workspace) -> None:
    # III.2/1 is due on 30 September; the quarter is cut off on 14 September.
    assert standing(sample, "III.2/1").due == date(2026, 9, 30)
    assert standing(sample, "III.2/1").status is not Status.OVERDUE


@pytest.mark.parametrize(("month", "day", "status"), [(8, 31, Status.NOT_STARTED), (9, 1, Status.OVERDUE)])
def test_a_task_due_today_is_not_overdue_before_the_day_is_over(
    sample: Workspace, clock: Clock, month: int, day: int, status: Status
) -> None:
    plan = planning.get_plan(sample, PLAN)
    with sample.store.writing("task.unset") as shelves:
        for entry in shelves.progress.entries(PLAN):
            if entry.task_key == "I.7/1":
                shelves.progress.remove(PLAN, entry.task_key, entry.period, entry.deliverable)
    clock.set(2026, month, day)
    seen = next(item for item in tracking.stand_today(sample, plan, QUARTER) if item.task.key == "I.7/1")
    assert (seen.due, seen.status) == (date(2026, 8, 31), status)


def test_waiting_tasks_are_told_apart(sample: Workspace) -> None:
    plan = planning.get_plan(sample, PLAN)
    statuses = Counter(item.status for item in tracking.stand(sample, plan, QUARTER))
    assert sum(statuses.values()) == 45
    assert statuses[Status.WAITING] > 0
    assert statuses[Status.DONE_ON_TIME] > 10
