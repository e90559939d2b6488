"""Collection sheets as they come back: filled by hand, sorted, bent; what was typed comes back or is named."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xacai.documents.collection_workbook import collection_workbook
from xacai.domain import collection_form as form
from xacai.domain.catalogue import Catalogue, Form, OfficeRollUp, Row, RowKind, Source, TimeRollUp
from xacai.domain.collection import CollectionSheet, Share, shares
from xacai.domain.collection_diff import ReturnedSheet, TaskAnswer
from xacai.domain.deadline import Deadline
from xacai.domain.indicator import NOTHING, UNKNOWN, Cell, CellState, value
from xacai.domain.issue import Issue, Refusal
from xacai.domain.office import Department
from xacai.domain.period import Window, quarter
from xacai.domain.plan import Task
from xacai.domain.progress import Mark, Standing, Status
from xacai.intake.collection_sheet import read_collection_sheet

DEPARTMENT = "Phòng Kinh tế"
TOP = 8  # the header's row
MARKS = {"figures": 8, "tasks": 12}  # columns of the marks


def row(
    code: str, kind: RowKind = RowKind.COUNT, unit: str = "hồ sơ", decimals: int = 0, name: str = ""
) -> Row:
    options = ("trực tuyến", "phát phiếu, kết hợp") if kind is RowKind.CHOICE else ()
    return Row(
        code, code[2:], name or f"=Chỉ tiêu {code}", unit, kind, TimeRollUp.SUM, OfficeRollUp.SUM, decimals,
        owner=DEPARTMENT, options=options,
    )  # fmt: skip


CATALOGUE = Catalogue(
    "x", "1", "x", 2026, Source(""),
    forms=(
        Form("1", "Một", "I", (row("1.1"), row("1.2"), row("1.3", RowKind.AMOUNT, "triệu đồng", 2))),
        Form("2", "Hai", "I", (
            row("2.1", RowKind.FLAG, "có: 1"), row("2.2", RowKind.CHOICE, "hình thức"),
            row("2.3", RowKind.AMOUNT, "%", 2), row("2.4", RowKind.TEXT, "lời"),
        )),
    ),
)  # fmt: skip
TASKS = tuple(
    Standing(
        Task(key, f"Nhiệm vụ {key}", "I", lead=DEPARTMENT, deadline=Deadline("", ())),
        Status.IN_PROGRESS,
        None,
    )
    for key in ("I.1/1", "I.1/2")
)
DAYS = Window(date(2026, 6, 15), date(2026, 9, 14))
(SHARE,) = shares(CATALOGUE, (Department(DEPARTMENT),), {}, TASKS, DAYS, period="2026-Q3")


def sheet(share: Share = SHARE) -> CollectionSheet:
    return CollectionSheet(
        "99901", "Ủy ban nhân dân xã Mẫu", ("ỦY BAN NHÂN DÂN", "XÃ MẪU"), "Mẫu", quarter(2026, 3), DAYS,
        "x@1", "2026/cchc", date(2026, 9, 12), share,
    )  # fmt: skip


BLANK = collection_workbook(sheet())


def bent(change: Callable[[Any], None]) -> bytes:
    """The sheet after a change by somebody's Excel."""
    book = openpyxl.load_workbook(io.BytesIO(BLANK))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def line(page: Any, mark: str) -> int:
    column = next(cell.column for cell in page[TOP] if cell.value == form.MARK_COLUMN)
    return next(number for number in range(TOP, page.max_row + 1) if page.cell(number, column).value == mark)


def put(page: Any, key: str, title: str, content: Any, number_format: str = "") -> Any:
    kind = "row" if page.title == form.FIGURES else "task"
    column = next(cell.column for cell in page[TOP] if cell.value == title)
    cell = page.cell(line(page, f"{kind} {key}"), column)
    cell.value = content
    if number_format:
        cell.number_format = number_format
    return cell


def figures(**typed: Any) -> bytes:
    """The sheet with values typed; ``r1_2=5`` goes into row 1.2."""

    def change(book: Any) -> None:
        for name, content in typed.items():
            put(book[form.FIGURES], name[1:].replace("_", "."), form.VALUE, content)

    return bent(change)


def read(data: bytes) -> tuple[ReturnedSheet, tuple[Issue, ...]]:
    return read_collection_sheet(data, "phieu.xlsx", CATALOGUE)


def only_issue(data: bytes) -> Issue:
    found, issues = read(data)
    assert found.cells == {} and len(issues) == 1
    return issues[0]


def test_an_untouched_sheet_says_nothing_and_knows_whose_it_is() -> None:
    found, issues = read(BLANK)
    assert (found.cells, found.tasks, issues) == ({}, {}, ())
    assert (found.office, found.period, found.catalogue) == ("99901", "2026-Q3", "x@1")
    assert (found.department, found.plan_key) == (DEPARTMENT, "2026/cchc")
    assert collection_workbook(sheet()) == BLANK


def test_only_the_cells_to_fill_are_open_and_no_text_is_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(BLANK))
    page = book[form.FIGURES]
    assert page.protection.sheet and book[form.IDENTITY].sheet_state == "veryHidden"
    own = line(page, "row 1.1")
    assert [cell.column for cell in page[own] if not cell.protection.locked] == [5, 6, 7]
    assert page.cell(own, 2).value == "=Chỉ tiêu 1.1" and page.cell(own, 2).data_type == "s"
    assert page.column_dimensions["H"].hidden and page.print_title_rows == f"${TOP}:${TOP}"
    kinds = {rule.type for rule in page.data_validations.dataValidation}
    assert kinds == {"list", "whole", "decimal"}


NUMBERS = st.one_of(
    st.none(),
    st.just(NOTHING),
    st.just(UNKNOWN),
    st.integers(0, 10**9).map(value),
)
AMOUNTS = st.decimals(0, 10**6, places=2).map(value)
NOTES = st.text("abcđêơ 12=+", max_size=12).map(lambda text: " ".join(text.split()).lstrip("= "))


@settings(max_examples=25, deadline=None)
@given(st.tuples(NUMBERS, NUMBERS), AMOUNTS, NOTES, st.sampled_from([*Mark]), st.integers(0, 10**9))
def test_what_is_typed_comes_back(
    counts: tuple[Cell | None, Cell | None], amount: Cell, note: str, mark: Mark, spent: int
) -> None:
    wanted: dict[str, Cell] = {}

    def change(book: Any) -> None:
        page, tasks = book[form.FIGURES], book[form.TASKS]
        for code, cell in (("1.1", counts[0]), ("1.2", counts[1]), ("1.3", amount)):
            if cell is None:
                continue
            wanted[code] = Cell(cell.state, cell.number, note=note)
            put(page, code, form.NOTE, note or None)
            if cell.state is CellState.VALUE:
                put(page, code, form.VALUE, cell.number)
            else:
                put(page, code, form.STATE, form.STATE_WORDS[cell.state])
        put(tasks, "I.1/2", form.TASK_MARK, form.MARK_WORDS[mark])
        put(tasks, "I.1/2", form.DONE_ON, date(2026, 9, 1), "dd/mm/yyyy")
        put(tasks, "I.1/2", form.SPENT, spent)
        put(tasks, "I.1/2", form.RESULT, note or None)

    found, issues = read(bent(change))
    assert issues == ()
    assert found.cells == wanted
    assert found.tasks == {"I.1/2": TaskAnswer(mark, date(2026, 9, 1), "", note, spent)}


@pytest.mark.parametrize(
    ("typed", "code", "cell"),
    [
        ({"r1_1": "1.234"}, "1.1", value(1234)),
        ({"r1_3": "1.234,5"}, "1.3", value("1234.5")),
        ({"r1_1": "không phát sinh"}, "1.1", NOTHING),
        ({"r1_1": 0}, "1.1", value(0)),
        ({"r2_1": "Có"}, "2.1", value(1)),
        ({"r2_1": False}, "2.1", value(0)),
        ({"r2_2": "Phát phiếu, kết hợp"}, "2.2", Cell(CellState.VALUE, text="phát phiếu, kết hợp")),
        ({"r2_3": "97,35%"}, "2.3", value("97.35")),
        ({"r2_4": "Lời 12"}, "2.4", Cell(CellState.VALUE, text="Lời 12")),
    ],
)
def test_ways_of_writing_that_are_understood(typed: dict[str, Any], code: str, cell: Cell) -> None:
    found, issues = read(figures(**typed))
    assert (found.cells, issues) == ({code: cell}, ())


@pytest.mark.parametrize(
    ("typed", "issue"),
    [
        ({"r1_1": "1,234.5"}, "collection.foreign"),
        ({"r1_1": -3}, "report.value-negative"),
        ({"r1_1": 2.5}, "report.value-decimals"),
        ({"r1_1": "khoảng 20"}, "collection.no-number"),
        ({"r1_1": "nhiều"}, "collection.no-number"),
        ({"r1_1": True}, "collection.no-number"),
        ({"r1_1": "=1+1"}, "collection.formula-empty"),
        ({"r1_1": "#DIV/0!"}, "collection.cell-error"),
        ({"r1_1": 10**14}, "collection.too-large"),
        ({"r1_1": date(2026, 1, 2)}, "collection.no-number"),
        ({"r2_1": "có thể"}, "collection.no-number"),
        ({"r2_2": "qua thư"}, "report.value-option"),
    ],
)
def test_what_is_no_figure_is_named_with_sheet_and_cell(typed: dict[str, Any], issue: str) -> None:
    found = only_issue(figures(**typed))
    assert found.code == issue
    assert found.where.startswith("phieu.xlsx / Chỉ tiêu!E")


def test_percent_cells() -> None:
    def typed(code: str, number_format: str) -> bytes:
        return bent(lambda book: put(book[form.FIGURES], code, form.VALUE, 0.9735, number_format))

    assert read(typed("2.3", "0.00%"))[0].cells == {"2.3": value("97.35")}
    assert only_issue(typed("1.1", "0.00%")).code == "collection.percent"
    found, issues = read(typed("2.3", "General"))
    assert [item.code for item in issues] == ["report.value-decimals", "collection.percent-doubtful"] or [
        item.code for item in issues
    ] == ["collection.percent-doubtful", "report.value-decimals"]
    assert found.cells == {}


def test_a_number_that_is_also_marked_as_missing_is_asked_about() -> None:
    def change(book: Any) -> None:
        put(book[form.FIGURES], "1.1", form.VALUE, 4)
        put(book[form.FIGURES], "1.1", form.STATE, "Chưa có số liệu")
        put(book[form.FIGURES], "1.2", form.VALUE, 0)
        put(book[form.FIGURES], "1.2", form.STATE, "Không phát sinh")

    found, issues = read(bent(change))
    assert [item.code for item in issues] == ["collection.both"]
    assert found.cells == {"1.2": NOTHING}


def sort_lines(page: Any, last: int) -> None:
    """Turn the lines of the table round, whole."""
    lines = [[cell.value for cell in page[number]] for number in range(TOP + 1, last + 1)]
    for number, contents in enumerate(reversed(lines), TOP + 1):
        for column, content in enumerate(contents, 1):
            page.cell(number, column).value = content


def test_sorted_renamed_with_rows_and_columns_inserted() -> None:
    def change(book: Any) -> None:
        page = book[form.FIGURES]
        put(page, "1.1", form.VALUE, 11)
        put(page, "2.1", form.VALUE, "Không")
        sort_lines(page, line(page, "row 2.4"))
        page.insert_rows(TOP + 3, 2)
        page.insert_cols(4)
        page.title = "Của phòng tôi"
        book.move_sheet(book[form.IDENTITY], -2)

    found, issues = read(bent(change))
    assert issues == () and found.cells == {"1.1": value(11), "2.1": value(0)}
    assert found.places["1.1"].startswith("Của phòng tôi!F")


def test_only_some_columns_sorted_takes_nothing_wrong() -> None:
    def change(book: Any) -> None:
        page = book[form.FIGURES]
        put(page, "1.1", form.VALUE, 11)
        one, two = line(page, "row 1.1"), line(page, "row 1.2")
        for column in range(1, 8):
            first, second = page.cell(one, column), page.cell(two, column)
            first.value, second.value = second.value, first.value

    issue = only_issue(bent(change))
    assert issue.code == "collection.line-shifted"


def test_a_line_without_its_mark_is_found_by_its_words_alone() -> None:
    def change(book: Any) -> None:
        page = book[form.FIGURES]
        put(page, "1.1", form.VALUE, 11)
        page.delete_cols(MARKS["figures"])

    assert read(bent(change)) == (read(figures(r1_1=11))[0], ())


def test_lines_that_are_not_the_sheets_and_lines_twice() -> None:
    def change(book: Any) -> None:
        page = book[form.FIGURES]
        put(page, "1.1", form.VALUE, 11)
        place = line(page, "row 2.4") + 1
        for column, content in enumerate((None, "Chỉ tiêu tự thêm", None, None, 5), 1):
            page.cell(place, column).value = content
        last = next(cell.row for cell in page["B"] if cell.value == form.MAKER) + 6
        for column, content in enumerate(("1", "Chỉ tiêu 1.1", None, None, 12, None, None, "row 1.1"), 1):
            page.cell(last, column).value = content

    found, issues = read(bent(change))
    assert found.cells == {}
    assert sorted(item.code for item in issues) == ["collection.line-twice", "collection.line-unknown"]


def test_names_under_the_signature_are_no_answer() -> None:
    def change(book: Any) -> None:
        page = book[form.TASKS]
        last = next(cell.row for cell in page["B"] if cell.value == form.MAKER)
        page.cell(last + 4, 9).value = "Nguyễn Văn Mẫu"

    assert read(bent(change))[1] == ()


def test_a_task_whose_cells_cannot_be_read() -> None:
    def change(book: Any) -> None:
        page = book[form.TASKS]
        put(page, "I.1/1", form.TASK_MARK, "gần xong")
        put(page, "I.1/1", form.DONE_ON, "31/02/2026")
        put(page, "I.1/1", form.SPENT, "-5")
        put(page, "I.1/1", form.RESULT, "x" * 3000)
        put(page, "I.1/1", form.PROOF, "12/BC-UBND")

    found, issues = read(bent(change))
    assert found.tasks == {"I.1/1": TaskAnswer(proof="12/BC-UBND")}
    assert {item.code for item in issues} == {
        "collection.mark-unread",
        "collection.day-unread",
        "collection.sum-unread",
        "collection.text-long",
    }


def test_files_that_are_no_sheet_are_refused() -> None:
    def forget(book: Any) -> None:
        book.remove(book[form.IDENTITY])

    for data, code in (
        (bent(forget), "collection.no-identity"),
        (BLANK[:900], "intake.damaged"),
        (b"a;b\n1;2\n", "intake.damaged"),
        (b"", "intake.damaged"),
    ):
        with pytest.raises(Refusal) as refusal:
            read(data)
        assert refusal.value.issue.code == code


def test_a_cached_formula_counts_and_decimals_keep_no_binary_tail() -> None:
    found, _issues = read(figures(r1_3=0.1 + 0.2))
    assert found.cells == {"1.3": value(Decimal("0.3"))}
