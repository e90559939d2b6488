"""A catalogue as a workbook: out and back the same; every fault is named with sheet and cell."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from tests.intake.provincial import members, packed

from xacai.documents.catalogue_workbook import catalogue_workbook
from xacai.domain import catalogue_sheets as sheets
from xacai.domain.calendar import Shift
from xacai.domain.catalogue import Catalogue, OfficeRollUp, RowKind, RuleKind, TimeRollUp
from xacai.domain.catalogue_check import CASES, PLAN_COUNTS
from xacai.domain.field import FieldCode
from xacai.domain.issue import Issue, Refusal, Severity
from xacai.domain.period import PeriodKind
from xacai.domain.text import plain
from xacai.files.catalogues import packaged_catalogues
from xacai.intake.catalogue_workbook import read_catalogue_workbook
from xacai.wording.messages import message_of

Mend = Callable[[Any], None]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return packaged_catalogues()[0]


@pytest.fixture(scope="module")
def book(catalogue: Catalogue) -> bytes:
    return catalogue_workbook(catalogue)


def mended(data: bytes, mend: Mend) -> bytes:
    book = load_workbook(io.BytesIO(data))
    mend(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def put(sheet: str, cell: str, content: Any) -> Mend:
    def mend(book: Any) -> None:
        book[sheet][cell] = content

    return mend


def faults(data: bytes) -> list[Issue]:
    catalogue, issues = read_catalogue_workbook(data, "bo.xlsx")
    assert catalogue is None
    return list(issues)


def test_the_national_catalogue_comes_back_the_same(catalogue: Catalogue, book: bytes) -> None:
    assert read_catalogue_workbook(book, "bo.xlsx") == (catalogue, ())
    assert catalogue_workbook(catalogue) == book


def test_saved_by_another_program_it_is_still_the_same(catalogue: Catalogue, book: bytes) -> None:
    assert read_catalogue_workbook(mended(book, lambda _book: None), "bo.xlsx") == (catalogue, ())


def test_texts_like_formulas_several_lines_and_marks_survive(catalogue: Catalogue) -> None:
    form = catalogue.forms[0]
    odd = replace(
        form.rows[1], name="=1+1", definition="dòng 1\ndòng 2 <&>", owner="-", formerly=("1.9", "1.8")
    )
    forms = (replace(form, rows=(form.rows[0], odd, *form.rows[2:])), *catalogue.forms[1:])
    changed = replace(catalogue, forms=forms)
    assert read_catalogue_workbook(catalogue_workbook(changed), "bo.xlsx") == (changed, ())


@pytest.mark.parametrize(
    ("words", "members_"),
    [
        (sheets.PERIODS, PeriodKind),
        (sheets.FIELDS, FieldCode),
        (sheets.ROW_KINDS, RowKind),
        (sheets.TIMES, TimeRollUp),
        (sheets.OFFICES, OfficeRollUp),
        (sheets.RULE_KINDS, RuleKind),
        (sheets.SEVERITIES, Severity),
        (sheets.SHIFTS, Shift),
        (sheets.CASES, CASES),
        (sheets.PLAN_COUNTS, PLAN_COUNTS),
    ],
)
def test_every_value_has_a_word_of_its_own(words: dict[str, str], members_: Any) -> None:
    assert set(words) == {str(getattr(item, "value", item)) for item in members_}
    assert len({plain(word) for word in words.values()}) == len(words)


def test_columns_may_stand_in_another_order_and_words_in_any_case(catalogue: Catalogue, book: bytes) -> None:
    def mend(opened: Any) -> None:
        page = opened["Câu mẫu"]
        page.move_range(f"A1:A{page.max_row}", cols=9)
        page["D1"] = "CÂU"
        opened["Đề cương"]["D2"] = "khong"

    assert read_catalogue_workbook(mended(book, mend), "bo.xlsx") == (catalogue, ())


@pytest.mark.parametrize(
    ("mend", "code", "where"),
    [
        (put("Biểu", "F3", "la"), "catalogue.unknown-value", "Biểu / cell F3"),
        (put("Biểu", "A3", "99"), "catalogue.unknown-form", "Biểu / cell A3"),
        (put("Biểu", "D3", None), "catalogue.missing-key", "Biểu / cell D3"),
        (put("Biểu", "D3", "=1+1"), "catalogue.sheet-formula", "Biểu / cell D3"),
        (put("Biểu", "B3", 1.1), "catalogue.sheet-figure", "Biểu / cell B3"),
        (put("Biểu", "H3", "hai"), "catalogue.wrong-type", "Biểu / cell H3"),
        (put("Biểu", "H3", 2.5), "catalogue.wrong-type", "Biểu / cell H3"),
        (put("Biểu", "W1", "Cột lạ"), "catalogue.sheet-heading", "Biểu / cell W1"),
        (put("Biểu", "D1", None), "catalogue.sheet-column", "Biểu"),
        (put("Bộ danh mục", "D2", "năm nay"), "catalogue.wrong-type", "Bộ danh mục / cell D2"),
        (put("Bộ danh mục", "A3", "hai"), "catalogue.sheet-one-line", "Bộ danh mục / cell A3"),
        (put("Ngày nghỉ", "A2", "30/02/2026"), "catalogue.sheet-day", "Ngày nghỉ / cell A2"),
        (put("Ngày nghỉ", "B2", "chơi"), "catalogue.sheet-word", "Ngày nghỉ / cell B2"),
        (put("Kỳ báo cáo", "B2", "một"), "catalogue.wrong-type", "Kỳ báo cáo / cell B2"),
        (put("Quy tắc", "C2", "1.1.2; 9.9"), "catalogue.unknown-row", "Quy tắc / cell C2"),
        (put("Quy tắc", "G2", "Ô {9.9}"), "catalogue.unknown-placeholder", "Quy tắc / cell G2"),
        (put("Quy tắc", "E2", "nhẹ"), "catalogue.unknown-value", "Quy tắc / cell E2"),
        (put("Câu mẫu", "A2", "IX"), "catalogue.unknown-section", "Câu mẫu / cell A2"),
        (put("Câu mẫu", "D2", "{9.9}"), "catalogue.unknown-row", "Câu mẫu / cell D2"),
        (put("Đề cương", "E2", "99"), "catalogue.unknown-form", "Đề cương / cell E2"),
        (put("Danh sách biểu", "C2", "IX"), "catalogue.unknown-section", "Danh sách biểu / cell C2"),
        (put("Căn cứ", "C2", "có lẽ"), "catalogue.wrong-type", "Căn cứ / cell C2"),
        (lambda opened: opened.remove(opened["Quy tắc"]), "catalogue.sheet-missing", "Quy tắc"),
    ],
)
def test_every_fault_is_named_with_sheet_and_cell(book: bytes, mend: Mend, code: str, where: str) -> None:
    found = faults(mended(book, mend))
    assert (found[0].code, found[0].where) == (code, where)
    assert "{" not in message_of(found[0]).replace("{9.9}", "")


def test_doubled_codes_and_circles_are_found_at_their_rows(catalogue: Catalogue, book: bytes) -> None:
    def double(opened: Any) -> None:
        page = opened["Biểu"]
        page["B4"] = page["B3"].value

    assert ("catalogue.duplicate", "Biểu / cell B4") in [
        (item.code, item.where) for item in faults(mended(book, double))
    ]
    rows = list(catalogue.rows())
    at = next(number for number, row in enumerate(rows) if row.parts) + 2

    def circle(opened: Any) -> None:
        opened["Biểu"].cell(at, 16, rows[at - 2].code)

    found = faults(mended(book, circle))
    assert [(item.code, item.where.partition(" / ")[0]) for item in found] == [("catalogue.cycle", "Biểu")]


def test_values_are_told_in_the_words_of_the_workbook(book: bytes) -> None:
    params = faults(mended(book, put("Biểu", "F3", "la")))[0].params
    assert (params["key"], "số đếm" in params["allowed"]) == ("Loại", True)


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        read_catalogue_workbook(data, "bo.xlsx")
    return caught.value.issue.code


def test_what_is_no_catalogue_is_refused(book: bytes) -> None:
    empty = io.BytesIO()
    Workbook().save(empty)
    assert refused(empty.getvalue()) == "catalogue.no-catalogue"
    assert refused(b"PK\x03\x04") == "intake.damaged"
    assert refused(book[:-99]) == "intake.damaged"
    part = "xl/worksheets/sheet6.xml"
    parts = members(book)
    assert refused(packed({**parts, part: b"<!DOCTYPE a><a/>"})) == "intake.entities"
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(2, 5_100))
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    assert refused(packed({**parts, part: head + rows + b"</sheetData></worksheet>"})) == "intake.too-large"
