"""Points and shares as people write them, and the sum behind a component's points: ``96,2% × 8 = 7,70``."""

from __future__ import annotations

from decimal import Decimal

from xacai.domain.criterion import COUNTS, SHARES, WHOLE, Criterion, Scoring, ScoringKind
from xacai.domain.number import write_number
from xacai.domain.period import read_period
from xacai.domain.scorecard import Measure, ScorecardState, points_of
from xacai.domain.scoring_round import ScoringRound, Step
from xacai.wording.language import N_, _, ngettext
from xacai.wording.periods import bare_words

_STATES = {
    ScorecardState.OPEN: N_("Being scored"),
    ScorecardState.LOCKED: N_("Self-scored, locked"),
    ScorecardState.VERIFIED: N_("Verified, explanation asked for"),
    ScorecardState.EXPLAINED: N_("Explained"),
    ScorecardState.FINAL: N_("Verified finally"),
}
_STEPS = {
    Step.SELF: N_("Self-scoring"),
    Step.FIRST: N_("First verification"),
    Step.EXPLAIN: N_("Explanation"),
    Step.SECOND: N_("Second verification"),
    Step.PUBLISH: N_("Publication"),
}
_KINDS = {
    ScoringKind.PROPORTIONAL: N_("share of the maximum, from a floor on"),
    ScoringKind.STRETCHED: N_("share stretched from the floor to the whole"),
    ScoringKind.STEPS: N_("steps"),
    ScoringKind.CHOICE: N_("one of several answers"),
    ScoringKind.DEDUCTION: N_("deduction for each fault"),
    ScoringKind.SURVEY: N_("share of satisfied answers"),
    ScoringKind.BONUS: N_("bonus"),
    ScoringKind.PENALTY: N_("penalty"),
}


def scorecard_state_words(state: ScorecardState) -> str:
    """Where a scorecard is on its way."""
    return _(_STATES[state])


def step_words(step: Step) -> str:
    """A step of an assessment."""
    return _(_STEPS[step])


def round_words(item: ScoringRound) -> str:
    """A step with what it assesses: the year, or the departments in a quarter."""
    period = read_period(item.period)
    words = _("{step}, scores of {year}") if period is None else _("{step}, departments, {period}")
    told = bare_words(period) if period is not None else ""
    return words.format(step=step_words(item.step), year=item.year, period=told)


def overdue_words(days: int) -> str:
    """So many days behind the last one: ``Quá hạn 3 ngày``."""
    return ngettext("Overdue by {count} day", "Overdue by {count} days", days).format(count=days)


def scoring_words(kind: ScoringKind) -> str:
    """How a component is scored."""
    return _(_KINDS[kind])


def points_words(points: int | None) -> str:
    """Hundredths of a point: ``7,70``; a dash where there are none."""
    return "–" if points is None else write_number(Decimal(points) / 100, 2)


def index_words(index: int | None) -> str:
    """Hundredths of a percent: ``87,35%``."""
    return "–" if index is None else f"{points_words(index)}%"


def change_words(points: int) -> str:
    """A change with its sign: ``+0,14``."""
    return f"{'+' if points >= 0 else '−'}{points_words(abs(points))}"


def measure_words(item: Criterion, measure: Measure) -> str:
    """A component's input: ``96,2%``, ``3``, the answer chosen; empty where there is none."""
    scoring = item.scoring
    if scoring is None or not measure.known:
        return ""
    if scoring.kind is ScoringKind.CHOICE:
        return next((one.title for one in scoring.options if one.key == measure.option), measure.option)
    if measure.number is None:
        return ""
    return _number(item, scoring, measure.number)


def _number(item: Criterion, scoring: Scoring, number: int) -> str:
    """An input with its unit: steps are shares too where their scale speaks of percent."""
    shares = scoring.kind in SHARES or (scoring.kind is ScoringKind.STEPS and "%" in item.scale)
    return _share(number) if shares else _bare(number)


def sum_words(item: Criterion, measure: Measure) -> str:
    """How the input comes to its points; empty where it comes to none."""
    scoring, points = item.scoring, points_of(item, measure)
    if scoring is None or points is None:
        return ""
    told = points_words(points)
    if scoring.kind is ScoringKind.CHOICE:
        return f"{measure_words(item, measure)} → {told}"
    assert measure.number is not None
    if scoring.kind in SHARES:
        return _share_sum(scoring, item.max_points, min(measure.number, WHOLE), told)
    if scoring.kind in COUNTS:
        return _count_sum(scoring, item.max_points, measure.number, told)
    return _step_sum(item, scoring, measure.number, told)


def _share_sum(scoring: Scoring, most: int, share: int, told: str) -> str:
    if share < scoring.floor:
        return f"{_share(share)} < {_share(scoring.floor)} → {told}"
    if scoring.kind is ScoringKind.STRETCHED:
        made = f"({_share(share)} − {_share(scoring.floor)}) : ({_share(WHOLE)} − {_share(scoring.floor)})"
        return f"{made} × {_bare(most)} = {told}"
    product = f"{_share(share)} × {_bare(most)} = {told}"
    return f"{_share(share)} ≥ {_share(scoring.floor)} → {product}" if scoring.floor else product


def _count_sum(scoring: Scoring, most: int, number: int, told: str) -> str:
    product = f"{_bare(number)} × {_bare(scoring.each)}"
    if scoring.kind is ScoringKind.DEDUCTION:
        return f"{_bare(most)} − {product} → {told}"
    return f"{product} → {told} (≤ {_bare(most)})"


def _step_sum(item: Criterion, scoring: Scoring, number: int, told: str) -> str:
    reached = [step.least for step in scoring.steps if step.least <= number]
    sign, least = ("≥", max(reached)) if reached else ("<", scoring.steps[0].least)
    return f"{_number(item, scoring, number)} {sign} {_number(item, scoring, least)} → {told}"


def _share(share: int) -> str:
    return f"{_bare(share)}%"


def _bare(number: int) -> str:
    return write_number((Decimal(number) / 100).normalize() if number % 100 else Decimal(number // 100))
