"""Departments as rows of a grid, and a typed cell back into a department. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from xacai.domain.office import Department
from xacai.domain.text import nfc, squeeze
from xacai.ui.models.cells import CellKind, CellView, Column, Editor, GridRow
from xacai.ui.widgets.date_edit import read_day
from xacai.wording.language import _

NAME, SPELLINGS, FROM, TO, SUCCESSOR = range(5)


def department_columns(names: Sequence[str]) -> tuple[Column, ...]:
    """Columns; ``names`` are offered as successors."""
    return (
        Column(_("Department"), width=150, stretch=3, pad=16, wrap=True, editor=Editor.LINE),
        Column(_("Other spellings"), width=150, stretch=4, wrap=True, editor=Editor.TEXT),
        Column(_("From"), width=92, editor=Editor.LINE),
        Column(_("Until"), width=92, editor=Editor.LINE),
        Column(
            _("Work taken over by"),
            width=130,
            stretch=1,
            wrap=True,
            editor=Editor.CHOICE,
            choices=tuple(names),
        ),
    )


def department_rows(departments: Sequence[Department]) -> tuple[GridRow, ...]:
    """One row a department, its place as key."""
    return tuple(GridRow(str(place), _cells(item)) for place, item in enumerate(departments))


def _cells(item: Department) -> tuple[CellView, ...]:
    spellings = "; ".join(item.spellings)
    return (
        CellView(CellKind.TEXT, item.name, strong=True, editable=True),
        CellView(CellKind.TEXT, spellings, tone="ink2", editable=True),
        CellView(CellKind.TEXT, _day(item.valid_from), editable=True),
        CellView(CellKind.TEXT, _day(item.valid_to), editable=True),
        CellView(CellKind.TEXT, item.successor, tone="ink2", editable=True),
    )


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def typed(item: Department, column: int, text: str) -> tuple[Department, str]:
    """The department after a cell was typed, and a sentence where the text cannot be taken (then it is unchanged)."""
    words = squeeze(nfc(text))
    if column == NAME:
        return (replace(item, name=words), "") if words else (item, _("A department needs a name."))
    if column == SPELLINGS:
        parts = (squeeze(part) for part in nfc(text).replace("\n", ";").split(";"))
        return replace(item, spellings=tuple(dict.fromkeys(part for part in parts if part))), ""
    if column == SUCCESSOR:
        return replace(item, successor=words), ""
    day = read_day(words)
    if words and day is None:
        return item, _("Not a day: write dd/mm/yyyy, for example 05/09/2025")
    first, last = (day, item.valid_to) if column == FROM else (item.valid_from, day)
    if first and last and last < first:
        return item, _("The last day lies before the first one. Correct one of the two.")
    return replace(item, valid_from=first, valid_to=last), ""
