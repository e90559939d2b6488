"""What the first page says: what to do today in order of urgency, the plan by field, key ratios, the year's reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xacai.domain.catalogue import Catalogue
from xacai.domain.indicator import EMPTY, CellState, count_typed, ratios
from xacai.domain.issue import Severity
from xacai.domain.period import Period, before, days_between, own_part
from xacai.domain.plan import Plan, PlanField, PlanState
from xacai.domain.progress import DONE, OUTSIDE, Standing, Status
from xacai.domain.report import Reached, Report, ReportState
from xacai.domain.submission import ReportFacts
from xacai.services.computing import check, complete_values, find_report, target_standings
from xacai.services.deadlines import Clock, clock, periods_due
from xacai.services.planning import find_plan
from xacai.services.publishing import printed_facts
from xacai.services.tracking import stand_today
from xacai.services.workspace import Workspace

SOON = 30
_LEFT_THE_OFFICE = frozenset({ReportState.HANDED_OVER, ReportState.WITHDRAWN})


class Work(StrEnum):
    """Kinds of work that the first page lists."""

    NO_PLAN = "no_plan"
    PLAN_DRAFT = "plan_draft"
    TASKS_OVERDUE = "tasks_overdue"
    TASKS_SOON = "tasks_soon"
    REPORT_MISSING = "report_missing"
    REPORT_DRAFT = "report_draft"
    REPORT_READY = "report_ready"
    REPORT_WAITING = "report_waiting"


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do. ``days`` to its day (negative: past), None without one; ``items`` name what it is about.

    ``entered`` / ``cells`` and ``errors`` belong to a report in work.
    """

    work: Work
    period: Period
    day: date | None = None
    days: int | None = None
    items: tuple[Standing, ...] = ()
    entered: int = 0
    cells: int = 0
    errors: int = 0


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
class KeyRatio:
    """A ratio row with its value this period, the threshold of a target bound to it, and up to five periods' values."""

    code: str
    name: str
    value: Decimal | None
    threshold: Decimal | None
    comparator: str
    reached: Reached
    trend: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All of the first page."""

    clock: Clock
    todos: tuple[Todo, ...]
    fields: tuple[FieldProgress, ...]
    ratios: tuple[KeyRatio, ...]
    year: tuple[tuple[Period, Report | None], ...]
    plan: Plan | None


def overview(workspace: Workspace, period: Period) -> Overview:
    """The first page for a period, as of today."""
    catalogue = workspace.catalogue_of_year(period.year)
    plan = find_plan(workspace, period.year)
    standings = stand_today(workspace, plan, period) if plan is not None else ()
    told = clock(catalogue, period, workspace.today())
    report = find_report(workspace, period)
    known = printed_facts(workspace, report) if report is not None else None
    todos = [*_plan_work(plan, standings, period, workspace.today()), *_report_work(workspace, report, told)]
    return Overview(
        clock=told,
        todos=tuple(sorted(todos, key=_urgency)),
        fields=_fields(plan, standings),
        ratios=_key_ratios(workspace, catalogue, period, known),
        year=tuple((item, find_report(workspace, item)) for item in periods_due(catalogue, period.year)),
        plan=plan,
    )


def _urgency(todo: Todo) -> tuple[int, int]:
    waits = todo.work is Work.REPORT_WAITING
    return (1 if waits else 0, todo.days if todo.days is not None else -10_000)


def _plan_work(
    plan: Plan | None, standings: tuple[Standing, ...], period: Period, today: date
) -> Iterator[Todo]:
    if plan is None:
        yield Todo(Work.NO_PLAN, period)
        return
    if plan.state is PlanState.DRAFT:
        yield Todo(Work.PLAN_DRAFT, period)
    late = tuple(item for item in standings if item.status is Status.OVERDUE)
    if late:
        oldest = min(item.due for item in late if item.due is not None)
        yield Todo(Work.TASKS_OVERDUE, period, oldest, days_between(today, oldest), late)
    soon = tuple(item for item in standings if _is_soon(item, today))
    if soon:
        nearest = min(item.due for item in soon if item.due is not None)
        yield Todo(Work.TASKS_SOON, period, nearest, days_between(today, nearest), soon)


def _is_soon(item: Standing, today: date) -> bool:
    if item.due is None or item.status not in {Status.NOT_STARTED, Status.IN_PROGRESS}:
        return False
    return 0 <= days_between(today, item.due) <= SOON


def _report_work(workspace: Workspace, report: Report | None, told: Clock) -> Iterator[Todo]:
    day, days = (
        (told.window.last, told.days_to_cut_off)
        if told.days_to_cut_off >= 0
        else (told.due, told.days_to_due)
    )
    if report is None:
        yield Todo(Work.REPORT_MISSING, told.period, day, days)
    elif report.state in _LEFT_THE_OFFICE:
        yield Todo(Work.REPORT_WAITING, told.period)
    elif report.locked:
        yield Todo(Work.REPORT_READY, told.period, told.due, told.days_to_due)
    else:
        entered, cells = count_typed(workspace.catalogue(report.catalogue), report.values)
        found = check(workspace, report)
        errors = sum(1 for issue in found if issue.severity is Severity.ERROR)
        yield Todo(Work.REPORT_DRAFT, told.period, day, days, (), entered, cells, errors)


def _fields(plan: Plan | None, standings: tuple[Standing, ...]) -> tuple[FieldProgress, ...]:
    if plan is None:
        return ()
    return tuple(
        FieldProgress(field, tuple(item for item in standings if item.task.field_no == field.no))
        for field in plan.fields
    )


def _key_ratios(
    workspace: Workspace, catalogue: Catalogue, period: Period, known: ReportFacts | None
) -> tuple[KeyRatio, ...]:
    """The rows that the plan's targets are bound to; where none is bound, the on-time and on-line ratios."""
    past = _past(workspace, catalogue, period)
    bound = {item.target.indicator: item for item in target_standings(known)} if known is not None else {}
    codes = [code for code in bound if code] or ["3.3.3", "7.6.3", "7.6.5", "7.6.6"]
    found = []
    for code in dict.fromkeys(codes):
        row = catalogue.row(code)
        if row is None:
            continue
        standing = bound.get(code)
        limit = (
            next((item for item in standing.target.thresholds if item.value is not None), None)
            if standing
            else None
        )
        value = _value(known, code)
        found.append(
            KeyRatio(
                code=code,
                name=row.name,
                value=value,
                threshold=limit.value if limit else None,
                comparator=limit.comparator.value if limit else "",
                reached=standing.reached if standing else Reached.UNKNOWN,
                trend=(*(values.get(code) for values in past), value),
            )
        )
    return tuple(found)


def _value(known: ReportFacts | None, code: str) -> Decimal | None:
    if known is None:
        return None
    if code in known.ratios:
        return known.ratios[code].value
    cell = known.cumulative.get(code, EMPTY)
    return cell.number if cell.state is CellState.VALUE else None


def _past(
    workspace: Workspace, catalogue: Catalogue, period: Period
) -> tuple[dict[str, Decimal | None], ...]:
    """The ratios of up to four quarters before, oldest first."""
    found: list[dict[str, Decimal | None]] = []
    step = before(own_part(period))
    while step is not None and len(found) < 4:
        values = complete_values(workspace, catalogue, step)
        if values is None:
            break
        found.append({code: ratio.value for code, ratio in ratios(catalogue, values).items()})
        step = before(step)
    return tuple(reversed(found))
