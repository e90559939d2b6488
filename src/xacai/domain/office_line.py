"""The figures behind a sum, office by office: as reported, or as today with the flows of predecessors together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from xacai.domain.catalogue import OfficeRollUp, Row, RowKind
from xacai.domain.indicator import Cell, CellState, ratio_of
from xacai.domain.roster import Roster, today_groups

Amounts = Mapping[str, Decimal]
"""Definite numbers by row; a row that is not known has none."""


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office with its numbers. ``members`` are the offices that reported them, ``missing`` those that did not;
    ``split``: several offices succeeded it, so that its figures belong to none of them alone.
    """

    office: str
    amounts: Amounts
    members: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    split: bool = False
    before: Amounts = field(default_factory=dict)


def reported_lines(amounts: Mapping[str, Amounts], counted: Iterable[str]) -> tuple[OfficeLine, ...]:
    """Each counted office with what it reported, by code."""
    return tuple(OfficeLine(code, amounts.get(code, {}), (code,)) for code in sorted(counted))


def today_lines(
    roster: Roster,
    day: date,
    rows: Sequence[Row],
    amounts: Mapping[str, Amounts],
    counted: Iterable[str],
    missing: Iterable[str] = (),
) -> tuple[OfficeLine, ...]:
    """Each office of ``day`` with the sums of those it alone succeeded; offices that were split stand by themselves.

    A number of several predecessors is there only where each of them is known: a missing one is never taken for 0.
    """
    came = frozenset(counted)
    groups, split = today_groups(roster, {*came, *missing}, day)
    lines = [
        OfficeLine(
            office,
            _together(rows, [amounts.get(code, {}) for code in codes]),
            tuple(code for code in codes if code in came),
            tuple(code for code in codes if code not in came),
        )
        for office, codes in groups.items()
        if any(code in came for code in codes)
    ]
    lines += [OfficeLine(code, amounts.get(code, {}), (code,), split=True) for code in split if code in came]
    return tuple(sorted(lines, key=lambda line: line.office))


def _together(rows: Sequence[Row], parts: Sequence[Amounts]) -> Amounts:
    if len(parts) == 1:
        return parts[0]
    found: dict[str, Decimal] = {}
    for row in rows:
        numbers = [part[row.code] for part in parts if row.code in part]
        if row.office is OfficeRollUp.SUM and len(numbers) == len(parts):
            found[row.code] = sum(numbers, Decimal(0))
    return found


def measure(row: Row, amounts: Amounts) -> Decimal | None:
    """An office's number in a row; a ratio is worked out from its parts. None: not known, or nothing to divide by."""
    if row.kind is not RowKind.RATIO:
        return amounts.get(row.code)
    parts = {
        code: Cell(CellState.VALUE, amounts[code])
        for code in (row.numerator, row.denominator)
        if code in amounts
    }
    return ratio_of(row, parts).value


def measured(row: Row, lines: Iterable[OfficeLine]) -> dict[str, Decimal]:
    """The numbers of a row by office, of those that have one."""
    numbers = ((line.office, measure(row, line.amounts)) for line in lines)
    return {office: number for office, number in numbers if number is not None}
