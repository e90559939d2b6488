"""The shelf of other offices' accepted figures, ready to be summed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.exc import DBAPIError

from xacai.db.mapping import cell_row, read_cell
from xacai.db.numbers import MILLION, from_micro
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.consolidation import Tally
from xacai.domain.indicator import Cell, CellState

_value = table("received_value")
# A choice has a state and no number; what is unknown has neither.
_DEFINITE = or_(
    and_(_value.c.state == CellState.VALUE.value, _value.c.micro.is_not(None)),
    _value.c.state == CellState.NOTHING_AROSE.value,
)


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

    def tallies(self, period: str, *, without: Collection[str] = ()) -> dict[str, Tally]:
        """Every row's tally over the offices with figures of the period, those in ``without`` left aside."""
        try:
            return self._tallies(period, without, func.coalesce(func.sum(_value.c.micro), 0))
        except DBAPIError as fault:
            # Sums beyond 64 bits: only where somebody sent numbers that no office can have.
            if "overflow" not in str(fault):
                raise
            return self._tallies(period, without, None)

    def _tallies(
        self, period: str, without: Collection[str], total: ColumnElement[Any] | None
    ) -> dict[str, Tally]:
        parts = (
            [total]
            if total is not None
            else [_sum(_value.c.micro // MILLION), _sum(_value.c.micro % MILLION)]
        )
        yes = func.sum(case((_value.c.micro > 0, 1), else_=0))
        statement = (
            select(_value.c.code, func.count(), yes, *parts)
            .where(*_within(period, without), _DEFINITE)
            .group_by(_value.c.code)
        )
        rows = self._desk.connection.execute(statement)
        return {row[0]: Tally(row[1], _whole(row[3:]), int(row[2] or 0)) for row in rows}

    def pair(
        self, period: str, top: str, bottom: str, *, without: Collection[str] = ()
    ) -> tuple[Tally, Tally]:
        """The tallies of two rows over the offices that know both."""
        columns = self.columns(period, (top, bottom), without=without)
        known = [cells for cells in columns.values() if top in cells and bottom in cells]
        known = [cells for cells in known if None not in {cells[top].amount, cells[bottom].amount}]
        return (
            Tally(len(known), sum((cells[top].amount or Decimal(0) for cells in known), Decimal(0))),
            Tally(len(known), sum((cells[bottom].amount or Decimal(0) for cells in known), Decimal(0))),
        )

    def spreads(
        self, period: str, codes: Collection[str], *, without: Collection[str] = ()
    ) -> dict[str, dict[Decimal, int]]:
        """How many offices gave which number, for rows that are never added up."""
        amount = func.coalesce(_value.c.micro, 0)
        statement = (
            select(_value.c.code, amount, func.count())
            .where(*_within(period, without), _value.c.code.in_(sorted(codes)), _DEFINITE)
            .group_by(_value.c.code, amount)
        )
        found: dict[str, dict[Decimal, int]] = defaultdict(dict)
        for code, micro, offices in self._desk.connection.execute(statement):
            found[code][from_micro(micro) or Decimal(0)] = offices
        return dict(found)

    def columns(
        self, period: str, codes: Collection[str] = (), *, without: Collection[str] = ()
    ) -> dict[str, dict[str, Cell]]:
        """Cells by office and row; of all rows where no codes are given."""
        conditions = [*_within(period, without)]
        if codes:
            conditions.append(_value.c.code.in_(sorted(codes)))
        statement = select(_value).where(*conditions).order_by(_value.c.office, _value.c.code)
        found: dict[str, dict[str, Cell]] = defaultdict(dict)
        for row in self._desk.connection.execute(statement):
            found[row.office][row.code] = read_cell(row)
        return dict(found)


def _within(period: str, without: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    here = _value.c.period == period
    return (here, _value.c.office.not_in(sorted(without))) if without else (here,)


def _sum(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(column), 0)


def _whole(parts: Sequence[Any]) -> Decimal:
    """The number of a sum in millionths, or of its whole and its millionths apart."""
    numbers = [int(part) for part in parts]
    micro = numbers[0] if len(numbers) == 1 else numbers[0] * MILLION + numbers[1]
    return from_micro(micro) or Decimal(0)
