"""Another criteria set for the office's card of a year: what was scored stays, what moved is told."""

from __future__ import annotations

from xacai.domain.criteria_change import Move, moved_card
from xacai.domain.issue import refuse
from xacai.domain.scorecard import Scorecard, ScorecardState
from xacai.services.choosing_criteria import criteria_of
from xacai.services.scoring import place_of, save
from xacai.services.workspace import Workspace


def preview_change(
    workspace: Workspace, card: Scorecard, identifier: str
) -> tuple[Scorecard, tuple[Move, ...]]:
    """The card as it would be under another set, and what moves; nothing is stored."""
    new = criteria_of(workspace, identifier)
    if new.unscored():
        code = new.unscored()[0].code
        raise refuse("criteria.unscored", f"criterion {code}", criterion=code)
    if card.criteria == identifier:
        return card, ()
    return moved_card(card, criteria_of(workspace, card.criteria), new)


def change_criteria(
    workspace: Workspace, card: Scorecard, identifier: str
) -> tuple[Scorecard, tuple[Move, ...]]:
    """Put the card under another set. Refused once it is locked: a locked card stays with its set."""
    if card.state is not ScorecardState.OPEN:
        raise refuse("criteria.other-set", place_of(card), year=str(card.year), criteria=card.criteria)
    changed, moves = preview_change(workspace, card, identifier)
    return save(workspace, "scorecard.criteria", changed), moves
