"""The shelf of the steps of an assessment and their days."""

from __future__ import annotations

from xacai.db.mapping import read_day, write_day
from xacai.db.shelf import Shelf
from xacai.domain.scoring_round import ScoringRound, Step


class ScoringRounds(Shelf):
    """Steps by year, period ("" for the yearly one) and step."""

    def put(self, item: ScoringRound) -> None:
        """Keep a step's days."""
        row = {
            "year": item.year,
            "period": item.period,
            "step": item.step.value,
            "opens": write_day(item.opens),
            "due": item.due.isoformat(),
            "note": item.note,
        }
        self._desk.upsert("scoring_round", [row])

    def of(self, year: int, period: str = "") -> tuple[ScoringRound, ...]:
        """The steps that have days, in their order."""
        found = []
        for row in self._desk.rows("scoring_round", "due", year=year, period=period):
            due = read_day(row.due)
            assert due is not None
            found.append(
                ScoringRound(row.year, row.period, Step(row.step), due, read_day(row.opens), row.note)
            )
        return tuple(sorted(found, key=lambda item: tuple(Step).index(item.step)))

    def remove(self, year: int, period: str, step: Step) -> None:
        """Take a step's days away."""
        self._desk.remove("scoring_round", [{"year": year, "period": period, "step": step.value}])
