"""The shelf of scorecards, and the ranking of many offices in one statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Integer, case, cast, func, select

from xacai.db.plain import read_list, write_list
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.scorecard import Mark, Measure, Scorecard, ScorecardState

_card, _mark = table("scorecard"), table("scorecard_mark")


class Scorecards(Shelf):
    """Scorecards by office, department, year and period (both empty for an office's own of a year)."""

    def put(self, scorecard: Scorecard) -> None:
        """Keep a scorecard with all that was entered in it."""
        key = _key(scorecard.office, scorecard.year, scorecard.department, scorecard.period)
        head = {
            "criteria": scorecard.criteria,
            "revision": scorecard.revision,
            "state": scorecard.state.value,
        }
        self._desk.upsert("scorecard", [{**key, **head}])
        held = self._marks(key)
        changed = [mark for code, mark in scorecard.marks.items() if held.get(code) != mark]
        self._desk.upsert("scorecard_mark", [{**key, **_mark_row(mark)} for mark in changed])
        gone = [code for code in held if code not in scorecard.marks]
        self._desk.remove("scorecard_mark", [{**key, "code": code} for code in gone])

    def get(self, office: str, year: int, *, department: str = "", period: str = "") -> Scorecard | None:
        """A scorecard with its marks."""
        key = _key(office, year, department, period)
        row = self._desk.row("scorecard", **key)
        return _scorecard(row, self._marks(key)) if row else None

    def list(self, year: int | None = None) -> tuple[Scorecard, ...]:
        """All scorecards (of a year) without their marks, by year and office."""
        where = {} if year is None else {"year": year}
        rows = self._desk.rows("scorecard", "year", "office", "department", "period", **where)
        return tuple(_scorecard(row, {}) for row in rows)

    def totals(
        self, year: int, weights: Mapping[str, tuple[int, int]]
    ) -> dict[str, tuple[int, int, int, int]]:
        """Points over the components of ``weights`` for every office's yearly card, in whole hundredths.

        ``weights`` maps a component to its maximum and to how a missing application counts (1: full points, 0:
        removed). Each office gets points in the last round, self-scored points, the applicable maximum, and how many
        components are scored. Bonus and penalty are left to the caller.
        """
        most = case({code: weight[0] for code, weight in weights.items()}, value=_mark.c.code, else_=0)
        full = case(
            {code: weight[0] * weight[1] for code, weight in weights.items()}, value=_mark.c.code, else_=0
        )
        last = func.coalesce(_mark.c.final, _mark.c.verified, _mark.c.points, 0)
        applies = _mark.c.applicable == 1
        statement = (
            select(
                _mark.c.office,
                _sum(case((applies, last), else_=full)),
                _sum(case((applies, func.coalesce(_mark.c.points, 0)), else_=full)),
                _sum(case((applies, most), else_=full)),
                func.count(_mark.c.points),
            )
            .where(_mark.c.year == year, _mark.c.department == "", _mark.c.period == "")
            .where(_mark.c.code.in_(sorted(weights)))
            .group_by(_mark.c.office)
        )
        return {row[0]: (row[1], row[2], row[3], row[4]) for row in self._desk.connection.execute(statement)}

    def _marks(self, key: Mapping[str, Any]) -> dict[str, Mark]:
        return {row.code: _read_mark(row) for row in self._desk.rows("scorecard_mark", "code", **key)}


def _sum(column: Any) -> Any:
    return cast(func.sum(column), Integer)


def _key(office: str, year: int, department: str, period: str) -> dict[str, Any]:
    return {"office": office, "department": department, "year": year, "period": period}


def _scorecard(row: Any, marks: Mapping[str, Mark]) -> Scorecard:
    return Scorecard(
        office=row.office,
        year=row.year,
        criteria=row.criteria,
        department=row.department,
        period=row.period,
        revision=row.revision,
        state=ScorecardState(row.state),
        marks=marks,
    )


def _mark_row(mark: Mark) -> dict[str, Any]:
    return {
        "code": mark.code,
        "measure": mark.measure.number,
        "choice": mark.measure.option,
        "points": mark.points,
        "explanation": mark.explanation,
        "applicable": int(mark.applicable),
        "evidence": write_list(mark.evidence),
        "verified": mark.verified,
        "verified_note": mark.verified_note,
        "answer": mark.answer,
        "final": mark.final,
        "final_note": mark.final_note,
    }


def _read_mark(row: Any) -> Mark:
    return Mark(
        code=row.code,
        measure=Measure(row.measure, row.choice),
        points=row.points,
        explanation=row.explanation,
        applicable=bool(row.applicable),
        evidence=read_list(str, row.evidence),
        verified=row.verified,
        verified_note=row.verified_note,
        answer=row.answer,
        final=row.final,
        final_note=row.final_note,
    )
