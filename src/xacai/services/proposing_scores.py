"""What the office's data give for components: from rows of the year's report, targets, the plan's progress, sending."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xacai.domain.criterion import WHOLE, CriteriaSet, Criterion, InputKind
from xacai.domain.number import round_half_up
from xacai.domain.period import Period, PeriodKind, short_name, window
from xacai.domain.scorecard import Measure, points_of
from xacai.domain.submission import ReportFacts
from xacai.services.computing import find_report, measured, printed_facts, target_standings
from xacai.services.deadlines import due_of, periods_of
from xacai.services.workspace import Workspace
from xacai.wording.language import _
from xacai.wording.scores import sum_words

_HUNDREDTHS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the data give for a component: the input, its points (hundredths), the sum and its source in words."""

    measure: Measure
    points: int | None
    sum: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """The data of a year, read once."""

    period: Period | None
    facts: ReportFacts | None
    faults: int
    targets: dict[str, Decimal | None]


def proposals(
    workspace: Workspace, criteria: CriteriaSet, year: int, period: str = ""
) -> dict[str, Proposal]:
    """What the data of a year (or of the quarter ``period``) give for every component that is bound to some."""
    bound = [item for item in criteria.components() if item.input.kind is not InputKind.HAND]
    if not bound:
        return {}
    known = _known(workspace, year, period)
    found: dict[str, Proposal] = {}
    for item in bound:
        measure, source = _measured(item, known)
        if measure.known:
            found[item.code] = Proposal(measure, points_of(item, measure), sum_words(item, measure), source)
    return found


def _known(workspace: Workspace, year: int, wanted: str) -> _Known:
    period, facts = _newest_facts(workspace, year, wanted)
    targets: dict[str, Decimal | None] = {}
    if facts is not None:
        targets = {one.target.key: one.actual for one in target_standings(facts)}
    return _Known(period, facts, _faults_of_reports(workspace, year), targets)


def _newest_facts(workspace: Workspace, year: int, wanted: str) -> tuple[Period | None, ReportFacts | None]:
    """The facts of the year's report that reaches furthest: the year's own, else the newest begun."""
    candidates = [
        Period(PeriodKind.YEAR, year),
        Period(PeriodKind.NINE_MONTHS, year),
        Period(PeriodKind.HALF, year),
        *(Period(PeriodKind.QUARTER, year, number) for number in (4, 3, 2, 1)),
    ]
    candidates.sort(key=lambda period: (window(period).last, period.cumulative), reverse=True)
    for period in candidates:
        report = find_report(workspace, period) if wanted in {"", period.code} else None
        if report is not None:
            return period, printed_facts(workspace, report)
    return None, None


def _measured(item: Criterion, known: _Known) -> tuple[Measure, str]:
    kind, code = item.input.kind, item.input.code
    if kind is InputKind.TIMELINESS:
        return Measure(100 * known.faults), _("sending of the year's reports")
    if known.facts is None or known.period is None:
        return Measure(), ""
    told = short_name(known.period)
    if kind is InputKind.PROGRESS:
        counted = known.facts.progress.counted
        share = Decimal(known.facts.progress.done * 100) / counted if counted else None
        return _hundredths(share), _("progress of the plan, {period}").format(period=told)
    if kind is InputKind.TARGET:
        return _hundredths(known.targets.get(code)), _("target {code}, {period}").format(
            code=code, period=told
        )
    found = measured(code, known.facts)
    return _hundredths(found), _("cell {code}, {period}").format(code=code, period=told)


def _hundredths(value: Decimal | None) -> Measure:
    """The input of a value; what is negative or beyond all reach is none."""
    if value is None or not 0 <= value <= WHOLE * WHOLE:
        return Measure()
    return Measure(int(round_half_up(value * _HUNDREDTHS, 0)))


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
