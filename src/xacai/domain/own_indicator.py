"""An office's own indicators: rows beside the national ones, in a form of their own that no appendix prints.

An own indicator is a :class:`Row` with a code ``own.N`` that is never given twice. Those with a ``feed`` are worked
out from the activities of the period and typed by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from xacai.domain.activity import Activity, ActivityKind, of_kind, tally, within
from xacai.domain.catalogue import OWN, Catalogue, Form, OfficeRollUp, Row, RowKind, TimeRollUp
from xacai.domain.indicator import EMPTY, NOTHING, Cell, CellState
from xacai.domain.issue import Issue, Severity
from xacai.domain.period import Window
from xacai.domain.text import squeeze

TITLE = "Chỉ tiêu riêng của đơn vị"
KINDS = (RowKind.COUNT, RowKind.AMOUNT, RowKind.RATIO)
TIMES = (TimeRollUp.SUM, TimeRollUp.FIRST, TimeRollUp.LAST, TimeRollUp.ASK)
OFFICES = (OfficeRollUp.SUM, OfficeRollUp.NONE)
MOST_DECIMALS = 4
_CODE = re.compile(r"own\.[1-9][0-9]{0,5}")


def is_own(code: str) -> bool:
    """Whether a code is one of an office's own rows."""
    return _CODE.fullmatch(code) is not None


def own_code(number: int) -> str:
    """``own.3``."""
    return f"{OWN}.{number}"


def with_own(catalogue: Catalogue, rows: Sequence[Row]) -> Catalogue:
    """The catalogue with the own rows as its last form, in place of those it had; as it is where there are none."""
    forms = catalogue.national_forms
    if rows:
        forms = (*forms, Form(OWN, TITLE, "", tuple(rows)))
    return catalogue if forms == catalogue.forms else replace(catalogue, forms=forms)


def own_rows(catalogue: Catalogue) -> tuple[Row, ...]:
    """The own rows that the catalogue holds."""
    form = catalogue.form(OWN)
    return form.rows if form is not None else ()


def plain_row(name: str, unit: str = "", *, share: bool = False) -> Row:
    """An indicator to begin with, no code yet: a count that adds up; a share is an amount in percent as it stands."""
    if share:
        return Row("", "", name, "%", RowKind.AMOUNT, TimeRollUp.LAST, OfficeRollUp.NONE, decimals=2)
    return Row("", "", name, unit, RowKind.COUNT, TimeRollUp.SUM, OfficeRollUp.SUM)


def settled(row: Row) -> Row:
    """The row with words squeezed and with what its kind decides: roll-ups of a ratio, a fed row's sum, no stray
    parts."""
    row = replace(
        row,
        no=row.code.partition(".")[2],
        name=squeeze(row.name),
        unit=squeeze(row.unit),
        definition=squeeze(row.definition),
        owner=squeeze(row.owner),
    )
    if row.kind is RowKind.RATIO:
        return replace(row, time=TimeRollUp.RATIO, office=OfficeRollUp.RATIO, feed="")
    office = OfficeRollUp.SUM if row.office is OfficeRollUp.RATIO else row.office
    time = TimeRollUp.SUM if row.feed or row.time is TimeRollUp.RATIO else row.time
    decimals = 0 if row.kind is RowKind.COUNT else row.decimals
    return replace(row, time=time, office=office, numerator="", denominator="", decimals=decimals)


def check_own(row: Row, catalogue: Catalogue) -> tuple[Issue, ...]:
    """What keeps a settled row from being one; ``catalogue`` holds the national rows and all own ones."""
    where = f"cell {row.code}"
    issues = [*_check_name(row, catalogue, where), *_check_values(row, where)]
    if row.kind is RowKind.RATIO:
        for part in (row.numerator, row.denominator):
            issues.extend(_check_part(row, part, catalogue, where))
    elif row.feed and feed_of(row.feed) is None:
        issues.append(_wrong("own.feed-unknown", where, feed=row.feed))
    return tuple(issues)


def _wrong(code: str, where: str, **params: str) -> Issue:
    return Issue(code, Severity.ERROR, where, params)


def _check_name(row: Row, catalogue: Catalogue, where: str) -> Iterable[Issue]:
    if not row.name or len(row.name) > 500:
        yield _wrong("own.name-missing", where)
    others = (item for item in own_rows(catalogue) if item.code != row.code)
    if any(item.name.casefold() == row.name.casefold() for item in others):
        yield _wrong("own.name-twice", where, name=row.name)


def _check_values(row: Row, where: str) -> Iterable[Issue]:
    if row.kind not in KINDS:
        yield _wrong("own.kind", where, kind=row.kind.value)
    elif row.kind is not RowKind.RATIO and row.time not in TIMES:
        yield _wrong("own.time", where, time=row.time.value)
    if not 0 <= row.decimals <= MOST_DECIMALS:
        yield _wrong("own.decimals", where, most=str(MOST_DECIMALS))


def _check_part(row: Row, code: str, catalogue: Catalogue, where: str) -> Iterable[Issue]:
    """A part of a ratio: another row that holds a number, never a ratio, so that no row leans on itself."""
    if not code:
        yield _wrong("own.part-missing", where)
        return
    part = catalogue.row(code)
    if part is None or not part.applies:
        yield _wrong("own.part-unknown", where, part=code)
    elif code == row.code or part.kind is RowKind.RATIO:
        yield _wrong("own.ratio-of-ratio", where, part=code)
    elif part.kind not in {RowKind.COUNT, RowKind.AMOUNT}:
        yield _wrong("own.part-no-number", where, part=code)


def uses(rows: Iterable[Row], code: str) -> tuple[str, ...]:
    """Codes of the own ratios that a row is part of."""
    return tuple(row.code for row in rows if code in {row.numerator, row.denominator})


def feed_of(text: str) -> tuple[ActivityKind, str] | None:
    """Kind and measure of a feed: ``class`` counts classes, ``class:participants`` sums who came; None: no feed."""
    kind, _colon, measure = text.partition(":")
    return (ActivityKind(kind), measure) if kind in set(ActivityKind) else None


def fed_cells(rows: Iterable[Row], activities: Sequence[Activity], days: Window) -> dict[str, Cell]:
    """The cells that come from the activities of a window by themselves, each saying from how many.

    Without any activity in the window nothing is known; a kind that alone has none did not arise.
    """
    held = within(activities, days)
    found = {row.code: feed_of(row.feed) for row in rows if row.feed}
    return {code: _fed(held, *feed) if feed is not None else EMPTY for code, feed in found.items()}


def _fed(held: Sequence[Activity], kind: ActivityKind, measure: str) -> Cell:
    if not held:
        return EMPTY
    counted = tally(of_kind(held, kind), measure)
    if not counted.number:
        return replace(NOTHING, note="Từ 0 hoạt động")
    note = f"Từ {counted.number} hoạt động"
    if not measure:
        return Cell(CellState.VALUE, Decimal(counted.number), note=note)
    if counted.total is None:
        return Cell(note=f"{note}, chưa ghi số lượng")
    left = counted.number - counted.told
    if left:
        note = f"{note}, {left} hoạt động chưa ghi số lượng"
    return Cell(CellState.VALUE, Decimal(counted.total), note=note)
