"""What the first page says: what to do today in order of urgency, the plan by field, key ratios, the year's reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from xacai.domain.calendar import WorkCalendar
from xacai.domain.catalogue import Catalogue
from xacai.domain.indicator import count_typed
from xacai.domain.issue import Severity
from xacai.domain.period import Period, days_between
from xacai.domain.plan import Plan, PlanField, PlanState
from xacai.domain.progress import DONE, OUTSIDE, Standing, Status
from xacai.domain.report import SENT, Report, ReportState, unanswered
from xacai.domain.scorecard import ScorecardState
from xacai.domain.scoring_round import ScoringRound
from xacai.domain.submission import ReportFacts
from xacai.services.acknowledging import standing_answer
from xacai.services.computing import TargetStanding, check, find_report, printed_facts, target_standings
from xacai.services.deadlines import Clock, clock, periods_of
from xacai.services.key_ratios import KeyRatio, key_ratios
from xacai.services.own_indicators import catalogue_for
from xacai.services.planning import find_plan, list_plans
from xacai.services.scoring import asked, find_scorecard
from xacai.services.timing_rounds import steps_ahead, steps_late
from xacai.services.tracking import office_window, stand_today
from xacai.services.winning_points import Chance, still_to_win
from xacai.services.workspace import Workspace

SOON = 30
"""How many days ahead a task counts as due soon."""
SHOWN = 3
"""How many points still to be won are named."""
_CAME_BACK = frozenset({ReportState.RETURNED, ReportState.WITHDRAWN})
_LEFT_THE_OFFICE = SENT | {ReportState.WITHDRAWN}


class Work(StrEnum):
    """Kinds of work that the first page lists."""

    NO_PLAN = "no_plan"
    PLAN_DRAFT = "plan_draft"
    TASKS_OVERDUE = "tasks_overdue"
    TASKS_SOON = "tasks_soon"
    REPORT_MISSING = "report_missing"
    REPORT_DRAFT = "report_draft"
    REPORT_READY = "report_ready"
    REPORT_RETURNED = "report_returned"
    REPORT_WITHDRAWN = "report_withdrawn"
    REPORT_WAITING = "report_waiting"
    SCORE_EXPLAIN = "score_explain"
    SCORE_CHANCES = "score_chances"
    SCORE_STEP = "score_step"


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do. ``days`` to its day (negative: past), None without one; ``items`` name what it is about.

    ``entered`` / ``cells``, ``written`` / ``sections``, ``errors`` and ``warnings`` belong to a report in work,
    ``remarks`` to one that was returned, or count what the office above wants explained of the scorecard; ``chances``
    are the largest points still to be won, ``points`` (hundredths) all of them, ``step`` a step of the assessment.
    """

    work: Work
    period: Period
    day: date | None = None
    days: int | None = None
    items: tuple[Standing, ...] = ()
    entered: int = 0
    cells: int = 0
    errors: int = 0
    warnings: int = 0
    written: int = 0
    sections: int = 0
    remarks: int = 0
    chances: tuple[Chance, ...] = ()
    points: int = 0
    step: ScoringRound | None = None


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
class YearReport:
    """A report that the year asks for: its window and days, and how far it is."""

    clock: Clock
    report: Report | None


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
    todos = [
        *_plan_work(plan, standings, period, today),
        *_report_work(workspace, report, told, known),
        *(
            todo
            for item in _left_behind(year, period)
            for todo in _report_work(workspace, item.report, item.clock)
        ),
        *_score_work(workspace, period, today),
        *_step_work(workspace, period, today),
    ]
    return Overview(
        today=today,
        clock=told,
        todos=tuple(sorted(todos, key=_urgency)),
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
    coming = [item for item in standings if _is_open(item) and item.due is not None and item.due >= today]
    return min(coming, key=lambda item: item.due or today, default=None)


def _copied_from(workspace: Workspace, year: int) -> int:
    return max((plan.year for plan in list_plans(workspace) if plan.year < year), default=0)


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
    soon = tuple(item for item in standings if is_soon(item, today))
    if soon:
        nearest = min(item.due for item in soon if item.due is not None)
        yield Todo(Work.TASKS_SOON, period, nearest, days_between(today, nearest), soon)


def is_soon(item: Standing, today: date) -> bool:
    """Whether a task that is not done is due within :data:`SOON` days."""
    return item.due is not None and _is_open(item) and 0 <= days_between(today, item.due) <= SOON


def _is_open(item: Standing) -> bool:
    return item.status in {Status.NOT_STARTED, Status.IN_PROGRESS}


def _report_work(
    workspace: Workspace, report: Report | None, told: Clock, known: ReportFacts | None = None
) -> Iterator[Todo]:
    """The next step of one report: begin, fill, hand over, wait."""
    if report is None:
        yield Todo(Work.REPORT_MISSING, told.period, *_next_day(told))
    elif report.state in _LEFT_THE_OFFICE:
        yield from _answered_work(workspace, report)
    elif report.locked:
        yield Todo(Work.REPORT_READY, told.period, told.due, told.days_to_due)
    else:
        yield _draft_work(workspace, report, told, known)


def _answered_work(workspace: Workspace, report: Report) -> Iterator[Todo]:
    """After it was sent: wait, correct what was returned, send anew what was withdrawn; nothing once accepted."""
    if report.state is ReportState.RETURNED:
        said = standing_answer(workspace, report)
        yield Todo(Work.REPORT_RETURNED, report.period, remarks=len(said.remarks) if said else 0)
    elif report.state is ReportState.WITHDRAWN:
        yield Todo(Work.REPORT_WITHDRAWN, report.period)
    elif report.state is not ReportState.ACCEPTED:
        yield Todo(Work.REPORT_WAITING, report.period)


def _score_work(workspace: Workspace, period: Period, today: date) -> Iterator[Todo]:
    """The scorecard that was begun: what is to be explained, or the largest points still to be won."""
    card = find_scorecard(workspace, period.year)
    if card is None:
        return
    if card.state is ScorecardState.VERIFIED:
        yield Todo(Work.SCORE_EXPLAIN, period, remarks=len(asked(workspace, card)))
    if card.state is not ScorecardState.OPEN:
        return
    # As it was entered: what the data would give by now is reckoned on the scorecard's own page.
    found = tuple(one for one in still_to_win(workspace, card, given={}) if not one.over)
    if found:
        day = min(one.last_day for one in found[:SHOWN])
        points = sum(one.lost for one in found)
        left = days_between(today, day)
        yield Todo(Work.SCORE_CHANCES, period, day, left, chances=found[:SHOWN], points=points)


def _step_work(workspace: Workspace, period: Period, today: date) -> Iterator[Todo]:
    """Steps of the assessment that should be over, and those that end soon; a year is assessed into the next one."""
    for year in (period.year - 1, period.year):
        for item in (*steps_late(workspace, year), *steps_ahead(workspace, year)):
            days = days_between(today, item.due)
            if days <= SOON:
                yield Todo(Work.SCORE_STEP, period, item.due, days, step=item)


def _left_behind(year: tuple[YearReport, ...], period: Period) -> Iterator[YearReport]:
    """Reports of the year's other periods that are past their sending day and did not go out, or came back.

    One that was never begun counts only after a report that was: before it, the office reported without the program.
    """
    begun = False
    for item in year:
        begun = begun or item.report is not None
        gone = item.report is not None and item.report.state in _LEFT_THE_OFFICE
        late = begun and not gone and item.clock.days_to_due < 0
        back = item.report is not None and item.report.state in _CAME_BACK
        if (late or back) and item.clock.period != period:
            yield item


def _next_day(told: Clock) -> tuple[date, int]:
    """The cut-off while it lies ahead, then the sending day."""
    if told.days_to_cut_off >= 0:
        return told.window.last, told.days_to_cut_off
    return told.due, told.days_to_due


def _draft_work(workspace: Workspace, report: Report, told: Clock, known: ReportFacts | None) -> Todo:
    catalogue = catalogue_for(workspace, report)
    entered, cells = count_typed(catalogue, report.values)
    found = check(workspace, report, known)
    wanted = [section.code for section in catalogue.outline if section.required]
    day, days = _next_day(told)
    return Todo(
        Work.REPORT_DRAFT,
        told.period,
        day,
        days,
        entered=entered,
        cells=cells,
        errors=sum(1 for issue in found if issue.severity is Severity.ERROR),
        warnings=len(unanswered(report, found)),
        written=sum(1 for code in wanted if code in report.texts and report.texts[code].text),
        sections=len(wanted),
    )


def _fields(plan: Plan | None, standings: tuple[Standing, ...]) -> tuple[FieldProgress, ...]:
    if plan is None:
        return ()
    return tuple(
        FieldProgress(field, tuple(item for item in standings if item.task.field_no == field.no))
        for field in plan.fields
    )
