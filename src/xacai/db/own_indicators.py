"""The shelf of the office's own indicators: rows ``own.1``, ``own.2`` …; a number is never given twice."""

from __future__ import annotations

from typing import Any

from xacai.db.mapping import Row as Columns
from xacai.db.shelf import Shelf
from xacai.domain.catalogue import OfficeRollUp, Row, RowKind, TimeRollUp
from xacai.domain.own_indicator import own_code

_LAST = "own-indicator.last"


class OwnIndicators(Shelf):
    """Own indicators by number."""

    def rows(self) -> tuple[Row, ...]:
        """All of them, oldest first."""
        return tuple(_read(row) for row in self._desk.rows("own_indicator", "number"))

    def next_code(self) -> str:
        """A code that was never given, and keep in mind that it is now."""
        row = self._desk.row("setting", name=_LAST)
        number = int(row.value) + 1 if row else 1
        self._desk.upsert("setting", [{"name": _LAST, "value": str(number)}])
        return own_code(number)

    def put(self, row: Row) -> None:
        """Keep an own indicator, over the one of its code."""
        self._desk.upsert("own_indicator", [_columns(row)])

    def remove(self, code: str) -> None:
        """Take one away; its code stays given."""
        self._desk.remove("own_indicator", [{"number": _number(code)}])


def _number(code: str) -> int:
    return int(code.rpartition(".")[2])


def _columns(row: Row) -> Columns:
    return {
        "number": _number(row.code),
        "name": row.name,
        "unit": row.unit,
        "kind": row.kind.value,
        "time": row.time.value,
        "office": row.office.value,
        "decimals": row.decimals,
        "definition": row.definition,
        "owner": row.owner,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "feed": row.feed,
    }


def _read(held: Any) -> Row:
    return Row(
        code=own_code(held.number),
        no=str(held.number),
        name=held.name,
        unit=held.unit,
        kind=RowKind(held.kind),
        time=TimeRollUp(held.time),
        office=OfficeRollUp(held.office),
        decimals=held.decimals,
        definition=held.definition,
        owner=held.owner,
        numerator=held.numerator,
        denominator=held.denominator,
        feed=held.feed,
    )
