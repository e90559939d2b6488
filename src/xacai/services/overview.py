"""What the first page says: what to do today in order of urgency, the plan by field, key ratios, the year's reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from xacai.domain.calendar import WorkCalendar
from xacai.domain.catalogue import Catalogue
from xacai.domain.period import Period
from xacai.domain.plan import Plan, PlanField
from xacai.domain.progress import DONE, OUTSIDE, Standing
from xacai.services.computing import TargetStanding, find_report, printed_facts, target_standings
from xacai.services.deadlines import Clock, clock, periods_of
from xacai.services.key_ratios import KeyRatio, key_ratios
from xacai.services.planning import find_plan, list_plans
from xacai.services.todos import Todo, YearReport, is_open, todos_of
from xacai.services.tracking import office_window, stand_today
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FieldProgress:
    """A field of the plan with its tasks as they stand; ``counted`` leaves out waiting and dropped ones."""

    field: PlanField
    standings: tuple[Standing, ...]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(1 for item in self.standings if item.status in DONE)

    @property
    def counted(self) -> int:
        """The denominator."""
        return sum(1 for item in self.standings if item.status not in OUTSIDE)


@dataclass(frozen=True, slots=True)
class Overview:
    """All of the first page. ``next_task`` is the dated task due next; ``copied_from`` a year whose plan can be copied
    (0: none)."""

    today: date
    clock: Clock
    todos: tuple[Todo, ...]
    fields: tuple[FieldProgress, ...]
    ratios: tuple[KeyRatio, ...]
    year: tuple[YearReport, ...]
    plan: Plan | None
    next_task: Standing | None = None
    copied_from: int = 0
    targets: tuple[TargetStanding, ...] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)


def overview(workspace: Workspace, period: Period) -> Overview:
    """The first page for a period, as of today. Refused where the office did not exist in the period."""
    today = workspace.today()
    office_window(workspace.office(), period)
    catalogue = workspace.catalogue_of_year(period.year)
    plan = find_plan(workspace, period.year)
    standings = stand_today(workspace, plan, period) if plan is not None else ()
    report = find_report(workspace, period)
    known = printed_facts(workspace, report) if report is not None else None
    told = clock(catalogue, period, today)
    year = _year(workspace, catalogue, period.year)
    todos = todos_of(workspace, told, plan=plan, standings=standings, report=report, known=known, year=year)
    return Overview(
        today=today,
        clock=told,
        todos=todos,
        fields=_fields(plan, standings),
        ratios=key_ratios(workspace, catalogue, period, known),
        year=year,
        plan=plan,
        next_task=_next_task(standings, today),
        copied_from=_copied_from(workspace, period.year) if plan is None else 0,
        targets=target_standings(known, catalogue) if known is not None else (),
        calendar=catalogue.calendar,
    )


def _year(workspace: Workspace, catalogue: Catalogue, year: int) -> tuple[YearReport, ...]:
    today = workspace.today()
    return tuple(
        YearReport(clock(catalogue, item, today), find_report(workspace, item))
        for item in periods_of(catalogue, workspace.office(), year)
    )


def _next_task(standings: tuple[Standing, ...], today: date) -> Standing | None:
    coming = [item for item in standings if is_open(item) and item.due is not None and item.due >= today]
    return min(coming, key=lambda item: item.due or today, default=None)


def _copied_from(workspace: Workspace, year: int) -> int:
    return max((plan.year for plan in list_plans(workspace) if plan.year < year), default=0)


def _fields(plan: Plan | None, standings: tuple[Standing, ...]) -> tuple[FieldProgress, ...]:
    if plan is None:
        return ()
    return tuple(
        FieldProgress(field, tuple(item for item in standings if item.task.field_no == field.no))
        for field in plan.fields
    )
