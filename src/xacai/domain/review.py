"""What a reviewer sees of a report that came: each row beside its own past, and what is far from usual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xacai.domain.catalogue import Catalogue, Row, RowKind
from xacai.domain.indicator import EMPTY, Cell, CellState, Ratio, Values, ratio_of
from xacai.domain.rule import Earlier, usual
from xacai.domain.submission import ReportFacts

_ENOUGH_PEERS = 5


class Against(StrEnum):
    """What a figure is far from."""

    PAST = "past"
    PEERS = "peers"


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the report: the cell of its own part and the one since the start of the year (the same where the period
    is not cumulative), the part before, the same part a year ago. None: not there. A ratio stands as a value."""

    form: str
    row: Row
    own: Cell
    total: Cell
    previous: Cell | None = None
    last_year: Cell | None = None


@dataclass(frozen=True, slots=True)
class Outlier:
    """A figure far from what is usual: its number, the median it is held against and over how many."""

    code: str
    against: Against
    number: Decimal
    middle: Decimal
    count: int


def figures(catalogue: Catalogue, facts: ReportFacts, earlier: Earlier) -> tuple[Figure, ...]:
    """Every row that applies, headings too, in printed order."""
    return tuple(
        Figure(
            form.no,
            row,
            _cell(row, facts.values, facts.own_ratios),
            _cell(row, facts.cumulative, facts.ratios),
            _earlier(row, earlier.previous),
            _earlier(row, earlier.last_year),
        )
        for form in catalogue.forms
        for row in form.rows
        if row.applies
    )


def _cell(row: Row, values: Values, ratios: Mapping[str, Ratio]) -> Cell:
    if row.kind is not RowKind.RATIO:
        return values.get(row.code, EMPTY)
    return _ratio(ratios[row.code]) if row.code in ratios else EMPTY


def _earlier(row: Row, values: Values | None) -> Cell | None:
    if values is None:
        return None
    return _ratio(ratio_of(row, values)) if row.kind is RowKind.RATIO else values.get(row.code)


def _ratio(found: Ratio) -> Cell:
    return EMPTY if found.value is None else Cell(CellState.VALUE, found.value)


def outliers_of_past(shown: tuple[Figure, ...], earlier: Earlier) -> Iterator[Outlier]:
    """Figures of the own part far from the office's own parts before."""
    for figure in shown:
        known = [
            amount
            for values in earlier.history
            if (cell := _earlier(figure.row, values)) is not None and (amount := cell.amount) is not None
        ]
        yield from _outlier(figure.row.code, Against.PAST, figure.own.amount, known)


def outliers_of_peers(
    shown: tuple[Figure, ...], office: str, amounts: Mapping[str, Mapping[str, Decimal]]
) -> Iterator[Outlier]:
    """Figures that count in the sums far from those of other offices (``amounts`` by office and row)."""
    others = [numbers for code, numbers in amounts.items() if code != office]
    if len(others) < _ENOUGH_PEERS:
        return
    for figure in shown:
        known = [amount for numbers in others if (amount := _amount(figure.row, numbers)) is not None]
        if len(known) >= _ENOUGH_PEERS:
            yield from _outlier(figure.row.code, Against.PEERS, figure.total.amount, known)


def _amount(row: Row, numbers: Mapping[str, Decimal]) -> Decimal | None:
    if row.kind is not RowKind.RATIO:
        return numbers.get(row.code)
    parts = {code: Cell(CellState.VALUE, numbers.get(code)) for code in (row.numerator, row.denominator)}
    return ratio_of(row, parts).value


def _outlier(code: str, against: Against, number: Decimal | None, known: list[Decimal]) -> Iterator[Outlier]:
    if number is None or not known:
        return
    common = usual(known)
    if common.outlies(number):
        yield Outlier(code, against, number, common.middle, common.count)
