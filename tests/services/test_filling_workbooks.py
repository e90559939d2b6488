"""The province's own Excel from end to end: proposed, kept, filled with a report, read back with its differences."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from tests.services.offices import refused

from xacai.domain.catalogue import Catalogue
from xacai.domain.indicator import value
from xacai.domain.issue import errors
from xacai.domain.period import PeriodKind, read_period
from xacai.domain.report import Report
from xacai.domain.workbook_map import Entry, What, WorkbookMap
from xacai.services import filling_workbooks as work
from xacai.services import reporting
from xacai.services.computing import facts
from xacai.services.workspace import Workspace

NAME = "mau.xlsx"


def blank_form(catalogue: Catalogue) -> bytes:
    """The national appendix as a province hands it out: one sheet a form, ratios as percent cells."""
    book = Workbook()
    book.remove(book.active)
    for form in catalogue.national_forms:
        page = book.create_sheet(f"Biểu {form.no}")
        page["A1"] = f"Biểu {form.no}. {form.title}"
        page["A2"] = "Đơn vị báo cáo:"
        page.append(("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"))
        for at, row in enumerate(form.rows, 4):
            page.append((row.no, row.name, row.unit))
            if row.kind == "ratio":
                page.cell(at, 4).number_format = "0.00%"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def mended(data: bytes, *cells: tuple[str, str, Any]) -> bytes:
    book = load_workbook(io.BytesIO(data))
    for sheet, cell, content in cells:
        book[sheet][cell] = content
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.fixture
def report(sample: Workspace) -> Report:
    period = read_period("2026-Q3")
    assert period is not None
    return reporting.get_report(sample, period)


@pytest.fixture
def mapping(sample: Workspace, report: Report) -> WorkbookMap:
    catalogue = sample.catalogue(report.catalogue)
    found = work.propose_map(blank_form(catalogue), NAME, catalogue)
    return work.keep_map(
        sample, WorkbookMap("Mẫu tỉnh", catalogue.id, entries=tuple(item.entry for item in found))
    )


def cell_of(mapping: WorkbookMap, code: str, what: What = What.CUMULATIVE) -> Entry:
    return next(entry for entry in mapping.entries if (entry.code, entry.what) == (code, what))


def test_filling_and_reading_back_gives_the_same_figures(
    sample: Workspace, report: Report, mapping: WorkbookMap
) -> None:
    catalogue = sample.catalogue(report.catalogue)
    made = work.fill_in(sample, report, mapping, blank_form(catalogue), NAME)
    assert made.data is not None
    assert made.issues == ()
    known = facts(sample, report)
    book = load_workbook(io.BytesIO(made.data))
    for entry in mapping.entries:
        shown = book[entry.sheet][entry.cell].value
        if entry.what is What.CUMULATIVE:
            cell = known.cumulative[entry.code]
            assert shown == (cell.text or (cell.amount if cell.amount is None else float(cell.amount)))
        elif entry.what is What.RATIO and known.ratios[entry.code].value is not None:
            assert Decimal(str(shown)) * 100 == known.ratios[entry.code].value
        elif entry.what is What.OFFICE:
            assert shown == sample.office().name
    found = work.compare(sample, report, mapping, made.data, NAME)
    assert (found.new, found.differing, found.derived, found.issues) == ((), {}, {}, ())
    assert len(found.same) > 80


def test_what_differs_is_shown_and_taken_only_when_agreed(
    sample: Workspace, report: Report, mapping: WorkbookMap
) -> None:
    catalogue = sample.catalogue(report.catalogue)
    made = work.fill_in(sample, report, mapping, blank_form(catalogue), NAME).data
    assert made is not None
    typed, total = cell_of(mapping, "3.1.1"), cell_of(mapping, "3.3.3.1")
    data = mended(made, (typed.sheet, typed.cell, 77), (total.sheet, total.cell, 5))
    found = work.compare(sample, report, mapping, data, NAME)
    old = report.values["3.1.1"]
    assert found.differing == {"3.1.1": (old, value(77, old.note))}
    assert found.derived[total.place] == (facts(sample, report).values["3.3.3.1"].amount, Decimal(5))
    kept = work.take_back(sample, report, found)
    assert kept.report.values["3.1.1"] == old
    taken = work.take_back(sample, report, found, overwrite=True)
    assert taken.report.values["3.1.1"].number == 77
    assert reporting.get_report(sample, report.period).values["3.1.1"].number == 77


def test_a_cumulative_report_takes_back_only_its_own_quarter(sample: Workspace, mapping: WorkbookMap) -> None:
    period = read_period("2026-Y")
    assert period is not None
    report = reporting.new_report(sample, period)
    entry = cell_of(mapping, "3.1.1")
    data = mended(blank_form(sample.catalogue(report.catalogue)), (entry.sheet, entry.cell, 5))
    found = work.compare(sample, report, mapping, data, NAME)
    assert found.cells == {}
    assert entry.place in found.derived


def test_another_office_and_another_catalogue_are_told(
    sample: Workspace, report: Report, mapping: WorkbookMap
) -> None:
    data = mended(blank_form(sample.catalogue(report.catalogue)), ("Biểu 1", "B2", "UBND xã Khác"))
    found = work.compare(sample, report, replace(mapping, catalogue="khac@1"), data, NAME)
    assert [issue.code for issue in found.issues] == ["workbook.other-catalogue", "workbook.other-office"]


def test_nothing_is_written_where_a_cell_cannot_be_filled(
    sample: Workspace, report: Report, mapping: WorkbookMap
) -> None:
    entry = cell_of(mapping, "3.1.1")
    data = mended(blank_form(sample.catalogue(report.catalogue)), (entry.sheet, entry.cell, "=1+1"))
    made = work.fill_in(sample, report, mapping, data, NAME)
    assert (made.data, made.filled) == (None, 0)
    assert [(issue.code, issue.where) for issue in made.issues] == [("workbook.cell-formula", entry.place)]


def test_mappings_are_kept_listed_exported_and_forgotten(
    sample: Workspace, mapping: WorkbookMap, tmp_path: Path
) -> None:
    assert work.maps(sample) == (mapping,)
    path = tmp_path / "m.json"
    path.write_bytes(work.map_bytes(mapping))
    assert work.read_map_file(path) == (mapping, ())
    work.keep_map(sample, replace(mapping, kinds=(PeriodKind.YEAR,)))
    assert work.find_map(sample, mapping.name).kinds == (PeriodKind.YEAR,)
    work.remove_map(sample, mapping.name)
    with refused(sample, "workbook.unknown-map"):
        work.find_map(sample, mapping.name)


def test_bad_mappings_files_and_kinds_are_refused(
    sample: Workspace, report: Report, mapping: WorkbookMap, tmp_path: Path
) -> None:
    bad = replace(mapping, entries=(Entry("A", "B1", What.VALUE, "9.9"),))
    with refused(sample, "workbook.unknown-row"):
        work.keep_map(sample, bad)
    assert errors(work.fill_in(sample, report, bad, b"", NAME).issues)
    with refused(sample, "workbook.other-kind"):
        work.fill_in(sample, report, replace(mapping, kinds=(PeriodKind.YEAR,)), b"", NAME)
    for data in (b"[]", b"{", b"\xff"):
        path = tmp_path / "la.json"
        path.write_bytes(data)
        with refused(sample, "workbook.no-map"):
            work.read_map_file(path)
    with refused(sample, "workbook.nothing-recognised"):
        target = io.BytesIO()
        Workbook().save(target)
        work.propose_map(target.getvalue(), NAME, sample.catalogue(report.catalogue))


def test_a_negative_count_is_refused_and_nothing_is_taken(
    sample: Workspace, report: Report, mapping: WorkbookMap
) -> None:
    entry = cell_of(mapping, "3.1.1")
    data = mended(blank_form(sample.catalogue(report.catalogue)), (entry.sheet, entry.cell, -4))
    found = work.compare(sample, report, mapping, data, NAME)
    filling = work.take_back(sample, report, found, overwrite=True)
    assert [issue.code for issue in errors(filling.issues)] == ["report.value-negative"]
    assert reporting.get_report(sample, report.period).values["3.1.1"] == report.values["3.1.1"]
    assert report.values["3.1.1"] != value(-4)
