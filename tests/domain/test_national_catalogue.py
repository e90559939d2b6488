"""The shipped catalogue: every row of the national forms, its rules on plausible figures, its sentences, its days."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from xacai.domain.calendar import due_day
from xacai.domain.catalogue import Catalogue, OfficeRollUp, RowKind, RuleKind, TimeRollUp
from xacai.domain.catalogue_reading import read_catalogue
from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.drafting import draft
from xacai.domain.indicator import (
    EMPTY,
    NOTHING,
    UNKNOWN,
    Cell,
    CellState,
    Values,
    complete,
    ratios,
    roll_up,
    value,
)
from xacai.domain.issue import Issue, Severity
from xacai.domain.period import Period, PeriodKind, quarter
from xacai.domain.report import MISSING, references, resolve
from xacai.domain.rule import Earlier, check_rules
from xacai.files.canonical import encode
from xacai.files.catalogues import packaged_catalogues, read_catalogue_file, read_catalogue_folder
from xacai.files.resources import resource

FOLDER = ("catalogues", "national-2025")


@pytest.fixture(scope="module")
def book() -> Catalogue:
    catalogue, issues = read_catalogue_folder(resource(*FOLDER))
    assert issues == () and catalogue is not None
    return catalogue


# The rows of each form by their time roll-up, as the field lists them.
ROWS = {
    "1": {
        "plan": "1.1 1.2",
        "last": "2.1.0 3.4 3.5 4.2",
        "ask": "2.1.1 4",
        "sum": "2.2.1 2.2.2 3.1.1 3.2 3.3 4.1 4.3 4.4 5 5.1 5.2"
        " 4.3.1 4.3.2 4.3.3 4.3.4 4.3.5 4.4.1 4.4.2 4.4.3 4.4.4 4.4.5",
        "first": "3.1.0",
        "parts": "3.1",
        "ratio": "1.3 2.1 2.2 4.5 4.5.1 4.5.2 4.5.3 4.5.4 4.5.5",
    },
    "2": {"sum": "1 2.1 2.2.1 2.2.2 3.1 3.2.1 3.2.2", "ratio": "2.2 3.2"},
    "3": {
        "sum": "1.1 1.2 3.3.0b 3.3.0c 3.3.2 3.3.3 3.3.5 3.3.6 3.4.1b 3.4.2",
        "last": "1.3 2.1 2.2 2.3 3.3.4a 3.3.4b",
        "first": "3.3.0a 3.4.1a",
        "parts": "3.3.0 3.3.1 3.3.4 3.4.1",
        "ratio": "3.3 3.3.7 3.4",
    },
    "4": {
        "last": "1.1 1.2 2.1 2.2.1 3.1 3.2 3.3 3.5.1 4.1 4.2 4.4.1",
        "sum": "3.4 4.3",
        "parts": "2.2.2 3.5.2 4.4.2",
        "ratio": "2.2 3.5 4.4",
    },
    "5": {"last": "1.1 1.2", "ask": "1.3", "sum": "2.1 2.2 3 4.1 4.2 4.3 5", "parts": "4"},
    "6": {"last": "1.1 1.2 2.1 2.2 2.3 2.4 3.1 3.2", "parts": "2", "ratio": "1 3"},
    "7": {
        "sum": "3.1 3.2 4.1 4.2 6.3.1 6.3.2 6.5.1 6.5.2 6.6.1 6.6.2 6.7.1 6.7.2 6.8.1 6.8.2",
        "last": "6.1.1 6.1.2 6.2.1 6.4.1",
        "ask": "6.2.2 6.4.2",
        "ratio": "3 4 6.1 6.2 6.3 6.4 6.5 6.6 6.7 6.8",
    },
}
LISTS = "3.1.3 3.2.1 3.2.2 3.2.3 7.6.1.1 7.6.1.2 7.6.2.1 7.6.4.1"


@pytest.mark.parametrize("form", sorted(ROWS))
def test_a_form_has_every_row_with_its_roll_up(book: Catalogue, form: str) -> None:
    found = book.form(form)
    assert found is not None
    rows = {row.no: row.time.value for row in found.rows if row.kind is not RowKind.HEADING}
    wanted = {no: time for time, numbers in ROWS[form].items() for no in numbers.split()}
    assert rows == wanted
    assert all(row.code == f"{form}.{row.no}" for row in found.rows)


def test_lists_are_the_same_everywhere_and_never_added(book: Catalogue) -> None:
    assert {row.code for row in book.rows() if row.office is OfficeRollUp.LIST} == set(LISTS.split())


def test_every_measured_row_says_what_it_is(book: Catalogue) -> None:
    for row in book.rows():
        if row.kind is not RowKind.HEADING:
            assert row.name and row.unit and row.definition and row.owner, row.code
        if row.kind is RowKind.RATIO:
            assert (row.decimals, row.unit, row.office) == (2, "%", OfficeRollUp.RATIO)


def test_a_ratio_is_that_of_its_own_sub_rows(book: Catalogue) -> None:
    pairs = {row.code: (row.numerator, row.denominator) for row in book.rows() if row.kind is RowKind.RATIO}
    assert pairs["1.1.3"] == ("1.1.2", "1.1.1")
    assert pairs["1.2.1"] == ("1.2.1.1", "1.2.1.0")
    assert pairs["3.3.3"] == ("3.3.3.2", "3.3.3.1")
    assert pairs["3.3.3.7"] == ("3.3.3.5", "3.3.3.6")
    assert pairs["6.3"] == ("6.3.2", "6.3.1")
    assert all(pairs[f"7.6.{n}"] == (f"7.6.{n}.2", f"7.6.{n}.1") for n in range(1, 9))


def test_form_7_takes_its_files_from_form_3(book: Catalogue) -> None:
    equals = {row.code: row.equals for row in book.rows() if row.equals}
    assert equals == {"7.6.3.1": ("3.3.3.0b", "3.3.3.0c"), "7.6.3.2": ("3.3.3.0c",)}


def test_the_outline_is_complete(book: Catalogue) -> None:
    codes = [section.code for section in book.outline]
    first = ["I", *(f"I.{n}" for n in range(1, 7)), "II", *(f"II.{n}" for n in range(1, 7))]
    assert codes == [*first, "III", "III.1", "III.2", "III.3", "IV", "V"]
    assert {f"II.{n}": str(n + 1) for n in range(1, 7)} == {
        section.code: section.form for section in book.outline if section.code.startswith("II.")
    }
    assert [form.section for form in book.forms] == ["I", *(f"II.{n}" for n in range(1, 7))]


def test_everything_waits_for_a_person_to_compare_it(book: Catalogue) -> None:
    sources = [book.source, *(source for _, source in book.sources), *(form.source for form in book.forms)]
    assert all(source.citation and not source.verified for source in sources)
    assert {part for part, _ in book.sources} >= {
        "reports",
        "outline",
        "forms",
        "rules",
        "sentences",
        "calendar",
    }


@pytest.mark.parametrize(
    ("period", "province", "ministry"),
    [
        (quarter(2025, 1), date(2025, 3, 18), date(2025, 3, 20)),
        (Period(PeriodKind.HALF, 2025), date(2025, 6, 17), date(2025, 6, 20)),
        (quarter(2025, 3), date(2025, 9, 16), date(2025, 9, 22)),
        (Period(PeriodKind.YEAR, 2025), date(2025, 12, 16), date(2025, 12, 22)),
        (Period(PeriodKind.YEAR, 2026), date(2026, 12, 16), date(2026, 12, 21)),
    ],
)
def test_when_reports_are_due(book: Catalogue, period: Period, province: date, ministry: date) -> None:
    dues = {
        item.to: due_day(period, item.due, book.calendar)
        for item in book.reports
        if item.kind is period.kind and (not item.numbers or period.number in item.numbers)
    }
    assert dues == {"province": province, "ministry": ministry}
    assert next(item.to for item in book.reports if item.kind is period.kind) == "province"


def test_holidays_and_worked_saturdays(book: Catalogue) -> None:
    calendar = book.calendar
    assert calendar.covers(2025) and calendar.covers(2026)
    assert all(day.weekday() < 5 for day in calendar.days_off)
    assert all(day.weekday() == 5 for day in calendar.worked)
    assert not calendar.works(date(2025, 5, 2)) and calendar.works(date(2025, 4, 26))
    assert not any(calendar.works(date(2026, 2, day)) for day in range(14, 23))


def whole_quarter(book: Catalogue, opening: int = 10, left: int = 15) -> dict[str, Cell]:
    """Plausible figures of one commune: every typed cell answered, everything in agreement."""
    numbers = {row.code: 4 for row in book.rows() if row.typed and row.kind is not RowKind.CHOICE}
    numbers |= {"1.2.1.0": 5, "1.2.1.1": 4, "1.2.2.1": 6, "1.2.2.2": 5, "1.3.1.0": 8, "1.3.1.1": 30}
    numbers |= {"1.3.2": 28, "1.3.3": 2, "1.3.4": 1, "1.3.5": 7, "1.4": 1, "1.4.1": 200, "1.4.3": 180}
    numbers |= {"1.4.4": 170, "1.5": 1, "1.5.1": 12, "1.5.2": 10}
    numbers |= {f"1.4.3.{n}": 36 for n in range(1, 6)} | {f"1.4.4.{n}": 34 for n in range(1, 6)}
    numbers |= {"3.1.3": 380, "3.3.3.0a": opening, "3.3.3.0b": 40, "3.3.3.0c": 60, "3.3.3.4a": left - 1}
    numbers |= {"3.3.3.4b": 1, "3.3.3.2": opening + 100 - left - 3, "3.3.3.3": 3, "3.3.3.5": 3, "3.3.3.6": 3}
    numbers |= {
        "3.3.4.1a": 0,
        "3.3.4.1b": 5,
        "3.3.4.2": 5,
        "4.2.1": 6,
        "4.2.2.1": 8,
        "4.3.1": 37,
        "4.3.2": 35,
    }
    numbers |= {"4.3.5.1": 41, "4.4.1": 120, "4.4.2": 118, "4.4.4.1": 131}
    numbers |= {"6.1.1": 20000, "6.1.2": 9000, "6.2.1": 0, "6.2.2": 1, "6.2.3": 1, "6.2.4": 4}
    numbers |= {"6.3.1": 150, "6.3.2": 120, "7.3.1": 700, "7.3.2": 690, "7.4.1": 500, "7.4.2": 450}
    numbers |= {"7.6.1.1": 200, "7.6.1.2": 180, "7.6.2.1": 300, "7.6.2.2": 60, "7.6.4.1": 90, "7.6.4.2": 30}
    numbers |= {"7.6.5.1": 50, "7.6.5.2": 40, "7.6.6.1": 95, "7.6.6.2": 90, "7.6.8.1": 400, "7.6.8.2": 300}
    cells = {code: value(number) for code, number in numbers.items()}
    return {**cells, "1.4.2": Cell(CellState.VALUE, text="kết hợp")}


FROM_PLAN = {"1.1.1": value(40), "1.1.2": value(25)}


def checked(
    book: Catalogue, typed: Values, earlier: Earlier | None = None, texts: dict[str, str] | None = None
) -> tuple[Issue, ...]:
    values = complete(book, typed, FROM_PLAN)
    words = {section.code: "Đã thực hiện." for section in book.outline} if texts is None else texts
    return check_rules(book, quarter(2025, 2), values, ratios(book, values), words, earlier or Earlier())


def test_figures_in_agreement_raise_nothing(book: Catalogue) -> None:
    assert checked(book, whole_quarter(book)) == ()
    before = complete(book, whole_quarter(book, opening=20, left=10), FROM_PLAN)
    agreeing = {**whole_quarter(book), "3.3.4.1a": value(0)}
    assert checked(book, agreeing, Earlier(before, before, (before,) * 6)) == ()


def test_an_empty_report_says_little_and_all_of_it_true(book: Catalogue) -> None:
    issues = checked(book, {}, texts={})
    assert {issue.code for issue in issues} == {
        *(f"rule.nhap-du-bieu-{n}" for n in range(1, 8)),
        "rule.loi-van-bat-buoc",
        "rule.loi-van-nen-co",
    }
    forms = [issue for issue in issues if issue.where.startswith("form")]
    assert len(forms) == 7 and all(issue.severity is Severity.ERROR for issue in forms)
    assert "còn 18 ô chưa nhập (2.1.0, 2.1.1, 2.2.1, 2.2.2, 3.1.0, 3.1.1, 3.2, 3.3, …)" in forms[0].message


def test_a_report_of_nothing_arose_has_no_errors(book: Catalogue) -> None:
    typed: dict[str, Cell] = {row.code: NOTHING for row in book.rows() if row.typed}
    assert checked(book, typed) == ()
    unknown: dict[str, Cell] = {row.code: UNKNOWN for row in book.rows() if row.typed}
    assert {issue.code for issue in checked(book, unknown)} == {"report.value-unavailable"}


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        (
            {"3.3.3.5": 4},
            "f3-xin-loi",
            "Ô 3.3.5 (biểu 3): số hồ sơ đã xin lỗi (4) lớn hơn số hồ sơ phải xin lỗi (3)",
        ),
        (
            {"3.3.3.4a": 20},
            "f3-ho-so-tong",
            "phải bằng đã giải quyết (95) + đang giải quyết (21), cộng lại là 116",
        ),
        ({"1.3.2": 27}, "f1-nhiem-vu-tong", "tổng số nhiệm vụ được giao (38)"),
        ({"3.3.3.0a": 11}, "f3-ho-so-chuyen-sang", "(11) khác số hồ sơ đang giải quyết cuối kỳ trước (10)"),
        ({"1.3.1.0": 9}, "f1-nhiem-vu-chuyen-sang", "(8 = ô 3.4 + ô 3.5)"),
        ({"3.3.4.1a": 2}, "f3-pakn-chuyen-sang", "(0 = ô 3.4.1 - ô 3.4.2)"),
        ({"6.1.2": 8999}, "f6-giai-ngan-luy-ke", "(8.999,00) nhỏ hơn kỳ trước (9.000,00)"),
        ({"6.2.4": 5}, "f6-dvsncl", "tổng số ĐVSNCL (7) khác số ở biểu 4 (6, ô 2.1 (biểu 4))"),
        ({"7.3.2": 701}, "f7-ky-so", "(701) lớn hơn tổng số văn bản đi (700)"),
        ({"7.3.1": 2500}, "thay-doi-van-ban-di", "(2.500) chênh 3,6 lần so với kỳ trước (700)"),
        (
            {"7.6.5.2": 46},
            "khac-thuong-thanh-toan",
            "(46) khác thường so với các kỳ trước (thường khoảng 40)",
        ),
        ({"4.3.5.1": 10}, "f4-giam-bien-che", "-270,00%, ngoài khoảng -50,00% đến 100,00%"),
    ],
)
def test_a_rule_speaks_with_its_numbers(
    book: Catalogue, changes: dict[str, int], code: str, said: str
) -> None:
    before = complete(book, whole_quarter(book, opening=20, left=10), FROM_PLAN)
    history = [{**before, "7.6.5.2": value(number)} for number in (40, 41, 39, 40, 41)]
    typed = {**whole_quarter(book), **{cell: value(number) for cell, number in changes.items()}}
    issues = checked(book, typed, Earlier(before, None, tuple(history)))
    found = [issue for issue in issues if issue.code == f"rule.{code}"]
    assert len(found) == 1, [(issue.code, issue.message) for issue in issues]
    assert said in found[0].message
    assert "{" not in found[0].message and MISSING not in found[0].message


def test_every_part_of_a_ratio_is_held_against_its_whole(book: Catalogue) -> None:
    held = {rule.cells for rule in book.rules if rule.kind is RuleKind.LE}
    derived = {row.code for row in book.rows() if row.minus}
    pairs = {(row.numerator, row.denominator) for row in book.rows() if row.kind is RowKind.RATIO}
    assert {pair for pair in pairs if pair[0] not in derived} <= held


def test_every_section_of_the_outline_needs_words(book: Catalogue) -> None:
    asked = {cell for rule in book.rules if rule.kind is RuleKind.TEXT_REQUIRED for cell in rule.cells}
    assert asked == {section.code for section in book.outline if section.required}


def test_every_rule_message_says_where_and_ends_as_a_sentence(book: Catalogue) -> None:
    for rule in book.rules:
        assert rule.message.endswith("."), rule.code
        place = {RuleKind.REQUIRED: "{form}", RuleKind.TEXT_REQUIRED: "{section}"}.get(rule.kind, "{cell}")
        assert place in rule.message, rule.code


def test_sections_with_numbers_can_be_drafted(book: Catalogue) -> None:
    values = complete(book, whole_quarter(book), FROM_PLAN)
    computed = ratios(book, values)
    before = complete(book, whole_quarter(book, opening=20, left=10), FROM_PLAN)
    for section in ("I.1", "I.3", "I.5", "I.6", *(f"II.{n}" for n in range(1, 7))):
        for previous in (None, before):
            text = draft(book, section, values, computed, previous)
            assert len(references(text)) > 1, section
            written = resolve(text, book, values, computed)
            assert MISSING not in written and "{" not in written


def test_drafts_of_a_quarter_in_which_nothing_arose(book: Catalogue) -> None:
    typed: dict[str, Cell] = {row.code: NOTHING for row in book.rows() if row.typed}
    values = complete(book, typed, FROM_PLAN)
    assert "Trong kỳ không phát sinh hồ sơ TTHC." in draft(book, "II.2", values, ratios(book, values), None)
    untouched = complete(book, {}, {})
    assert all(draft(book, item.code, untouched, {}, None) == "" for item in book.outline)


def test_the_worked_example_in_the_national_forms(book: Catalogue) -> None:
    def files(opening: int, new: int, done: int, left: int) -> dict[str, Cell]:
        cells = {"3.3.3.0a": opening, "3.3.3.0b": 0, "3.3.3.0c": new, "3.3.3.2": done, "3.3.3.3": 0}
        return {code: value(n) for code, n in {**cells, "3.3.3.4a": left, "3.3.3.4b": 0}.items()}

    rolled = complete(book, roll_up(book, [files(10, 100, 95, 15), files(15, 120, 125, 10)]), {})
    codes = ("3.3.3.0a", "3.3.3.0c", "3.3.3.1", "3.3.3.4", "3.3.3.0", "7.6.3.1")
    assert [rolled[code].amount for code in codes] == [10, 220, 220, 10, 230, 220]


def test_a_missing_quarter_is_never_nought(book: Catalogue) -> None:
    rolled = roll_up(book, [{}, whole_quarter(book)])
    summed = [row for row in book.rows() if row.typed and row.time is TimeRollUp.SUM]
    assert summed and all(rolled[row.code] == EMPTY for row in summed)


def test_written_as_one_file_it_is_the_same(book: Catalogue, tmp_path: Path) -> None:
    data = encode(write_catalogue(book))
    assert read_catalogue(json.loads(data)) == (book, ())
    (tmp_path / "book.json").write_bytes(data)
    assert read_catalogue_file(tmp_path / "book.json") == (book, ())
    assert encode(write_catalogue(book)) == data
    assert unicodedata.is_normalized("NFC", data.decode())


def test_it_is_among_the_packaged_ones(book: Catalogue) -> None:
    assert book in packaged_catalogues()
    assert book.id == "national-2025@1"
