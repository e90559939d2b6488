"""What a report puts into the mapped cells of a workbook: figures, notes, the names of office and period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xacai.domain.catalogue import Catalogue, Row, RowKind
from xacai.domain.indicator import EMPTY, Cell, CellState
from xacai.domain.period import Period, name
from xacai.domain.submission import ReportFacts
from xacai.domain.workbook_map import Entry, What, WorkbookMap

PERCENT = "%"
Content = Decimal | str | date | None


@dataclass(frozen=True, slots=True)
class Filled:
    """What goes into a cell; None empties it. ``percent``: the number is in percent, whatever the cell's format."""

    entry: Entry
    content: Content
    percent: bool = False


def contents(
    mapping: WorkbookMap, catalogue: Catalogue, known: ReportFacts, office: str, period: Period
) -> Iterator[Filled]:
    """The content of every mapped cell, in the order of the mapping. A figure that is not known empties its cell,
    so that nothing of an earlier period is left standing.
    """
    rows = {row.code: row for row in catalogue.rows()}
    general: dict[What, Content] = {
        What.OFFICE: office,
        What.PERIOD: name(period),
        What.YEAR: Decimal(period.year),
        What.FIRST_DAY: known.window.first,
        What.LAST_DAY: known.window.last,
    }
    for entry in mapping.entries:
        row = rows.get(entry.code)
        if row is not None:
            yield Filled(entry, row_content(entry.what, row, known), row.unit == PERCENT)
        else:
            yield Filled(entry, general.get(entry.what))


def row_content(what: What, row: Row, known: ReportFacts) -> Content:
    """What a row shows: its number or words; 0 where nothing arose; None where it is not known."""
    cell = known.values.get(row.code, EMPTY)
    if row.kind is RowKind.RATIO and what is not What.NOTE:
        ratio = (known.ratios if what is What.RATIO else known.own_ratios).get(row.code)
        return ratio.value if ratio is not None else None
    if what is What.NOTE:
        return cell.note or None
    return _said(cell if what is What.VALUE else known.cumulative.get(row.code, EMPTY))


def _said(cell: Cell) -> Content:
    if cell.state is CellState.VALUE and cell.number is None:
        return cell.text or None
    return cell.amount
