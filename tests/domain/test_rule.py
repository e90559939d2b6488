"""Rules as data: each kind fires where it must, never on what is not known, and says so in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.catalogue import (
    Catalogue,
    Form,
    OfficeRollUp,
    OutlineSection,
    Row,
    RowKind,
    Rule,
    RuleKind,
    Source,
    TimeRollUp,
)
from xacai.domain.indicator import EMPTY, NOTHING, UNKNOWN, Cell, CellState, Values, complete, ratios, value
from xacai.domain.issue import Issue, Severity
from xacai.domain.period import Period, PeriodKind, quarter
from xacai.domain.rule import Earlier, check_rules, closing, outlies
from xacai.wording.messages import message_of

Q2 = quarter(2025, 2)


def row(code: str, time: TimeRollUp = TimeRollUp.SUM, **more: Any) -> Row:
    given = {"unit": "hồ sơ", "kind": RowKind.COUNT, "office": OfficeRollUp.SUM, **more}
    return Row(code=code, no=code.partition(".")[2], name=code, time=time, **given)


ROWS = (
    row("3.1"),
    row("3.2"),
    row("3.3"),
    row("3.4", kind=RowKind.AMOUNT, decimals=2, unit="triệu đồng"),
    row(
        "3.5",
        TimeRollUp.RATIO,
        kind=RowKind.RATIO,
        unit="%",
        office=OfficeRollUp.RATIO,
        decimals=2,
        numerator="3.1",
        denominator="3.2",
    ),
    row("3.6", TimeRollUp.ASK, kind=RowKind.FLAG, office=OfficeRollUp.YES),
    row("3.6.1", level=2),
    row("3.7", TimeRollUp.LAST, kind=RowKind.CHOICE, office=OfficeRollUp.NONE, options=("giấy", "mạng")),
    row("3.8", TimeRollUp.PARTS, parts=("3.1", "3.2")),
    row("3.9", applies=False),
)
OUTLINE = (OutlineSection("II.2", "Cải cách thủ tục hành chính", 2),)


def rule(kind: RuleKind, *cells: str, message: str = "Ô {cell}.", **more: Any) -> Rule:
    return Rule("thu", kind, cells, more.pop("severity", Severity.ERROR), message, **more)


def catalogue(*rules: Rule) -> Catalogue:
    forms = (Form("3", "Biểu 3", "II.2", ROWS),)
    return Catalogue("test", "1", "Thử", 2025, Source(""), outline=OUTLINE, forms=forms, rules=rules)


def check(
    tried: Rule,
    typed: Values,
    earlier: Earlier | None = None,
    period: Period = Q2,
    texts: Mapping[str, str] | None = None,
) -> list[Issue]:
    book = catalogue(tried)
    values = complete(book, typed, {})
    found = check_rules(book, period, values, ratios(book, values), texts or {}, earlier or Earlier())
    return [issue for issue in found if issue.code.startswith("rule.")]


def cells(*numbers: int | Cell) -> dict[str, Cell]:
    given = [number if isinstance(number, Cell) else value(number) for number in numbers]
    return {f"3.{place}": cell for place, cell in enumerate(given, start=1)}


LE = rule(RuleKind.LE, "3.1", "3.2", message="Ô {cell}: {3.1} lớn hơn {3.2} ở ô {other}.")
SUM = rule(RuleKind.SUM, "3.1", "3.2", "3.3", message="Ô {cell}: {3.1} khác {sum}.")
EQUAL = rule(RuleKind.EQUAL, "3.1", "3.2", message="Ô {cell} ({3.1}) khác ô {other} ({3.2}).")


def test_a_part_above_its_whole_is_named_with_both_cells() -> None:
    (issue,) = check(LE, cells(1234, 1000))
    assert (issue.code, issue.where, issue.severity) == ("rule.thu", "cell 3.1", Severity.ERROR)
    assert issue.message == "Ô 1 (biểu 3): 1.234 lớn hơn 1.000 ở ô 2 (biểu 3)."
    assert message_of(issue) == issue.message
    assert issue.params["cells"] == "3.1, 3.2"


@pytest.mark.parametrize("typed", [cells(3, 3), cells(2, 3), cells(NOTHING, NOTHING)])
def test_a_part_within_its_whole_is_right(typed: Values) -> None:
    assert check(LE, typed) == []


def test_nothing_arose_is_nought_in_a_comparison() -> None:
    assert len(check(LE, cells(1, NOTHING))) == 1


def test_a_sum_that_is_off() -> None:
    (issue,) = check(SUM, cells(10, 4, 5))
    assert issue.message == "Ô 1 (biểu 3): 10 khác 9."
    assert check(SUM, cells(9, 4, 5)) == []


def test_cells_that_must_be_equal() -> None:
    assert [issue.message for issue in check(EQUAL, cells(3, 4))] == [
        "Ô 1 (biểu 3) (3) khác ô 2 (biểu 3) (4)."
    ]
    assert check(EQUAL, cells(4, 4)) == []


def test_a_ratio_out_of_its_range() -> None:
    tried = rule(RuleKind.RANGE, "3.5", numbers=("0", "100"), message="{3.5}: {low}–{high}")
    assert [issue.message for issue in check(tried, cells(3, 2))] == ["150,00%: 0,00%–100,00%"]
    assert check(tried, cells(2, 2)) == [] and check(tried, cells(2, 0)) == []


GROWING = rule(RuleKind.NOT_BELOW_PREVIOUS, "3.4", message="{3.4} < {previous}")


def test_a_figure_that_runs_from_the_start_of_the_year_never_falls() -> None:
    before = Earlier(previous={"3.4": value("2000.5")})
    typed = {"3.4": value("1999.25")}
    assert [issue.message for issue in check(GROWING, typed, before)] == ["1.999,25 < 2.000,50"]
    assert check(GROWING, {"3.4": value("2000.5")}, before) == []
    assert check(GROWING, typed, before, Period(PeriodKind.HALF, 2025)) != []


def test_a_new_year_begins_again() -> None:
    assert check(GROWING, {"3.4": value(1)}, Earlier(previous={"3.4": value(9)}), quarter(2025, 1)) == []


OPENING = rule(RuleKind.OPENING_EQUALS_CLOSING, "3.1", "3.2", "-3.3", message="{3.1} khác {previous}")


def test_an_opening_equals_the_closing_before() -> None:
    before = {"3.2": value(20), "3.3": value(5)}
    assert closing(OPENING, before) == 15
    assert check(OPENING, cells(15), Earlier(previous=before)) == []
    assert [issue.message for issue in check(OPENING, cells(14), Earlier(previous=before))] == ["14 khác 15"]


@pytest.mark.parametrize("before", [None, {}, {"3.2": value(20)}, {"3.2": value(20), "3.3": UNKNOWN}])
def test_an_unknown_closing_makes_no_error(before: Values | None) -> None:
    assert check(OPENING, cells(14), Earlier(previous=before)) == []


CHANGE = rule(RuleKind.CHANGE, "3.1", numbers=("3", "20"), message="{times} lần, trước {previous}")


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (290, 100, []),
        (300, 100, ["3 lần, trước 100"]),
        (100, 350, ["3,5 lần, trước 350"]),
        (12, 2, []),
        (0, 500, []),
        (500, 0, []),
    ],
)
def test_a_great_change_is_asked_about(now: int, before: int, said: list[str]) -> None:
    found = check(CHANGE, cells(now), Earlier(previous=cells(before)))
    assert [issue.message for issue in found] == said


def test_the_year_before_stands_in_for_a_missing_period() -> None:
    assert len(check(CHANGE, cells(900), Earlier(last_year=cells(100)))) == 1
    assert check(CHANGE, cells(900), Earlier(previous=cells(800), last_year=cells(100))) == []
    assert check(CHANGE, cells(900)) == []


@pytest.mark.parametrize(
    ("number", "history", "wanted"),
    [
        (100, [95, 100, 105, 98, 102], False),
        (150, [95, 100, 105, 98, 102], True),
        (111, [95, 100, 105, 98, 102], True),
        (110, [95, 100, 105, 98, 102], False),
        (31, [10, 10, 10, 10, 10], True),
        (30, [10, 10, 10, 10, 10], False),
        (16, [5], True),
        (15, [5], False),
        (9, [1, 2], False),
        (2, [40, 50], True),
        (10, [0], False),
        (11, [0], True),
    ],
)
def test_what_is_unusual(number: int, history: list[int], wanted: bool) -> None:
    assert outlies(Decimal(number), [Decimal(item) for item in history]) is wanted


def test_an_outlier_names_what_is_usual() -> None:
    tried = rule(RuleKind.OUTLIER, "3.1", message="{3.1}, thường {typical}", severity=Severity.WARNING)
    history = tuple(cells(number) for number in (95, 100, 105, 98, 102))
    (issue,) = check(tried, cells(400), Earlier(history=history))
    assert (issue.message, issue.severity) == ("400, thường 100", Severity.WARNING)
    assert check(tried, cells(400), Earlier()) == []
    assert check(tried, cells(400), Earlier(history=({}, {}))) == []


REQUIRED = rule(RuleKind.REQUIRED, "3.*", message="Biểu {form}: còn {count} ô ({cells}).")


def test_untouched_cells_make_one_issue_a_form() -> None:
    (issue,) = check(REQUIRED, cells(1, NOTHING, UNKNOWN))
    assert issue.where == "form 3"
    assert issue.message == "Biểu 3: còn 4 ô (4, 6, 6.1, 7)."
    assert issue.params["cells"] == "3.4, 3.6, 3.6.1, 3.7"


def test_rows_below_a_no_need_no_answer() -> None:
    typed = {**cells(1, 2, 3, 4), "3.7": Cell(CellState.VALUE, text="giấy")}
    assert len(check(REQUIRED, {**typed, "3.6": value(1)})) == 1
    assert check(REQUIRED, {**typed, "3.6": value(0)}) == []
    assert check(REQUIRED, {**typed, "3.6": NOTHING}) == []


def test_single_cells_may_be_required() -> None:
    tried = rule(RuleKind.REQUIRED, "3.1", "3.8", "3.9", message="{cells}")
    assert [issue.message for issue in check(tried, {})] == ["1"]


def test_a_section_without_words() -> None:
    tried = rule(RuleKind.TEXT_REQUIRED, "II.2", message="Mục {section} ({title}) chưa có lời văn.")
    (issue,) = check(tried, {}, texts={"II.2": " \n "})
    assert issue.where == "section II.2"
    assert issue.message == "Mục II.2 (Cải cách thủ tục hành chính) chưa có lời văn."
    assert check(tried, {}, texts={"II.2": "Đã làm."}) == []


def test_a_rule_for_other_kinds_of_period_is_silent() -> None:
    tried = rule(RuleKind.LE, "3.1", "3.2", when=(PeriodKind.YEAR,))
    assert check(tried, cells(2, 1)) == []
    assert len(check(tried, cells(2, 1), period=Period(PeriodKind.YEAR, 2025))) == 1


@pytest.mark.parametrize(
    ("code", "cell", "wanted"),
    [
        ("3.1", value(-1), "report.value-negative"),
        ("3.1", value("1.5"), "report.value-decimals"),
        ("3.1", value("1.0"), None),
        ("3.1", value("1E+3"), None),
        ("3.1", value("NaN"), "report.value-too-large"),
        ("3.1", value("1E+30"), "report.value-too-large"),
        ("3.1", Cell(CellState.VALUE, text="nhiều"), "report.value-no-number"),
        ("3.4", value("1.25"), None),
        ("3.4", value("1.255"), "report.value-decimals"),
        ("3.6", value(2), "report.value-flag"),
        ("3.6", value(1), None),
        ("3.7", Cell(CellState.VALUE, text="mạng"), None),
        ("3.7", Cell(CellState.VALUE, text="chim bồ câu"), "report.value-option"),
        ("3.7", value(1), "report.value-option"),
        ("3.9", value(-1), None),
    ],
)
def test_what_a_cell_must_be(code: str, cell: Cell, wanted: str | None) -> None:
    found = check_rules(catalogue(), Q2, {code: cell}, {}, {}, Earlier())
    assert [(issue.code, issue.where) for issue in found] == ([(wanted, f"cell {code}")] if wanted else [])
    assert all("{" not in message_of(issue) for issue in found)


def test_cells_without_figures_are_one_warning_a_form() -> None:
    found = check_rules(catalogue(), Q2, {"3.1": UNKNOWN, "3.4": UNKNOWN}, {}, {}, Earlier())
    assert [(issue.code, issue.where, issue.params["cells"]) for issue in found] == [
        ("report.value-unavailable", "form 3", "1, 4")
    ]


ALL = catalogue(
    LE,
    SUM,
    EQUAL,
    GROWING,
    OPENING,
    CHANGE,
    REQUIRED,
    rule(RuleKind.RANGE, "3.5", numbers=("0", "100")),
    rule(RuleKind.OUTLIER, "3.1"),
    rule(RuleKind.LE, "3.5", "3.4"),
    rule(RuleKind.TEXT_REQUIRED, "II.2"),
)
any_cell = st.one_of(
    st.sampled_from([EMPTY, NOTHING, UNKNOWN, value(0), value(7)]),
    st.decimals(allow_nan=True, allow_infinity=True).map(value),
    st.builds(Cell, st.sampled_from(CellState), st.none(), st.text(max_size=5)),
)
any_values = st.dictionaries(st.sampled_from([item.code for item in ROWS]), any_cell)


@given(any_values, st.none() | any_values, st.none() | any_values, st.lists(any_values, max_size=7))
def test_no_state_of_cells_stops_the_engine(
    typed: Values, previous: Values | None, last_year: Values | None, history: list[Values]
) -> None:
    values = complete(ALL, typed, {})
    earlier = Earlier(previous, last_year, tuple(history))
    for issue in check_rules(ALL, Q2, values, ratios(ALL, values), {}, earlier):
        assert message_of(issue)


@given(st.sets(st.sampled_from(["3.1", "3.2", "3.3", "3.4"])), st.sampled_from([EMPTY, UNKNOWN]))
def test_a_missing_cell_makes_no_false_error(missing: set[str], state: Cell) -> None:
    typed = {**cells(9, 4, 5, 6), **dict.fromkeys(missing, state)}
    earlier = Earlier(previous={**cells(9, 9, 0, 6), **dict.fromkeys(missing, state)})
    for tried in (LE, SUM, EQUAL, GROWING, OPENING):
        concerned = {cell.removeprefix("-") for cell in tried.cells}
        assert not (missing & concerned and check(tried, typed, earlier))
