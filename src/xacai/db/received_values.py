"""The shelf of other offices' accepted figures, ready to be summed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import CTE, ColumnElement, String, and_, column, func, select, text
from sqlalchemy.exc import DBAPIError

from xacai.db.mapping import cell_row, read_cell
from xacai.db.numbers import MILLION, from_micro
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.consolidation import Tally
from xacai.domain.indicator import Cell, CellState

_value = table("received_value")
# Nothing arose is kept as 0, so that a number stands exactly where a cell says something definite.
_DEFINITE = _value.c.micro.is_not(None)


class ReceivedValues(Shelf):
    """Cells by office, period and row."""

    def put(self, office: str, period: str, cells: Mapping[str, Cell]) -> None:
        """Make these the office's figures of the period, instead of all it had there."""
        key = {"office": office, "period": period}
        self._desk.remove("received_value", [key])
        rows = [{**key, **cell_row(code, _definite(cell))} for code, cell in cells.items()]
        self._desk.upsert("received_value", rows)

    def get(self, office: str, period: str) -> dict[str, Cell]:
        """The office's figures of the period."""
        rows = self._desk.rows("received_value", "code", office=office, period=period)
        return {row.code: _as_sent(read_cell(row)) for row in rows}

    def remove(self, office: str, period: str) -> None:
        """Take the office's figures of the period out of all sums (a withdrawal)."""
        self._desk.remove("received_value", [{"office": office, "period": period}])

    def sums(
        self, period: str, *, without: Collection[str] = (), within: Collection[str] | None = None
    ) -> tuple[dict[str, Tally], dict[str, int]]:
        """Every row's tally, and how many offices sent a cell of it, known or not.

        Over the offices with figures of the period: those in ``within`` (None: all), those in ``without`` left aside.
        Who said yes is counted by :meth:`yes`, of the few rows that ask it.
        """
        offices = _within(period, without, within)
        try:
            return self._sums(offices, func.coalesce(func.sum(_value.c.micro), 0))
        except DBAPIError as fault:
            # Sums beyond 64 bits: only where somebody sent numbers that no office can have.
            if not _overflowed(fault):
                raise
            return self._sums(offices, None)

    def _sums(
        self, offices: Sequence[ColumnElement[bool]], total: ColumnElement[Any] | None
    ) -> tuple[dict[str, Tally], dict[str, int]]:
        parts = (
            [total]
            if total is not None
            else [_sum(_value.c.micro // MILLION), _sum(_value.c.micro % MILLION)]
        )
        counts = (func.count(), func.count(_value.c.micro))
        statement = select(_value.c.code, *counts, *parts).where(*offices).group_by(_value.c.code)
        rows = self._desk.connection.execute(statement).all()
        tallies = {row[0]: Tally(row[2], _whole(row[3:])) for row in rows if row[2]}
        return tallies, {row[0]: row[1] for row in rows}

    def yes(
        self,
        period: str,
        codes: Collection[str],
        *,
        without: Collection[str] = (),
        within: Collection[str] | None = None,
    ) -> dict[str, int]:
        """How many offices said yes (more than 0), of the rows that are counted so."""
        statement = (
            select(_value.c.code, func.count())
            .where(*_within(period, without, within), _value.c.code.in_(sorted(codes)), _value.c.micro > 0)
            .group_by(_value.c.code)
        )
        return dict(self._desk.connection.execute(statement).all())

    def one_sided(
        self,
        period: str,
        pairs: Collection[tuple[str, str]],
        *,
        without: Collection[str] = (),
        within: Collection[str] | None = None,
    ) -> dict[tuple[str, str], Tally]:
        """For each pair of rows the tally of the second over the offices that know it and not the first.

        Taken off the tally of the second it leaves that over the offices that know both. Few cells are not known,
        so this reads only those; an office without any cell of the first row is not seen here.
        """
        if not pairs:
            return {}
        asked = _table_of(sorted(set(pairs)))
        known = _value.alias()
        same = and_(
            known.c.office == _value.c.office, known.c.period == period, known.c.code == asked.c.known
        )
        sums = (_sum(known.c.micro // MILLION), _sum(known.c.micro % MILLION))
        statement = (
            select(asked.c.lacking, asked.c.known, func.count(known.c.micro), *sums)
            .select_from(asked.join(_value, _value.c.code == asked.c.lacking).join(known, same))
            .where(*_within(period, without, within), _value.c.micro.is_(None))
            .group_by(asked.c.lacking, asked.c.known)
        )
        rows = self._desk.connection.execute(statement).all()
        return {(row[0], row[1]): Tally(row[2], _whole(row[3:])) for row in rows if row[2]}

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
        same = and_(below.c.office == _value.c.office, below.c.period == period, below.c.code == bottom)
        numbers = (_value.c.micro, below.c.micro)
        sums = [part for micro in numbers for part in (_sum(micro // MILLION), _sum(micro % MILLION))]
        statement = (
            select(func.count(), *sums)
            .select_from(_value.join(below, same))
            .where(*_within(period, without, within), _value.c.code == top)
            .where(_DEFINITE, below.c.micro.is_not(None))
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
        statement = (
            select(_value.c.code, _value.c.micro, func.count())
            .where(*_within(period, without, within), _value.c.code.in_(sorted(codes)), _DEFINITE)
            .group_by(_value.c.code, _value.c.micro)
        )
        found: dict[str, dict[Decimal, int]] = defaultdict(dict)
        for code, micro, offices in self._desk.connection.execute(statement).all():
            found[code][from_micro(micro) or Decimal(0)] = offices
        return dict(found)

    def amounts(
        self, period: str, codes: Collection[str] = (), offices: Collection[str] = ()
    ) -> dict[str, dict[str, Decimal]]:
        """The definite numbers by office and row, nothing arose being 0; of all rows where no codes are given, of all
        offices where none are named."""
        conditions = [_value.c.period == period, _DEFINITE]
        if codes:
            conditions.append(_value.c.code.in_(sorted(codes)))
        if offices:
            conditions.append(_value.c.office.in_(sorted(offices)))
        statement = select(_value.c.office, _value.c.code, _value.c.micro).where(*conditions)
        found: dict[str, dict[str, Decimal]] = defaultdict(dict)
        for office, code, micro in self._desk.connection.execute(statement).all():
            found[office][code] = from_micro(micro) or Decimal(0)
        return dict(found)


def _table_of(pairs: Sequence[tuple[str, str]]) -> CTE:
    """Pairs of rows as a table to join with. Written as text: SQLAlchemy compiles its own VALUES anew every time."""
    lines = (f"SELECT :a{at} AS lacking, :b{at} AS known" for at in range(len(pairs)))
    given = {
        f"{side}{at}": code for at, pair in enumerate(pairs) for side, code in zip("ab", pair, strict=True)
    }
    wanted = text(" UNION ALL ".join(lines)).bindparams(**given)
    return wanted.columns(column("lacking", String), column("known", String)).cte("asked")


def _definite(cell: Cell) -> Cell:
    """The cell as it is kept: a number stands exactly where it says something definite, 0 where nothing arose."""
    return replace(cell, number=cell.amount)


def _as_sent(cell: Cell) -> Cell:
    return replace(cell, number=None) if cell.state is CellState.NOTHING_AROSE else cell


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
