"""Filling a province's workbook: the mapped cells change, every other byte of every part stays."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from tests.intake.provincial import SHEET, changed, members, packed, provincial

from xacai.domain.issue import Refusal
from xacai.domain.workbook_content import Content, Filled
from xacai.domain.workbook_map import Entry, What
from xacai.intake.sheet_editing import edited_sheet
from xacai.intake.workbook import open_workbook
from xacai.intake.workbook_filling import fill_workbook, reckoned_anew

PART = "xl/worksheets/sheet1.xml"
_CELL = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*?(?:/>|>.*?</c>)', re.S)


def filled(cell: str, content: Content, *, percent: bool = False, sheet: str = SHEET) -> Filled:
    return Filled(Entry(sheet, cell, What.VALUE, "3.3.3.0b"), content, percent)


def cells_of(data: bytes) -> dict[bytes, bytes]:
    """The XML of every cell of the first sheet."""
    return {found.group(1): found.group() for found in _CELL.finditer(members(data)[PART])}


@pytest.fixture(scope="module")
def book() -> bytes:
    return provincial()


def test_only_the_mapped_cells_and_the_wish_to_reckon_change(book: bytes) -> None:
    wanted = [filled("D6", Decimal("1234.5")), filled("D7", None), filled("B2", "UBND xã <Mẫu> & Ấ")]
    made, issues = fill_workbook(book, "tinh.xlsx", wanted)
    assert issues == ()
    assert made is not None
    before, after = members(book), members(made)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {PART, "xl/workbook.xml"}
    old, new = cells_of(book), cells_of(made)
    assert {cell for cell in new if old.get(cell) != new[cell]} == {b"D6", b"D7", b"B2"}
    outside = [_CELL.sub(b"", parts[PART]) for parts in (before, after)]
    assert outside[0] == outside[1]
    style = re.search(rb's="\d+"', old[b"D6"])
    assert style is not None
    assert style.group() in new[b"D6"]
    assert style.group() in new[b"D7"]
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]


def test_another_program_reads_what_was_filled(book: bytes) -> None:
    words = "=HYPERLINK(1) <b> & Ấ\n dòng hai"
    made, _issues = fill_workbook(
        book, "tinh.xlsx", [filled("D6", Decimal(5)), filled("F6", words), filled("K40", Decimal("0.25"))]
    )
    assert made is not None
    page = load_workbook(io.BytesIO(made))[SHEET]
    assert (page["D6"].value, page["F6"].value, page["K40"].value) == (5, words, 0.25)
    assert page["F6"].data_type == "s"
    assert page["D10"].value == "=SUM(D6:D9)"
    assert {area.coord for area in page.merged_cells.ranges} == {"A1:F1", "B2:F2"}


def test_a_percent_cell_takes_the_share_and_a_date_cell_the_day(book: bytes) -> None:
    wanted = [
        filled("E8", Decimal("97.35"), percent=True),
        filled("D8", Decimal("97.35"), percent=True),
        filled("E9", date(2026, 9, 14)),
        filled("E6", date(2026, 9, 14)),
    ]
    made, _issues = fill_workbook(book, "tinh.xlsx", wanted)
    assert made is not None
    page = load_workbook(io.BytesIO(made))[SHEET]
    assert page["E8"].value == 0.9735
    assert page["D8"].value == 97.35
    assert page["E9"].value.date() == date(2026, 9, 14)
    assert page["E6"].value == "14/09/2026"


@pytest.mark.parametrize(
    ("cell", "sheet", "code"),
    [
        ("D10", SHEET, "workbook.cell-formula"),
        ("C2", SHEET, "workbook.cell-merged"),
        ("D6", "Biểu 4", "workbook.no-sheet"),
        ("6D", SHEET, "workbook.bad-cell"),
        ("XFE1", SHEET, "workbook.bad-cell"),
        ("A1048577", SHEET, "workbook.bad-cell"),
    ],
)
def test_a_cell_that_cannot_be_filled_is_refused_by_name(
    book: bytes, cell: str, sheet: str, code: str
) -> None:
    made, issues = fill_workbook(book, "t.xlsx", [filled("D6", Decimal(1)), filled(cell, None, sheet=sheet)])
    assert made is None
    assert [(issue.code, issue.where) for issue in issues] == [(code, f"{sheet} / {cell}")]


def test_a_cell_that_an_array_formula_fills_is_refused(book: bytes) -> None:
    array = changed(book, PART, b"<f>SUM(D6:D9)</f>", b'<f t="array" ref="D10:D12">D6:D8</f>')
    made, issues = fill_workbook(array, "t.xlsx", [filled("D12", Decimal(1))])
    assert (made, [issue.code for issue in issues]) == (None, ["workbook.cell-formula"])


def test_a_sheet_is_found_by_its_name_in_any_case_and_unicode_form(book: bytes) -> None:
    import unicodedata

    made, issues = fill_workbook(
        book, "t.xlsx", [filled("D6", Decimal(1), sheet=unicodedata.normalize("NFD", "BIỂU 3"))]
    )
    assert (issues, made is not None) == ((), True)


def test_hidden_sheets_are_filled_too(book: bytes) -> None:
    made, _issues = fill_workbook(book, "t.xlsx", [filled("B1", Decimal(3), sheet="Ẩn")])
    assert made is not None
    assert load_workbook(io.BytesIO(made))["Ẩn"]["B1"].value == 3


@pytest.mark.parametrize("place", ["A1", "C3", "AA10", "B1", "B7", "Z7"])
def test_cells_and_rows_that_were_not_there_come_in_order(place: str) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="2" max="3"'
        b' style="4"/></cols><sheetData><row r="3" s="2" customFormat="1"/><row r="7"><c r="B7" s="1" t="s"><v>0</v>'
        b'</c><c r="Z7"><v>1</v></c></row></sheetData></worksheet>'
    )
    from xacai.domain.sheet_place import read_place

    where = read_place(place)
    assert where is not None
    made = edited_sheet(sheet, {where: Decimal(42)}, "t.xlsx")
    rows = [int(row) for row in re.findall(rb'<row r="(\d+)"', made)]
    assert rows == sorted(set(rows))
    for row in re.findall(rb"<row [^>]*[^/]>(.*?)</row>", made):
        found = [read_place(cell.decode()) for cell in re.findall(rb'<c r="([A-Z]+\d+)"', row)]
        assert found == sorted(found, key=lambda item: item or (0, 0))
    cell = re.search(rb'<c r="%b"[^>]*>.*?</c>' % place.encode(), made)
    assert cell is not None
    assert b"<v>42</v>" in cell.group()
    styles = {"A1": b"", "C3": b' s="2"', "AA10": b"", "B1": b' s="4"', "B7": b' s="1"', "Z7": b""}
    assert styles[place] in cell.group()


@pytest.mark.parametrize("empty", [b"<x:sheetData/>", b"<x:sheetData></x:sheetData>"])
def test_files_that_name_their_elements_with_a_prefix_are_filled_alike(empty: bytes) -> None:
    head = b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    made = edited_sheet(head + empty + b"</x:worksheet>", {(2, 2): "Ấ", (1, 1): Decimal(1)}, "t.xlsx")
    assert made == (
        head + b'<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="B2" '
        b't="inlineStr"><x:is><x:t xml:space="preserve">&#7844;</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
    )


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 12), st.integers(1, 9)),
        st.one_of(
            st.none(),
            st.decimals(-(10**9), 10**9, places=3),
            st.text(
                st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Cn"]),
                min_size=1,
                max_size=20,
            ),
        ),
        min_size=1,
    )
)
def test_any_change_is_read_back_and_the_rest_stays(
    changes: dict[tuple[int, int], Decimal | str | None],
) -> None:
    book = Workbook()
    for row in range(1, 12, 2):
        for column in range(1, 9, 2):
            book.active.cell(row, column, f"{row}/{column}")
    target = io.BytesIO()
    book.save(target)
    parts = members(target.getvalue())
    parts[PART] = edited_sheet(parts[PART], changes, "t.xlsx")
    sheet = open_workbook(packed(parts), "t.xlsx").sheets[0]
    for row in range(1, 13):
        for column in range(1, 10):
            was = f"{row}/{column}" if row % 2 and column % 2 and row < 12 and column < 9 else ""
            wanted = changes.get((row, column), was)
            cell = sheet.cell((row, column))
            if isinstance(wanted, Decimal):
                assert Decimal(cell.raw) == wanted
            else:
                import unicodedata

                assert cell.text.replace("\u00a0", " ") == unicodedata.normalize("NFC", wanted or "").replace(
                    "\u00a0", " "
                )


@pytest.mark.parametrize(
    ("book", "wanted"),
    [
        (b"<a><sheets/></a>", b"<a><sheets/></a>"),
        (
            b"<a><sheets><s/></sheets><x/></a>",
            b'<a><sheets><s/></sheets><calcPr fullCalcOnLoad="1"/><x/></a>',
        ),
        (
            b"<a><sheets><s/></sheets><definedNames><d/></definedNames></a>",
            b'<a><sheets><s/></sheets><definedNames><d/></definedNames><calcPr fullCalcOnLoad="1"/></a>',
        ),
        (b'<a><calcPr calcId="1"/></a>', b'<a><calcPr calcId="1" fullCalcOnLoad="1"/></a>'),
        (
            b'<a><calcPr fullCalcOnLoad="0" calcId="1"/></a>',
            b'<a><calcPr calcId="1" fullCalcOnLoad="1"/></a>',
        ),
        (
            b'<x:a><x:calcPr iterate="1"></x:calcPr></x:a>',
            b'<x:a><x:calcPr iterate="1" fullCalcOnLoad="1"></x:calcPr></x:a>',
        ),
    ],
)
def test_the_wish_to_reckon_is_written_in_its_place(book: bytes, wanted: bytes) -> None:
    assert reckoned_anew(book) == wanted


def test_macros_and_unknown_parts_stay_byte_for_byte(book: bytes) -> None:
    macro = packed(
        {**members(book), "xl/vbaProject.bin": b"\x00VBA\xff" * 99, "customXml/item1.xml": b"<la/>"}
    )
    made, _issues = fill_workbook(macro, "t.xlsm", [filled("D6", Decimal(1))])
    assert made is not None
    assert members(made)["xl/vbaProject.bin"] == b"\x00VBA\xff" * 99
    assert members(made)["customXml/item1.xml"] == b"<la/>"


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        fill_workbook(data, "t.xlsx", [filled("D6", Decimal(1))])
    return caught.value.issue.code


def test_hostile_workbooks_are_refused(book: bytes) -> None:
    parts = members(book)
    assert refused(b"PK\x03\x04") == "intake.damaged"
    assert refused(book[:-200]) == "intake.damaged"
    assert refused(b"\xd0\xcf\x11\xe0" * 20) == "intake.old-excel"
    assert refused(packed({"word/document.xml": b"<w/>"})) == "intake.figures-not-xlsx"
    entity = b'<!DOCTYPE w [<!ENTITY a "b">]><worksheet/>'
    assert refused(packed({**parts, PART: entity})) == "intake.entities"
    assert refused(packed({**parts, PART: b"<a>" * 300 + b"</a>" * 300})) == "intake.too-deep"
    assert refused(packed({**parts, PART: b"<worksheet>" + b" " * 97_000_000})) == "intake.bomb"
    assert refused(packed({**parts, PART: parts[PART][:-30]})) == "intake.damaged"
    assert refused(packed({**parts, PART: b"<worksheet/>"})) == "intake.damaged"
    assert refused(packed({**parts, "_xmlsignatures/sig1.xml": b"<s/>"})) == "workbook.signed"
    wide = b'<mergeCell ref="A1:XFD300000"/>'
    assert refused(changed(book, PART, b"<mergeCell ", wide + b"<mergeCell ")) == "intake.too-large"


def test_a_part_that_is_named_twice_is_refused(book: bytes) -> None:
    import zipfile

    target = io.BytesIO(book)
    with zipfile.ZipFile(target, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(PART, b"<worksheet/>")
    assert refused(target.getvalue()) in {"intake.bomb", "intake.damaged"}
