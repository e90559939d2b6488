"""The board of a year: which offices owe which reports, what came of them and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xacai.domain.board import Came, Counts, Square, count, late_by_arrival, square
from xacai.domain.period import Period, window
from xacai.services.consolidating import receiving_office
from xacai.services.deadlines import due_of, periods_due
from xacai.services.rostering import names_below
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Board:
    """Offices × periods. ``offices`` are names in order of the codes; ``squares`` and ``came`` stand by period code,
    then by office; ``dues`` by period code."""

    offices: Mapping[str, str]
    periods: tuple[Period, ...]
    squares: Mapping[str, Mapping[str, Square]]
    came: Mapping[str, Mapping[str, Came]]
    dues: Mapping[str, date]

    def counts(self, period: str) -> Counts:
        """The numbers under a period's column."""
        return count(self.squares[period].values(), self.came[period].values(), self.dues[period])


def board(workspace: Workspace, year: int) -> Board:
    """The board of a year: every office that owes at least one of its reports, and what became of each."""
    own = receiving_office(workspace)
    catalogue = workspace.catalogue_of_year(year)
    periods = periods_due(catalogue, year)
    days = {period.code: window(period).last for period in periods}
    with workspace.store.reading() as shelves:
        owing = names_below(shelves, own, days.values())
        came = shelves.received_reports.came(days)
    names = {code: name for day in days.values() for code, name in owing[day].items()}
    dues = {period.code: due_of(catalogue, period) for period in periods}
    offices = {code: names[code] for code in sorted(names)}
    today = workspace.today()
    squares = {
        period: _column(offices, owing[day], came[period], dues[period], today)
        for period, day in days.items()
    }
    return Board(offices, periods, squares, came, dues)


def _column(
    offices: Mapping[str, str], owing: Mapping[str, str], came: Mapping[str, Came], due: date, today: date
) -> dict[str, Square]:
    """A period's squares by office; what many offices share is decided once."""
    kinds = {id(item): item for item in (None, *came.values())}
    owed, free = (
        {key: square(item, owed=asked, due=due, today=today) for key, item in kinds.items()}
        for asked in (True, False)
    )
    return {code: (owed if code in owing else free)[id(came.get(code))] for code in offices}


def late_offices(workspace: Workspace, period: Period) -> tuple[str, ...]:
    """The offices whose first revision came after the sending day, by code."""
    due = due_of(workspace.catalogue_of_year(period.year), period)
    with workspace.store.reading() as shelves:
        came = shelves.received_reports.came([period.code])[period.code]
    return tuple(sorted(office for office, item in came.items() if late_by_arrival(item, due)))
