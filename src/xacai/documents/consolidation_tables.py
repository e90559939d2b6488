"""The tables of a consolidation: totals with the offices behind them, offices × rows, offices in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from xacai.documents.content import Align, Bar, Cell, Column, Row, Table
from xacai.documents.report_tables import NO_RATIO
from xacai.domain.axis import axis_of, share_of
from xacai.domain.catalogue import Catalogue, OfficeRollUp, RowKind, TimeRollUp
from xacai.domain.catalogue import Row as FormRow
from xacai.domain.consolidation import Consolidation, Place, Spread
from xacai.domain.number import write_number
from xacai.domain.office import unit_name
from xacai.domain.office_line import OfficeLine, measure

_INSET = 9.0


def totals_table(catalogue: Catalogue, found: Consolidation) -> Table:
    """STT | Chỉ tiêu thống kê | Đơn vị tính | Tổng hợp | Số đơn vị | Ghi chú."""
    columns = (
        Column(8, Align.CENTRE), Column(42), Column(12, Align.CENTRE), Column(15, Align.RIGHT),
        Column(11, Align.CENTRE), Column(20),
    )  # fmt: skip
    rows: list[Row] = []
    for form in catalogue.national_forms:
        title = f"Biểu {form.no}. {form.title}"
        rows.append(Row((Cell(title, bold=True, col_span=len(columns)),), keep=True))
        rows.extend(_totals_row(row, found) for row in form.rows if row.applies)
    heads = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Tổng hợp", "Số đơn vị", "Ghi chú")
    return Table(columns, (Row(tuple(Cell(head) for head in heads)),), tuple(rows))


def _totals_row(row: FormRow, found: Consolidation) -> Row:
    strong = row.kind in {RowKind.HEADING, RowKind.RATIO} or row.time is TimeRollUp.PARTS
    number, offices, note = total_texts(row, found)
    cells = (
        Cell(row.no, bold=strong),
        Cell(row.name, bold=strong, inset=_INSET * max(0, row.level - 1)),
        Cell(row.unit),
        Cell(number, bold=strong),
        Cell(offices),
        Cell(note),
    )
    return Row(cells, keep=row.kind is RowKind.HEADING)


def total_texts(row: FormRow, found: Consolidation) -> tuple[str, str, str]:
    """A row's number, the offices behind it as n/N, and a note: what a count of yes, a list, a ratio is."""
    if row.kind is RowKind.HEADING:
        return "", "", ""
    expected = len(found.gathering.expected)
    if row.kind is RowKind.RATIO:
        ratio = found.ratios.get(row.code)
        if ratio is None:
            return "", "", ""
        none = NO_RATIO if ratio.denominator == 0 else ""
        number = none if ratio.value is None else write_number(ratio.value, row.decimals)
        return number, f"{found.ratio_offices.get(row.code, 0)}/{expected}", "Tính lại từ tổng"
    item = found.rows.get(row.code)
    if item is None:
        return "", "", ""
    behind = f"{item.offices}/{expected}"
    if row.office is OfficeRollUp.LIST:
        return "", behind, spread_text(item.spread, row.decimals)
    if item.value is None:
        return "", behind if item.offices else "", ""
    if row.office is OfficeRollUp.YES:
        return write_number(item.value), behind, "Số đơn vị trả lời có"
    return write_number(item.value, row.decimals), behind, ""


def spread_text(spread: Spread | None, decimals: int) -> str:
    """How far a list's numbers lie apart: the same everywhere, or from … to …."""
    if spread is None:
        return ""
    usual = write_number(spread.usual, decimals)
    if spread.lowest == spread.highest:
        return f"Không cộng; cùng là {usual}"
    lowest, highest = write_number(spread.lowest, decimals), write_number(spread.highest, decimals)
    return f"Không cộng; từ {lowest} đến {highest}, nhiều nhất là {usual} ({spread.agreeing} đơn vị)"


def office_table(rows: Sequence[FormRow], lines: Sequence[OfficeLine], names: Mapping[str, str]) -> Table:
    """STT | Mã | Đơn vị | one column for each row; a number that is not known leaves its cell empty."""
    width = 60 / max(1, len(rows))
    columns = (
        Column(5, Align.CENTRE), Column(8, Align.CENTRE), Column(27), *(Column(width, Align.RIGHT) for _ in rows),
    )  # fmt: skip
    heads = ("STT", "Mã", "Đơn vị", *(f"{row.code}\n{row.name}" for row in rows))
    body = [_office_row(number, line, rows, names) for number, line in enumerate(lines, 1)]
    return Table(columns, (Row(tuple(Cell(head) for head in heads)),), tuple(body), size=10)


def _office_row(number: int, line: OfficeLine, rows: Sequence[FormRow], names: Mapping[str, str]) -> Row:
    name = names.get(line.office, line.office)
    if line.members and line.members != (line.office,):
        name += f"\n(gồm {', '.join(line.members)})"
    if line.missing:
        name += f"\n(thiếu {', '.join(line.missing)})"
    if line.split:
        name += "\n(đã chia tách)"
    measured = [(row, measure(row, line.amounts)) for row in rows]
    figures = (Cell("" if value is None else write_number(value, row.decimals)) for row, value in measured)
    return Row((Cell(str(number)), Cell(line.office), Cell(name), *figures))


def place_table(row: FormRow, places: Sequence[Place], names: Mapping[str, str]) -> Table:
    """Thứ tự | Mã | Đơn vị | the row's number | a mark where it is far from the others."""
    columns = (
        Column(10, Align.CENTRE), Column(12, Align.CENTRE), Column(46), Column(18, Align.RIGHT), Column(22),
    )  # fmt: skip
    rows = ((*_place_cells(place, row, _name(place, names)), Cell(_far(place))) for place in places)
    return _place_rows(columns, (*_place_heads(row), "Ghi chú"), rows)


def place_chart(
    row: FormRow, places: Sequence[Place], names: Mapping[str, str], common: Decimal | None
) -> Table:
    """Thứ tự | Mã | Đơn vị | the row's number | the same as a bar, hatched where it is far from the others, with a
    tick at the number that all offices have in common."""
    columns = (
        Column(8, Align.CENTRE), Column(9, Align.CENTRE), Column(34), Column(13, Align.RIGHT), Column(44),
    )  # fmt: skip
    axis = axis_of([place.value for place in places] + ([] if common is None else [common]))
    tick = None if common is None else share_of(common, axis)
    low, high = (write_number(end) for end in axis)
    rows = (
        (
            *_place_cells(place, row, "\n".join(filter(None, (_name(place, names), _far(place))))),
            Cell(bar=Bar(share_of(place.value, axis), tick, place.outlying)),
        )
        for place in places
    )
    return _place_rows(columns, (*_place_heads(row), f"Biểu đồ (từ {low} đến {high})"), rows)


def _place_rows(columns: tuple[Column, ...], heads: Sequence[str], rows: Iterable[tuple[Cell, ...]]) -> Table:
    return Table(columns, (Row(tuple(Cell(head) for head in heads)),), tuple(Row(cells) for cells in rows))


def _place_heads(row: FormRow) -> tuple[str, ...]:
    return "Thứ tự", "Mã", "Đơn vị", f"{row.code}, {row.unit}" if row.unit else row.code


def _place_cells(place: Place, row: FormRow, name: str) -> tuple[Cell, ...]:
    number = write_number(place.value, row.decimals)
    return Cell(str(place.rank)), Cell(place.office), Cell(name), Cell(number)


def _name(place: Place, names: Mapping[str, str]) -> str:
    """Without the words that all of them begin with: one line each."""
    name = unit_name(names.get(place.office, place.office))
    return name[:1].upper() + name[1:]


def _far(place: Place) -> str:
    return "Khác xa các đơn vị khác" if place.outlying else ""
