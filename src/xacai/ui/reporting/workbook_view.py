"""What the dialogs over a province's workbook show: mapped cells beside rows of the catalogue, differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xacai.domain.catalogue import Catalogue, Row
from xacai.domain.indicator import Cell, CellState
from xacai.domain.number import write_number
from xacai.domain.sheet_place import read_place
from xacai.domain.text import nfc, plain, squeeze
from xacai.domain.workbook_content import Content
from xacai.domain.workbook_map import OF_ROW, Entry, What
from xacai.services.filling_workbooks import Comparison
from xacai.ui.models.cells import Align, CellKind, CellView, Column, Editor, GridRow
from xacai.wording.language import N_, _

CELL, WORDS, SHOWN, CODE, NAME, MARK = range(6)
_WHAT = {
    What.VALUE: N_("figure of the period"),
    What.CUMULATIVE: N_("figure of the whole period"),
    What.RATIO: N_("ratio"),
    What.NOTE: N_("note"),
    What.OFFICE: N_("name of the office"),
    What.PERIOD: N_("name of the period"),
    What.YEAR: N_("year"),
    What.FIRST_DAY: N_("first day of the data"),
    What.LAST_DAY: N_("last day of the data"),
}


@dataclass(frozen=True, slots=True)
class Mapped:
    """A mapped cell on the screen; ``sure`` where it was recognised well, or a person has looked at it."""

    entry: Entry
    sure: bool = True


def what_words(what: What) -> str:
    """What a cell shows, for a person."""
    return _(_WHAT[what])


def map_columns() -> tuple[Column, ...]:
    """The mapped cell at the left, what the workbook says beside what the catalogue says."""
    choices = tuple(what_words(what) for what in What)
    return (
        Column(_("Cell"), width=132),
        Column(_("Words in the workbook"), width=200, stretch=3),
        Column(_("Shows"), width=150, stretch=1, editor=Editor.CHOICE, choices=choices),
        Column(_("Row code"), width=92, editor=Editor.LINE),
        Column(_("Row of the catalogue"), width=200, stretch=3),
        Column(_("State"), width=118),
    )


def map_rows(mapped: Sequence[Mapped], catalogue: Catalogue) -> tuple[GridRow, ...]:
    """One row a mapped cell, keyed by its place."""
    rows = {row.code: row for row in catalogue.rows()}
    return tuple(_map_row(item, rows.get(item.entry.code)) for item in mapped)


def _map_row(item: Mapped, row: Row | None) -> GridRow:
    entry = item.entry
    missing = entry.what in OF_ROW and row is None
    sure = CellView(CellKind.STATUS, _("recognised"), mark="done", tone="ok")
    state = sure if item.sure else CellView(CellKind.STATUS, _("please look"), mark="doubtful", tone="warn")
    if missing:
        state = CellView(CellKind.STATUS, _("no such row"), mark="error", tone="err")
    return GridRow(
        entry.place,
        (
            CellView(CellKind.CODE, f"{entry.sheet} · {entry.cell}", tooltip=entry.place),
            CellView(text=entry.label, tooltip=entry.label),
            CellView(text=what_words(entry.what), editable=True),
            CellView(CellKind.CODE, entry.code, editable=True),
            CellView(
                text=f"{row.no}. {row.name}" if row is not None else "", tooltip=row.name if row else ""
            ),
            state,
        ),
    )


def mended(mapped: Sequence[Mapped], key: str, column: int, text: str) -> tuple[Mapped, ...]:
    """The cells with one changed: another meaning, another row; without a code a row's cell is left out."""
    return tuple(new for item in mapped for new in _mended(item, key, column, squeeze(nfc(text))))


def _mended(item: Mapped, key: str, column: int, text: str) -> tuple[Mapped, ...]:
    entry = item.entry
    if entry.place != key:
        return (item,)
    if column == SHOWN:
        what = next((what for what in What if plain(what_words(what)) == plain(text)), entry.what)
        code = entry.code if what in OF_ROW else ""
        return (Mapped(replace(entry, what=what, code=code)),)
    if column == CODE:
        if not text:
            return ()
        what = entry.what if entry.what in OF_ROW else What.VALUE
        return (Mapped(replace(entry, what=what, code=text.rstrip("."))),)
    return (item,)


def added(mapped: Sequence[Mapped], sheet: str, cell: str, label: str = "") -> tuple[Mapped, ...]:
    """The cells with one more, its row still to be named; unchanged where it is no cell or mapped already."""
    place = squeeze(cell).upper().replace("$", "")
    known = any(item.entry.sheet == sheet and item.entry.cell == place for item in mapped)
    if read_place(place) is None or known:
        return tuple(mapped)
    return (*mapped, Mapped(Entry(sheet, place, What.VALUE, "", label), False))


def count_line(mapped: Sequence[Mapped]) -> str:
    """How many cells are mapped and how many wait for a look."""
    open_ones = sum(1 for item in mapped if not item.sure)
    words = _("{count} cells mapped, {open} of them to be looked at.")
    return words.format(count=len(mapped), open=open_ones)


def back_columns() -> tuple[Column, ...]:
    """A row of the catalogue, the report's figure, the workbook's."""
    return (
        Column(_("Row"), width=84),
        Column(_("Name"), width=200, stretch=3),
        Column(_("In the report"), width=130, align=Align.RIGHT),
        Column(_("In the workbook"), width=130, align=Align.RIGHT, accent=True),
        Column(_("State"), width=190, stretch=1),
    )


def back_rows(found: Comparison, catalogue: Catalogue, old: Mapping[str, Cell]) -> tuple[GridRow, ...]:
    """What differs first, then what is new, then what the program works out otherwise; what agrees is left out."""
    names = {row.code: row.name for row in catalogue.rows()}
    differ = CellView(CellKind.STATUS, _("differs"), mark="warning", tone="warn")
    new = CellView(CellKind.STATUS, _("new"), mark="in_progress", tone="accent")
    rows = [
        _back_row(code, names[code], _cell_words(one), _cell_words(other), differ)
        for code, (one, other) in found.differing.items()
    ]
    rows += [
        _back_row(code, names[code], _cell_words(old.get(code, Cell())), _cell_words(found.cells[code]), new)
        for code in found.new
    ]
    worked_out = CellView(CellKind.STATUS, _("worked out otherwise"), mark="error", tone="err")
    rows += [
        _back_row(place, "", _content_words(own), _content_words(said), worked_out)
        for place, (own, said) in found.derived.items()
    ]
    return tuple(rows)


def _back_row(key: str, name: str, one: str, other: str, state: CellView) -> GridRow:
    return GridRow(
        key,
        (
            CellView(CellKind.CODE, key if name else ""),
            CellView(text=name or key, tooltip=name or key),
            CellView(CellKind.NUMBER, one),
            CellView(CellKind.NUMBER, other, strong=True),
            state,
        ),
    )


def _cell_words(cell: Cell) -> str:
    states = {
        CellState.NOTHING_AROSE: _("nothing arose"),
        CellState.NOT_AVAILABLE: _("no figures yet"),
        CellState.UNTOUCHED: "–",
    }
    return states.get(cell.state) or _content_words(cell.text or cell.number)


def _content_words(content: Content) -> str:
    if content is None:
        return "–"
    return write_number(content) if isinstance(content, Decimal) else str(content)


def back_line(found: Comparison) -> str:
    """What a workbook says beside the report, in one sentence."""
    words = _("{new} cells new, {differing} differ, {same} agree.")
    return words.format(new=len(found.new), differing=len(found.differing), same=len(found.same))


def cells_to_take(found: Comparison, *, replacing: bool) -> dict[str, Cell]:
    """The cells that go into the report; those against another value only where that was agreed."""
    codes = (*found.new, *(found.differing if replacing else ()))
    return {code: found.cells[code] for code in codes}
