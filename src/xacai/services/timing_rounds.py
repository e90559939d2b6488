"""The days of an assessment's steps: self-scoring, verification, explanation, publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xacai.domain.issue import refuse
from xacai.domain.office import Office
from xacai.domain.scorecard import Scorecard, ScorecardState
from xacai.domain.scoring_round import ScoringRound, Step, late_step, open_step
from xacai.domain.text import nfc, squeeze
from xacai.services.doubting_clock import clock_in_doubt
from xacai.services.workspace import Workspace


def rounds_of(workspace: Workspace, year: int, period: str = "") -> tuple[ScoringRound, ...]:
    """The steps that have days, in their order."""
    with workspace.store.reading() as shelves:
        return shelves.scoring_rounds.of(year, period)


def set_round(workspace: Workspace, item: ScoringRound) -> tuple[ScoringRound, ...]:
    """Give a step its days; refused where it would end before it begins."""
    if item.opens is not None and item.opens > item.due:
        raise refuse("scorecard.round-days", f"scorecard {item.year}", year=str(item.year))
    note = squeeze(nfc(item.note))
    kept = ScoringRound(item.year, item.period, item.step, item.due, item.opens, note)
    with workspace.store.writing("scorecard.round", f"{item.year} {item.step.value}") as shelves:
        shelves.scoring_rounds.put(kept)
    return rounds_of(workspace, item.year, item.period)


def drop_round(workspace: Workspace, year: int, period: str, step: Step) -> tuple[ScoringRound, ...]:
    """Take a step's days away."""
    with workspace.store.writing("scorecard.round", f"{year} {step.value}") as shelves:
        shelves.scoring_rounds.remove(year, period, step)
    return rounds_of(workspace, year, period)


def step_of(workspace: Workspace, card: Scorecard, *, verifies: bool) -> ScoringRound | None:
    """What to say of a card's steps today: the one that should be over and is not, else the one that is open."""
    rounds, today = rounds_of(workspace, card.year, card.period), workspace.today()
    late = None if clock_in_doubt(workspace) else late_step(rounds, card.state, today, verifies=verifies)
    return late or open_step(rounds, today)


def step_now(workspace: Workspace, year: int, period: str = "") -> ScoringRound | None:
    """The step that is open today."""
    return open_step(rounds_of(workspace, year, period), workspace.today())


def steps_late(workspace: Workspace, year: int, period: str = "") -> tuple[ScoringRound, ...]:
    """The steps that this office has not ended in time, the oldest first: its own card's (of a quarter those of its
    departments), and where it verifies those of the cards that came."""
    if clock_in_doubt(workspace):
        return ()
    today, office = workspace.today(), workspace.office()
    with workspace.store.reading() as shelves:
        rounds = shelves.scoring_rounds.of(year, period)
        cards = [card for card in shelves.scorecards.list(year) if card.period == period]
    asked = (
        *_own_asked(cards, office, period),
        *((card.state, True) for card in cards if card.office != office.code),
    )
    found = {late_step(rounds, state, today, verifies=verifies) for state, verifies in asked}
    return tuple(sorted((item for item in found if item is not None), key=lambda item: item.due))


def _own_asked(
    cards: Iterable[Scorecard], office: Office, period: str
) -> Iterator[tuple[ScorecardState, bool]]:
    """The states of the office's own cards, with whether it is they that verify; one not begun is open."""
    states = {card.department: card.state for card in cards if card.office == office.code}
    if not period and not office.receives:
        yield states.get("", ScorecardState.OPEN), False
    departments = (
        {name for name in states if name} if not period else {one.name for one in office.departments}
    )
    for name in departments:
        state = states.get(name, ScorecardState.OPEN)
        yield state, state is not ScorecardState.OPEN


def steps_ahead(workspace: Workspace, year: int) -> tuple[ScoringRound, ...]:
    """The steps that are open today, of the year's assessment and of each quarter's, the nearest end first.

    Self-scoring is over for an office that only scores itself once its card is locked.
    """
    today, office = workspace.today(), workspace.office()
    with workspace.store.reading() as shelves:
        card = shelves.scorecards.get(office.code, year)
        periods = ("", *(f"{year}-Q{number}" for number in range(1, 5)))
        found = [shelves.scoring_rounds.of(year, period) for period in periods]
    locked = not office.receives and card is not None and card.state is not ScorecardState.OPEN
    if locked:
        found[0] = tuple(item for item in found[0] if item.step is not Step.SELF)
    opened = (open_step(items, today) for items in found)
    return tuple(sorted((item for item in opened if item is not None), key=lambda item: item.due))
