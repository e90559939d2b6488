"""Every kind of report: begun, filled, checked, finalised, printed with its own words; none feeds what it must not."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from tests.services.offices import period

from xacai.domain.indicator import value
from xacai.domain.issue import Severity
from xacai.domain.report import SectionText, edited, unanswered
from xacai.domain.text import nfc, squeeze
from xacai.services import computing, publishing, reporting, submitting, twinning
from xacai.services.workspace import Workspace

KINDS = {
    "2026-Q1": "quý I năm 2026",
    "2026-Q2": "quý II năm 2026",
    "2026-Q3": "quý III năm 2026",
    "2026-Q4": "quý IV năm 2026",
    "2026-6M": "6 tháng đầu năm 2026",
    "2026-9M": "9 tháng năm 2026",
    "2026-Y": "năm 2026",
    "2026-M04": "tháng 04 năm 2026",
    "2025-12-20..2026-01-15": "từ 20/12/2025 đến 15/01/2026",
}


def words(pdf: bytes) -> str:
    """All words of a PDF."""
    return squeeze(nfc(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)))


def finalise(workspace: Workspace, code: str) -> None:
    """Fill every cell with 0 and every section with a sentence, answer all warnings, lock."""
    report = reporting.get_report(workspace, period(code))
    catalogue = workspace.catalogue(report.catalogue)
    cells = {
        row.code: value(0)
        for row in catalogue.rows()
        if row.typed and row.kind in {"count", "amount", "flag"}
    }
    filled = reporting.fill(workspace, report, cells, overwrite=True)
    assert filled.issues == ()
    texts = {section.code: SectionText("Đã thực hiện.") for section in catalogue.outline}
    changed = edited(filled.report, texts=texts)
    reporting.save_report(workspace, changed, filled.report)
    issues = computing.check(workspace, changed)
    assert [issue for issue in issues if issue.severity is Severity.ERROR] == []
    reasons = {issue.code: "Đúng thực tế" for issue in unanswered(changed, issues)}
    reporting.finalise(workspace, period(code), reasons)


@pytest.mark.parametrize(("code", "said"), KINDS.items())
def test_each_kind_goes_all_the_way(small: Workspace, tmp_path: Path, code: str, said: str) -> None:
    title = "kết quả rà soát hồ sơ trực tuyến" if ".." in code else ""
    reporting.new_report(small, period(code), title)
    finalise(small, code)
    report = reporting.get_report(small, period(code))
    text = words(publishing.report_pdf(small, report))
    about = "Kết quả rà soát hồ sơ trực tuyến" if title else "Kết quả công tác cải cách hành chính"
    assert f"{about} {said}" in text
    assert f"báo cáo {about[0].lower()}{about[1:]} {said} (" in text or f"báo cáo kết quả {said} (" in text
    exported = submitting.export_report(small, period(code), tmp_path / "usb")
    assert exported.bundle.path.is_file()
    assert twinning.report_docx(small, report)
    assert twinning.report_xlsx(small, report)
    assert submitting.report_snapshot(small, report)["title"] == title


def test_a_month_opens_where_the_quarter_before_closed_and_feeds_no_quarter(small: Workspace) -> None:
    first = reporting.new_report(small, period("2026-Q1"))
    reporting.fill(small, first, {"3.3.3.4a": value(12), "3.3.3.4b": value(3), "7.3.1": value(40)})
    month = reporting.new_report(small, period("2026-M04"))
    assert month.values["3.3.3.0a"].number == 15
    reporting.fill(small, month, {"7.3.1": value(7), "3.3.3.4a": value(99), "3.3.3.4b": value(0)})
    special = reporting.new_report(small, period("2026-04-15..2026-05-03"), "kiểm tra đột xuất")
    assert special.values["3.3.3.0a"].number == 99
    reporting.fill(small, special, {"7.3.1": value(1000)})
    # A special period that begins on any other day knows no opening balance.
    assert reporting.new_report(small, period("2026-04-20..2026-05-09")).values == {}
    half = reporting.new_report(small, period("2026-6M"))
    assert half.values["3.3.3.0a"].number == 15
    assert "7.3.1" not in half.values
    half = reporting.fill(small, half, {"7.3.1": value(60)}).report
    assert computing.facts(small, half).cumulative["7.3.1"].amount == 100


def test_only_a_report_over_any_two_days_has_a_title(small: Workspace) -> None:
    assert reporting.new_report(small, period("2026-Q1"), "Chuyên đề").title == ""
