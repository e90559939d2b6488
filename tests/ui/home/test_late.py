"""What the first page lists of the year's other reports: those the office owes and did not send."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from tests.services import offices
from tests.services.offices import Clock

from xacai.domain.period import Period, PeriodKind, quarter
from xacai.services import reporting
from xacai.services.deadlines import periods_of
from xacai.services.overview import overview
from xacai.services.todos import Work
from xacai.services.workspace import Workspace


def test_no_report_is_owed_for_a_time_before_the_office(bare: Workspace) -> None:
    office = replace(offices.small_office(), valid_from=date(2025, 7, 1), valid_to=None)
    owed = periods_of(bare.catalogue_of_year(2025), office, 2025)
    assert owed == (quarter(2025, 3), Period(PeriodKind.YEAR, 2025))
    assert len(periods_of(bare.catalogue_of_year(2026), office, 2026)) == 4


def test_a_report_never_begun_is_late_only_after_one_that_was(bare: Workspace, clock: Clock) -> None:
    clock.moment = datetime(2026, 12, 1, 8, 0)
    year = Period(PeriodKind.YEAR, 2026)
    assert [todo.period for todo in overview(bare, year).todos if todo.work is Work.REPORT_MISSING] == [year]
    reporting.new_report(bare, Period(PeriodKind.HALF, 2026))
    late = [(todo.work, todo.period) for todo in overview(bare, year).todos if todo.work is not Work.NO_PLAN]
    assert late == [
        (Work.REPORT_DRAFT, Period(PeriodKind.HALF, 2026)),
        (Work.REPORT_MISSING, quarter(2026, 3)),
        (Work.REPORT_MISSING, year),
    ]
