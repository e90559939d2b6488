"""Cells, totals, ratios and the roll-up over time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.catalogue import Catalogue, Form, OfficeRollUp, Row, RowKind, Source, TimeRollUp
from xacai.domain.indicator import (
    EMPTY,
    NOTHING,
    UNKNOWN,
    Cell,
    CellState,
    Values,
    complete,
    count_typed,
    least_distinct,
    ratio_of,
    ratios,
    roll_up,
    value,
)


def row(code: str, time: TimeRollUp = TimeRollUp.SUM, **more: Any) -> Row:
    given = {"unit": "hồ sơ", "kind": RowKind.COUNT, "office": OfficeRollUp.SUM, **more}
    return Row(code=code, no=code, name=code, time=time, **given)


def ratio(code: str, top: str, bottom: str) -> Row:
    more = {"unit": "%", "kind": RowKind.RATIO, "office": OfficeRollUp.RATIO, "decimals": 2}
    return row(code, TimeRollUp.RATIO, numerator=top, denominator=bottom, **more)


FILES = (
    row("3.total", TimeRollUp.PARTS, parts=("3.open", "3.new")),
    row("3.open", TimeRollUp.FIRST),
    row("3.new"),
    row("3.done"),
    row("3.left", TimeRollUp.LAST),
    ratio("3.rate", "3.done", "3.total"),
    row("3.distinct", TimeRollUp.ASK),
    row("3.flag", TimeRollUp.ASK, kind=RowKind.FLAG, office=OfficeRollUp.YES),
    row("3.plan", TimeRollUp.PLAN, plan_count="counted"),
    row("3.once", TimeRollUp.NONE),
    row("3.base", TimeRollUp.LAST),
    row("3.less", TimeRollUp.PARTS, parts=("3.base",), minus=("3.left",)),
)
OTHER = (row("7.same", equals=("3.new",)),)


def catalogue(*forms: tuple[Row, ...]) -> Catalogue:
    listed = tuple(Form(str(n), f"Biểu {n}", "II", rows) for n, rows in enumerate(forms, start=1))
    return Catalogue("test", "1", "Thử", 2025, Source(""), forms=listed)


BOTH = catalogue(FILES, OTHER)


def quarter(opening: int, new: int, done: int, left: int) -> dict[str, Cell]:
    cells = {"3.open": opening, "3.new": new, "3.done": done, "3.left": left}
    return {code: value(number) for code, number in cells.items()}


def test_the_worked_example_of_six_months() -> None:
    rolled = roll_up(BOTH, [quarter(10, 100, 95, 15), quarter(15, 120, 125, 10)])
    cells = complete(BOTH, rolled, {})
    amounts = [cells[code].amount for code in ("3.open", "3.new", "3.done", "3.left", "3.total")]
    assert amounts == [10, 220, 220, 10, 230]
    assert ratios(BOTH, cells)["3.rate"].value == Decimal("95.65")


def test_a_row_of_another_form_comes_by_itself() -> None:
    cells = complete(BOTH, {"3.new": value(7), "7.same": value(99)}, {})
    assert cells["7.same"].amount == 7


def test_a_difference_may_be_negative() -> None:
    cells = complete(BOTH, {"3.base": value(3), "3.left": value(5)}, {})
    assert cells["3.less"].amount == -2


def test_plan_rows_come_from_the_plan_alone() -> None:
    assert complete(BOTH, {"3.plan": value(5)}, {})["3.plan"] == EMPTY
    assert complete(BOTH, {}, {"3.plan": value(6)})["3.plan"].amount == 6


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ((value(1), value(2)), value(3)),
        ((value(1), EMPTY), EMPTY),
        ((value(1), UNKNOWN), UNKNOWN),
        ((EMPTY, UNKNOWN), UNKNOWN),
        ((NOTHING, NOTHING), NOTHING),
        ((NOTHING, value(2)), value(2)),
        ((value(1), Cell(CellState.VALUE, None, "chữ")), EMPTY),
        ((value(1), Cell(CellState.VALUE, Decimal("NaN"))), EMPTY),
    ],
)
def test_a_total_needs_each_of_its_parts(parts: tuple[Cell, Cell], wanted: Cell) -> None:
    assert complete(BOTH, {"3.open": parts[0], "3.new": parts[1]}, {})["3.total"] == wanted


def test_a_part_that_does_not_apply_is_left_out_of_its_total() -> None:
    total = row("1.t", TimeRollUp.PARTS, parts=("1.a", "1.b"))
    cells = complete(catalogue((total, row("1.a"), row("1.b", applies=False))), {"1.a": value(4)}, {})
    assert cells["1.t"].amount == 4


def test_totals_of_totals_in_any_order() -> None:
    rows = (
        row("1.z", TimeRollUp.PARTS, parts=("1.y", "1.a")),
        row("1.y", TimeRollUp.PARTS, parts=("1.a", "1.b")),
        row("1.a"),
        row("1.b"),
    )
    assert complete(catalogue(rows), {"1.a": value(1), "1.b": value(2)}, {})["1.z"].amount == 4


@pytest.mark.parametrize(
    ("top", "bottom", "wanted"),
    [
        (value(1), value(3), Decimal("33.33")),
        (value(2), value(3), Decimal("66.67")),
        (value(0), value(0), None),
        (NOTHING, NOTHING, None),
        (value(3), NOTHING, None),
        (EMPTY, value(3), None),
        (value(3), UNKNOWN, None),
    ],
)
def test_a_ratio_over_nothing_is_no_number(top: Cell, bottom: Cell, wanted: Decimal | None) -> None:
    found = ratio_of(ratio("1.r", "1.a", "1.b"), {"1.a": top, "1.b": bottom})
    assert found.value == wanted


def test_a_ratio_is_recomputed_not_averaged() -> None:
    quarters = [
        {"3.open": value(0), "3.new": value(10), "3.done": value(10)},
        {"3.open": value(0), "3.new": value(90), "3.done": value(45)},
    ]
    cells = complete(BOTH, roll_up(BOTH, quarters), {})
    assert ratios(BOTH, cells)["3.rate"].value == Decimal("55.00")


@pytest.mark.parametrize(
    ("code", "first", "second", "wanted"),
    [
        ("3.distinct", value(3), NOTHING, value(3)),
        ("3.distinct", value(3), value(2), EMPTY),
        ("3.distinct", value(3), EMPTY, EMPTY),
        ("3.distinct", NOTHING, NOTHING, NOTHING),
        ("3.flag", value(1), value(1), value(1)),
        ("3.flag", value(1), EMPTY, value(1)),
        ("3.flag", value(0), value(0), value(0)),
        ("3.flag", value(0), EMPTY, EMPTY),
        ("3.once", value(1), value(2), EMPTY),
        ("3.open", EMPTY, value(2), EMPTY),
        ("3.left", value(1), EMPTY, EMPTY),
    ],
)
def test_each_roll_up_knows_what_it_cannot_know(code: str, first: Cell, second: Cell, wanted: Cell) -> None:
    assert roll_up(BOTH, [{code: first}, {code: second}])[code] == wanted


def test_the_least_of_distinct_things_is_the_largest_part() -> None:
    assert least_distinct("3.distinct", [{"3.distinct": value(3)}, {"3.distinct": value(5)}, {}]) == 5


def test_touched_cells_are_counted() -> None:
    assert count_typed(BOTH, {"3.open": NOTHING, "3.new": UNKNOWN, "3.done": EMPTY}) == (2, 8)
    assert count_typed(BOTH, {}, form="2") == (0, 0)


amounts = st.integers(0, 10**9).map(value)
cells = st.one_of(amounts, st.just(NOTHING), st.just(UNKNOWN), st.just(EMPTY))
strange = st.one_of(
    cells,
    st.decimals(allow_nan=True, allow_infinity=True).map(value),
    st.builds(Cell, st.sampled_from(CellState), st.none(), st.text(max_size=5)),
)
codes = [item.code for item in (*FILES, *OTHER)]
quarters = st.lists(st.dictionaries(st.sampled_from(codes), strange, max_size=8), max_size=4)


@given(st.lists(cells, min_size=3, max_size=4), st.integers(1, 2))
def test_sums_do_not_care_how_parts_are_grouped(parts: list[Cell], cut: int) -> None:
    def rolled(items: list[Cell]) -> Cell:
        return roll_up(BOTH, [{"3.new": cell} for cell in items])["3.new"]

    whole = rolled(parts)
    grouped = rolled([rolled(parts[:cut]), rolled(parts[cut:])])
    assert whole == grouped


@given(st.lists(cells, min_size=1, max_size=4))
def test_a_missing_part_is_never_nought(parts: list[Cell]) -> None:
    rolled = roll_up(BOTH, [{"3.new": cell} for cell in parts])["3.new"]
    assert (rolled.amount is None) == any(cell.amount is None for cell in parts)


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(1, 999)), min_size=1, max_size=4))
def test_the_year_s_ratio_is_that_of_its_sums(quarters: list[tuple[int, int]]) -> None:
    given = [{"3.open": value(0), "3.done": value(top), "3.new": value(bottom)} for top, bottom in quarters]
    found = ratios(BOTH, complete(BOTH, roll_up(BOTH, given[:1] + given[1:]), {}))["3.rate"]
    top, bottom = sum(item[0] for item in quarters), sum(item[1] for item in quarters)
    assert (found.numerator, found.denominator) == (top, bottom)


@given(quarters)
def test_no_state_of_cells_stops_the_engine(quarters: list[Values]) -> None:
    rolled = complete(BOTH, roll_up(BOTH, quarters), {})
    found = ratios(BOTH, rolled)
    assert set(found) == {"3.rate"}
    assert {item.code for item in BOTH.rows()} - set(rolled) == {"3.rate"}
