"""What the first page is told: work by urgency, fields, key ratios, the reports of the year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.services.offices import PLAN, QUARTER, Clock, period

from xacai.domain.progress import Entry, Mark, Status
from xacai.domain.report import Reached, ReportState
from xacai.services import planning, tracking
from xacai.services.key_ratios import KEY_ROWS
from xacai.services.overview import overview
from xacai.services.todos import Work, is_soon
from xacai.services.workspace import Workspace


def test_work_comes_with_the_latest_first(sample: Workspace) -> None:
    todos = overview(sample, QUARTER).todos
    assert [todo.work for todo in todos] == [Work.TASKS_OVERDUE, Work.REPORT_DRAFT, Work.TASKS_SOON]
    assert [item.task.key for item in todos[0].items] == ["I.7/1", "III.7/1"]
    assert (todos[0].day, todos[0].days) == (date(2026, 6, 30), -77)
    assert (todos[1].day, todos[1].days) == (date(2026, 9, 16), 1)


def test_a_report_in_work_says_how_far_it_is(sample: Workspace) -> None:
    (draft,) = [todo for todo in overview(sample, QUARTER).todos if todo.work is Work.REPORT_DRAFT]
    assert (draft.entered, draft.cells, draft.errors) == (103, 103, 0)
    assert draft.written == draft.sections > 10
    assert draft.warnings > 0


def test_before_the_cut_off_the_cut_off_is_the_day(sample: Workspace, clock: Clock) -> None:
    clock.set(2026, 9, 10)
    view = overview(sample, QUARTER)
    (draft,) = [todo for todo in view.todos if todo.work is Work.REPORT_DRAFT]
    assert (draft.day, draft.days) == (date(2026, 9, 14), 4)


def test_what_was_sent_waits_and_comes_last(sender: Workspace) -> None:
    todos = overview(sender, QUARTER).todos
    assert todos[-1].work is Work.REPORT_WAITING
    assert not [todo for todo in todos if todo.work is Work.REPORT_DRAFT]


def test_an_earlier_report_that_was_begun_and_never_sent_is_named(sample: Workspace, clock: Clock) -> None:
    clock.set(2026, 12, 20)
    todos = overview(sample, period("2026-Y")).todos
    behind = [todo for todo in todos if todo.period == QUARTER]
    assert [todo.work for todo in behind] == [Work.REPORT_DRAFT]
    assert behind[0].days is not None
    assert behind[0].days < 0


def test_without_a_plan_the_plan_comes_first(small: Workspace) -> None:
    view = overview(small, QUARTER)
    assert [todo.work for todo in view.todos] == [Work.NO_PLAN, Work.REPORT_MISSING]
    assert (view.plan, view.fields, view.next_task, view.copied_from) == (None, (), None, 0)


def test_a_plan_of_an_earlier_year_can_be_copied(sample: Workspace) -> None:
    assert overview(sample, period("2027-Q1")).copied_from == 2026


def test_an_amendment_is_work(sample: Workspace) -> None:
    planning.amend(sample, PLAN, basis="Công văn số 1/SNV")
    assert overview(sample, QUARTER).todos[0].work is Work.PLAN_DRAFT


def test_fields_count_without_waiting_and_dropped_tasks(sample: Workspace) -> None:
    fields = {item.field.no: item for item in overview(sample, QUARTER).fields}
    civil = fields["V"]
    assert Status.DROPPED in {item.status for item in civil.standings}
    assert (civil.done, civil.counted, len(civil.standings)) == (2, 4, 5)


def test_ratios_are_those_of_targets_with_the_key_rows_first(sample: Workspace) -> None:
    ratios = overview(sample, QUARTER).ratios
    codes = [item.code for item in ratios]
    assert codes[:4] == [code for code in KEY_ROWS if code in codes]
    assert "5.4.1" not in codes, "a count is no ratio"
    filed = next(item for item in ratios if item.code == "7.6.3")
    assert (filed.value, filed.threshold, filed.reached) == (Decimal("79.93"), Decimal(80), Reached.MISSED)
    assert filed.trend == tuple(map(Decimal, ("60.20", "67.15", "73.02", "76.31", "79.93")))


def test_without_a_report_the_key_rows_stand_without_a_value(small: Workspace) -> None:
    ratios = overview(small, QUARTER).ratios
    assert {item.code for item in ratios} == set(KEY_ROWS)
    assert all(item.value is None and item.threshold is None for item in ratios)


def test_the_year_lists_the_reports_due_with_their_state(sample: Workspace) -> None:
    year = overview(sample, QUARTER).year
    assert [item.clock.period.code for item in year] == ["2026-Q1", "2026-6M", "2026-Q3", "2026-Y"]
    assert year[0].report is not None
    assert year[0].report.state is ReportState.HANDED_OVER
    assert year[3].report is None


def test_the_next_task_is_open_and_ahead(sample: Workspace) -> None:
    view = overview(sample, QUARTER)
    assert view.next_task is not None
    assert view.next_task.due == date(2026, 9, 30)
    assert view.next_task.status in {Status.NOT_STARTED, Status.IN_PROGRESS}
    assert is_soon(view.next_task, view.today)


def test_a_task_that_is_done_leaves_the_list(sample: Workspace) -> None:
    for key in ("I.7/1", "III.7/1"):
        tracking.record(sample, PLAN, Entry(key, "2026-Q3", Mark.DONE, done_on=date(2026, 9, 14)))
    assert Work.TASKS_OVERDUE not in {todo.work for todo in overview(sample, QUARTER).todos}
