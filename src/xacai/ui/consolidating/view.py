"""The sums as rows of a table, with how many of how many offices stand behind each; who is missing. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xacai.domain.catalogue import Catalogue, OfficeRollUp, Row, RowKind
from xacai.domain.consolidation import Consolidation, Spread
from xacai.domain.number import write_number
from xacai.domain.office import unit_name
from xacai.domain.period import Period
from xacai.services.board import late_offices
from xacai.services.consolidating import consolidate
from xacai.services.rostering import office_names
from xacai.services.workspace import Workspace
from xacai.ui.models.cells import Align, CellKind, CellView, Column, GridRow, group_row
from xacai.wording.apartness import apart_words
from xacai.wording.language import _, ngettext

_EMPTY = CellView(CellKind.EMPTY)
_NO_RATIO = "–"
_COMPARED = frozenset({RowKind.COUNT, RowKind.AMOUNT, RowKind.RATIO, RowKind.FLAG})


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a period with the catalogue that they stand under; ``names`` of all offices by code."""

    period: Period
    found: Consolidation
    catalogue: Catalogue
    names: Mapping[str, str]
    late: tuple[str, ...]

    @property
    def owing(self) -> bool:
        """Whether any office owes figures of the period, or sent some."""
        gathering = self.found.gathering
        return bool(gathering.expected or gathering.counted or gathering.apart)

    @property
    def counted(self) -> tuple[int, int]:
        """How many offices are in the sums, of how many that owe figures."""
        return len(self.found.gathering.counted), len(self.found.gathering.expected)

    def name(self, code: str) -> str:
        """An office's name without its organ, with a capital letter."""
        short = unit_name(self.names.get(code, code))
        return short[:1].upper() + short[1:]

    def row(self, code: str) -> Row | None:
        """The row of a code where offices can be compared by it."""
        row = self.catalogue.row(code)
        return row if row is not None and row.applies and row.kind in _COMPARED else None


def read_totals(workspace: Workspace, period: Period) -> Totals:
    """All that the page shows of a period. Refused at an office that receives none."""
    found = consolidate(workspace, period)
    catalogue = workspace.catalogue(found.gathering.catalogue)
    return Totals(period, found, catalogue, office_names(workspace), late_offices(workspace, period))


def columns(*, narrow: bool = False) -> tuple[Column, ...]:
    """Number, indicator, unit, total, offices, remark; in a narrow room the unit and the remark go to the tooltip."""
    first = (
        Column(_("No."), width=60, pad=12),
        Column(_("Statistical indicator"), width=200, stretch=3, wrap=True),
    )
    numbers = (
        Column(_("Total"), width=104, align=Align.RIGHT, accent=True),
        Column(_("Offices"), width=76, align=Align.RIGHT, pad=12),
    )
    if narrow:
        return (*first, *numbers)
    return (
        *first,
        Column(_("Unit"), width=84),
        *numbers,
        Column(_("Note"), width=150, stretch=1, wrap=True),
    )


def rows(totals: Totals, *, narrow: bool = False) -> tuple[GridRow, ...]:
    """A group a form, a row an indicator; at the end what other versions gave that has no place here."""
    return (*_form_rows(totals, narrow), *_unmapped_rows(totals, narrow))


def _form_rows(totals: Totals, narrow: bool) -> Iterator[GridRow]:
    for form in totals.catalogue.national_forms:
        yield group_row(f"form {form.no}", f"{form.no}. {form.title}")
        for row in form.rows:
            if row.applies:
                yield _row(totals, row, narrow)


def _row(totals: Totals, row: Row, narrow: bool) -> GridRow:
    strong = row.kind in {RowKind.HEADING, RowKind.RATIO}
    number, offices, remark = total_words(totals, row)
    tip = "\n".join(part for part in (row.definition, remark if narrow else "") if part)
    words = CellView(text=row.name, strong=strong, indent=max(0, row.level - 1), tooltip=tip)
    total = CellView(CellKind.DERIVED, number, strong=True) if number else _EMPTY
    spread = _spread(totals, row) if narrow else ""
    if spread:
        total = CellView(CellKind.NUMBER, spread, tooltip=remark, spoken=remark)
    cells: tuple[CellView, ...] = (total, _behind(totals, offices))
    if not narrow:
        cells = (CellView(text=row.unit, tone="ink2"), *cells, CellView(text=remark, tone="ink2"))
    return GridRow(
        row.code, (CellView(CellKind.CODE, row.no), words, *cells), derived=row.kind is RowKind.RATIO
    )


def _spread(totals: Totals, row: Row) -> str:
    """``117–118``: a list's numbers where there is no room for the remark."""
    item = totals.found.rows.get(row.code)
    if item is None or item.spread is None:
        return ""
    ends = (item.spread.lowest, item.spread.highest)
    return "–".join(dict.fromkeys(write_number(end, row.decimals) for end in ends))


def _behind(totals: Totals, offices: int | None) -> CellView:
    """``5/7``: fewer than the offices counted is a warning in words too."""
    if offices is None:
        return _EMPTY
    counted, expected = totals.counted
    text = f"{offices}/{expected}"
    if offices >= counted:
        return CellView(CellKind.NUMBER, text)
    tip = _("{count} of the offices counted have no figure here.").format(count=counted - offices)
    return CellView(CellKind.NUMBER, text, tone="warn", tooltip=tip, spoken=f"{text}, {tip}")


def total_words(totals: Totals, row: Row) -> tuple[str, int | None, str]:
    """A row's number, the offices behind it (None: nothing is counted here), and what sort of number it is."""
    found = totals.found
    if row.kind is RowKind.RATIO:
        ratio = found.ratios.get(row.code)
        if ratio is None:
            return "", None, ""
        none = _NO_RATIO if ratio.denominator == 0 else ""
        number = none if ratio.value is None else write_number(ratio.value, row.decimals)
        return number, found.ratio_offices.get(row.code, 0), _("recomputed from the totals")
    item = found.rows.get(row.code)
    if item is None or row.office is OfficeRollUp.NONE:
        return "", None, ""
    if row.office is OfficeRollUp.LIST:
        return "", item.offices, spread_words(item.spread, row.decimals)
    if item.value is None:
        return "", item.offices, ""
    if row.office is OfficeRollUp.YES:
        return write_number(item.value), item.offices, _("offices that said yes")
    return write_number(item.value, row.decimals), item.offices, ""


def spread_words(spread: Spread | None, decimals: int) -> str:
    """How far the numbers of a list lie apart: it is never added."""
    if spread is None:
        return ""
    usual = write_number(spread.usual, decimals)
    if spread.lowest == spread.highest:
        return _("not added; the same everywhere: {usual}").format(usual=usual)
    return _("not added; {lowest} to {highest}, mostly {usual}").format(
        lowest=write_number(spread.lowest, decimals),
        highest=write_number(spread.highest, decimals),
        usual=usual,
    )


def _unmapped_rows(totals: Totals, narrow: bool) -> Iterator[GridRow]:
    if not totals.found.unmapped:
        return
    yield group_row("unmapped", _("Counted apart: rows of another form without a place here"))
    for item in totals.found.unmapped:
        number = CellView(CellKind.DERIVED, write_number(item.value), strong=True)
        cells: tuple[CellView, ...] = (number, CellView(CellKind.NUMBER, str(item.offices)))
        if not narrow:
            cells = (_EMPTY, *cells, CellView(text=item.catalogue, tone="ink2"))
        code = CellView(CellKind.CODE, item.code)
        yield GridRow(f"{item.catalogue} {item.code}", (code, CellView(text=item.name), *cells))


def first_row(totals: Totals) -> str:
    """The row that the offices are shown by at first: the first ratio with a number, else the first number."""
    ratios = (code for code, ratio in totals.found.ratios.items() if ratio.value is not None)
    numbers = (code for code, item in totals.found.rows.items() if item.value is not None)
    return next(ratios, "") or next(numbers, "")


def missing_words(totals: Totals, most: int = 6) -> str:
    """The offices that owe figures, by name; of many the first ones and how many more there are."""
    missing = totals.found.gathering.missing
    if not missing:
        return _("Every office that owes figures has sent them.")
    names = ", ".join(totals.name(code) for code in missing[:most])
    more = len(missing) - most
    if more > 0:
        rest = ngettext("and {count} more office", "and {count} more offices", more).format(count=more)
        names = f"{names} {rest}"
    return _("Missing {count}: {names}").format(count=len(missing), names=names)


@dataclass(frozen=True, slots=True)
class Note:
    """A chip of the head: its words, tone, mark, and the offices it speaks of by name."""

    words: str
    tone: str
    mark: str
    names: str


def notes(totals: Totals) -> tuple[Note, ...]:
    """What has to be known of the offices counted and of those that are not, besides the missing ones."""
    gathering = totals.found.gathering
    late = tuple(code for code in totals.late if code in set(gathering.counted))
    told = [
        (ngettext("{count} late", "{count} late", len(late)), "warn", "done_late", late),
        (ngettext("{count} mapped from another form", "{count} mapped from another form", len(gathering.mapped)),
         "neutral", "info", gathering.mapped),
    ]  # fmt: skip
    found = [
        Note(words.format(count=len(codes)), tone, mark, ", ".join(map(totals.name, codes)))
        for words, tone, mark, codes in told
        if codes
    ]
    return (*found, *_apart(totals))


def _apart(totals: Totals) -> Iterator[Note]:
    apart = totals.found.gathering.apart
    if apart:
        words = ngettext("{count} left out of the sums", "{count} left out of the sums", len(apart))
        names = "\n".join(f"{totals.name(code)}: {apart_words(reason)}" for code, reason in apart.items())
        yield Note(words.format(count=len(apart)), "warn", "warning", names)
