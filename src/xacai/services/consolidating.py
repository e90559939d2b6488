"""Consolidating: the figures of the offices below over a period, who is missing, who is late, the board."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from xacai.db.shelves import Shelves
from xacai.domain.board import WITHDRAWN, Arrival, Counts, Square, count, late_by_arrival, square
from xacai.domain.catalogue import Catalogue, Row, RowKind
from xacai.domain.consolidation import (
    NOT_IN_FORCE,
    OTHER_VERSION,
    Consolidation,
    Place,
    Summed,
    Tally,
    lists,
    ranking,
    ratio_over,
    ratio_rows,
    summed,
)
from xacai.domain.indicator import EMPTY, Cell, Ratio, ratio_of
from xacai.domain.issue import refuse
from xacai.domain.office import Office
from xacai.domain.period import Period, window
from xacai.domain.roster import Roster
from xacai.services.deadlines import due_of, periods_due
from xacai.services.workspace import Workspace


def roster_of(workspace: Workspace) -> Roster:
    """Every office that this one knows of; a pinned office that no list names stands directly below it."""
    own = workspace.office()
    with workspace.store.reading() as shelves:
        return _roster(shelves, own)


def _roster(shelves: Shelves, own: Office) -> Roster:
    roster = shelves.offices.roster()
    named = {office.code for office in roster.offices}
    pinned = {card.code: card.name for card in shelves.offices.cards() if card.state == "pinned"}
    unlisted = tuple(
        Office(code, name, name, superior_code=own.code)
        for code, name in sorted(pinned.items())
        if code not in named and code != own.superior_code
    )
    return Roster((*roster.offices, *unlisted), roster.successions)


def expected_offices(workspace: Workspace, period: Period) -> tuple[Office, ...]:
    """The offices that owe this one a report for the period: directly below it at the cut-off."""
    return roster_of(workspace).children(workspace.office().code, window(period).last)


def consolidate(workspace: Workspace, period: Period) -> Consolidation:
    """The figures of a period over the offices that owe it. Refused at an office that receives none."""
    own = _receiving_office(workspace)
    with workspace.store.reading() as shelves:
        expected = [item.code for item in _roster(shelves, own).children(own.code, window(period).last)]
        arrivals = {item.office: item for item in shelves.received_reports.list([period.code])}
        counting = {code: item for code, item in arrivals.items() if item.verdict != WITHDRAWN}
        catalogue = _catalogue(workspace, period, counting)
        apart = _apart(counting, expected, catalogue)
        counted = tuple(sorted(code for code in counting if code not in apart))
        sums = _Sums(shelves, catalogue, period.code, len(counted), tuple(apart))
        ratios = sums.ratios()
        return Consolidation(
            period=period.code,
            catalogue=catalogue.id,
            expected=tuple(expected),
            counted=counted,
            missing=tuple(code for code in expected if code not in counting),
            rows=sums.rows(),
            ratios={code: ratio for code, (ratio, _) in ratios.items()},
            ratio_offices={code: offices for code, (_, offices) in ratios.items()},
            apart=apart,
        )


def _receiving_office(workspace: Workspace) -> Office:
    own = workspace.office()
    if not own.receives:
        raise refuse("office.receives-nothing", f"office {own.code}", office=own.name)
    return own


def _catalogue(workspace: Workspace, period: Period, arrivals: Mapping[str, Arrival]) -> Catalogue:
    """The version under which most offices reported, of equally many the newest; without any, that of the year."""
    versions = Counter(item.catalogue for item in arrivals.values() if item.catalogue in workspace.catalogues)
    if not versions:
        return workspace.catalogue_of_year(period.year)
    most = max(versions.values())
    return workspace.catalogue(max(name for name, number in versions.items() if number == most))


def _apart(
    arrivals: Mapping[str, Arrival], expected: Collection[str], catalogue: Catalogue
) -> dict[str, str]:
    """The offices whose figures stay out of the sums, each with why."""
    owing = frozenset(expected)
    apart: dict[str, str] = {}
    for code, arrival in sorted(arrivals.items()):
        if code not in owing:
            apart[code] = NOT_IN_FORCE
        elif arrival.catalogue != catalogue.id:
            apart[code] = OTHER_VERSION
    return apart


class _Sums:
    """The store's sums of one period under one catalogue, offices left apart being left out."""

    def __init__(
        self, shelves: Shelves, catalogue: Catalogue, period: str, counted: int, apart: tuple[str, ...]
    ) -> None:
        self._values, self._catalogue = shelves.received_values, catalogue
        self._period, self._counted, self._apart = period, counted, apart
        self._tallies = self._values.tallies(period, without=apart)

    def rows(self) -> dict[str, Summed]:
        """Every row that is added, counted or listed."""
        codes = [row.code for row in lists(self._catalogue)]
        listed = self._values.spreads(self._period, codes, without=self._apart)
        return {
            row.code: summed(row, self._tallies.get(row.code, Tally()), listed.get(row.code))
            for row in self._catalogue.rows()
            if row.applies and row.kind not in {RowKind.HEADING, RowKind.RATIO}
        }

    def ratios(self) -> dict[str, tuple[Ratio, int]]:
        """Every ratio, recomputed over the offices that know both of its parts, and how many those are."""
        return {row.code: ratio_over(row, *self._parts(row)) for row in ratio_rows(self._catalogue)}

    def _parts(self, row: Row) -> tuple[Tally, Tally]:
        """Where every office knows both parts the sums do; else the offices are looked at one by one."""
        top, bottom = (self._tallies.get(code, Tally()) for code in (row.numerator, row.denominator))
        if top.offices == bottom.offices == self._counted or not (top.offices and bottom.offices):
            return top, bottom
        return self._values.pair(self._period, row.numerator, row.denominator, without=self._apart)


def by_office(
    workspace: Workspace, period: Period, codes: Collection[str] = ()
) -> dict[str, dict[str, Cell]]:
    """The cells behind the sums, by office and row; of all rows where no codes are given."""
    _receiving_office(workspace)
    with workspace.store.reading() as shelves:
        return shelves.received_values.columns(period.code, codes)


def places(
    workspace: Workspace, found: Consolidation, code: str, *, lowest_first: bool = False
) -> tuple[Place, ...]:
    """The counted offices in order of a row or a ratio, outliers among them marked."""
    row = workspace.catalogue(found.catalogue).row(code)
    if row is None:
        raise refuse("catalogue.row-unknown", f"cell {code}", row=code)
    parts = (row.numerator, row.denominator) if row.kind is RowKind.RATIO else (code,)
    with workspace.store.reading() as shelves:
        columns = shelves.received_values.columns(found.period, parts, without=tuple(found.apart))
    measured = {
        office: ratio_of(row, cells).value if row.kind is RowKind.RATIO else cells.get(code, EMPTY).amount
        for office, cells in columns.items()
    }
    known = {office: value for office, value in measured.items() if value is not None}
    return ranking(known, lowest_first=lowest_first)


@dataclass(frozen=True, slots=True)
class Board:
    """Offices × periods: ``squares`` and ``arrivals`` by office and period code, ``dues`` by period code."""

    offices: tuple[Office, ...]
    periods: tuple[Period, ...]
    squares: Mapping[tuple[str, str], Square]
    arrivals: Mapping[tuple[str, str], Arrival]
    dues: Mapping[str, date]

    def counts(self, period: Period) -> Counts:
        """The numbers under a period's column."""
        came = {office: item for (office, code), item in self.arrivals.items() if code == period.code}
        column = [self.squares[office.code, period.code] for office in self.offices]
        return count(column, came, self.dues[period.code])


def board(workspace: Workspace, year: int) -> Board:
    """The board of a year: every office that owes at least one of its reports, and what became of each."""
    own = _receiving_office(workspace)
    catalogue = workspace.catalogue_of_year(year)
    periods = periods_due(catalogue, year)
    with workspace.store.reading() as shelves:
        roster = _roster(shelves, own)
        came = shelves.received_reports.list([period.code for period in periods])
    arrivals = {(item.office, item.period): item for item in came}
    owing = {
        period.code: {office.code: office for office in roster.children(own.code, window(period).last)}
        for period in periods
    }
    offices = {code: office for column in owing.values() for code, office in column.items()}
    dues = {period.code: due_of(catalogue, period) for period in periods}
    today = workspace.today()
    squares = {
        (code, period.code): square(
            arrivals.get((code, period.code)),
            owed=code in owing[period.code],
            due=dues[period.code],
            today=today,
        )
        for code in offices
        for period in periods
    }
    ordered = tuple(offices[code] for code in sorted(offices))
    return Board(ordered, periods, squares, arrivals, dues)


def late_offices(workspace: Workspace, period: Period) -> tuple[str, ...]:
    """The offices whose first revision came after the sending day, by code."""
    due = due_of(workspace.catalogue_of_year(period.year), period)
    with workspace.store.reading() as shelves:
        came = shelves.received_reports.list([period.code])
    return tuple(item.office for item in came if late_by_arrival(item, due))
