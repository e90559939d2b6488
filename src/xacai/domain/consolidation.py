"""Consolidation (tổng hợp): the receiving office's figures over the offices below it.

Each row by its own office roll-up: sums, counts of yes, ratios recomputed from what was added up, lists never added
(shown as a spread). How many of how many offices stand behind a number is part of it; an office that is missing is
named. Nothing depends on the order of arrival.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from statistics import median

from xacai.domain.catalogue import Catalogue, OfficeRollUp, Row, RowKind
from xacai.domain.indicator import EMPTY, Cell, CellState, Ratio, Values, ratio_of
from xacai.domain.rule import usual

OTHER_VERSION = "other_version"
NOT_IN_FORCE = "not_in_force"
UNDECIDED = "undecided"


class View(StrEnum):
    """Offices as they reported, or as they stand today: the flows of predecessors under their only heir."""

    REPORTED = "reported"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Tally:
    """A row over offices: how many said something definite, their total, how many said yes (more than 0)."""

    offices: int = 0
    total: Decimal = Decimal(0)
    yes: int = 0

    def __add__(self, other: Tally) -> Tally:
        """The tally of both sets of offices."""
        return Tally(self.offices + other.offices, self.total + other.total, self.yes + other.yes)

    def __sub__(self, other: Tally) -> Tally:
        """The tally without a part of its offices."""
        return Tally(self.offices - other.offices, self.total - other.total, self.yes - other.yes)


@dataclass(frozen=True, slots=True)
class Spread:
    """A list that is the same everywhere: never added. ``usual`` is the value that most offices gave."""

    lowest: Decimal
    middle: Decimal
    highest: Decimal
    usual: Decimal
    agreeing: int


@dataclass(frozen=True, slots=True)
class Summed:
    """A row over offices: its number by its roll-up (None: nothing to add up) and how many offices stand behind it."""

    row: Row
    value: Decimal | None
    offices: int
    spread: Spread | None = None


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A row of another catalogue version that finds no place in the sums: its number over the offices that gave it."""

    catalogue: str
    code: str
    name: str
    offices: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Gathering:
    """Whose figures of a period count. ``versions`` are the counted offices by the catalogue they reported under.

    ``missing`` owe figures, those who withdrew theirs among them; ``apart`` are those whose figures are left out, each
    with why: a catalogue that cannot be mapped, not reporting here at the cut-off, two versions of one report that a
    person has to choose from.
    """

    period: str
    catalogue: str
    expected: tuple[str, ...]
    versions: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]
    apart: Mapping[str, str] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[str, ...]:
        """The offices with figures in the sums, by code."""
        return tuple(sorted(code for codes in self.versions.values() for code in codes))

    @property
    def mapped(self) -> tuple[str, ...]:
        """Those of them whose figures were reported under another catalogue version."""
        others = (codes for name, codes in self.versions.items() if name != self.catalogue)
        return tuple(sorted(code for codes in others for code in codes))


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The figures of a period over the offices gathered. ``unmapped`` rows are counted apart, never silently."""

    gathering: Gathering
    rows: Mapping[str, Summed]
    ratios: Mapping[str, Ratio]
    ratio_offices: Mapping[str, int] = field(default_factory=dict)
    unmapped: tuple[Unmapped, ...] = ()


def tally(cells: Iterable[Cell]) -> Tally:
    """The tally of a row's cells, one an office."""
    amounts = [amount for cell in cells if (amount := cell.amount) is not None]
    return Tally(len(amounts), sum(amounts, Decimal(0)), sum(1 for amount in amounts if amount > 0))


def tallies(catalogue: Catalogue, by_office: Mapping[str, Values]) -> dict[str, Tally]:
    """Every row's tally. The store works out the same in SQL; this is what it is held against."""
    return {
        row.code: tally(values.get(row.code, EMPTY) for values in by_office.values())
        for row in catalogue.rows()
        if adds_up(row)
    }


def adds_up(row: Row) -> bool:
    """Whether the row's cells are added or counted over offices."""
    return (
        row.applies and row.kind is not RowKind.RATIO and row.office in {OfficeRollUp.SUM, OfficeRollUp.YES}
    )


def lists(catalogue: Catalogue) -> tuple[Row, ...]:
    """The rows that are the same list everywhere."""
    return tuple(row for row in catalogue.rows() if row.applies and row.office is OfficeRollUp.LIST)


def spread(counts: Mapping[Decimal, int]) -> Spread | None:
    """The spread of a list's values, each with how many offices gave it; None of none."""
    if not counts:
        return None
    usual = max(sorted(counts), key=lambda amount: counts[amount])
    middle = Decimal(median(Counter(counts).elements()))
    return Spread(min(counts), middle, max(counts), usual, counts[usual])


def summed(row: Row, found: Tally, listed: Mapping[Decimal, int] | None = None) -> Summed:
    """A row's number out of its tally, or its spread out of its list."""
    if row.office is OfficeRollUp.LIST:
        counts = listed or {}
        return Summed(row, None, sum(counts.values()), spread(counts))
    if not found.offices or not adds_up(row):
        return Summed(row, None, found.offices)
    value = Decimal(found.yes) if row.office is OfficeRollUp.YES else found.total
    return Summed(row, value, found.offices)


def ratio_over(row: Row, top: Tally, bottom: Tally) -> tuple[Ratio, int]:
    """A ratio recomputed from the tallies of its parts over the offices that know both, and how many those are."""
    if not top.offices or not bottom.offices:
        return Ratio(None, None, None), 0
    cells = {
        row.numerator: Cell(CellState.VALUE, top.total),
        row.denominator: Cell(CellState.VALUE, bottom.total),
    }
    return ratio_of(row, cells), top.offices


def in_both(row: Row, by_office: Mapping[str, Values]) -> tuple[Tally, Tally]:
    """The tallies of a ratio's two parts over the offices that know both."""
    pairs = [
        (values.get(row.numerator, EMPTY), values.get(row.denominator, EMPTY))
        for values in by_office.values()
    ]
    known = [pair for pair in pairs if pair[0].amount is not None and pair[1].amount is not None]
    return tally(top for top, _ in known), tally(bottom for _, bottom in known)


def ratio_rows(catalogue: Catalogue) -> tuple[Row, ...]:
    """The ratios that are recomputed over offices."""
    return tuple(
        row
        for row in catalogue.rows()
        if row.applies and row.kind is RowKind.RATIO and row.office is OfficeRollUp.RATIO
    )


@dataclass(frozen=True, slots=True)
class Place:
    """An office's place by a row: ``rank`` 1 is the best, equal values share it; ``outlying``: far from its peers."""

    office: str
    value: Decimal
    rank: int
    outlying: bool = False


def ranking(values: Mapping[str, Decimal], *, lowest_first: bool = False) -> tuple[Place, ...]:
    """Offices in order of a value; those without one are left out. Equal values stand by code."""
    order = sorted(values.items(), key=lambda item: (item[1] if lowest_first else -item[1], item[0]))
    common = usual(list(values.values())) if len(values) > 1 else None
    places: list[Place] = []
    for position, (office, value) in enumerate(order, start=1):
        same = bool(places) and places[-1].value == value
        rank = places[-1].rank if same else position
        places.append(Place(office, value, rank, common is not None and common.outlies(value)))
    return tuple(places)


def shares(values: Iterable[Decimal], edges: Sequence[Decimal]) -> tuple[int, ...]:
    """How many values lie below the first edge, between each two, and from the last edge on."""
    counts = [0] * (len(edges) + 1)
    for value in values:
        counts[sum(1 for edge in edges if value >= edge)] += 1
    return tuple(counts)
