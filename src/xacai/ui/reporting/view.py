"""The grid of figures as data: columns and rows of one form or of all. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from xacai.domain.catalogue import OWN, Form, Row, RowKind, TimeRollUp
from xacai.domain.indicator import Cell, CellState, Ratio, count_typed
from xacai.domain.issue import Severity
from xacai.domain.number import write_decimal, write_number
from xacai.domain.period import Period, before, own_part, year_before
from xacai.ui.models.cells import Align, CellKind, CellView, Column, Editor, GridRow, group_row
from xacai.ui.reporting.beside import TOTAL_ISSUES, beside, difference_words, is_carried
from xacai.ui.reporting.sheet import DASH, Lookup, cell_text, number_words, past_text, remarks_at
from xacai.wording.language import _
from xacai.wording.periods import bare_words, brief_words

CODE, NAME, UNIT, PREVIOUS, LAST_YEAR, NOW = range(6)
TOTAL = 6
"""The cumulative column, only where the period is cumulative; the column beside comes last."""

_NEEDS_PARTS = frozenset({TimeRollUp.SUM, TimeRollUp.FIRST, TimeRollUp.ASK})
_KINDS = {
    CellState.VALUE: CellKind.VALUE,
    CellState.NOTHING_AROSE: CellKind.NIL,
    CellState.NOT_AVAILABLE: CellKind.NO_DATA,
    CellState.UNTOUCHED: CellKind.UNTOUCHED,
}


def columns(period: Period, *, last_year_known: bool = True) -> tuple[Column, ...]:
    """Columns of the grid: the quarter is typed; a cumulative period shows its own figure beside it.

    A year ago that the program does not have takes no room.
    """
    own = own_part(period)
    former, last_year = before(own), year_before(own)
    right, number = Align.RIGHT, Editor.NUMBER
    head = (
        Column(_("Code"), width=56),
        Column(_("Indicator"), width=150, stretch=1, wrap=True),
        Column(_("Unit"), width=88, wrap=True),
        Column(_("Last period"), brief_words(former) if former else "", 68, align=right),
        Column(
            _("Last year"), brief_words(last_year) if last_year else "", 72 * last_year_known, align=right
        ),
        Column(
            _("This period"),
            brief_words(own),
            112,
            align=right,
            pad=12,
            entry=True,
            accent=True,
            editor=number,
        ),
    )
    total = Column(_("Cumulative"), brief_words(period), 112, align=right, pad=12, entry=True, editor=number)
    tail = Column(_("Against last period,"), _("against target"), 118)
    return (*head, total, tail) if period.cumulative else (*head, tail)


def form_rows(lookup: Lookup, forms: Iterable[Form]) -> list[GridRow]:
    """A heading and the rows of each form; rows that do not apply to the office are left out."""
    rows: list[GridRow] = []
    for form in forms:
        touched, total = count_typed(lookup.sheet.catalogue, lookup.sheet.report.values, form.no)
        title = form.title if form.no == OWN else _("Form {no}. {title}").format(no=form.no, title=form.title)
        counted = _("{touched}/{total} cells entered").format(touched=touched, total=total)
        rows.append(group_row(f"form {form.no}", title, counted))
        rows.extend(figure_row(lookup, row) for row in form.rows if row.applies)
    return rows


def only_changed(lookup: Lookup, rows: Iterable[GridRow]) -> list[GridRow]:
    """The rows that differ from what was sent, or bear a remark, under the headings of their forms."""
    kept: list[GridRow] = []
    heading: GridRow | None = None
    for row in rows:
        if row.is_group:
            heading = row
        elif any(cell.changed for cell in row.cells) or remarks_at(lookup.sheet, f"cell {row.key}"):
            kept += [heading, row] if heading is not None else [row]
            heading = None
    return kept


def figure_row(lookup: Lookup, row: Row) -> GridRow:
    """One row of a form."""
    heading = row.kind is RowKind.HEADING
    note = lookup.sheet.report.values.get(row.code, Cell()).note
    said = _remark_words(lookup, row)
    name = CellView(
        CellKind.TEXT,
        row.name,
        strong=heading or row.derived,
        indent=1 if row.level > 3 else 0,
        note=bool(note or said),
        tooltip="\n".join(words for words in (row.definition, note, said) if words),
    )
    head = (CellView(CellKind.CODE, row.no), name, CellView(CellKind.TEXT, row.unit, tone="ink2"))
    if heading:
        return GridRow(row.code, head)
    earlier = lookup.sheet.earlier
    past = tuple(
        CellView(CellKind.NUMBER, past_text(row, values)) for values in (earlier.previous, earlier.last_year)
    )
    now: tuple[CellView, ...] = (own_cell(lookup, row),)
    if lookup.sheet.report.period.cumulative:
        now = (*now, total_cell(lookup, row))
    return GridRow(row.code, (*head, *past, *now, beside(lookup, row)), derived=row.derived)


def own_cell(lookup: Lookup, row: Row) -> CellView:
    """The cell of the period's own part."""
    if row.code in lookup.wrong:
        text = lookup.wrong[row.code]
        return CellView(
            CellKind.ERROR, text, editable=True, edit=text, tooltip=_("Not a number: write 1.234,5")
        )
    if row.kind is RowKind.RATIO:
        return _ratio_cell(lookup.sheet.facts.own_ratios.get(row.code), row)
    cell = lookup.own(row.code)
    if not row.typed:
        return _derived_cell(row, cell)
    words, was = cell_text(row, cell), _sent_words(lookup, row)
    return CellView(
        _kind(lookup, row, cell),
        words,
        editable=not lookup.sheet.report.locked,
        edit=edit_text(row, cell),
        changed=was is not None,
        tooltip=_own_tip(lookup, row, cell, was),
    )


def _own_tip(lookup: Lookup, row: Row, cell: Cell, was: str | None) -> str:
    """What the office above wrote here, then what was sent before, else the note."""
    before = _("was: {value}").format(value=was or _("empty")) if was is not None else cell.note
    return "\n".join(part for part in (_remark_words(lookup, row), before) if part)


def _remark_words(lookup: Lookup, row: Row) -> str:
    said = remarks_at(lookup.sheet, f"cell {row.code}")
    return _("Remark of the office above: {words}").format(words=said) if said else ""


def _kind(lookup: Lookup, row: Row, cell: Cell) -> CellKind:
    issue = lookup.by_cell.get(row.code)
    if issue is not None and issue.code not in TOTAL_ISSUES:
        return CellKind.ERROR if issue.severity is Severity.ERROR else CellKind.WARNING
    if remarks_at(lookup.sheet, f"cell {row.code}"):
        return CellKind.WARNING
    if cell.state is CellState.VALUE and is_carried(lookup, row):
        return CellKind.BOUND
    return _KINDS[cell.state]


def _sent_words(lookup: Lookup, row: Row) -> str | None:
    """What the cell said in the revision sent before, where it says something else now."""
    sent = lookup.sheet.sent
    if sent is None:
        return None
    was = cell_text(row, sent.get(row.code, Cell()))
    return was if was != cell_text(row, lookup.own(row.code)) else None


def total_cell(lookup: Lookup, row: Row) -> CellView:
    """The cumulative cell: computed; a person may set a typed row against it."""
    if row.kind is RowKind.RATIO:
        return _ratio_cell(lookup.sheet.facts.ratios.get(row.code), row)
    cell = lookup.total(row.code)
    if not row.typed:
        return _derived_cell(row, cell)
    override = lookup.sheet.report.overrides.get(row.code)
    asked = row.time is TimeRollUp.ASK
    if cell.state is CellState.UNTOUCHED and lookup.sheet.missing and row.time in _NEEDS_PARTS:
        return _missing_cell(lookup, row)
    figured = cell.state in {CellState.VALUE, CellState.UNTOUCHED}
    kind = CellKind.DERIVED if figured and override is None and not asked else _KINDS[cell.state]
    issue = lookup.by_cell.get(row.code)
    if issue is not None and issue.code in TOTAL_ISSUES:
        kind = CellKind.ERROR if issue.severity is Severity.ERROR else CellKind.WARNING
    return CellView(
        kind,
        cell_text(row, cell) or ("" if asked else DASH),
        editable=not lookup.sheet.report.locked and row.kind is not RowKind.FLAG,
        edit=edit_text(row, cell),
        changed=override is not None and not asked,
        note=bool(override is not None and override.note),
        tooltip=_total_tip(lookup, row, override, asked),
    )


def _missing_cell(lookup: Lookup, row: Row) -> CellView:
    """A quarter is not there: said in words, never 0."""
    words = _("no {part}").format(part=", ".join(bare_words(part) for part in lookup.sheet.missing))
    locked = lookup.sheet.report.locked
    tip = _("Enter that period, or type the cumulative figure here.")
    return CellView(CellKind.NO_DATA, words, editable=not locked, edit="", tooltip=tip)


def _total_tip(lookup: Lookup, row: Row, override: Cell | None, asked: bool) -> str:
    if asked:
        return _("Counted once each: type how many there are since the start of the year.")
    held = lookup.sheet.against.get(row.code)
    if override is not None and held is not None and held.differs:
        words = _(
            "Typed {given}; the periods come to {computed}, a difference of {by}. Delete takes it back."
        )
        given, computed = cell_text(row, held.given), cell_text(row, held.computed)
        said = words.format(given=given, computed=computed, by=difference_words(row, held))
        return "\n".join(part for part in (said, override.note) if part)
    if override is not None:
        return _("Set against the computed figure. Delete to take the computed one again.")
    return ""


def _ratio_cell(ratio: Ratio | None, row: Row) -> CellView:
    if ratio is None or ratio.value is None:
        return CellView(CellKind.DERIVED, DASH)
    unit = "%" if row.unit == "%" else ""
    return CellView(CellKind.DERIVED, write_number(ratio.value, row.decimals) + unit)


def _derived_cell(row: Row, cell: Cell) -> CellView:
    linked = row.time is TimeRollUp.PLAN or bool(row.equals)
    if cell.state is CellState.VALUE and cell.number is not None:
        return CellView(
            CellKind.DERIVED, number_words(cell.number, row.decimals), mark="link" if linked else "sum"
        )
    if cell.state is CellState.NOTHING_AROSE:
        return CellView(CellKind.DERIVED, "0", mark="link" if linked else "sum")
    return CellView(CellKind.DERIVED, DASH)


def edit_text(row: Row, cell: Cell) -> str:
    """The text that an editor begins with: a plain number, a comma before decimals; words for choices."""
    if cell.state is not CellState.VALUE:
        return ""
    if cell.number is None or row.kind is RowKind.FLAG:
        return cell_text(row, cell)
    return write_decimal(cell.number).replace(".", ",")
