"""The ranking of many offices by their scorecards of a year, in one statement: the arithmetic of the domain in SQL.

Sums, caps, the index (hundredths of a percent, half up), band and rank are worked out by the database in whole
numbers; :func:`xacai.domain.ranking.ranked` says the same in Python.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Integer, and_, case, cast, func, literal, select
from sqlalchemy.sql import ColumnElement

from xacai.db.shelf import Shelf
from xacai.db.tables import TEXT, table
from xacai.domain.criterion import WHOLE, CriteriaSet, Criterion, NotApplicable, ScoringKind
from xacai.domain.ranking import Placed

_card, _mark = table("scorecard"), table("scorecard_mark")
_KEY = ("office", "year", "department", "period")
_Number = ColumnElement[int]


class ScoreRanking(Shelf):
    """The places of offices under one criteria set."""

    def ranked(self, year: int, criteria: CriteriaSet) -> tuple[Placed, ...]:
        """Every office with a card of the year under the set, the best first; equal indices share a place."""
        scored = _scored(year, criteria).subquery()
        points = _at_least_nothing(scored.c.earned + scored.c.bonus - scored.c.penalty)
        own = _at_least_nothing(scored.c.own_earned + scored.c.own_bonus - scored.c.own_penalty)
        whole = select(
            scored.c.office,
            scored.c.applicable,
            points.label("points"),
            _index(points, scored.c.applicable).label("score"),
            _index(own, scored.c.applicable).label("own_score"),
        ).subquery()
        place = func.rank().over(order_by=func.coalesce(whole.c.score, -1).desc())
        statement = select(
            place, whole.c.office, whole.c.points, whole.c.applicable, whole.c.own_score, whole.c.score,
            _band(whole.c.score, criteria),
        ).order_by(place, whole.c.office)  # fmt: skip
        return tuple(Placed(*row) for row in self._desk.connection.execute(statement))


def _scored(year: int, criteria: CriteriaSet) -> Any:
    """Sums of an office: earned, applicable, bonus and penalty within their caps; self-scored ones apart."""
    components = tuple(criteria.components())
    base = [item for item in components if not item.beside]
    last = func.coalesce(_mark.c.final, _mark.c.verified, _mark.c.points, 0)
    own = func.coalesce(_mark.c.points, 0)
    joined = and_(*(_card.c[name] == _mark.c[name] for name in _KEY))
    parts: dict[str, Any] = {
        "earned": _sum(_counting(base, last)),
        "own_earned": _sum(_counting(base, own)),
        "applicable": literal(criteria.maximum(), Integer) - _sum(_removed(base)),
    }
    for kind, cap in ((ScoringKind.BONUS, criteria.bonus_cap), (ScoringKind.PENALTY, criteria.penalty_cap)):
        beside = [item for item in components if item.scoring and item.scoring.kind is kind]
        parts[kind.value] = _at_most(_sum(_counting(beside, last)), cap)
        parts[f"own_{kind.value}"] = _at_most(_sum(_counting(beside, own)), cap)
    return (
        select(_card.c.office, *(column.label(name) for name, column in parts.items()))
        .select_from(_card.outerjoin(_mark, joined))
        .where(_card.c.year == year, _card.c.department == "", _card.c.period == "")
        .where(_card.c.criteria == criteria.id)
        .group_by(_card.c.office)
    )


def _counting(items: Iterable[Criterion], points: _Number) -> _Number:
    """The points that count of a mark of one of those components, 0 of any other."""
    whole = _by_code((item.code, item.max_points) for item in items)
    full = _codes(items, NotApplicable.FULL)
    removed = _codes(items, NotApplicable.REMOVED)
    spared = _mark.c.applicable == 0
    return case(
        (and_(spared, _mark.c.code.in_(full)), whole),
        (and_(spared, _mark.c.code.in_(removed)), 0),
        (_mark.c.code.in_([item.code for item in items]), points),
        else_=0,
    )


def _removed(items: Iterable[Criterion]) -> _Number:
    """The maximum of a component that does not apply and is taken out of the denominator."""
    removed = [item for item in items if item.not_applicable is NotApplicable.REMOVED]
    most = _by_code((item.code, item.max_points) for item in removed)
    return case((_mark.c.applicable == 0, most), else_=0)


def _codes(items: Iterable[Criterion], what: NotApplicable) -> list[str]:
    return [item.code for item in items if item.not_applicable is what]


def _by_code(points: Iterable[tuple[str, int]]) -> Any:
    found = dict(points)
    return case(found, value=_mark.c.code, else_=0) if found else literal(0, Integer)


def _sum(column: Any) -> _Number:
    return cast(func.coalesce(func.sum(column), 0), Integer)


def _at_most(column: _Number, most: int) -> _Number:
    return case((column > most, most), else_=column)


def _at_least_nothing(column: _Number) -> _Number:
    return case((column < 0, 0), else_=column)


def _index(points: _Number, applicable: _Number) -> _Number:
    """Half up in whole numbers; none where nothing applies, never above the whole."""
    exact = (2 * points * WHOLE + applicable) // (2 * applicable)
    return case((applicable == 0, None), (exact > WHOLE, WHOLE), else_=exact)


def _band(index: _Number, criteria: CriteriaSet) -> ColumnElement[str]:
    fitting = [(and_(index.is_not(None), index >= band.least), band.name) for band in criteria.bands]
    return case(*fitting, else_="") if fitting else literal("", TEXT)
