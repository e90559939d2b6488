"""The receiving office's own report prefilled from what the offices below reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from xacai.domain.catalogue import OfficeRollUp, RowKind
from xacai.domain.consolidation import Consolidation, Summed
from xacai.domain.indicator import EMPTY, Cell, value
from xacai.domain.period import Period
from xacai.domain.report import Report
from xacai.services.computing import find_report
from xacai.services.consolidating import consolidate, moved_codes
from xacai.services.entering import fill_cumulative
from xacai.services.own_indicators import catalogue_for
from xacai.services.reporting import Filling, fill, new_report
from xacai.services.workspace import Workspace

_FROM = "Tổng hợp từ"


@dataclass(frozen=True, slots=True)
class Prefilled:
    """What was filled in, what stands with another value, and the rows left to a person: no sum is their figure."""

    filling: Filling
    found: Consolidation
    left: tuple[str, ...]


def prefill(workspace: Workspace, period: Period, *, overwrite: bool = False) -> Prefilled:
    """Fill the own report of the period with the sums; begin it where it was not begun.

    A cell that says something else already is shown beside the sum and changed only on ``overwrite``. A number from
    fewer offices than owe it says so in its note. Refused where the report is locked.
    """
    found = consolidate(workspace, period)
    report = find_report(workspace, period) or new_report(workspace, period)
    cells = proposed(workspace, report, found)
    enter = fill_cumulative if period.cumulative else fill
    filling = enter(workspace, report, cells, overwrite=overwrite)
    typed = [row.code for row in catalogue_for(workspace, report).rows() if row.typed]
    return Prefilled(filling, found, tuple(code for code in typed if code not in cells))


def proposed(workspace: Workspace, report: Report, found: Consolidation) -> dict[str, Cell]:
    """The cells that follow from the sums, by the rows of the report's own catalogue."""
    ours = moved_codes(workspace, found.gathering.catalogue, report.catalogue)
    rows = {row.code: row for row in catalogue_for(workspace, report).rows() if row.typed}
    held = {**report.values, **report.overrides} if report.period.cumulative else report.values
    cells: dict[str, Cell] = {}
    for code, item in _summed(found, ours):
        cell = _cell(item, len(found.gathering.expected)) if code in rows else None
        if cell is not None:
            cells[code] = replace(cell, note=_note(held.get(code, EMPTY), cell))
    return cells


def _summed(found: Consolidation, ours: Mapping[str, str] | None) -> Iterator[tuple[str, Summed]]:
    for code, item in found.rows.items():
        if ours is None or code in ours:
            yield (code if ours is None else ours[code]), item


def _cell(item: Summed, expected: int) -> Cell | None:
    """A sum, or the number of a list that all gave alike; a count of yes is no answer of the own office."""
    note = f"{_FROM} {item.offices}/{expected} đơn vị" if item.offices < expected else ""
    if item.row.kind not in {RowKind.COUNT, RowKind.AMOUNT}:
        return None
    if item.row.office is OfficeRollUp.LIST:
        same = item.spread is not None and item.spread.lowest == item.spread.highest
        return value(item.spread.usual, note) if same and item.spread is not None else None
    return value(item.value, note) if item.value is not None else None


def _note(held: Cell, cell: Cell) -> str:
    """A person's note stays; one that came from an earlier filling gives way."""
    return held.note if held.note and not held.note.startswith(_FROM) else cell.note
