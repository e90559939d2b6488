"""What the dialogs over a province's workbook show, without a window."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xacai.domain.catalogue import Catalogue
from xacai.domain.indicator import NOTHING, Cell, value
from xacai.domain.workbook_map import Entry, What
from xacai.files.catalogues import packaged_catalogues
from xacai.services.filling_workbooks import Comparison
from xacai.ui.reporting.workbook_view import (
    CODE,
    MARK,
    NAME,
    SHOWN,
    Mapped,
    added,
    back_rows,
    cells_to_take,
    map_rows,
    mended,
    what_words,
)

KEY = "Biểu 3 / D6"
CELLS = (
    Mapped(Entry("Biểu 3", "D6", What.VALUE, "3.1.1", "Số TTHC"), False),
    Mapped(Entry("B", "B2", What.OFFICE)),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return packaged_catalogues()[0]


def test_a_doubtful_cell_says_so_until_somebody_mends_it(catalogue: Catalogue) -> None:
    first = map_rows(CELLS, catalogue)[0]
    assert (first.key, first.cells[MARK].tone) == (KEY, "warn")
    assert "1.1" in first.cells[NAME].text
    changed = mended(CELLS, KEY, CODE, " 3.1.2. ")
    assert changed[0] == Mapped(Entry("Biểu 3", "D6", What.VALUE, "3.1.2", "Số TTHC"))
    assert map_rows(changed, catalogue)[0].cells[MARK].tone == "ok"
    wrong = mended(CELLS, KEY, CODE, "9.9")
    assert map_rows(wrong, catalogue)[0].cells[MARK].tone == "err"


def test_a_cell_takes_another_meaning_or_goes(catalogue: Catalogue) -> None:
    as_note = mended(CELLS, KEY, SHOWN, what_words(What.NOTE).upper())
    assert (as_note[0].entry.what, as_note[0].entry.code) == (What.NOTE, "3.1.1")
    as_office = mended(CELLS, KEY, SHOWN, what_words(What.OFFICE))
    assert (as_office[0].entry.what, as_office[0].entry.code) == (What.OFFICE, "")
    assert mended(CELLS, KEY, SHOWN, "lạ")[0].entry.what is What.VALUE
    assert mended(CELLS, KEY, CODE, "") == CELLS[1:]
    given_row = mended(CELLS, "B / B2", CODE, "3.1.1")
    assert (given_row[1].entry.what, given_row[1].entry.code) == (What.VALUE, "3.1.1")


def test_one_more_cell_is_added_once() -> None:
    more = added(CELLS, "Biểu 3", " $e$9 ")
    assert more[-1].entry == Entry("Biểu 3", "E9", What.VALUE)
    assert added(more, "Biểu 3", "E9") == more
    assert added(CELLS, "Biểu 3", "9E") == CELLS


def test_differences_come_first_and_are_taken_only_when_agreed(catalogue: Catalogue) -> None:
    cells = {"3.1.1": value(5), "3.1.2": value(6)}
    found = Comparison(
        cells, ("3.1.2",), (), {"3.1.1": (NOTHING, value(5))}, {KEY: (Decimal("1.5"), None)}, ()
    )
    rows = back_rows(found, catalogue, {"3.1.2": Cell()})
    assert [row.key for row in rows] == ["3.1.1", "3.1.2", KEY]
    assert [row.cells[3].text for row in rows] == ["5", "6", "–"]
    assert (rows[2].cells[1].text, rows[2].cells[2].text) == (KEY, "1,5")
    assert cells_to_take(found, replacing=False) == {"3.1.2": value(6)}
    assert cells_to_take(found, replacing=True) == cells
