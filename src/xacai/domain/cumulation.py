"""Figures since the start of the year: parts rolled up one after another, and a part worked back from them.

6 tháng = quý I + quý II, 9 tháng = 6 tháng + quý III, năm = 9 tháng + quý IV, each row by its own time roll-up
(:mod:`xacai.domain.indicator`). What a person set against the figures of 6 tháng stands in those of 9 tháng too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from xacai.domain.catalogue import Catalogue, Row, TimeRollUp
from xacai.domain.indicator import EMPTY, NOTHING, Cell, CellState, Values, least_distinct, roll_up


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter's typed cells, and the cumulative cells that a person set at its end."""

    values: Values
    overrides: Values = field(default_factory=dict)


def cumulate(catalogue: Catalogue, parts: Sequence[Part]) -> dict[str, Cell]:
    """The cumulative cells of typed rows at the end of the last part; consecutive parts, oldest first.

    What was set against the last part's own figures is left to the caller: it shows both.
    """
    if not parts:
        return {}
    found = roll_up(catalogue, [parts[0].values])
    for former, part in pairwise(parts):
        found = roll_up(catalogue, [{**found, **former.overrides}, part.values])
    return found


def difference(catalogue: Catalogue, cumulative: Values, earlier: Values) -> dict[str, Cell]:
    """The part's own cells that follow from cumulative ones and those of the part before; the rest is left out.

    A sum is the difference (never below 0), a figure of the cut-off is itself, a yes or no and a distinct count only
    where one answer is possible. Opening balances and rows without a roll-up do not follow.
    """
    found: dict[str, Cell] = {}
    for row in catalogue.rows():
        total = cumulative.get(row.code, EMPTY)
        cell = own_cell(row, total, earlier.get(row.code, EMPTY)) if row.typed else None
        if cell is not None:
            found[row.code] = cell
    return found


def own_cell(row: Row, total: Cell, before: Cell) -> Cell | None:
    """The part's own cell of one row, from the cumulative one and that of the part before; None: it does not follow."""
    if not total.known:
        return None
    if row.time is TimeRollUp.LAST:
        return replace(total, note="")
    if total.amount is None or before.amount is None:
        return None
    if row.time is TimeRollUp.SUM:
        return _less(total, before, total.amount - before.amount)
    # Distinct things: certain only where none was counted before.
    certain = row.time is TimeRollUp.ASK and not before.amount
    return replace(total, note="") if certain else None


def _less(total: Cell, before: Cell, rest: Decimal) -> Cell | None:
    if rest < 0:
        return None
    nothing = total.state is before.state is CellState.NOTHING_AROSE
    return NOTHING if nothing else Cell(CellState.VALUE, rest)


@dataclass(frozen=True, slots=True)
class SetAgainst:
    """A cumulative cell that a person set: what the program works out, what was set, the least it can be."""

    code: str
    computed: Cell
    given: Cell
    least: Decimal | None = None

    @property
    def differs(self) -> bool:
        """Whether it contradicts a figure that the program knows."""
        return self.computed.known and (self.computed.amount, self.computed.text) != (
            self.given.amount,
            self.given.text,
        )

    @property
    def by(self) -> Decimal | None:
        """By how much the set figure is above the computed one; None where one of them is no number."""
        one, other = self.given.amount, self.computed.amount
        return None if one is None or other is None else one - other


def set_against(
    catalogue: Catalogue, computed: Values, overrides: Values, parts: Sequence[Values]
) -> tuple[SetAgainst, ...]:
    """Every override beside what would stand there without it; ``parts`` are the cells of each quarter."""
    asked = frozenset(row.code for row in catalogue.rows() if row.time is TimeRollUp.ASK)
    return tuple(
        SetAgainst(
            code, computed.get(code, EMPTY), given, least_distinct(code, parts) if code in asked else None
        )
        for code, given in overrides.items()
    )
