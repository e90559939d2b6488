"""The figures of a report under review, each beside what the office reported before. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from xacai.domain.catalogue import RowKind
from xacai.domain.correction import CellChange
from xacai.domain.indicator import Cell, CellState
from xacai.domain.number import write_number
from xacai.domain.period import own_part
from xacai.domain.review import Figure
from xacai.services.remarking import Draft
from xacai.services.reviewing import Review
from xacai.ui.models.cells import Align, CellKind, CellView, Column, GridRow, group_row
from xacai.ui.receiving.review_findings import doubts
from xacai.ui.receiving.review_remarks import remark_cell, remark_column
from xacai.wording.language import N_, _
from xacai.wording.periods import brief_words
from xacai.wording.statuses import cell_words


def columns(review: Review, *, narrow: bool) -> tuple[Column, ...]:
    """Number, row, unit, own part, since the start of the year, before, a year ago, remark."""
    period = review.period
    found = [
        Column(_("No."), width=56, pad=12),
        Column(_("Indicator"), width=150, stretch=3, wrap=True),
    ]
    if not narrow:
        found.append(Column(_("Unit"), width=112))
    found.append(
        Column(
            _("This period"), brief_words(own_part(period)), width=112, align=Align.RIGHT, pad=12, accent=True
        )
    )
    if period.cumulative:
        found.append(Column(_("Since January"), brief_words(period), width=112, align=Align.RIGHT))
    for name in _earlier(review):
        found.append(Column(_(name), _("received"), width=104, align=Align.RIGHT))
    return (*found, remark_column())


def _earlier(review: Review) -> tuple[str, ...]:
    """The earlier periods of which anything came; an empty column would take the room of the remarks."""
    before = any(figure.previous is not None for figure in review.figures)
    year_ago = any(figure.last_year is not None for figure in review.figures)
    return (*([N_("Before")] if before else ()), *([N_("Year ago")] if year_ago else ()))


def rows(review: Review, draft: Draft, *, narrow: bool) -> tuple[GridRow, ...]:
    """A group a form, a row an indicator; what rules and outliers say stands at the figure."""
    doubtful = doubts(review)
    changes = {item.code: item for item in review.changes.cells} if review.changes else {}
    made: list[GridRow] = []
    form = ""
    titles = {item.no: item.title for item in review.catalogue.forms}
    for figure in review.figures:
        if figure.form != form:
            form = figure.form
            made.append(group_row(f"form {form}", f"{form}. {titles[form]}"))
        made.append(_figure_row(review, figure, draft, doubtful.get(figure.row.code), changes, narrow))
    return tuple(made)


def _figure_row(
    review: Review,
    figure: Figure,
    draft: Draft,
    doubt: tuple[str, str] | None,
    changes: Mapping[str, CellChange],
    narrow: bool,
) -> GridRow:
    row = figure.row
    indent = max(row.level - 1, 0)
    cells = [
        CellView(CellKind.CODE, row.no),
        CellView(text=row.name, indent=indent, strong=row.kind is RowKind.HEADING),
    ]
    if not narrow:
        cells.append(CellView(CellKind.CODE, row.unit))
    if row.kind is RowKind.HEADING:
        blank = CellView(CellKind.EMPTY)
        figures = 1 + review.period.cumulative + len(_earlier(review))
        return GridRow(f"cell {row.code}", (*cells, *[blank] * figures, blank))
    change = changes.get(row.code)
    cells.append(_main_cell(figure.own, figure, doubt, change if change and not change.cumulative else None))
    if review.period.cumulative:
        cells.append(_main_cell(figure.total, figure, None, change if change and change.cumulative else None))
    for name in _earlier(review):
        cells.append(_earlier_cell(figure.previous if name == "Before" else figure.last_year, figure))
    cells.append(remark_cell(review, draft, f"cell {row.code}"))
    return GridRow(f"cell {row.code}", tuple(cells), derived=row.derived)


def written(cell: Cell, decimals: int) -> str:
    """A cell as it is read: number, text, or the words of its state."""
    if cell.state is CellState.VALUE:
        return cell.text if cell.number is None else write_number(cell.number, decimals or None)
    return cell_words(cell.state)


def _main_cell(
    cell: Cell, figure: Figure, doubt: tuple[str, str] | None, change: CellChange | None
) -> CellView:
    kinds = {
        CellState.VALUE: CellKind.DERIVED if figure.row.derived else CellKind.VALUE,
        CellState.NOTHING_AROSE: CellKind.NIL,
        CellState.NOT_AVAILABLE: CellKind.NO_DATA,
        CellState.UNTOUCHED: CellKind.UNTOUCHED,
    }
    kind, tips = kinds[cell.state], []
    if doubt is not None and cell.state is CellState.VALUE:
        kind = CellKind.ERROR if doubt[0] == "error" else CellKind.WARNING
        tips.append(doubt[1])
    if cell.note:
        tips.append(_("Note: {words}").format(words=cell.note))
    if change is not None:
        tips.append(_change_words(change, figure.row.decimals))
    text = "" if cell.state is CellState.UNTOUCHED else written(cell, figure.row.decimals)
    tip = "\n".join(tips)
    return CellView(kind, text, changed=change is not None, tooltip=tip)


def _earlier_cell(cell: Cell | None, figure: Figure) -> CellView:
    if cell is None or cell.state is CellState.UNTOUCHED:
        return CellView(CellKind.EMPTY)
    short = {CellState.NOTHING_AROSE: CellKind.NIL, CellState.NOT_AVAILABLE: CellKind.NO_DATA}
    return CellView(short.get(cell.state, CellKind.NUMBER), written(cell, figure.row.decimals))


def _change_words(change: CellChange, decimals: int) -> str:
    old, new = (written(side, decimals) if side else "–" for side in (change.old, change.new))
    words = _("Was {old}, is {new}").format(old=old, new=new)
    return f"{words}: {change.reason}" if change.reason else words
