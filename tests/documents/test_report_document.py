"""A report on paper: narrative, statistics with four cell states, targets, tasks with results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.documents.samples import read_pages, squeezed
from tests.documents.test_plan_document import OFFICE, PLAN, TASKS, words

from xacai.documents.content import Heading, Orientation, Paragraph, paragraph
from xacai.documents.report_document import report_covers, report_document, window_note
from xacai.documents.report_tables import figure, statistics_table, target_table
from xacai.documents.result_table import progress_note, result_table
from xacai.documents.state_pdf import render
from xacai.domain.catalogue import (
    Catalogue,
    Form,
    OfficeRollUp,
    OutlineSection,
    Row,
    RowKind,
    Source,
    TimeRollUp,
)
from xacai.domain.indicator import EMPTY, NOTHING, UNKNOWN, Cell, CellState, Ratio, ratios, value
from xacai.domain.period import Period, PeriodKind, Window, quarter, window
from xacai.domain.progress import Entry, Mark, Proof, count, standings
from xacai.domain.report import Particulars, Report, ReportState
from xacai.domain.submission import ReportFacts


def row(no: str, name: str, kind: RowKind = RowKind.COUNT, **parts: object) -> Row:
    """A row of form 3."""
    return Row(f"3.{no}", no, name, "hồ sơ", kind, TimeRollUp.SUM, OfficeRollUp.SUM, **parts)  # type: ignore[arg-type]


RATE = replace(
    row("3", "Tỷ lệ đúng hạn", RowKind.RATIO, decimals=2, numerator="3.2", denominator="3.1"),
    unit="%",
    time=TimeRollUp.RATIO,
)
FORM = Form(
    "3",
    "Thủ tục hành chính",
    "II.1",
    (
        row("1", "Đã giải quyết"),
        row("2", "Đúng hạn"),
        RATE,
        row("4", "Xin lỗi", level=2),
        row("5", "Khảo sát", RowKind.FLAG),
        row("6", "Hình thức", RowKind.CHOICE),
        row("7", "Cấp tỉnh", applies=False),
    ),
)
OUTLINE = (
    OutlineSection("I", "Chỉ đạo", 1),
    OutlineSection("I.1", "Kế hoạch", 2),
    OutlineSection("I.2", "Kiểm tra", 2),
    OutlineSection("V", "Kiến nghị", 1),
)
CATALOGUE = Catalogue("thu", "1", "Bộ thử", 2026, Source("thử"), outline=OUTLINE, forms=(FORM,))
PERIOD = quarter(2026, 3)
VALUES = {
    "3.1": value(1500, note="gồm cả hồ sơ cũ"),
    "3.2": value(1473),
    "3.4": NOTHING,
    "3.5": value(1),
    "3.6": Cell(CellState.VALUE, None, "trực tuyến"),
}
ENTRIES = (
    Entry("I.1/1", "2026-Q3", Mark.DONE, done_on=date(2026, 8, 1), result="Đã ký quy chế.",
          proof=Proof("12/QĐ-UBND", date(2026, 8, 1))),
    Entry("I.1/2", "2026-Q3", Mark.WAITING, note="Chờ tỉnh hướng dẫn"),
)  # fmt: skip
STANDINGS = standings(PLAN, ENTRIES, window(PERIOD), "2026-Q3")
TARGETS = (
    replace(PLAN.targets[0], indicator="3.3"),
    replace(PLAN.targets[0], key="II/2", text="Không có ngưỡng", thresholds=()),
)
FACTS = ReportFacts(
    window(PERIOD),
    date(2026, 9, 16),
    VALUES,
    VALUES,
    ratios(CATALOGUE, VALUES),
    ratios(CATALOGUE, VALUES),
    {"I.1": "Ban hành kế hoạch.\nGiao việc.", "V": "Không có kiến nghị."},
    STANDINGS,
    count(STANDINGS),
    TARGETS,
)
REPORT = Report(
    "90001",
    PERIOD,
    CATALOGUE.id,
    state=ReportState.NUMBERED,
    particulars=Particulars("121/BC-UBND", date(2026, 9, 15), addressee="Sở Nội vụ"),
)


def test_head_narrative_and_recipients() -> None:
    document = report_document(REPORT, FACTS, OFFICE, CATALOGUE, plan=PLAN)
    assert (document.kind, document.number, document.symbol) == ("BÁO CÁO", "121", "BC-UBND")
    assert document.addressees == ("Sở Nội vụ",)
    assert document.recipients == ("Như trên", "Các phòng", "Lưu: VT")
    assert document.abstract == "Kết quả công tác cải cách hành chính quý III năm 2026"
    opening, *rest = document.blocks
    assert isinstance(opening, Paragraph)
    assert opening.runs[0].text == (
        "Thực hiện Kế hoạch số 05/KH-UBND ngày 12/01/2026 về cải cách hành chính năm 2026, Ủy ban nhân dân phường "
        "Hòa An báo cáo kết quả quý III năm 2026 (số liệu từ ngày 15/6/2026 đến ngày 14/9/2026) như sau:"
    )
    assert rest == [
        Heading("I. Chỉ đạo", 1),
        Heading("1. Kế hoạch", 2),
        paragraph("Ban hành kế hoạch."),
        paragraph("Giao việc."),
        Heading("2. Kiểm tra", 2),
        Heading("V. Kiến nghị", 1),
        paragraph("Không có kiến nghị."),
    ]


def test_a_draft_says_which_sections_are_empty() -> None:
    draft = report_document(replace(REPORT, state=ReportState.DRAFT), FACTS, OFFICE, CATALOGUE)
    assert draft.draft
    assert sum(block == paragraph("(Chưa có nội dung)", italic=True) for block in draft.blocks) == 1


def test_three_appendices() -> None:
    document = report_document(REPORT, FACTS, OFFICE, CATALOGUE, plan=PLAN)
    assert [item.label for item in document.appendices] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert [item.orientation for item in document.appendices] == [
        Orientation.PORTRAIT,
        Orientation.PORTRAIT,
        Orientation.LANDSCAPE,
    ]
    assert document.appendices[0].notes == ("Số liệu từ ngày 15/6/2026 đến ngày 14/9/2026",)


def test_a_window_cut_to_the_office_says_so() -> None:
    cut = replace(FACTS, window=Window(date(2026, 7, 1), date(2026, 9, 14)))
    assert window_note(REPORT, cut) == (
        "Số liệu từ ngày 01/7/2026 đến ngày 14/9/2026; kỳ báo cáo từ 15/6/2026 đến 14/9/2026, cơ quan hoạt động từ "
        "ngày 01/7/2026"
    )


def test_statistics() -> None:
    content = statistics_table(REPORT, FACTS, CATALOGUE)
    assert words(content.header[0]) == ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"]
    assert [words(line) for line in content.rows] == [
        ["Biểu 3. Thủ tục hành chính"],
        ["1", "Đã giải quyết", "hồ sơ", "1.500", "gồm cả hồ sơ cũ"],
        ["2", "Đúng hạn", "hồ sơ", "1.473", ""],
        ["3", "Tỷ lệ đúng hạn", "%", "98,20", "= 2/1"],
        ["4", "Xin lỗi", "hồ sơ", "Không phát sinh", ""],
        ["5", "Khảo sát", "hồ sơ", "Có", ""],
        ["6", "Hình thức", "hồ sơ", "trực tuyến", ""],
        ["7", "Cấp tỉnh", "hồ sơ", "", "Không áp dụng"],
    ]
    assert content.rows[4].cells[1].inset > 0


def test_a_cumulative_period_shows_both_series() -> None:
    half = replace(REPORT, period=Period(PeriodKind.HALF, 2026))
    facts = replace(FACTS, cumulative={**VALUES, "3.1": value(2600)})
    content = statistics_table(half, facts, CATALOGUE)
    assert words(content.header[0])[3:5] == ["Quý II/2026", "Lũy kế 6 tháng/2026"]
    assert words(content.rows[1])[3:5] == ["1.500", "2.600"]


@pytest.mark.parametrize(
    ("cell", "printed"),
    [(EMPTY, ""), (UNKNOWN, "Chưa có số liệu"), (NOTHING, "Không phát sinh"), (value(0), "0")],
)
def test_the_four_states_differ_on_paper(cell: Cell, printed: str) -> None:
    assert figure(FORM.rows[0], {"3.1": cell}, {}) == printed


@pytest.mark.parametrize(
    ("ratio", "printed"),
    [
        (Ratio(None, Decimal(0), Decimal(0)), "–"),
        (Ratio(None, None, Decimal(5)), ""),
        (Ratio(None, Decimal(5), None), ""),
        (Ratio(Decimal("97.354"), Decimal(1), Decimal(1)), "97,35"),
    ],
)
def test_a_ratio_over_nothing_is_no_number(ratio: Ratio, printed: str) -> None:
    assert figure(RATE, {}, {"3.3": ratio}) == printed


def test_targets_reached_missed_and_not_measured() -> None:
    assert [words(line)[2:] for line in target_table(FACTS, CATALOGUE, PLAN).rows[1:]] == [
        ["≥ 98%", "98,20%", "Đạt"],
        ["", "", "Chưa đo được"],
    ]
    worse = replace(FACTS, ratios={"3.3": Ratio(Decimal("97.9"), Decimal(1), Decimal(1))})
    assert words(target_table(worse, CATALOGUE, PLAN).rows[1])[-2:] == ["97,90%", "Chưa đạt"]


def test_tasks_with_results_by_field() -> None:
    content = result_table(FACTS, REPORT.period, PLAN)
    assert words(content.rows[0]) == ["I", "CẢI CÁCH THỂ CHẾ"]
    assert words(content.rows[1])[-2:] == [
        "Hoàn thành đúng hạn",
        "Đã ký quy chế.\n(số 12/QĐ-UBND ngày 01/8/2026)",
    ]
    assert words(content.rows[2])[-2:] == ["Chờ điều kiện thực hiện", "Chờ tỉnh hướng dẫn"]
    assert content.rows[1].cells[3].row_span == 2
    assert progress_note(FACTS, REPORT.period) == (
        "Hoàn thành 1/3 nhiệm vụ (đúng hạn 1, quá hạn 0); đang thực hiện 0; chưa thực hiện 2; quá hạn chưa hoàn "
        "thành 0; không tính 1 nhiệm vụ chờ điều kiện thực hiện"
    )


def test_without_a_plan_the_tables_still_group_by_number() -> None:
    assert words(result_table(FACTS, REPORT.period, None).rows[0]) == ["I", "NỘI DUNG KHÁC"]


def test_all_of_it_is_in_the_file() -> None:
    text = squeezed(
        " ".join(read_pages(render(report_document(REPORT, FACTS, OFFICE, CATALOGUE, plan=PLAN))))
    )
    for item in (
        *(task.content for task in TASKS),
        "Không phát sinh",
        "98,20",
        "Chưa đo được",
        "Đã ký quy chế.",
    ):
        assert squeezed(item) in text
    assert report_covers(FACTS, CATALOGUE)[1] == ("Số liệu thống kê", "6 chỉ tiêu trong 1 biểu")
