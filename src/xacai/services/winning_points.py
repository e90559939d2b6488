"""Points still to be won: what was lost or is at risk, what would win it, until when; and "what if"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from xacai.domain.criterion import Criterion, InputKind
from xacai.domain.period import Period, PeriodKind, window
from xacai.domain.scorecard import Gain, Measure, Scorecard, ScorecardState, gains, points_of, score
from xacai.services.choosing_criteria import criteria_of
from xacai.services.proposing_scores import Proposal
from xacai.services.scoring import component_of, propose, with_proposals
from xacai.services.workspace import Workspace

_BY_WINDOW = frozenset({InputKind.INDICATOR, InputKind.TARGET, InputKind.PROGRESS})
"""Inputs that stand still when the year's data window closes."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A component below its maximum. ``lost`` and ``won`` in hundredths: all that is missing, and what the nearest
    better input ``reach`` would bring. ``measure`` is the input now; ``over`` once the last day is past.
    """

    criterion: Criterion
    measure: Measure
    points: int
    lost: int
    reach: Measure
    won: int
    last_day: date
    over: bool


@dataclass(frozen=True, slots=True)
class Simulation:
    """What another input of one component would make of the whole: points and index before and after."""

    criterion: Criterion
    measure: Measure
    points: int | None
    before: int
    after: int
    index_before: int | None
    index_after: int | None

    @property
    def change(self) -> int:
        """By how much the whole would change, in hundredths of a point."""
        return self.after - self.before


def last_day_of(item: Criterion, year: int) -> date:
    """The last day on which points of a year can be won; 29 February falls back to the 28th."""
    month, day = item.last_day
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def still_to_win(
    workspace: Workspace,
    card: Scorecard,
    most: int | None = None,
    *,
    given: Mapping[str, Proposal] | None = None,
) -> tuple[Chance, ...]:
    """Points still to be won, the most first, those whose last day is past at the end; ``most`` cuts the list.

    What the data give (``given``, where it was asked for already) stands in where nothing was entered.
    """
    criteria, known = criteria_of(workspace, card.criteria), _as_known(workspace, card, given)
    today = workspace.today()
    found = [_chance(gain, known, today) for gain in gains(criteria, known)]
    found.sort(key=lambda item: (item.over, -item.lost, item.criterion.code))
    return tuple(found[:most])


def _as_known(
    workspace: Workspace, card: Scorecard, given: Mapping[str, Proposal] | None = None
) -> Scorecard:
    if card.state is not ScorecardState.OPEN:
        return card
    proposed = propose(workspace, card) if given is None else given
    return with_proposals(criteria_of(workspace, card.criteria), card, proposed)


def _chance(gain: Gain, card: Scorecard, today: date) -> Chance:
    item, last = gain.criterion, last_day_of(gain.criterion, card.year)
    if item.input.kind in _BY_WINDOW:
        last = min(last, window(Period(PeriodKind.YEAR, card.year)).last)
    # A report that was late stays late: nothing brings its points back.
    over = last < today or item.input.kind is InputKind.TIMELINESS
    measure = card.mark(item.code).measure
    return Chance(item, measure, gain.points, gain.lost, gain.reach, gain.won, last, over)


def simulate(workspace: Workspace, card: Scorecard, code: str, measure: Measure) -> Simulation:
    """What the whole would be if a component's input were ``measure``; nothing is stored."""
    criteria, known = criteria_of(workspace, card.criteria), _as_known(workspace, card)
    item = component_of(criteria, code)
    points = points_of(item, measure)
    then = replace(known.mark(code), measure=measure, points=points, applicable=True)
    changed = replace(known, marks={**known.marks, code: then})
    before, after = score(criteria, known), score(criteria, changed)
    return Simulation(item, measure, points, before.points, after.points, before.index, after.index)
