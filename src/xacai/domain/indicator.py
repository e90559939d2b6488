"""Values of the statistical rows: four cell states, totals and ratios, roll-up over time.

Empty is not zero: a cell is a value, "không phát sinh", "chưa có số liệu" or untouched. A missing part is
never taken for 0; a ratio over 0 is no number. Ratios are recomputed from rolled-up parts, never averaged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xacai.domain.catalogue import Catalogue, Row, RowKind, TimeRollUp
from xacai.domain.number import round_half_up


class CellState(StrEnum):
    """What a cell says."""

    VALUE = "value"
    NOTHING_AROSE = "nothing_arose"
    NOT_AVAILABLE = "not_available"
    UNTOUCHED = "untouched"


LARGEST = Decimal(10) ** 18


def reckonable(number: Decimal | None) -> bool:
    """Whether an office can have the number: finite, below 10^18, so that no sum of cells overflows."""
    return number is not None and number.is_finite() and abs(number) < LARGEST


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its state, a number or a text (choices, texts) when the state is VALUE, and a note."""

    state: CellState = CellState.UNTOUCHED
    number: Decimal | None = None
    text: str = ""
    note: str = ""

    @property
    def amount(self) -> Decimal | None:
        """The number to reckon with: nothing arose counts as 0; what is unknown or senseless is None."""
        if self.state is CellState.NOTHING_AROSE:
            return Decimal(0)
        return self.number if self.state is CellState.VALUE and reckonable(self.number) else None

    @property
    def known(self) -> bool:
        """Whether the cell says something definite (a value, or that nothing arose)."""
        return self.state in {CellState.VALUE, CellState.NOTHING_AROSE}


EMPTY = Cell()
NOTHING = Cell(CellState.NOTHING_AROSE)
UNKNOWN = Cell(CellState.NOT_AVAILABLE)
Values = Mapping[str, Cell]


def value(number: Decimal | int | str, note: str = "") -> Cell:
    """A cell with a number."""
    return Cell(CellState.VALUE, Decimal(number), note=note)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio row with its parts. ``value`` in the row's unit (percent), rounded half up; None: no number."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None


def ratio_of(row: Row, values: Values) -> Ratio:
    """The ratio of its two rows; None while a part is missing or the denominator is 0 (printed "–")."""
    top = values.get(row.numerator, EMPTY).amount
    bottom = values.get(row.denominator, EMPTY).amount
    if top is None or bottom is None or bottom == 0:
        return Ratio(None, top, bottom)
    scale = 100 if row.unit == "%" else 1
    return Ratio(round_half_up(top * scale / bottom, row.decimals), top, bottom)


def ratios(catalogue: Catalogue, values: Values) -> dict[str, Ratio]:
    """Every ratio row of the catalogue that applies."""
    return {
        row.code: ratio_of(row, values)
        for row in catalogue.rows()
        if row.kind is RowKind.RATIO and row.applies
    }


def complete(catalogue: Catalogue, typed: Values, from_plan: Values) -> dict[str, Cell]:
    """Typed cells plus those that come by themselves: plan counts, rows equal to others, totals of parts.

    ``from_plan`` also brings the cells of rows that are fed by activities.

    Derived rows that somebody typed by other means are replaced, never added up twice. Ratios are not cells:
    ask :func:`ratios`.
    """
    values = {row.code: typed.get(row.code, EMPTY) for row in catalogue.rows() if row.typed}
    for row in catalogue.rows():
        if row.applies and (row.time is TimeRollUp.PLAN or row.feed):
            values[row.code] = from_plan.get(row.code, EMPTY)
    pending = [row for row in catalogue.rows() if row.applies and (row.parts or row.equals)]
    outside = frozenset(row.code for row in catalogue.rows() if not row.applies)
    for _ in range(len(pending)):
        known = dict(values)
        for row in pending:
            plus = [code for code in row.parts or row.equals if code not in outside]
            less = [code for code in row.minus if code not in outside]
            values[row.code] = _total(plus, values, less, note=typed.get(row.code, EMPTY).note)
        if values == known:
            break
    return values


def _total(codes: Sequence[str], values: Values, less: Sequence[str] = (), note: str = "") -> Cell:
    """The sum of cells minus others; untouched until each is known, "nothing arose" when it is so of each."""
    cells = [values.get(code, EMPTY) for code in (*codes, *less)]
    if any(cell.state is CellState.NOT_AVAILABLE for cell in cells):
        return Cell(CellState.NOT_AVAILABLE, note=note)
    amounts = [cell.amount for cell in cells]
    numbers = [amount for amount in amounts if amount is not None]
    if not cells or len(numbers) != len(amounts):
        return Cell(note=note)
    if all(cell.state is CellState.NOTHING_AROSE for cell in cells):
        return Cell(CellState.NOTHING_AROSE, note=note)
    total = sum(numbers[: len(codes)], Decimal(0)) - sum(numbers[len(codes) :], Decimal(0))
    return Cell(CellState.VALUE, total, note=note)


def roll_up(catalogue: Catalogue, quarters: Sequence[Values]) -> dict[str, Cell]:
    """The cumulative cells of typed rows over consecutive parts (quý I, quý II, …), each by its time roll-up.

    Totals, ratios and plan counts are left to :func:`complete` and :func:`ratios`. A part that is not there
    makes the sum unknown. ``ask`` rows (distinct things) get a value only where one part alone decides it,
    else stay untouched for a person, at least the largest part.
    """
    return {row.code: _roll_row(row, quarters) for row in catalogue.rows() if row.typed}


def _roll_row(row: Row, quarters: Sequence[Values]) -> Cell:
    cells = [values.get(row.code, EMPTY) for values in quarters]
    if not cells:
        return EMPTY
    if row.time is TimeRollUp.FIRST:
        return cells[0]
    if row.time is TimeRollUp.SUM:
        return _total([str(n) for n in range(len(cells))], {str(n): cell for n, cell in enumerate(cells)})
    if row.time is TimeRollUp.ASK:
        return _yes(cells) if row.kind is RowKind.FLAG else _distinct(cells)
    return EMPTY if row.time is TimeRollUp.NONE else cells[-1]


def _yes(cells: Sequence[Cell]) -> Cell:
    """A yes or no over parts: one yes decides it; a no needs every part."""
    found = next((cell for cell in cells if cell.amount), None)
    if found is not None:
        return found
    return cells[-1] if all(cell.known for cell in cells) else EMPTY


def _distinct(cells: Sequence[Cell]) -> Cell:
    """Distinct things over parts: certain only when at most one part has any."""
    if not all(cell.known for cell in cells):
        return EMPTY
    counted = [cell for cell in cells if cell.amount]
    if not counted:
        return cells[-1]
    return counted[0] if len(counted) == 1 else EMPTY


def least_distinct(code: str, quarters: Sequence[Values]) -> Decimal | None:
    """The least that a distinct count can be over the parts: the largest part."""
    amounts = [amount for values in quarters if (amount := values.get(code, EMPTY).amount) is not None]
    return max(amounts, default=None)


def count_typed(catalogue: Catalogue, values: Values, form: str = "") -> tuple[int, int]:
    """How many typed cells are touched, of how many; of one form where its number is given."""
    rows = [row for item in catalogue.forms if not form or item.no == form for row in item.rows if row.typed]
    touched = sum(1 for row in rows if values.get(row.code, EMPTY).state is not CellState.UNTOUCHED)
    return touched, len(rows)
