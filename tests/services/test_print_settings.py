"""Where the check code stands, decided by the office; what was locked before prints as it did. The wall sheet."""

from __future__ import annotations

from tests.documents.pdf_words import read_sheets
from tests.services.offices import QUARTER, Clock, refused

from xacai.domain.period import quarter
from xacai.services import demonstrating, publishing, reporting
from xacai.services.print_settings import check_on_main_pages, set_check_on_main_pages
from xacai.services.workspace import Workspace


def test_off_until_switched_on(sample: Workspace, clock: Clock) -> None:
    assert not check_on_main_pages(sample)
    set_check_on_main_pages(sample, True)
    assert check_on_main_pages(sample)
    assert not check_on_main_pages(sample, "2026-01-12")
    clock.set(2026, 10, 1)
    set_check_on_main_pages(sample, False)
    assert not check_on_main_pages(sample)
    assert check_on_main_pages(sample, "2026-09-30")


def test_the_first_page_bears_the_code_where_the_office_decided_so_before_locking(
    sample: Workspace, clock: Clock
) -> None:
    demonstrating.finish_report(sample)
    report = reporting.get_report(sample, QUARTER)
    before = publishing.report_pdf(sample, report)
    code = reporting.check_code_of(sample, report)
    clock.set(2026, 10, 1)
    set_check_on_main_pages(sample, True)
    assert publishing.report_pdf(sample, report) == before
    assert not any(code in words.text for words in read_sheets(before)[0].words)
    paper = publishing.report_paper(sample, report)
    assert not paper.check_on_main_pages
    reporting.reopen(sample, QUARTER)
    again = reporting.finalise(sample, QUARTER, {})
    first = read_sheets(publishing.report_pdf(sample, again))[0]
    assert any(reporting.check_code_of(sample, again) in words.text for words in first.words)


def test_the_wall_sheet_shows_the_periods_tasks_as_they_stand_today(sample: Workspace) -> None:
    sheets = read_sheets(publishing.wall_sheet_pdf(sample, QUARTER))
    said = " ".join(words.text for sheet in sheets for words in sheet.words)
    assert "QUÝ III NĂM 2026" in said
    assert "Quá hạn, chưa hoàn thành: 2" in said
    assert all(sheet.width > sheet.height for sheet in sheets)


def test_a_year_without_a_plan_has_no_wall_sheet(sample: Workspace) -> None:
    with refused(sample, "plan.none"):
        publishing.wall_sheet_pdf(sample, quarter(2031, 1))
