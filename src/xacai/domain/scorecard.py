"""The scorecard: points of components, sums above them, the index and its band. Whole numbers throughout.

Index = points over the applicable maximum, in hundredths of a percent, half up. The same arithmetic is written in SQL
where many offices are ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from xacai.domain.criterion import (
    COUNTS,
    SHARES,
    WHOLE,
    CriteriaSet,
    Criterion,
    NotApplicable,
    Scoring,
    ScoringKind,
)
from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.report import Particulars


class ScorecardState(StrEnum):
    """Where a scorecard is on its way: open → locked → verified (first round) → explained → final."""

    OPEN = "open"
    LOCKED = "locked"
    VERIFIED = "verified"
    EXPLAINED = "explained"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Measure:
    """A component's input: ``number`` in hundredths (percent, faults, things counted) or the ``option`` chosen."""

    number: int | None = None
    option: str = ""

    @property
    def known(self) -> bool:
        """Whether there is anything to score."""
        return self.number is not None or bool(self.option)


@dataclass(frozen=True, slots=True)
class Mark:
    """What was entered for a component. Points in hundredths; None: not scored yet.

    ``points`` is the office's own score, ``explanation`` is asked wherever it differs from what the input gives or
    where evidence is missing; ``verified`` and ``final`` are the first and second round of the receiving office.
    """

    code: str
    measure: Measure = Measure()
    points: int | None = None
    explanation: str = ""
    applicable: bool = True
    evidence: tuple[str, ...] = ()
    verified: int | None = None
    verified_note: str = ""
    answer: str = ""
    final: int | None = None
    final_note: str = ""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """An office's scorecard (or, inside an office, a department's) of a year or quarter under one set for ever."""

    office: str
    year: int
    criteria: str
    department: str = ""
    period: str = ""
    revision: int = 1
    state: ScorecardState = ScorecardState.OPEN
    marks: Mapping[str, Mark] = field(default_factory=dict)
    particulars: Particulars = field(default_factory=Particulars)

    def mark(self, code: str) -> Mark:
        """What was entered for a component."""
        return self.marks.get(code, Mark(code))


def half_up(numerator: int, denominator: int) -> int:
    """The quotient of whole numbers that are not negative, rounded half up."""
    return (2 * numerator + denominator) // (2 * denominator)


def points_of(criterion: Criterion, measure: Measure) -> int | None:
    """The points that the input gives; None while it is unknown or is no answer of the scale."""
    scoring = criterion.scoring
    if scoring is None or not measure.known:
        return None
    if scoring.kind is ScoringKind.CHOICE:
        return next((item.points for item in scoring.options if item.key == measure.option), None)
    if measure.number is None or measure.number < 0:
        return None
    if scoring.kind in SHARES:
        return _share(scoring, criterion.max_points, min(measure.number, WHOLE))
    if scoring.kind in COUNTS:
        return _counted(scoring, criterion.max_points, measure.number)
    return max((step.points for step in scoring.steps if step.least <= measure.number), default=0)


def _share(scoring: Scoring, most: int, share: int) -> int:
    if share < scoring.floor:
        return 0
    if scoring.kind is ScoringKind.STRETCHED:
        return half_up((share - scoring.floor) * most, WHOLE - scoring.floor)
    return half_up(share * most, WHOLE)


def _counted(scoring: Scoring, most: int, number: int) -> int:
    """Bonus and penalty grow with the count up to the maximum; a deduction shrinks from it."""
    amount = half_up(number * scoring.each, 100)
    return max(most - amount, 0) if scoring.kind is ScoringKind.DEDUCTION else min(amount, most)


class Round(StrEnum):
    """Whose points are added up."""

    SELF = "self"
    VERIFIED = "verified"
    FINAL = "final"


def standing_points(mark: Mark, of: Round) -> int | None:
    """A component's points in a round: what a later round did not touch stands as it was."""
    if of is Round.SELF:
        return mark.points
    first = mark.points if mark.verified is None else mark.verified
    return first if of is Round.VERIFIED or mark.final is None else mark.final


@dataclass(frozen=True, slots=True)
class Score:
    """A scorecard added up; points in hundredths, ``index`` in hundredths of a percent (None: nothing applies).

    ``by_code`` holds every level; ``open`` are the components without points yet (they count as nothing so far).
    """

    by_code: Mapping[str, int]
    maximum: int
    applicable: int
    points: int
    bonus: int
    penalty: int
    index: int | None
    band: str
    open: tuple[str, ...]


def score(criteria: CriteriaSet, scorecard: Scorecard, of: Round = Round.SELF) -> Score:
    """Add a scorecard up in one of its rounds."""
    by_code: dict[str, int] = {item.code: 0 for item in criteria.criteria}
    applicable, bonus, penalty = 0, 0, 0
    missing: list[str] = []
    for item in criteria.components():
        mark = scorecard.mark(item.code)
        points = _in_force(item, mark, of)
        if points is None:
            missing.append(item.code)
        if item.beside:
            gained = points or 0
            bonus += gained if _kind(item) is ScoringKind.BONUS else 0
            penalty += gained if _kind(item) is ScoringKind.PENALTY else 0
            by_code[item.code] = gained
            continue
        if mark.applicable or item.not_applicable is not NotApplicable.REMOVED:
            applicable += item.max_points
        for code in _upwards(item.code):
            by_code[code] = by_code.get(code, 0) + (points or 0)
    bonus, penalty = min(bonus, criteria.bonus_cap), min(penalty, criteria.penalty_cap)
    earned = sum(by_code[item.code] for item in criteria.components() if not item.beside)
    total = max(earned + bonus - penalty, 0)
    index = min(half_up(total * WHOLE, applicable), WHOLE) if applicable else None
    return Score(
        by_code,
        criteria.maximum(),
        applicable,
        total,
        bonus,
        penalty,
        index,
        band_of(criteria, index),
        tuple(missing),
    )


def _kind(item: Criterion) -> ScoringKind | None:
    return item.scoring.kind if item.scoring else None


def _in_force(item: Criterion, mark: Mark, of: Round) -> int | None:
    """The points that count: full ones or none at all where the component does not apply."""
    if not mark.applicable and item.not_applicable is NotApplicable.FULL:
        return item.max_points
    if not mark.applicable and item.not_applicable is NotApplicable.REMOVED:
        return 0
    return standing_points(mark, of)


def _upwards(code: str) -> Iterable[str]:
    while code:
        yield code
        code = code.rpartition(".")[0]


def band_of(criteria: CriteriaSet, index: int | None) -> str:
    """The class of an index; empty without one."""
    if index is None:
        return ""
    return next((band.name for band in criteria.bands if index >= band.least), "")


def check_scorecard(criteria: CriteriaSet, scorecard: Scorecard) -> tuple[Issue, ...]:
    """What stops a scorecard from being locked: open components, points outside the scale, no word where one is due."""
    issues: list[Issue] = []
    for item in criteria.components():
        mark = scorecard.mark(item.code)
        if not mark.applicable:
            if not mark.explanation:
                issues.append(_wrong("scorecard.not-applicable-unexplained", item))
            continue
        if mark.points is None:
            if not item.beside:
                issues.append(_wrong("scorecard.open", item))
            continue
        if not 0 <= mark.points <= item.max_points:
            issues.append(_wrong("scorecard.outside", item))
        proposed = points_of(item, mark.measure)
        if proposed is not None and proposed != mark.points and not mark.explanation:
            issues.append(_wrong("scorecard.override-unexplained", item))
        if item.evidence and mark.points and not mark.evidence and not mark.explanation:
            issues.append(_wrong("scorecard.evidence-missing", item))
    for code in scorecard.marks:
        if criteria.get(code) is None:
            issues.append(
                Issue("scorecard.unknown", Severity.ERROR, f"criterion {code}", {"criterion": code})
            )
    return tuple(issues)


def _wrong(code: str, item: Criterion) -> Issue:
    return Issue(
        code, Severity.ERROR, f"criterion {item.code}", {"criterion": item.code, "title": item.title}
    )


def marked(scorecard: Scorecard, mark: Mark) -> Scorecard:
    """The scorecard with one component entered; refused once it is locked."""
    if scorecard.state is not ScorecardState.OPEN:
        raise refuse("scorecard.locked", f"criterion {mark.code}", criterion=mark.code)
    return replace(scorecard, marks={**scorecard.marks, mark.code: mark})


@dataclass(frozen=True, slots=True)
class Gain:
    """Points still to be won at a component; ``reach`` is the nearest input that wins ``won`` of them."""

    criterion: Criterion
    points: int
    lost: int
    reach: Measure
    won: int


def gains(criteria: CriteriaSet, scorecard: Scorecard) -> tuple[Gain, ...]:
    """Every component below its maximum, the most points first; penalties count as what they cost."""
    found: list[Gain] = []
    for item in criteria.components():
        mark = scorecard.mark(item.code)
        if not mark.applicable or _kind(item) is ScoringKind.BONUS:
            continue
        points = _in_force(item, mark, Round.SELF) or 0
        lost = points if _kind(item) is ScoringKind.PENALTY else item.max_points - points
        if lost > 0:
            reach = next_reach(item, mark.measure)
            found.append(Gain(item, points, lost, reach, _won(item, points, reach)))
    return tuple(sorted(found, key=lambda gain: (-gain.lost, gain.criterion.code)))


def next_reach(item: Criterion, measure: Measure) -> Measure:
    """The nearest input that gives more: the floor, the next step, one fault less; else the whole."""
    scoring = item.scoring
    assert scoring is not None
    now = measure.number or 0
    if scoring.kind is ScoringKind.CHOICE:
        best = max(scoring.options, key=lambda option: option.points)
        return Measure(option=best.key)
    if scoring.kind in {ScoringKind.DEDUCTION, ScoringKind.PENALTY}:
        return Measure(max(now - 100, 0))
    if scoring.kind is ScoringKind.STEPS:
        higher = [step.least for step in scoring.steps if step.least > now]
        return Measure(min(higher, default=now))
    below = measure.number is not None and now < scoring.floor
    return Measure(scoring.floor if below and scoring.kind is not ScoringKind.STRETCHED else WHOLE)


def _won(item: Criterion, points: int, reach: Measure) -> int:
    then = points_of(item, reach) or 0
    return points - then if _kind(item) is ScoringKind.PENALTY else max(then - points, 0)


def simulated(criteria: CriteriaSet, scorecard: Scorecard, code: str, measure: Measure) -> int:
    """By how much the whole would change (hundredths, may be negative) if the component's input were that."""
    item = criteria.get(code)
    if item is None or item.scoring is None:
        raise refuse("scorecard.unknown", f"criterion {code}", criterion=code)
    then = replace(scorecard.mark(code), measure=measure, points=points_of(item, measure))
    changed = replace(scorecard, marks={**scorecard.marks, code: then})
    return score(criteria, changed).points - score(criteria, scorecard).points
