"""Paper: a draft says so, a locked document bears its check code, and a print never drifts from what was locked."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf
from tests.services.offices import PLAN, QUARTER

from xacai.domain.plan import with_task
from xacai.domain.report import Particulars
from xacai.domain.text import nfc, squeeze
from xacai.services import demonstrating, planning, publishing, reporting, setting_up, submitting
from xacai.services.planning import Issuing
from xacai.services.workspace import Workspace


def words(pdf: bytes) -> str:
    """All words of a PDF, spaces squeezed."""
    return squeeze(nfc(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)))


def test_a_draft_is_marked_and_bears_no_code(sample: Workspace) -> None:
    report = reporting.get_report(sample, QUARTER)
    paper = publishing.report_paper(sample, report)
    assert paper.check is None
    said = words(publishing.report_pdf(sample, report))
    assert paper.draft
    assert "DỰ THẢO" in said.upper()
    assert reporting.check_code_of(sample, report) not in said


def test_the_code_on_the_paper_is_that_of_the_bundle(sample: Workspace) -> None:
    demonstrating.finish_report(sample)
    report = reporting.get_report(sample, QUARTER)
    packed = submitting.pack_report(sample, report)
    said = words(publishing.report_pdf(sample, report, bundle=(packed.shipment, packed.data)))
    assert packed.shipment.check_code in said
    assert "121/BC-UBND" in said
    assert not publishing.report_paper(sample, report).draft


def test_a_draft_plan_is_marked_and_an_issued_one_bears_its_code(sample: Workspace) -> None:
    issued = planning.get_plan(sample, PLAN)
    said = words(publishing.plan_pdf(sample, issued))
    assert submitting.pack_plan(sample, issued).shipment.check_code in said
    draft = planning.copy_plan(sample, source=PLAN, key="2027/cchc")
    assert "DỰ THẢO" in words(publishing.plan_pdf(sample, draft)).upper()


def test_a_locked_report_prints_the_same_after_plan_and_office_changed(sample: Workspace) -> None:
    demonstrating.finish_report(sample)
    report = reporting.get_report(sample, QUARTER)
    before = publishing.report_pdf(sample, report)
    planning.bind_target(sample, PLAN, "I/1.3", "1.5")
    revised = planning.amend(sample, PLAN, basis="Công văn số 12/UBND")
    changed = with_task(revised, replace(revised.tasks[0], content="Việc đã đổi"))
    planning.save_plan(sample, changed, revised)
    assert publishing.report_pdf(sample, report) == before
    planning.issue_plan(sample, PLAN, Issuing("99/KH-UBND", date(2026, 10, 1)))
    setting_up.change_office(sample, replace(sample.office(), name="Ủy ban nhân dân phường Tam Nhuận"))
    assert publishing.report_pdf(sample, report) == before


def test_the_file_name_is_plain_and_tells_number_and_period(sample: Workspace) -> None:
    report = reporting.get_report(sample, QUARTER)
    assert publishing.report_file_stem(report) == "bao-cao_CCHC_2026-Q3"
    numbered = replace(report, particulars=Particulars("58/BC-UBND Đ", date(2026, 9, 15)))
    assert publishing.report_file_stem(numbered) == "58-BC-UBNDD_CCHC_2026-Q3"
    odd = replace(report, particulars=Particulars("../../58", date(2026, 9, 15)))
    assert "/" not in publishing.report_file_stem(odd)
    assert "." not in publishing.report_file_stem(odd)
