"""Scoring: the office's own scorecard, what its data propose, its lock; the receiving office's two rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from xacai.domain.criterion import WHOLE, CriteriaSet, Criterion, InputKind, NotApplicable
from xacai.domain.indicator import EMPTY
from xacai.domain.issue import Issue, Refusal, errors, refuse
from xacai.domain.number import round_half_up
from xacai.domain.period import Period, PeriodKind, window
from xacai.domain.scorecard import (
    Gain,
    Mark,
    Measure,
    Round,
    Score,
    Scorecard,
    ScorecardState,
    check_scorecard,
    gains,
    marked,
    points_of,
    score,
)
from xacai.domain.submission import ReportFacts
from xacai.services.choosing_criteria import criteria_of, criteria_of_year
from xacai.services.computing import find_report, printed_facts, target_standings
from xacai.services.deadlines import due_of, periods_of
from xacai.services.workspace import Workspace

_HUNDREDTHS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the office's data give for a component: the input, its points (hundredths), and where it was read."""

    measure: Measure
    points: int | None
    source: str = ""


def find_scorecard(
    workspace: Workspace, year: int, *, department: str = "", period: str = ""
) -> Scorecard | None:
    """The office's own scorecard of a year (or a department's of a period), or None."""
    office = workspace.office()
    with workspace.store.reading() as shelves:
        return shelves.scorecards.get(office.code, year, department=department, period=period)


def get_scorecard(workspace: Workspace, year: int, *, department: str = "", period: str = "") -> Scorecard:
    """The same; one that was not begun yet comes as an empty card under the set in force, not stored."""
    found = find_scorecard(workspace, year, department=department, period=period)
    if found is not None:
        return found
    criteria = criteria_of_year(workspace, year)
    return Scorecard(workspace.office().code, year, criteria.id, department, period)


def save(workspace: Workspace, verb: str, scorecard: Scorecard) -> Scorecard:
    """Store a scorecard."""
    with workspace.store.writing(
        verb, f"{scorecard.office} {scorecard.year} {scorecard.department}"
    ) as shelves:
        shelves.scorecards.put(scorecard)
    return scorecard


def set_mark(workspace: Workspace, scorecard: Scorecard, mark: Mark) -> Scorecard:
    """Enter a component. Refused: unknown codes, points outside its scale, "not applicable" where that cannot be."""
    criterion = _component(criteria_of(workspace, scorecard.criteria), mark.code)
    where = f"criterion {mark.code}"
    if mark.points is not None and not 0 <= mark.points <= criterion.max_points:
        raise refuse("scorecard.outside", where, criterion=mark.code, title=criterion.title)
    if not mark.applicable and criterion.not_applicable is NotApplicable.NEVER:
        raise refuse("scorecard.always-applies", where, criterion=mark.code)
    return save(workspace, "scorecard.set", marked(scorecard, mark))


def _component(criteria: CriteriaSet, code: str) -> Criterion:
    found = criteria.get(code)
    if found is None or found.scoring is None:
        raise refuse("scorecard.unknown", f"criterion {code}", criterion=code)
    return found


def proposals(workspace: Workspace, scorecard: Scorecard) -> dict[str, Proposal]:
    """What the data of the year give for every component that is bound to some."""
    criteria = criteria_of(workspace, scorecard.criteria)
    known = _newest_facts(workspace, scorecard.year)
    found: dict[str, Proposal] = {}
    for item in criteria.components():
        measure, source = _measured(workspace, item, scorecard.year, known)
        if measure.known:
            found[item.code] = Proposal(measure, points_of(item, measure), source)
    return found


def _newest_facts(workspace: Workspace, year: int) -> tuple[Period, ReportFacts] | None:
    """The facts of the year's report that reaches furthest: the year's own, else the newest begun."""
    candidates = [
        Period(PeriodKind.YEAR, year),
        Period(PeriodKind.NINE_MONTHS, year),
        Period(PeriodKind.HALF, year),
        *(Period(PeriodKind.QUARTER, year, number) for number in (4, 3, 2, 1)),
    ]
    candidates.sort(key=lambda period: (window(period).last, period.cumulative), reverse=True)
    for period in candidates:
        report = find_report(workspace, period)
        if report is not None:
            return period, printed_facts(workspace, report)
    return None


def _measured(
    workspace: Workspace, item: Criterion, year: int, known: tuple[Period, ReportFacts] | None
) -> tuple[Measure, str]:
    if item.input.kind is InputKind.TIMELINESS:
        return Measure(100 * _faults_of_reports(workspace, year)), "reports"
    if known is None or item.input.kind is InputKind.HAND:
        return Measure(), ""
    period, facts = known
    if item.input.kind is InputKind.PROGRESS:
        counted = facts.progress.counted
        share = round_half_up(Decimal(facts.progress.done * WHOLE) / counted, 0) if counted else None
        return Measure(None if share is None else int(share)), f"plan {period.code}"
    if item.input.kind is InputKind.TARGET:
        standing = next((one for one in target_standings(facts) if one.target.key == item.input.code), None)
        actual = standing.actual if standing else None
    else:
        actual = _value(facts, item.input.code)
    number = None if actual is None else int(round_half_up(actual * _HUNDREDTHS, 0))
    return Measure(number), f"row {item.input.code} {period.code}"


def _value(facts: ReportFacts, code: str) -> Decimal | None:
    if code in facts.ratios:
        return facts.ratios[code].value
    return facts.cumulative.get(code, EMPTY).amount


def _faults_of_reports(workspace: Workspace, year: int) -> int:
    """Reports of the year whose sending day is past and that did not leave in time."""
    catalogue, office, today = workspace.catalogue_of_year(year), workspace.office(), workspace.today()
    due = {period: due_of(catalogue, period) for period in periods_of(catalogue, office, year)}
    with workspace.store.reading() as shelves:
        made = [item for item in shelves.shipments.list("made", kind="report") if item.handed_at]
    first: dict[str, str] = {}
    for shipment in made:
        left = shipment.handed_at[:10]
        first[shipment.stream.period] = min(first.get(shipment.stream.period, left), left)
    past = [(period, day) for period, day in due.items() if day < today]
    return sum(1 for period, day in past if first.get(period.code, "9999") > day.isoformat())


def take_proposals(workspace: Workspace, scorecard: Scorecard) -> Scorecard:
    """Enter what the data give wherever nothing was entered yet; what a person wrote stays."""
    changed = dict(scorecard.marks)
    for code, proposal in proposals(workspace, scorecard).items():
        mark = scorecard.mark(code)
        if mark.points is None and proposal.points is not None:
            changed[code] = replace(mark, measure=proposal.measure, points=proposal.points)
    if scorecard.state is not ScorecardState.OPEN:
        raise refuse("scorecard.locked", f"scorecard {scorecard.year}", criterion="")
    return save(workspace, "scorecard.propose", replace(scorecard, marks=changed))


def check(workspace: Workspace, scorecard: Scorecard) -> tuple[Issue, ...]:
    """What stops the scorecard from being locked."""
    return check_scorecard(criteria_of(workspace, scorecard.criteria), scorecard)


def lock(workspace: Workspace, scorecard: Scorecard) -> Scorecard:
    """Lock the self-assessment; refused while a component is open or a word is missing."""
    for issue in errors(check(workspace, scorecard)):
        raise Refusal(issue)
    if scorecard.state is not ScorecardState.OPEN:
        raise refuse("scorecard.locked", f"scorecard {scorecard.year}", criterion="")
    return save(workspace, "scorecard.lock", replace(scorecard, state=ScorecardState.LOCKED))


def reopen(workspace: Workspace, scorecard: Scorecard) -> Scorecard:
    """Take a locked card back to work, as long as it did not leave the office."""
    with workspace.store.reading() as shelves:
        sent = any(
            item.handed_at and item.revision == scorecard.revision
            for item in shelves.shipments.list("made", kind="scorecard", period=str(scorecard.year))
        )
    if scorecard.state is not ScorecardState.LOCKED or sent:
        raise refuse("scorecard.not-reopenable", f"scorecard {scorecard.year}", year=str(scorecard.year))
    return save(workspace, "scorecard.reopen", replace(scorecard, state=ScorecardState.OPEN))


def total(workspace: Workspace, scorecard: Scorecard, of: Round = Round.SELF) -> Score:
    """The scorecard added up."""
    return score(criteria_of(workspace, scorecard.criteria), scorecard, of)


def still_to_win(workspace: Workspace, scorecard: Scorecard) -> tuple[Gain, ...]:
    """Points still to be won, the most first; what the data give stands in where nothing was entered."""
    criteria = criteria_of(workspace, scorecard.criteria)
    given: Mapping[str, Proposal] = proposals(workspace, scorecard)
    marks = dict(scorecard.marks)
    for code, proposal in given.items():
        mark = scorecard.mark(code)
        if mark.points is None:
            marks[code] = replace(mark, measure=proposal.measure, points=proposal.points)
    return gains(criteria, replace(scorecard, marks=marks))
