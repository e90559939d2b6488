"""A first mapping: rows are recognised by words and numbers, in whatever spelling and order."""

from __future__ import annotations

import pytest

from xacai.domain.catalogue import Catalogue, RowKind
from xacai.domain.sheet_place import Place
from xacai.domain.text import plain
from xacai.domain.workbook_map import What, WorkbookMap, check_map
from xacai.domain.workbook_proposal import Proposal, SheetTexts, likeness, propose
from xacai.files.catalogues import packaged_catalogues


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return packaged_catalogues()[0]


def sheet(*rows: tuple[str, ...], name: str = "Biểu", closed: frozenset[Place] = frozenset()) -> SheetTexts:
    texts = {
        (row, column): words
        for row, cells in enumerate(rows, 1)
        for column, words in enumerate(cells, 1)
        if words
    }
    return SheetTexts(name, texts, closed)


HEAD = ("STT", "Chỉ tiêu", "ĐVT", "Số liệu", "Ghi chú")


def found(proposals: tuple[Proposal, ...]) -> list[tuple[str, str, str]]:
    return [(item.entry.cell, item.entry.what.value, item.entry.code) for item in proposals]


def test_the_national_table_is_recognised_whole(catalogue: Catalogue) -> None:
    rows = [(row.no, row.name, row.unit, "", "") for row in catalogue.rows()]
    proposals = propose([sheet(HEAD, *rows)], catalogue)
    wanted = {
        (f"D{at}", row.code)
        for at, row in enumerate(catalogue.rows(), 2)
        if row.applies and row.kind is not RowKind.HEADING
    }
    figures = {(item.entry.cell, item.entry.code) for item in proposals if item.entry.what is not What.NOTE}
    assert figures == wanted
    assert all(item.sure for item in proposals)
    mapping = WorkbookMap("m", catalogue.id, entries=tuple(item.entry for item in proposals))
    assert check_map(mapping, catalogue) == ()


def test_spelling_order_and_missing_numbers_do_not_matter(catalogue: Catalogue) -> None:
    rows = [
        ("", plain(row.name).upper(), "", "", "")
        for row in reversed(list(catalogue.rows()))
        if row.code in {"3.1.1", "3.1.2", "2.1"}
    ]
    proposals = propose([sheet(("",), HEAD, *rows)], catalogue)
    codes = {item.entry.code for item in proposals}
    assert {"3.1.1", "3.1.2"} <= codes


def test_columns_of_the_period_and_of_the_whole_year_are_told_apart(catalogue: Catalogue) -> None:
    row = catalogue.row("3.1.1")
    assert row is not None
    heads = (("STT", "Nội dung", "Số liệu"), ("", "", "Trong kỳ", "Lũy kế từ đầu năm"))
    proposals = propose([sheet(*heads, (row.no, row.name))], catalogue)
    assert found(proposals) == [("C3", "value", "3.1.1"), ("D3", "cumulative", "3.1.1")]


def test_cells_with_formulas_are_left_to_the_workbook(catalogue: Catalogue) -> None:
    row = catalogue.row("3.1.1")
    assert row is not None
    proposals = propose([sheet(HEAD, (row.no, row.name), closed=frozenset({(2, 4)}))], catalogue)
    assert found(proposals) == [("E2", "note", "3.1.1")]


def test_the_head_of_the_form_is_recognised(catalogue: Catalogue) -> None:
    row = catalogue.row("3.1.1")
    assert row is not None
    top = (("Đơn vị báo cáo:",), ("Kỳ báo cáo:", "đã điền"), ("",), HEAD)
    proposals = propose([sheet(*top, (row.no, row.name))], catalogue)
    assert found(proposals)[0] == ("B1", "office", "")
    assert "period" not in {item.entry.what for item in proposals}


def test_a_row_is_proposed_once_over_all_sheets(catalogue: Catalogue) -> None:
    row = catalogue.row("3.1.1")
    assert row is not None
    pages = [sheet(HEAD, (row.no, row.name), name=name) for name in ("A", "B")]
    assert {item.entry.sheet for item in propose(pages, catalogue) if item.entry.code == "3.1.1"} == {"A"}


@pytest.mark.parametrize("rows", [(), (("a", "b"),), (HEAD,), (HEAD, ("1", "Số con bò trong xã"))])
def test_what_is_no_form_gives_nothing(catalogue: Catalogue, rows: tuple[tuple[str, ...], ...]) -> None:
    assert propose([sheet(*rows)], catalogue) == ()


def test_short_forms_count_as_their_words() -> None:
    assert likeness("Số TTHC công bố mới", "so thu tuc hanh chinh CÔNG BỐ mới") == 1
    assert likeness("", "x") == 0
