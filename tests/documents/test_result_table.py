"""Tasks with what became of them; a year's report tells done and expected apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.documents.samples import read_pages, squeezed
from tests.documents.test_plan_document import PLAN, words
from tests.documents.test_report_document import CATALOGUE, FACTS, OFFICE, REPORT

from xacai.documents.report_document import report_document
from xacai.documents.result_table import progress_note, result_table, result_words
from xacai.documents.state_pdf import render
from xacai.domain.period import Period, PeriodKind, window
from xacai.domain.progress import Entry, Mark, Proof, Standing, Status, count, standings

YEAR = Period(PeriodKind.YEAR, 2026)
ENTRIES = (
    Entry("I.1/1", "2026-Q3", Mark.DONE, done_on=date(2026, 8, 1), result="Đã ký quy chế."),
    Entry("I.1/2", "2026-Q4", Mark.IN_PROGRESS, deliverable=1, result="Đang lấy ý kiến."),
    Entry("II.1/2", "2026-Q4", Mark.DROPPED, note="Tỉnh bỏ phí này"),
)
STANDINGS = tuple(
    replace(item, due=date(2026, 12, 31), status=Status.IN_PROGRESS) if item.task.key == "I.1/2" else item
    for item in standings(PLAN, ENTRIES, window(YEAR), "2026-Q4")
)
OF_YEAR = replace(FACTS, window=window(YEAR), standings=STANDINGS, progress=count(STANDINGS))


def test_a_year_shows_what_is_done_and_what_is_expected() -> None:
    content = result_table(OF_YEAR, YEAR, PLAN)
    assert words(content.header[0])[5:] == ["Đến ngày 14/12/2026", "Ước đến 31/12/2026", "Kết quả thực hiện"]
    rows = {words(row)[1]: words(row)[-3:] for row in content.rows if not row.keep}
    assert rows["Ban hành quy chế"] == ["Hoàn thành đúng hạn", "Đã hoàn thành", "Đã ký quy chế."]
    assert rows["Kiểm tra quy chế"] == ["Đang thực hiện", "Ước hoàn thành", "Đang lấy ý kiến."]
    assert rows["Công khai thủ tục"] == ["Quá hạn, chưa hoàn thành", "Chưa hoàn thành", ""]
    assert rows["Thu phí trực tuyến"] == ["Không thực hiện", "Không thực hiện", "Tỉnh bỏ phí này"]
    assert "ước đến ngày 31/12 hoàn thành 2/3 nhiệm vụ" in progress_note(OF_YEAR, YEAR)


def test_a_quarter_shows_the_state_alone() -> None:
    content = result_table(FACTS, REPORT.period, PLAN)
    assert words(content.header[0])[5:] == ["Tình trạng", "Kết quả thực hiện"]
    assert "31/12" not in progress_note(FACTS, REPORT.period)


def test_the_whole_year_is_in_the_printed_report() -> None:
    report = replace(REPORT, period=YEAR)
    text = squeezed(
        " ".join(read_pages(render(report_document(report, OF_YEAR, OFFICE, CATALOGUE, plan=PLAN))))
    )
    for said in ("Ước đến 31/12/2026", "Đang lấy ý kiến.", "Tỉnh bỏ phí này", "Chưa đo được", "Ngưỡng"):
        assert squeezed(said) in text


def test_each_product_says_its_own_and_earlier_documents_stay() -> None:
    task = PLAN.tasks[1]
    entries = (
        Entry(task.key, "2026-Q1", Mark.IN_PROGRESS, 1, proof=Proof("1/KH", date(2026, 2, 3)), result="Nháp"),
        Entry(
            task.key, "2026-Q2", Mark.DONE, 1, proof=Proof("2/KH", None, "UBND", "Kế hoạch"), result="Xong"
        ),
        Entry(task.key, "2026-Q2", Mark.DONE, 2, proof=Proof(abstract="Báo cáo"), note="Muộn một tuần"),
    )
    assert result_words(Standing(task, Status.DONE_LATE, None, entries)).split("\n") == [
        "(số 1/KH ngày 03/02/2026)",
        "Xong",
        "(số 2/KH UBND: Kế hoạch)",
        "Báo cáo",
        "Muộn một tuần",
    ]
