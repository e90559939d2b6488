"""What a person typed into a cell, read. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from xacai.domain.catalogue import Row, RowKind
from xacai.domain.cumulation import own_cell
from xacai.domain.indicator import EMPTY, Cell, CellState, Values
from xacai.domain.number import looks_foreign, read_foreign, read_number
from xacai.domain.text import plain, squeeze
from xacai.wording.language import _


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell, or why there is none: a number in English writing to be asked about, or no number at all."""

    cell: Cell | None = None
    foreign: bool = False


def read_entry(row: Row, text: str, note: str = "", *, foreign_meant: bool = False) -> Typed:
    """The cell that a text means in a row. Empty text is an untouched cell; the note stays."""
    clean = squeeze(text)
    if not clean:
        return Typed(Cell(note=note))
    if row.kind in {RowKind.TEXT, RowKind.CHOICE}:
        return Typed(Cell(CellState.VALUE, text=_option(row, clean), note=note))
    if row.kind is RowKind.FLAG:
        return Typed(_flag(clean, note))
    number = read_foreign(clean) if foreign_meant else read_number(clean)
    if number is not None:
        return Typed(Cell(CellState.VALUE, number, note=note))
    return Typed(foreign=looks_foreign(clean))


def _option(row: Row, text: str) -> str:
    """A choice by its number or by its words without diacritics; else the words as typed."""
    if row.kind is RowKind.CHOICE and text.isdecimal() and 1 <= int(text) <= len(row.options):
        return row.options[int(text) - 1]
    return next((option for option in row.options if plain(option) == plain(text)), text)


def _flag(text: str, note: str) -> Cell | None:
    said = plain(text)
    if said in {"1", "co", "yes", plain(_("yes"))}:
        return Cell(CellState.VALUE, Decimal(1), note=note)
    if said in {"0", "2", "khong", "no", plain(_("no"))}:
        return Cell(CellState.VALUE, Decimal(0), note=note)
    return None


def answers(row: Row) -> tuple[str, ...]:
    """The answers of a yes-or-no row and of a choice, in the order of their number keys; empty for figures."""
    if row.kind is RowKind.FLAG:
        return (_("yes"), _("no"))
    return row.options if row.kind is RowKind.CHOICE else ()


def answer_cell(row: Row, place: int, note: str = "") -> Cell:
    """The cell of an answer by its place."""
    if row.kind is RowKind.FLAG:
        return Cell(CellState.VALUE, Decimal(1 if place == 0 else 0), note=note)
    return Cell(CellState.VALUE, text=row.options[place], note=note)


def word_cell(state: CellState, note: str = "") -> Cell:
    """A cell that says why there is no figure."""
    return Cell(state, note=note)


def set_against(
    row: Row, total: Cell, own: Cell, before: Values | None
) -> tuple[Mapping[str, Cell], Mapping[str, Cell | None]]:
    """What typing a cumulative cell changes: (own cells, overrides; None takes one back).

    ``before`` are the cumulative cells of the quarters before, None where there are none. Where only the cumulative
    figure is known, the quarter is the difference; a missing part is never taken for 0.
    """
    if total.state is CellState.UNTOUCHED:
        return {}, {row.code: None}
    if own.state is CellState.UNTOUCHED:
        rest = total if before is None else own_cell(row, total, before.get(row.code, EMPTY))
        if rest is not None:
            return {row.code: replace(rest, note=own.note)}, {row.code: None}
    return {}, {row.code: total}
