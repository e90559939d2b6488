"""A plan on paper: head, sections, targets, tasks with merged neighbours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.documents.samples import read_pages, squeezed

from xacai.documents.content import Heading, Orientation, Row, paragraph, run_text
from xacai.documents.plan_document import plan_covers, plan_document, target_table, task_table
from xacai.documents.state_pdf import render
from xacai.domain.deadline import read_deadline
from xacai.domain.office import Office
from xacai.domain.plan import (
    Budget,
    Decision,
    Deliverable,
    Plan,
    PlanField,
    PlanHead,
    PlanState,
    Section,
    Signer,
    Target,
    Task,
)
from xacai.domain.threshold import read_thresholds

OFFICE = Office(
    "90001", "Ủy ban nhân dân phường Hòa An", "Hòa An", recipients=("Các phòng",), signer_name="Lý An"
)


def task(key: str, content: str, field_no: str, lead: str, **parts: object) -> Task:
    """A task of quý III."""
    return Task(key, content, field_no, lead=lead, deadline=read_deadline("Quý III/2026", 2026), **parts)  # type: ignore[arg-type]


TASKS = (
    task("I.1/1", "Ban hành quy chế", "I", "Văn phòng", product="Quyết định", budget=Budget("5", 5_000_000)),
    task(
        "I.1/2",
        "Kiểm tra quy chế",
        "I",
        "Văn phòng",
        deliverables=(Deliverable("Kế hoạch"), Deliverable("Báo cáo")),
    ),
    task("II.1/1", "Công khai thủ tục", "II", "Văn phòng"),
    task("II.1/2", "Thu phí trực tuyến", "II", "Trung tâm", budget=Budget("1,5", 1_500_000)),
)
TARGET = Target(
    "II/1", "Tối thiểu 98% hồ sơ đúng hạn", "II", thresholds=read_thresholds("Tối thiểu 98% hồ sơ")
)
PLAN = Plan(
    "2026/cchc",
    2026,
    state=PlanState.ISSUED,
    head=PlanHead(
        "Kế hoạch Cải cách hành chính năm 2026",
        "05/KH-UBND",
        date(2026, 1, 12),
        legal_bases=("Nghị quyết số 1/NQ-HĐND", "Căn cứ Kế hoạch số 2"),
        recipients=("Sở Nội vụ",),
        signer=Signer(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lý Thị Ngọc Ánh"),
    ),
    sections=(
        Section("I. Mục đích", 1),
        Section("1. Chung", 2, "Dòng một\nDòng hai"),
        Section("", 1, "Dòng ba"),
    ),
    fields=(
        PlanField("I", "Cải cách thể chế"),
        PlanField("II", "Thủ tục hành chính"),
        PlanField("III", "Trống"),
    ),
    targets=(TARGET,),
    tasks=TASKS,
)


def words(row: Row) -> list[str]:
    """The cells of a row as text."""
    return [run_text(cell.text) for cell in row.cells]


def test_head_and_body() -> None:
    document = plan_document(PLAN, OFFICE)
    assert (document.kind, document.abstract) == ("KẾ HOẠCH", "Cải cách hành chính năm 2026")
    assert (document.number, document.symbol, document.place) == ("05", "KH-UBND", "Hòa An")
    assert document.bases == ("Căn cứ Nghị quyết số 1/NQ-HĐND", "Căn cứ Kế hoạch số 2")
    assert document.recipients == ("Sở Nội vụ", "Lưu: VT")
    assert document.authority.signer == "Lý Thị Ngọc Ánh"
    assert document.blocks == (
        Heading("I. Mục đích", 1),
        Heading("1. Chung", 2),
        paragraph("Dòng một"),
        paragraph("Dòng hai"),
        paragraph("Dòng ba"),
    )
    assert not document.draft
    assert plan_document(replace(PLAN, state=PlanState.DRAFT), OFFICE).draft


def test_appendices() -> None:
    first, second = plan_document(PLAN, OFFICE).appendices
    assert (first.label, second.label) == ("Phụ lục I", "Phụ lục II")
    assert second.orientation is Orientation.LANDSCAPE
    assert second.reference.startswith(
        "(Kèm theo Kế hoạch số 05/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban"
    )
    (only,) = plan_document(replace(PLAN, targets=()), OFFICE).appendices
    assert only.label == "Phụ lục"
    assert plan_document(replace(PLAN, targets=(), tasks=()), OFFICE).appendices == ()


def test_tasks_by_field_with_merged_lead() -> None:
    content = task_table(PLAN)
    assert words(content.header[0]) == [
        "STT", "Nội dung, hoạt động", "Kết quả, sản phẩm", "Cơ quan chủ trì", "Thời gian hoàn thành",
        "Kinh phí (triệu đồng)",
    ]  # fmt: skip
    assert [words(row) for row in content.rows] == [
        ["I", "CẢI CÁCH THỂ CHẾ"],
        ["1", "Ban hành quy chế", "Quyết định", "Văn phòng", "Quý III/2026", "5"],
        ["2", "Kiểm tra quy chế", "- Kế hoạch\n- Báo cáo", "Quý III/2026", ""],
        ["II", "THỦ TỤC HÀNH CHÍNH"],
        ["3", "Công khai thủ tục", "", "Văn phòng", "Quý III/2026", ""],
        ["4", "Thu phí trực tuyến", "", "Trung tâm", "Quý III/2026", "1,5"],
    ]
    assert content.rows[1].cells[3].row_span == 2
    assert content.rows[0].keep


def test_budgets_in_words_stay_words() -> None:
    plan = replace(
        PLAN, tasks=(*TASKS, task("II.1/3", "Mua máy", "II", "Trung tâm", budget=Budget("Theo dự toán")))
    )
    content = task_table(plan)
    assert words(content.header[0])[-1] == "Kinh phí"
    assert words(content.rows[-1])[-1] == "Theo dự toán"


def test_tasks_of_a_field_that_the_plan_does_not_name_are_not_lost() -> None:
    plan = replace(PLAN, tasks=(*TASKS, task("X/1", "Việc thêm", "X", "Trung tâm")))
    assert words(task_table(plan).rows[-2]) == ["X", "NỘI DUNG KHÁC"]
    assert words(task_table(plan).rows[-1])[1] == "Việc thêm"


def test_targets_with_their_thresholds() -> None:
    content = target_table(PLAN)
    assert [words(row) for row in content.rows] == [["II", "THỦ TỤC HÀNH CHÍNH"], ["1", TARGET.text, "≥ 98%"]]
    led = target_table(replace(PLAN, targets=(replace(TARGET, lead="Văn phòng"),)))
    assert words(led.rows[-1])[-1] == "Văn phòng"


def test_a_decision_that_carries_the_plan_is_named() -> None:
    head = replace(PLAN.head, issued_by=Decision("4", date(2026, 1, 8)))
    document = plan_document(replace(PLAN, head=head), OFFICE)
    assert document.reference.startswith("(Kèm theo Quyết định số 04/QĐ-UBND ngày 08 tháng 01 năm 2026")


def test_every_word_of_the_plan_is_in_the_file() -> None:
    text = squeezed(" ".join(read_pages(render(plan_document(PLAN, OFFICE)))))
    for item in (*(task.content for task in TASKS), "I.MỤCĐÍCH", "Dòng hai", "Nơi nhận", "Lý Thị Ngọc Ánh"):
        assert squeezed(item) in text
    assert plan_covers(PLAN)[-1] == ("Nhiệm vụ", "4 nhiệm vụ trong 3 lĩnh vực")
