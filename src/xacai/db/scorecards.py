"""The shelf of scorecards: what was entered, what was locked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from xacai.db.mapping import particulars_row, read_particulars
from xacai.db.plain import read_list, write_json, write_list
from xacai.db.shelf import Shelf
from xacai.domain.scorecard import Mark, Measure, Scorecard, ScorecardState


class Scorecards(Shelf):
    """Scorecards by office, department, year and period (both empty for an office's own of a year)."""

    def put(self, scorecard: Scorecard) -> None:
        """Keep a scorecard with all that was entered in it."""
        key = _key(scorecard)
        head = {
            "criteria": scorecard.criteria,
            "revision": scorecard.revision,
            "state": scorecard.state.value,
            **particulars_row(scorecard.particulars),
        }
        self._desk.upsert("scorecard", [{**key, **head}])
        held = self._marks(key)
        changed = [mark for code, mark in scorecard.marks.items() if held.get(code) != mark]
        self._desk.upsert("scorecard_mark", [{**key, **_mark_row(mark)} for mark in changed])
        gone = [code for code in held if code not in scorecard.marks]
        self._desk.remove("scorecard_mark", [{**key, "code": code} for code in gone])

    def get(self, office: str, year: int, *, department: str = "", period: str = "") -> Scorecard | None:
        """A scorecard with its marks."""
        key = {"office": office, "department": department, "year": year, "period": period}
        row = self._desk.row("scorecard", **key)
        return _scorecard(row, self._marks(key)) if row else None

    def remove(self, scorecard: Scorecard) -> None:
        """Take a card away with its marks; what was locked stays."""
        key = _key(scorecard)
        self._desk.remove("scorecard_mark", [{**key, "code": code} for code in self._marks(key)])
        self._desk.remove("scorecard", [key])

    def list(self, year: int | None = None) -> tuple[Scorecard, ...]:
        """All scorecards (of a year) without their marks, by year and office."""
        where = {} if year is None else {"year": year}
        rows = self._desk.rows("scorecard", "year", "office", "department", "period", **where)
        return tuple(_scorecard(row, {}) for row in rows)

    def keep_snapshot(self, scorecard: Scorecard, content: Mapping[str, Any], check_code: str) -> None:
        """Keep the content that was locked; locking the same revision again replaces it."""
        row = {
            **_key(scorecard),
            "revision": scorecard.revision,
            "at": self._desk.at(),
            "check_code": check_code,
            "content": write_json(content),
        }
        self._desk.upsert("scorecard_snapshot", [row])

    def snapshot(self, scorecard: Scorecard) -> dict[str, Any] | None:
        """The content that the card's revision was locked with."""
        row = self._desk.row("scorecard_snapshot", **_key(scorecard), revision=scorecard.revision)
        if row is None:
            return None
        content: dict[str, Any] = json.loads(row.content)
        return content

    def _marks(self, key: Mapping[str, Any]) -> dict[str, Mark]:
        return {row.code: _read_mark(row) for row in self._desk.rows("scorecard_mark", "code", **key)}


def _key(card: Scorecard) -> dict[str, Any]:
    return {
        "office": card.office,
        "department": card.department,
        "year": card.year,
        "period": card.period,
    }


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
        particulars=read_particulars(row),
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
