"""A mapping as data: written, read, checked beside the catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.catalogue import Catalogue
from xacai.domain.period import PeriodKind
from xacai.domain.sheet_place import place_name
from xacai.domain.workbook_map import OF_ROW, Entry, What, WorkbookMap, check_map, read_map, write_map
from xacai.files.catalogues import packaged_catalogues

GOOD = WorkbookMap(
    "Biểu của tỉnh",
    "national-2025@1",
    "Sở Nội vụ",
    (PeriodKind.QUARTER,),
    (Entry("Biểu 3", "D6", What.VALUE, "3.3.3.0b", "Hồ sơ"), Entry("Biểu 3", "B2", What.OFFICE)),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return packaged_catalogues()[0]


def codes(mapping: WorkbookMap, catalogue: Catalogue) -> list[str]:
    return [issue.code for issue in check_map(mapping, catalogue)]


entries = st.builds(
    Entry,
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9),
    st.tuples(st.integers(1, 99), st.integers(1, 99)).map(place_name),
    st.sampled_from(What),
    st.sampled_from(("", "3.1.1")),
)


@given(st.lists(entries, max_size=6))
def test_a_mapping_is_written_and_read(found: list[Entry]) -> None:
    import unicodedata

    plain = tuple(replace(entry, sheet=unicodedata.normalize("NFC", entry.sheet)) for entry in found)
    mapping = replace(GOOD, entries=plain)
    assert read_map(write_map(mapping)) == (mapping, ())


def test_a_good_mapping_has_no_fault(catalogue: Catalogue) -> None:
    assert codes(GOOD, catalogue) == []


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Entry("Biểu 3", "D6", What.NOTE, "3.1.1"), "workbook.cell-twice"),
        (Entry("BIỂU 3", "$D$6", What.NOTE, "3.1.1"), "workbook.cell-twice"),
        (Entry("Biểu 3", "E7", What.VALUE, "3.99"), "workbook.unknown-row"),
        (Entry("Biểu 3", "E7", What.VALUE, ""), "workbook.unknown-row"),
        (Entry("Biểu 3", "E7", What.OFFICE, "3.1.1"), "workbook.code-needless"),
        (Entry("Biểu 3", "E7", What.RATIO, "3.1.1"), "workbook.unfit-row"),
        (Entry("Biểu 3", "E7", What.VALUE, "3.1"), "workbook.unfit-row"),
        (Entry("Biểu 3", "7E", What.VALUE, "3.1.1"), "workbook.bad-cell"),
        (Entry("", "E7", What.VALUE, "3.1.1"), "workbook.bad-cell"),
    ],
)
def test_faults_are_named(catalogue: Catalogue, entry: Entry, code: str) -> None:
    assert codes(replace(GOOD, entries=(*GOOD.entries, entry)), catalogue) == [code]


def test_a_mapping_needs_a_name_and_cells(catalogue: Catalogue) -> None:
    assert codes(replace(GOOD, name=" x", entries=()), catalogue) == [
        "workbook.bad-name",
        "workbook.no-entries",
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"schema": 2}, "workbook.map-newer"),
        ({"name": 3}, "catalogue.wrong-type"),
        ({"kinds": ["thập kỷ"]}, "catalogue.unknown-value"),
        ({"entries": [{"sheet": "A", "cell": "B1", "what": "formula"}]}, "catalogue.unknown-value"),
        ({"entries": [{"sheet": "A", "cell": "B1", "what": "value", "run": "=1"}]}, "catalogue.unknown-key"),
        ({"entries": [[]] * 6000}, "workbook.map-large"),
        ({"entries": 4}, "catalogue.wrong-type"),
    ],
)
def test_what_is_no_mapping_is_told(change: dict[str, Any], code: str) -> None:
    mapping, issues = read_map({**write_map(GOOD), **change})
    assert mapping is None
    assert issues[0].code == code
    assert read_map([1])[0] is None


def test_every_meaning_of_a_row_is_checked() -> None:
    assert {What.VALUE, What.CUMULATIVE, What.RATIO, What.NOTE} == OF_ROW
