"""The shelf of other offices' accepted figures, ready to be summed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, case, func, or_, select
from sqlalchemy.exc import DBAPIError

from xacai.db.mapping import cell_row, read_cell
from xacai.db.numbers import MILLION, from_micro
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.consolidation import Tally
from xacai.domain.indicator import Cell, CellState

_value = table("received_value")


def _definite(cells: FromClause) -> ColumnElement[bool]:
    """A choice has a state and no number; what is unknown has neither."""
    stated = and_(cells.c.state == CellState.VALUE.value, cells.c.micro.is_not(None))
    return or_(stated, cells.c.state == CellState.NOTHING_AROSE.value)


_DEFINITE = _definite(_value)


class ReceivedValues(Shelf):
    """Cells by office, period and row."""

    def put(self, office: str, period: str, cells: Mapping[str, Cell]) -> None:
        """Make these the office's figures of the period, instead of all it had there."""
        key = {"office": office, "period": period}
        self._desk.remove("received_value", [key])
        self._desk.upsert("received_value", [{**key, **cell_row(code, cell)} for code, cell in cells.items()])

    def get(self, office: str, period: str) -> dict[str, Cell]:
        """The office's figures of the period."""
        rows = self._desk.rows("received_value", "code", office=office, period=period)
        return {row.code: read_cell(row) for row in rows}

    def remove(self, office: str, period: str) -> None:
        """Take the office's figures of the period out of all sums (a withdrawal)."""
        self._desk.remove("received_value", [{"office": office, "period": period}])

    def tallies(
        self, period: str, *, without: Collection[str] = (), within: Collection[str] | None = None
    ) -> dict[str, Tally]:
        """Every row's tally over the offices with figures of the period: those in ``within`` (None: all), those in
        ``without`` left aside.
        """
        offices = _within(period, without, within)
        try:
            return self._tallies(offices, func.coalesce(func.sum(_value.c.micro), 0))
        except DBAPIError as fault:
            # Sums beyond 64 bits: only where somebody sent numbers that no office can have.
            if not _overflowed(fault):
                raise
            return self._tallies(offices, None)

    def _tallies(
        self, offices: Sequence[ColumnElement[bool]], total: ColumnElement[Any] | None
    ) -> dict[str, Tally]:
        parts = (
            [total]
            if total is not None
            else [_sum(_value.c.micro // MILLION), _sum(_value.c.micro % MILLION)]
        )
        yes = func.sum(case((_value.c.micro > 0, 1), else_=0))
        statement = (
            select(_value.c.code, func.count(), yes, *parts)
            .where(*offices, _DEFINITE)
            .group_by(_value.c.code)
        )
        rows = self._desk.connection.execute(statement)
        return {row[0]: Tally(row[1], _whole(row[3:]), int(row[2] or 0)) for row in rows}

    def pair(
        self,
        period: str,
        top: str,
        bottom: str,
        *,
        without: Collection[str] = (),
        within: Collection[str] | None = None,
    ) -> tuple[Tally, Tally]:
        """The tallies of two rows over the offices that know both."""
        below = _value.alias()
        same = and_(below.c.office == _value.c.office, below.c.period == _value.c.period)
        numbers = (_value.c.micro, below.c.micro)
        sums = [part for micro in numbers for part in (_sum(micro // MILLION), _sum(micro % MILLION))]
        statement = (
            select(func.count(), *sums)
            .select_from(_value.join(below, and_(same, below.c.code == bottom)))
            .where(*_within(period, without, within), _value.c.code == top, _DEFINITE, _definite(below))
        )
        count, *found = self._desk.connection.execute(statement).one()
        return Tally(count, _whole(found[:2])), Tally(count, _whole(found[2:]))

    def spreads(
        self,
        period: str,
        codes: Collection[str],
        *,
        without: Collection[str] = (),
        within: Collection[str] | None = None,
    ) -> dict[str, dict[Decimal, int]]:
        """How many offices gave which number, for rows that are never added up."""
        amount = func.coalesce(_value.c.micro, 0)
        statement = (
            select(_value.c.code, amount, func.count())
            .where(*_within(period, without, within), _value.c.code.in_(sorted(codes)), _DEFINITE)
            .group_by(_value.c.code, amount)
        )
        found: dict[str, dict[Decimal, int]] = defaultdict(dict)
        for code, micro, offices in self._desk.connection.execute(statement):
            found[code][from_micro(micro) or Decimal(0)] = offices
        return dict(found)

    def amounts(self, period: str, codes: Collection[str] = ()) -> dict[str, dict[str, Decimal]]:
        """The definite numbers by office and row, nothing arose being 0; of all rows where no codes are given."""
        conditions = [_value.c.period == period, _DEFINITE]
        if codes:
            conditions.append(_value.c.code.in_(sorted(codes)))
        statement = select(_value.c.office, _value.c.code, _value.c.micro).where(*conditions)
        found: dict[str, dict[str, Decimal]] = defaultdict(dict)
        for office, code, micro in self._desk.connection.execute(statement):
            found[office][code] = from_micro(micro) or Decimal(0)
        return dict(found)


def _within(
    period: str, without: Collection[str], within: Collection[str] | None
) -> tuple[ColumnElement[bool], ...]:
    conditions = [_value.c.period == period]
    if without:
        conditions.append(_value.c.office.not_in(sorted(without)))
    if within is not None:
        conditions.append(_value.c.office.in_(sorted(within)))
    return tuple(conditions)


def _overflowed(fault: DBAPIError) -> bool:
    """SQLite says "integer overflow", PostgreSQL "out of range"."""
    return "overflow" in str(fault) or "out of range" in str(fault)


def _sum(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(column), 0)


def _whole(parts: Sequence[Any]) -> Decimal:
    """The number of a sum in millionths, or of its whole and its millionths apart."""
    numbers = [int(part) for part in parts]
    micro = numbers[0] if len(numbers) == 1 else numbers[0] * MILLION + numbers[1]
    return from_micro(micro) or Decimal(0)
