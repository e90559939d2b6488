"""Own indicators: rows in a form of their own; what is refused; cells fed by activities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.activity import Activity, ActivityKind
from xacai.domain.catalogue import Catalogue, Form, OfficeRollUp, Row, RowKind, Source, TimeRollUp
from xacai.domain.indicator import CellState, complete, ratios, value
from xacai.domain.own_indicator import (
    check_own,
    fed_cells,
    is_own,
    own_rows,
    plain_row,
    settled,
    uses,
    with_own,
)
from xacai.domain.period import Window

COUNT = Row("1.1", "1", "Số đơn vị", "đơn vị", RowKind.COUNT, TimeRollUp.LAST, OfficeRollUp.SUM)
RATIO = Row(
    "1.2", "2", "Tỷ lệ", "%", RowKind.RATIO, TimeRollUp.RATIO, OfficeRollUp.RATIO,
    numerator="1.1", denominator="1.1",
)  # fmt: skip
TEXT = Row("1.3", "3", "Hình thức", "", RowKind.TEXT, TimeRollUp.LAST, OfficeRollUp.NONE)
BOOK = Catalogue("mau", "1", "Mẫu", 2026, Source(""), forms=(Form("1", "Biểu", "I", (COUNT, RATIO, TEXT)),))
OWN = replace(plain_row("Số lớp", "lớp"), code="own.1", no="1")
SHARE = replace(
    plain_row("Tỷ lệ lớp"), code="own.2", kind=RowKind.RATIO, unit="%", numerator="own.1", denominator="1.1"
)
DAYS = Window(date(2026, 6, 15), date(2026, 9, 14))


def test_own_rows_stand_last_and_leave_the_national_forms_alone() -> None:
    book = with_own(BOOK, (OWN,))
    assert [form.no for form in book.forms] == ["1", "own"]
    assert book.national_forms == BOOK.forms and own_rows(book) == (OWN,)
    assert with_own(book, ()) == BOOK and with_own(BOOK, ()) is BOOK
    assert own_rows(with_own(book, (SHARE,))) == (SHARE,)


@pytest.mark.parametrize(
    ("code", "own"), [("own.1", True), ("own.0", False), ("own.x", False), ("1.1", False)]
)
def test_codes(code: str, own: bool) -> None:
    assert is_own(code) is own


def test_a_ratio_of_an_own_and_a_national_row_is_worked_out() -> None:
    book = with_own(BOOK, (OWN, settled(SHARE)))
    cells = complete(book, {"own.1": value(3), "1.1": value(4)}, {})
    assert ratios(book, cells)["own.2"].value == Decimal(75)


def test_settling_gives_a_ratio_its_roll_ups_and_a_count_no_decimals() -> None:
    ratio = settled(replace(SHARE, decimals=2, feed="class", name="  Tỷ  lệ "))
    assert (ratio.time, ratio.office, ratio.feed, ratio.name) == (
        TimeRollUp.RATIO,
        OfficeRollUp.RATIO,
        "",
        "Tỷ lệ",
    )
    count = settled(replace(OWN, decimals=2, numerator="1.1", feed="class", time=TimeRollUp.LAST))
    assert (count.decimals, count.numerator, count.time) == (0, "", TimeRollUp.SUM)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (replace(OWN, code="own.3", name=""), "own.name-missing"),
        (replace(OWN, code="own.3"), "own.name-twice"),
        (replace(OWN, name="Khác", kind=RowKind.FLAG), "own.kind"),
        (replace(OWN, name="Khác", time=TimeRollUp.PLAN), "own.time"),
        (replace(OWN, name="Khác", decimals=9), "own.decimals"),
        (replace(OWN, name="Khác", feed="không có"), "own.feed-unknown"),
        (replace(SHARE, code="own.3", name="Khác", denominator=""), "own.part-missing"),
        (replace(SHARE, code="own.3", name="Khác", denominator="9.9"), "own.part-unknown"),
        (replace(SHARE, code="own.3", name="Khác", denominator="1.2"), "own.ratio-of-ratio"),
        (replace(SHARE, code="own.3", name="Khác", denominator="own.2"), "own.ratio-of-ratio"),
        (replace(SHARE, code="own.3", name="Khác", denominator="own.3"), "own.ratio-of-ratio"),
        (replace(SHARE, code="own.3", name="Khác", denominator="1.3"), "own.part-no-number"),
    ],
)
def test_what_is_refused(row: Row, code: str) -> None:
    others = tuple(item for item in (OWN, settled(SHARE)) if item.code != row.code)
    assert [issue.code for issue in check_own(row, with_own(BOOK, (*others, row)))] == [code]


def test_good_ones() -> None:
    book = with_own(BOOK, (OWN, settled(SHARE)))
    assert check_own(OWN, book) == check_own(settled(SHARE), book) == ()
    assert uses(own_rows(book), "own.1") == ("own.2",)


def held(kind: ActivityKind, **counts: int) -> Activity:
    return Activity("2026/hd-1", date(2026, 7, 1), kind, "Việc", counts=counts)


def test_without_any_activity_nothing_is_known() -> None:
    fed = replace(OWN, feed="class")
    assert fed_cells((fed, SHARE), (), DAYS)["own.1"].state is CellState.UNTOUCHED
    early = replace(held(ActivityKind.CLASS), day=date(2026, 6, 14))
    assert fed_cells((fed,), (early,), DAYS)["own.1"].state is CellState.UNTOUCHED


def test_of_a_kind_that_alone_has_none_nothing_arose() -> None:
    cell = fed_cells((replace(OWN, feed="class"),), (held(ActivityKind.OTHER),), DAYS)["own.1"]
    assert (cell.state, cell.note) == (CellState.NOTHING_AROSE, "Từ 0 hoạt động")


def test_a_measure_says_how_many_did_not_tell_it() -> None:
    row = replace(OWN, feed="class:participants")
    items = (held(ActivityKind.CLASS, participants=16), held(ActivityKind.CLASS))
    cell = fed_cells((row,), items, DAYS)["own.1"]
    assert (cell.number, cell.note) == (Decimal(16), "Từ 2 hoạt động, 1 hoạt động chưa ghi số lượng")
    assert not fed_cells((row,), (held(ActivityKind.CLASS),), DAYS)["own.1"].known


@given(st.lists(st.sampled_from(ActivityKind), min_size=1, max_size=12))
def test_counts_over_all_kinds_make_the_whole(kinds: list[ActivityKind]) -> None:
    rows = tuple(replace(OWN, code=f"own.{n}", feed=kind.value) for n, kind in enumerate(ActivityKind, 1))
    cells = fed_cells(rows, [held(kind) for kind in kinds], DAYS)
    assert sum(cell.amount or 0 for cell in cells.values()) == len(kinds)
