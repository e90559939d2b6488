"""The sample commune's figures of a whole year, what they come to, and a catalogue that changes in mid-year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from xacai.domain.catalogue import Catalogue, RowKind, TimeRollUp
from xacai.domain.indicator import Cell, CellState
from xacai.domain.period import quarter
from xacai.files.catalogues import packaged_catalogues
from xacai.services.cataloguing import catalogue_bytes
from xacai.services.sampling import sample_values


class Figures:
    """The commune's figures of four quarters, and what they come to, worked out here once more."""

    # What a period opens with must be what the one before closed with; the new cases give way.
    _OPENINGS = {
        "1.3.1.0": (("1.3.4", "1.3.5"), "1.3.1.1"),
        "3.3.3.0a": (("3.3.3.4a", "3.3.3.4b"), "3.3.3.0b"),
        "3.3.4.1a": (("3.3.4.1a", "3.3.4.1b", "-3.3.4.2"), "3.3.4.1b"),
    }

    def __init__(self, times: int = 1) -> None:
        self.catalogue: Catalogue = packaged_catalogues()[0]
        self._typed = [self._sample(2026, number, times) for number in (1, 2, 3)]
        last = self._sample(2025, 4, times)
        for opening, (closing, new) in self._OPENINGS.items():
            self._open(last, opening, closing, new)
        for row in self.catalogue.rows():
            # What stands at the cut-off, and lists, go on as they stood in quý III.
            if row.typed and row.time is TimeRollUp.LAST and not row.code.startswith(("1.3", "3.3.3")):
                last[row.code] = self._typed[2].get(row.code, Cell())
        self._typed.append(last)

    def _sample(self, year: int, number: int, times: int) -> dict[str, Cell]:
        """The sample's quarter; ``times`` as large where a row counts or measures, for another commune."""
        cells = dict(sample_values(quarter(year, number)))
        for row in self.catalogue.rows():
            cell = cells.get(row.code)
            if times > 1 and cell and cell.number is not None and row.kind in {RowKind.COUNT, RowKind.AMOUNT}:
                cells[row.code] = replace(cell, number=cell.number * times)
        return cells

    def _open(self, last: dict[str, Cell], opening: str, closing: tuple[str, ...], new: str) -> None:
        before = self._typed[2]
        amounts = ((code, before[code.lstrip("-")].amount or Decimal(0)) for code in closing)
        wanted = sum((-amount if code.startswith("-") else amount for code, amount in amounts), Decimal(0))
        moved = wanted - (last[opening].amount or Decimal(0))
        last[opening] = Cell(CellState.VALUE, wanted)
        last[new] = Cell(CellState.VALUE, (last[new].amount or Decimal(0)) - moved)

    def quarter(self, number: int) -> Mapping[str, Cell]:
        return self._typed[number - 1]

    def move_on_time_to_late(self, number: int, files: int) -> None:
        cells = self._typed[number - 1]
        for code, change in (("3.3.3.2", -files), ("3.3.3.3", files)):
            cells[code] = Cell(CellState.VALUE, (cells[code].amount or Decimal(0)) + change)

    def rolled(self, *numbers: int) -> dict[str, Decimal]:
        """Typed rows whose roll-up needs no person: sums, openings, what stands at the end."""
        found: dict[str, Decimal] = {}
        for row in self.catalogue.rows():
            amounts = [self._typed[number - 1].get(row.code, Cell()).amount for number in numbers]
            known = [amount for amount in amounts if amount is not None]
            if not row.typed or row.kind in {RowKind.CHOICE, RowKind.TEXT} or len(known) != len(amounts):
                continue
            if row.time is TimeRollUp.SUM:
                found[row.code] = sum(known, Decimal(0))
            elif row.time is TimeRollUp.FIRST:
                found[row.code] = known[0]
            elif row.time is TimeRollUp.LAST:
                found[row.code] = known[-1]
        return found


def newer_catalogue(folder: Path) -> Path:
    """The national catalogue again, issued anew in mid-year: a row renamed, nothing else."""
    national = packaged_catalogues()[0]
    forms = tuple(
        replace(
            form,
            rows=tuple(
                replace(row, name=f"{row.name} (theo hướng dẫn mới)") if row.code == "3.3.3.3" else row
                for row in form.rows
            ),
        )
        for form in national.forms
    )
    path = folder / "bo-danh-muc-moi.json"
    path.write_bytes(catalogue_bytes(replace(national, version="2", forms=forms)))
    return path
