"""Another criteria set for a card that is being scored: what stays, what moved, what must be looked at again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from xacai.domain.criterion import CriteriaSet, Criterion, NotApplicable
from xacai.domain.scorecard import Mark, Measure, Scorecard, points_of
from xacai.domain.text import plain


class Fate(StrEnum):
    """What becomes of a component: rescored by its new scale, to be scored anew, moved to another code, new, gone."""

    RESCORED = "rescored"
    REOPENED = "reopened"
    MOVED = "moved"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Move:
    """A component that is not as it was; ``was`` its former code, points in hundredths."""

    code: str
    title: str
    fate: Fate
    was: str = ""
    points_before: int | None = None
    points: int | None = None


def moved_card(card: Scorecard, old: CriteriaSet, new: CriteriaSet) -> tuple[Scorecard, tuple[Move, ...]]:
    """The card under the new set, with what moved. A component is known again by its title, else by its code.

    Inputs, explanations and applicability stay; points follow the new scale, and where that does not take the
    input the component is open again.
    """
    origin = _origins(old, new)
    marks: dict[str, Mark] = {}
    moves: list[Move] = []
    for item in new.components():
        was = origin.get(item.code, "")
        held = card.marks.get(was) if was else None
        if held is not None:
            marks[item.code] = _carried(held, item)
        before, now = old.get(was) if was else None, marks.get(item.code)
        fate = _fate(item, before, held, now)
        if fate is not None:
            points = now.points if now else None
            moves.append(Move(item.code, item.title, fate, was, held.points if held else None, points))
    kept = set(origin.values())
    for item in old.components():
        if item.code not in kept:
            mark = card.mark(item.code)
            moves.append(Move(item.code, item.title, Fate.GONE, item.code, mark.points))
    return replace(card, criteria=new.id, marks=marks), tuple(moves)


def _origins(old: CriteriaSet, new: CriteriaSet) -> dict[str, str]:
    """The former code of each component of the new set that was there before."""
    by_title = {plain(item.title): item.code for item in old.components()}
    found = {item.code: by_title[key] for item in new.components() if (key := plain(item.title)) in by_title}
    left = {item.code for item in old.components()} - set(found.values())
    same = {item.code for item in new.components()} & left
    return found | {code: code for code in same if code not in found}


def _carried(mark: Mark, item: Criterion) -> Mark:
    applicable = mark.applicable or item.not_applicable is NotApplicable.NEVER
    points = points_of(item, mark.measure)
    measure = mark.measure if points is not None else Measure()
    if not mark.measure.known and mark.points is not None and mark.points <= item.max_points:
        points = mark.points
    return replace(mark, code=item.code, measure=measure, points=points, applicable=applicable)


def _fate(item: Criterion, before: Criterion | None, held: Mark | None, now: Mark | None) -> Fate | None:
    if before is None:
        return Fate.NEW
    if held is not None and now is not None and held.points != now.points:
        return Fate.REOPENED if now.points is None else Fate.RESCORED
    return Fate.MOVED if before.code != item.code else None
