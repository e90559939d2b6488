"""The offices behind a row: their order, who lies far from the others, the distribution, what each one sent. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from xacai.domain.catalogue import Row
from xacai.domain.consolidation import Place, View, ranking, shares
from xacai.domain.indicator import Cell
from xacai.domain.number import write_number
from xacai.domain.office_line import OfficeLine, measured
from xacai.domain.period import write_day, year_before
from xacai.services.comparing import Sent, office_lines, sent_of, with_year_before
from xacai.services.workspace import Workspace
from xacai.ui.consolidating.view import Totals
from xacai.ui.models.cells import Align, CellKind, CellView, Column, GridRow
from xacai.ui.widgets.row_list import ListRow
from xacai.wording.language import _, ngettext
from xacai.wording.statuses import cell_words

ALL, FAR, MISSING = "all", "far", "missing"
_MOST_BARS = 10
_EMPTY = CellView(CellKind.EMPTY)


@dataclass(frozen=True, slots=True)
class Bar:
    """How many offices lie from ``low`` up to ``high``; None: the bar holds those far out on that side too."""

    low: Decimal | None
    high: Decimal | None
    count: int


@dataclass(frozen=True, slots=True)
class Behind:
    """A row with its offices. ``places`` in order; ``before`` the numbers a year ago; ``lines`` by office; ``rows`` of
    all of them, made where they are read, so that thousands do not hold up the screen."""

    row: Row
    view: View
    lines: Mapping[str, OfficeLine]
    places: tuple[Place, ...]
    before: Mapping[str, Decimal]
    missing: tuple[str, ...]
    bars: tuple[Bar, ...]
    rows: tuple[GridRow, ...] = ()

    @property
    def far(self) -> tuple[str, ...]:
        """The offices far from the others."""
        return tuple(place.office for place in self.places if place.outlying)


def read_behind(
    workspace: Workspace, totals: Totals, row: Row, view: View, *, lowest_first: bool = False
) -> Behind:
    """The offices of a row with the same period a year before."""
    gathering = totals.found.gathering
    lines = office_lines(workspace, gathering, (row.code,), view)
    lines = with_year_before(workspace, totals.period, lines, (row.code,), gathering.catalogue, view)
    values = measured(row, lines)
    earlier = measured(row, (OfficeLine(line.office, line.before) for line in lines))
    found = Behind(
        row,
        view,
        {line.office: line for line in lines},
        ranking(values, lowest_first=lowest_first),
        earlier,
        gathering.missing,
        bars_of(ranking(values)),
    )
    return replace(found, rows=tuple(_all_rows(totals, found)))


def bars_of(places: Sequence[Place]) -> tuple[Bar, ...]:
    """Bars of one round width over what is usual; offices far out stand in the first and the last."""
    usual = [place.value for place in places if not place.outlying] or [place.value for place in places]
    if not usual:
        return ()
    low, high = min(usual), max(usual)
    step = _round_step((high - low) / _MOST_BARS)
    first = math.floor(low / step) * step
    count = int((high - first) / step) + 1
    edges: list[Decimal | None] = [first + step * place for place in range(count + 1)]
    inner = [first + step * place for place in range(1, count)]
    if any(place.value < first for place in places):
        edges[0] = None
    if any(place.value >= first + step * count for place in places):
        edges[-1] = None
    counts = shares((place.value for place in places), inner)
    return tuple(Bar(edges[at], edges[at + 1], number) for at, number in enumerate(counts))


def _round_step(width: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10, 20 … not below a width (1 where there is none)."""
    if width <= 0:
        return Decimal(1)
    power = Decimal(10) ** width.adjusted()
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= width)


def within(bar: Bar, value: Decimal) -> bool:
    """Whether a number stands in a bar."""
    return (bar.low is None or value >= bar.low) and (bar.high is None or value < bar.high)


def summary(behind: Behind) -> str:
    """The distribution in words: lowest, middle, highest, how many lie far out."""
    if not behind.places:
        return _("No office has a number here.")
    values = sorted(place.value for place in behind.places)
    words = _("Lowest {low}, middle {middle}, highest {high}").format(
        low=_number(behind.row, values[0]),
        middle=_number(behind.row, Decimal(median(values))),
        high=_number(behind.row, values[-1]),
    )
    far = len(behind.far)
    if not far:
        return words
    more = ngettext("{count} office far from the others", "{count} offices far from the others", far)
    return f"{words}; {more.format(count=far)}"


def bar_words(behind: Behind, at: int) -> str:
    """``90 đến dưới 95: 12 đơn vị``."""
    bar = behind.bars[at]
    words = ngettext("{range}: {count} office", "{range}: {count} offices", bar.count)
    return words.format(range=_range_words(bar), count=bar.count)


def _range_words(bar: Bar) -> str:
    low = "" if bar.low is None else write_number(bar.low)
    high = "" if bar.high is None else write_number(bar.high)
    if low and high:
        return _("{low} to under {high}").format(low=low, high=high)
    if high:
        return _("under {high}").format(high=high)
    return _("{low} and more").format(low=low) if low else _("all")


def axis_words(bars: Sequence[Bar]) -> tuple[str, str]:
    """What is written below the first and the last bar: their outer ends."""
    first, last = bars[0], bars[-1]
    left = _range_words(first) if first.low is None else write_number(first.low)
    right = _range_words(last) if last.high is None else write_number(last.high)
    return left, right


def _number(row: Row, value: Decimal) -> str:
    return write_number(value, row.decimals or None)


def filters(behind: Behind) -> tuple[tuple[str, str, str], ...]:
    """(key, words, count) of what the list may be cut to."""
    every = len(behind.lines) + len(behind.missing)
    return (
        (ALL, _("All"), str(every)),
        (FAR, _("Far out"), str(len(behind.far))),
        (MISSING, _("Not sent"), str(len(behind.missing))),
    )


def columns(totals: Totals) -> tuple[Column, ...]:
    """Rank, office, number, the number a year ago."""
    former = year_before(totals.period)
    year = str(former.year) if former is not None else ""
    return (
        Column(_("Rank"), width=64, align=Align.RIGHT, pad=12),
        Column(_("Office"), width=120, stretch=1),
        Column(str(totals.period.year), width=92, align=Align.RIGHT, accent=True),
        Column(year, width=76, align=Align.RIGHT, pad=12),
    )


def rows(behind: Behind, only: str = ALL, bar: int = -1) -> tuple[GridRow, ...]:
    """The offices in order, then those without a number, then those that did not send; or those chosen of them."""
    if only == ALL and bar < 0:
        return behind.rows
    if only == MISSING:
        return behind.rows[len(behind.rows) - len(behind.missing) :]
    pairs = zip(behind.places, behind.rows, strict=False)
    return tuple(row for place, row in pairs if _kept(behind, place, only, bar))


def _kept(behind: Behind, place: Place, only: str, bar: int) -> bool:
    return (only != FAR or place.outlying) and (bar < 0 or within(behind.bars[bar], place.value))


def _all_rows(totals: Totals, behind: Behind) -> Iterator[GridRow]:
    far, absent = _("far from the other offices"), CellView(CellKind.NO_DATA, _("no figure"))
    unsent = CellView(CellKind.STATUS, _("Not sent"), mark="not_started", tone="err")
    for place in behind.places:
        number = _number(behind.row, place.value)
        cell = CellView(CellKind.VALUE, number)
        if place.outlying:
            cell = CellView(CellKind.WARNING, number, tooltip=far, spoken=f"{number}, {far}")
        rank = CellView(CellKind.NUMBER, str(place.rank))
        office = _office(totals, behind, place.office)
        yield GridRow(place.office, (rank, office, cell, _before(behind, place.office)))
    ranked = {place.office for place in behind.places}
    for code in behind.lines:
        if code not in ranked:
            yield GridRow(code, (_EMPTY, _office(totals, behind, code), absent, _before(behind, code)))
    for code in behind.missing:
        yield GridRow(code, (_EMPTY, _office(totals, behind, code), unsent))


def _office(totals: Totals, behind: Behind, code: str) -> CellView:
    tip = f"{totals.names.get(code, code)} ({code})"
    line = behind.lines.get(code)
    if line is not None:
        tip = "\n".join((tip, *line_notes(totals, line)))
    return CellView(text=totals.name(code), tooltip=tip)


def line_notes(totals: Totals, line: OfficeLine) -> tuple[str, ...]:
    """What has to be said of an office of today: whose figures it shows, whose are wanting, whether it was split."""
    found = []
    if line.members not in {(), (line.office,)}:
        found.append(_("Together: {names}").format(names=_named(totals, line.members)))
    if line.missing:
        found.append(_("Without: {names}").format(names=_named(totals, line.missing)))
    if line.split:
        found.append(_("Was split: its figures belong to no office of today alone."))
    return tuple(found)


def _named(totals: Totals, codes: Iterable[str]) -> str:
    return ", ".join(map(totals.name, codes))


def _before(behind: Behind, code: str) -> CellView:
    value = behind.before.get(code)
    return _EMPTY if value is None else CellView(CellKind.NUMBER, _number(behind.row, value))


def read_sent(workspace: Workspace, totals: Totals, behind: Behind, code: str) -> tuple[Sent, ...]:
    """What the offices behind a line sent of the row; nothing of one that did not send."""
    line = behind.lines.get(code)
    catalogue = totals.found.gathering.catalogue
    members = line.members if line is not None else ()
    return tuple(sent_of(workspace, one, totals.period, behind.row.code, catalogue) for one in members)


def sent_rows(totals: Totals, sent: Sequence[Sent]) -> tuple[ListRow, ...]:
    """A line an office: its cell as it stands in its report; below it revision, day and check code of its bundle."""
    return tuple(
        ListRow(item.office, totals.name(item.office), sent_words(item), "file", cells_words(item))
        for item in sent
    )


def cells_words(sent: Sent) -> str:
    """The cells as sent: a number, or the words of a cell without one; of a ratio numerator over denominator."""
    return " / ".join(_cell(row, cell) for row, cell in sent.cells)


def _cell(row: Row, cell: Cell) -> str:
    return cell_words(cell.state) if cell.number is None else write_number(cell.number, row.decimals)


def sent_words(sent: Sent) -> str:
    """``Bản 2, đến ngày 18/09/2026, mã đối chiếu 7F3K-…``, and the notes of its cells."""
    words = [
        _("Revision {revision}, arrived {day}").format(
            revision=sent.arrival.revision, day=write_day(sent.arrival.first_arrived)
        )
    ]
    if sent.bundle is not None and sent.bundle.check_code:
        words.append(_("check code {code}").format(code=sent.bundle.check_code))
    notes = [cell.note for _row, cell in sent.cells if cell.note]
    return "; ".join((", ".join(words), *notes))
