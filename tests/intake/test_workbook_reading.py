"""A filled workbook read back: what is plain is taken, what is doubtful is asked about."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook
from tests.intake.provincial import changed

from xacai.domain.catalogue import Catalogue
from xacai.domain.indicator import NOTHING, Cell, CellState, value
from xacai.domain.workbook_map import Entry, What, WorkbookMap
from xacai.files.catalogues import packaged_catalogues
from xacai.intake.workbook import open_workbook
from xacai.intake.workbook_reading import BackReading, read_back


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return packaged_catalogues()[0]


def written(content: Any, number_format: str = "General") -> bytes:
    book = Workbook()
    book.active.title = "Biểu"
    book.active["B2"] = content
    book.active["B2"].number_format = number_format
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(catalogue: Catalogue, data: bytes, code: str = "3.1.1", what: What = What.VALUE) -> BackReading:
    mapping = WorkbookMap("m", catalogue.id, entries=(Entry("Biểu", "B2", what, code),))
    return read_back(open_workbook(data, "b.xlsx"), mapping, catalogue)


@pytest.mark.parametrize(
    ("content", "cell"),
    [
        (12, value(12)),
        (0, value(0)),
        (-3, value(-3)),
        (0.1 + 0.2, value("0.3")),
        ("12", value(12)),
        ("1.234", value(1234)),
        (" 1.234,5 ", value("1234.5")),
        ("không phát sinh", NOTHING),
        ("KPS", NOTHING),
        ("chưa có số liệu", Cell(CellState.NOT_AVAILABLE)),
    ],
)
def test_figures_and_words_are_taken_as_an_officer_types_them(
    catalogue: Catalogue, content: Any, cell: Cell
) -> None:
    found = read(catalogue, written(content))
    assert (found.cells, found.issues) == ({(What.VALUE, "3.1.1"): cell}, [])


@pytest.mark.parametrize(
    ("content", "number_format", "code"),
    [
        ("1,234.5", "General", "workbook.figure-foreign"),
        ("khoảng mười", "General", "workbook.no-number"),
        ("12 hồ sơ", "General", "workbook.no-number"),
        (0.9735, "0.00%", "workbook.percent-cell"),
        (46000, "dd/mm/yyyy", "workbook.no-number"),
        ("=1+1", "General", "workbook.not-reckoned"),
    ],
)
def test_what_is_doubtful_is_asked_about(
    catalogue: Catalogue, content: Any, number_format: str, code: str
) -> None:
    found = read(catalogue, written(content, number_format))
    assert (found.cells, [issue.code for issue in found.issues]) == ({}, [code])
    assert found.issues[0].where == "Biểu / B2"


def test_an_error_of_excel_is_named(catalogue: Catalogue) -> None:
    part = "xl/worksheets/sheet1.xml"
    data = changed(written(5), part, b'<c r="B2" t="n"><v>5</v></c>', b'<c r="B2" t="e"><v>#REF!</v></c>')
    assert [issue.code for issue in read(catalogue, data).issues] == ["workbook.cell-error"]


def test_a_formula_with_its_result_is_taken(catalogue: Catalogue) -> None:
    part = "xl/worksheets/sheet1.xml"
    data = changed(written("=2*3"), part, b"<f>2*3</f><v></v>", b"<f>2*3</f><v>6</v>")
    assert read(catalogue, data).cells == {(What.VALUE, "3.1.1"): value(6)}


def test_a_share_and_a_percentage_are_told_apart_by_the_format(catalogue: Catalogue) -> None:
    ratio = next(row.code for row in catalogue.rows() if row.kind == "ratio" and row.unit == "%")
    key = (What.RATIO, ratio)
    assert read(catalogue, written(0.9735, "0.00%"), ratio, What.RATIO).cells[key].number == Decimal("97.35")
    assert read(catalogue, written(97.35), ratio, What.RATIO).cells[key].number == Decimal("97.35")
    assert read(catalogue, written("97,35%"), ratio, What.RATIO).cells[key].number == Decimal("97.35")
    doubt = read(catalogue, written(0.9735), ratio, What.RATIO).issues
    assert [(issue.code, issue.params["meant"]) for issue in doubt] == [("workbook.fraction", "97,35%")]


def test_yes_and_no_and_choices_are_read_by_their_words(catalogue: Catalogue) -> None:
    flag = next(row.code for row in catalogue.rows() if row.kind == "flag" and row.typed)
    choice = next(row for row in catalogue.rows() if row.kind == "choice" and row.typed)
    assert read(catalogue, written("Có"), flag).cells == {(What.VALUE, flag): value(1)}
    assert read(catalogue, written(True), flag).cells == {(What.VALUE, flag): value(1)}
    found = read(catalogue, written(choice.options[0]), choice.code).cells
    assert found == {(What.VALUE, choice.code): Cell(CellState.VALUE, text=choice.options[0])}


def test_blank_cells_say_nothing_and_a_missing_sheet_is_named(catalogue: Catalogue) -> None:
    assert read(catalogue, written(None)).cells == {}
    mapping = WorkbookMap("m", catalogue.id, entries=(Entry("Khác", "B2", What.VALUE, "3.1.1"),))
    found = read_back(open_workbook(written(1), "b.xlsx"), mapping, catalogue)
    assert [issue.code for issue in found.issues] == ["workbook.no-sheet"]


def test_a_note_goes_with_its_cell(catalogue: Catalogue) -> None:
    book = Workbook()
    book.active.title = "Biểu"
    book.active["B2"], book.active["C2"] = 5, "gồm 2 thủ tục\nmới"
    target = io.BytesIO()
    book.save(target)
    entries = (Entry("Biểu", "B2", What.VALUE, "3.1.1"), Entry("Biểu", "C2", What.NOTE, "3.1.1"))
    found = read_back(
        open_workbook(target.getvalue(), "b.xlsx"), WorkbookMap("m", catalogue.id, entries=entries), catalogue
    )
    assert found.cells == {(What.VALUE, "3.1.1"): value(5, "gồm 2 thủ tục\nmới")}
