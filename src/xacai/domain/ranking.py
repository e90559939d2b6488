"""Offices in the order of their index: what many scorecards come to, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xacai.domain.criterion import CriteriaSet
from xacai.domain.scorecard import Round, Scorecard, score


@dataclass(frozen=True, slots=True)
class Placed:
    """An office's place. Points in hundredths, ``own_index`` (self-scored) and ``index`` in hundredths of a percent."""

    rank: int
    office: str
    points: int
    applicable: int
    own_index: int | None
    index: int | None
    band: str


def ranked(criteria: CriteriaSet, cards: Iterable[Scorecard]) -> tuple[Placed, ...]:
    """The cards in their last round, the best first; equal indices share a place (1, 2, 2, 4)."""
    scored = [(card, score(criteria, card, Round.FINAL), score(criteria, card)) for card in cards]
    marks = [_weight(total.index) for _card, total, _own in scored]
    placed = [
        Placed(
            1 + sum(1 for other in marks if other > _weight(total.index)),
            card.office,
            total.points,
            total.applicable,
            own.index,
            total.index,
            total.band,
        )
        for card, total, own in scored
    ]
    return tuple(sorted(placed, key=lambda item: (item.rank, item.office)))


def _weight(index: int | None) -> int:
    return -1 if index is None else index
