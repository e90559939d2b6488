"""Tables in Excel: typed cells, text that is never a formula, a header that stays, merged groups."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.samples import LONG, simple_table, text_row
from tests.documents.test_plan_document import OFFICE, PLAN
from tests.documents.test_report_document import CATALOGUE, FACTS, REPORT
from tests.documents.word_walk import parts

from xacai.documents.content import Align, Cell, Column, Metadata, Row, Table
from xacai.documents.plan_document import plan_document
from xacai.documents.report_document import report_document
from xacai.documents.sheet import workbook
from xacai.documents.sheet_heights import column_points, lines_needed
from xacai.documents.sheet_tables import Sheet, plan_sheets, report_sheets

METADATA = Metadata("Bảng thử", organ="Phường Hòa An")
FIRST = 5


def read(data: bytes) -> Any:
    """The workbook."""
    return openpyxl.load_workbook(io.BytesIO(data))


def page_of(table: Table) -> Any:
    """The one sheet of a table, its header in row 4."""
    sheet = Sheet("Bảng", "BẢNG THỬ", ("(Kèm theo …)",), table)
    return read(workbook(METADATA, (sheet,)))["Bảng"]


def value_of(text: str, align: Align | None = None) -> Any:
    """What a cell with a text becomes."""
    table = simple_table([Row((Cell("x"), Cell(text, align)))], columns=2)
    return page_of(table).cell(FIRST, 2)


@pytest.mark.parametrize(
    ("text", "align", "value", "shape"),
    [
        ("1.234", Align.RIGHT, 1234, "#,##0"),
        ("98,20", Align.RIGHT, 98.2, "#,##0.00"),
        ("-5", Align.RIGHT, -5, "#,##0"),
        ("61,90%", Align.RIGHT, "61,90%", "General"),
        ("Không phát sinh", Align.RIGHT, "Không phát sinh", "General"),
        ("7", Align.CENTRE, 7, "#,##0"),
        ("3.1", Align.CENTRE, "3.1", "General"),
        ("007", Align.LEFT, "007", "General"),
        ("31/12/2026", Align.LEFT, datetime(2026, 12, 31), "dd/mm/yyyy"),
        ("05/6/2026", Align.LEFT, datetime(2026, 6, 5), "dd/mm/yyyy"),
        ("31/02/2026", Align.LEFT, "31/02/2026", "General"),
        ("Trước ngày 31/12/2026", Align.LEFT, "Trước ngày 31/12/2026", "General"),
    ],
)
def test_cells_are_typed(text: str, align: Align, value: object, shape: str) -> None:
    cell = value_of(text, align)
    assert (cell.value, cell.number_format) == (value, shape)


@pytest.mark.parametrize("text", ["=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "#N/A", '="a"', "\t=1"])
def test_text_is_never_a_formula(text: str) -> None:
    cell = value_of(text, Align.LEFT)
    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.quotePrefix == (text[0] in "=+-@\t")
    data = workbook(METADATA, (Sheet("Bảng", text, (text,), simple_table([text_row(text)], columns=1)),))
    sheet = parts(data)["xl/worksheets/sheet1.xml"]
    assert b"<f>" not in sheet and b"<f " not in sheet


@given(text=st.text(max_size=80), align=st.sampled_from(Align))
def test_any_text_is_kept_whole(text: str, align: Align) -> None:
    cell = value_of(text, align)
    assert cell.data_type in {"s", "n", "d"}
    if cell.data_type == "s":
        kept = "".join(sign for sign in text if sign.isprintable())
        assert "".join(sign for sign in cell.value if sign.isprintable()) == kept


def test_the_header_stays_and_prints_again() -> None:
    page = page_of(simple_table([text_row("a", "b", "c")]))
    assert page.freeze_panes == f"A{FIRST}"
    assert page.print_title_rows == f"${FIRST - 1}:${FIRST - 1}"
    assert (page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (
        "landscape", 1, 0
    )  # fmt: skip
    assert page["A1"].value == "BẢNG THỬ" and page["A1"].font.bold
    header = page.cell(FIRST - 1, 1)
    assert header.font.bold and header.font.name == "Times New Roman"
    assert header.border.left.style == "thin" and header.alignment.wrap_text


def test_groups_and_neighbours_are_merged_with_their_borders() -> None:
    rows = (
        Row((Cell("I"), Cell("NHÓM", bold=True, col_span=2)), keep=True),
        Row((Cell("1"), Cell("Văn phòng", row_span=2), Cell("x"))),
        Row((Cell("2"), Cell("y"))),
    )
    page = page_of(simple_table(rows))
    merged = {str(item) for item in page.merged_cells.ranges}
    assert {f"B{FIRST}:C{FIRST}", f"B{FIRST + 1}:B{FIRST + 2}"} <= merged
    assert page.cell(FIRST, 3).border.right.style == "thin"
    assert page.cell(FIRST + 2, 3).value == "y"


def test_rows_are_high_enough_for_merged_cells() -> None:
    rows = (Row((Cell(LONG, row_span=2), Cell("x"), Cell("y"))), text_row("a", "b"))
    page = page_of(Table((Column(1), Column(5), Column(5)), simple_table([]).header, rows))
    room = column_points(page.column_dimensions["A"].width)
    wanted = lines_needed(LONG, 12, room) * 12 * 1.2
    assert wanted > 100
    assert sum(page.row_dimensions[FIRST + number].height for number in (0, 1)) >= wanted


def test_same_content_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = plan_sheets(plan_document(PLAN, OFFICE), PLAN)
    data = workbook(METADATA, sheets)
    monkeypatch.setattr("openpyxl.writer.excel.datetime.datetime", _Later, raising=False)
    assert workbook(METADATA, sheets) == data
    assert b"dcterms:modified" not in parts(data)["docProps/core.xml"]


class _Later(datetime):
    """A clock that went on."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
        return datetime(2030, 1, 1, tzinfo=tz)


def test_a_plan_has_tasks_and_targets() -> None:
    book = read(workbook(METADATA, plan_sheets(plan_document(PLAN, OFFICE), PLAN)))
    assert book.sheetnames == ["Nhiệm vụ", "Chỉ tiêu", "Lời văn"]
    lines = list(book["Nhiệm vụ"].iter_rows(values_only=True))
    header = next(line for line in lines if line[0] == "STT")
    assert header[-1] == "Hạn cuối"
    (own,) = [line for line in lines if "Ban hành quy chế" in line]
    assert own[0] == 1 and own[-1] == datetime(2026, 9, 30) and 5 in own


def test_a_report_has_statistics_targets_and_tasks() -> None:
    paper = report_document(REPORT, FACTS, OFFICE, CATALOGUE, plan=PLAN)
    book = read(workbook(METADATA, report_sheets(paper, FACTS)))
    assert book.sheetnames == ["Thống kê", "Chỉ tiêu", "Nhiệm vụ", "Lời văn"]
    lines = [line for line in book["Thống kê"].iter_rows(values_only=True) if line[1]]
    assert (2, "Đúng hạn", "hồ sơ", 1473, None) in lines
    assert (4, "Xin lỗi", "hồ sơ", "Không phát sinh", None) in lines
    tasks = list(book["Nhiệm vụ"].iter_rows(values_only=True))
    assert sum(line[-1] == datetime(2026, 9, 30) for line in tasks) == len(FACTS.standings)


def test_a_document_without_tables_is_still_a_workbook() -> None:
    assert read(workbook(METADATA, ())).sheetnames == ["1"]
