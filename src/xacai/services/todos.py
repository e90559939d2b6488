"""What an office has to do today: of its plan, its reports, its scorecard, in order of urgency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xacai.domain.indicator import count_typed
from xacai.domain.issue import Severity
from xacai.domain.period import Period, days_between
from xacai.domain.plan import Plan, PlanState
from xacai.domain.progress import Standing, Status
from xacai.domain.report import SENT, Report, ReportState, unanswered
from xacai.domain.scorecard import ScorecardState
from xacai.domain.scoring_round import ScoringRound
from xacai.domain.submission import ReportFacts
from xacai.services.acknowledging import standing_answer
from xacai.services.computing import check
from xacai.services.deadlines import Clock
from xacai.services.own_indicators import catalogue_for
from xacai.services.scoring import asked, find_scorecard
from xacai.services.timing_rounds import steps_ahead, steps_late
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
class YearReport:
    """A report that the year asks for: its window and days, and how far it is."""

    clock: Clock
    report: Report | None


def todos_of(
    workspace: Workspace,
    told: Clock,
    *,
    plan: Plan | None,
    standings: tuple[Standing, ...],
    report: Report | None,
    known: ReportFacts | None,
    year: tuple[YearReport, ...],
) -> tuple[Todo, ...]:
    """The most urgent first. ``told`` is the clock of the period looked at, ``known`` what its report says so far."""
    today, period = workspace.today(), told.period
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
    return tuple(sorted(todos, key=_urgency))


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
    return item.due is not None and is_open(item) and 0 <= days_between(today, item.due) <= SOON


def is_open(item: Standing) -> bool:
    """Whether a task is neither done nor out of the count."""
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
