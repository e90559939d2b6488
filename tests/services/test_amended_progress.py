"""A changed plan keeps the progress recorded before; a task taken out is shown as dropped, with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.services.offices import PLAN, QUARTER

from xacai.domain.plan import with_task, without_task
from xacai.domain.progress import Entry, Mark, Status
from xacai.services import planning, tracking
from xacai.services.dropped_tasks import dropped_tasks
from xacai.services.workspace import Workspace

BASIS = "Công văn số 12/SNV-CCHC ngày 01/9/2026 của Sở Nội vụ"


def test_an_amendment_keeps_progress_and_shows_what_it_drops(sample: Workspace) -> None:
    issued = planning.get_plan(sample, PLAN)
    kept, lost = "I.1/1", "I.2/1"
    before = {item.task.key: item.status for item in tracking.stand(sample, issued, QUARTER)}
    draft = planning.amend(sample, PLAN, basis=BASIS)
    changed = replace(draft.task(kept) or draft.tasks[0], content="Lập kế hoạch và giao việc lại")
    planning.save_plan(sample, without_task(with_task(draft, changed), lost), draft)
    number = planning.Issuing("99/QĐ-UBND", date(2026, 9, 10))
    amended = planning.issue_plan(sample, PLAN, number)

    after = {item.task.key: item.status for item in tracking.stand(sample, amended, QUARTER)}
    assert after == {key: status for key, status in before.items() if key != lost}
    found = planning.changes_since_issue(sample, amended)
    assert any(kept in item.where for item in found)
    assert any(lost in item.where for item in found)
    (dropped,) = dropped_tasks(sample, amended)
    assert (dropped.task.key, dropped.revision, dropped.basis) == (lost, amended.revision, BASIS)
    assert dropped.task.content == (issued.task(lost) or issued.tasks[0]).content
    assert dropped.entries
    assert all(entry.task_key == lost for entry in dropped.entries)


def test_nothing_is_dropped_where_nothing_was_taken_out(sample: Workspace) -> None:
    assert dropped_tasks(sample, planning.get_plan(sample, PLAN)) == ()


def test_the_next_period_starts_from_where_the_last_one_ended(sample: Workspace) -> None:
    plan = planning.get_plan(sample, PLAN)
    later = tracking.read_period("2026-Y")
    assert later is not None
    now = {item.task.key: item.status for item in tracking.stand(sample, plan, QUARTER)}
    then = {item.task.key: item.status for item in tracking.stand(sample, plan, later)}
    carried = [key for key, status in now.items() if key in ("I.1/1", "IV.2/1")]
    assert [then[key] for key in carried] == [now[key] for key in carried]
    waiting = [key for key, status in now.items() if status is Status.WAITING]
    assert [then[key] for key in waiting] == [Status.WAITING] * len(waiting)


def test_a_condition_that_is_met_brings_the_task_into_the_count(sample: Workspace) -> None:
    plan = planning.get_plan(sample, PLAN)
    key = next(
        item.task.key for item in tracking.stand(sample, plan, QUARTER) if item.status is Status.WAITING
    )
    met = Entry(key, QUARTER.code, Mark.NOT_STARTED, met_on=date(2026, 9, 1), due=date(2026, 9, 10))
    tracking.record(sample, PLAN, met)
    found = next(item for item in tracking.stand(sample, plan, QUARTER) if item.task.key == key)
    assert (found.status, found.due) == (Status.OVERDUE, date(2026, 9, 10))
    tracking.record(sample, PLAN, replace(met, mark=Mark.DONE, done_on=date(2026, 9, 9)))
    found = next(item for item in tracking.stand(sample, plan, QUARTER) if item.task.key == key)
    assert found.status is Status.DONE_ON_TIME
