"""Layouts that offices use and the collected plans do not: other columns, dates, groups, chapters of targets."""

from __future__ import annotations

from datetime import date

import pytest
from tests.intake.mini import asked, reading
from tests.intake.word_writer import Box, WordFile, paragraph, run, table

from xacai.domain.deadline import Recurrence
from xacai.domain.plan import Target
from xacai.intake.plan import Reading, read_plan
from xacai.intake.source import read_source

TITLE = "KẾ HOẠCH\nTuyên truyền cải cách hành chính xã Suối Mơ năm 2026\n\n"


def word_reading(*parts: str) -> Reading:
    file = WordFile()
    file.lines(["KẾ HOẠCH", "Cải cách hành chính xã Suối Mơ năm 2026"], centred=True)
    file.add(paragraph(""), *parts)
    return read_plan(read_source(file.data(), "kh.docx"), year=2026, office_name=None)


def thresholds(target: Target) -> list[tuple[str, str, str]]:
    return [(str(item.comparator), str(item.value), item.unit) for item in target.thresholds]


@pytest.mark.parametrize(
    ("written", "start", "due"),
    [
        ("30/9/2026", None, date(2026, 9, 30)),
        ("Tháng 6/2026", date(2026, 6, 1), date(2026, 6, 30)),
        ("Quí IV-2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("Quý II/2026", date(2026, 4, 1), date(2026, 6, 30)),
        ("Trước 15/11/2026", None, date(2026, 11, 15)),
        ("Năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_deadlines_as_others_write_them(written: str, start: date | None, due: date) -> None:
    found = reading(f"{TITLE}Nhiệm vụ\tCơ quan chủ trì\tThời hạn\nPhát tờ rơi\tPhòng VH-XH\t{written}\n")
    (window,) = found.plan.tasks[0].deadline.windows
    assert window.due == due
    assert start is None or window.start == start


def test_a_span_of_years_is_one_window() -> None:
    found = reading(f"{TITLE}Nhiệm vụ\tCơ quan chủ trì\tThời hạn\nPhát tờ rơi\tPhòng VH-XH\tNăm 2025-2030\n")
    deadline = found.plan.tasks[0].deadline
    assert deadline.text == "Năm 2025-2030"
    assert [(window.start.year, window.due.year) for window in deadline.windows] == [(2025, 2030)]


def test_a_table_without_numbers_products_or_fields() -> None:
    found = reading(
        TITLE + "Nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn\n"
        "Phát thanh hằng tuần\tPhòng VH-XH\tCác thôn\tHàng tháng\nIn tờ rơi\tVăn phòng\tCác thôn\t30/9/2026\n"
    )
    assert [(task.content, task.lead, task.product) for task in found.plan.tasks] == [
        ("Phát thanh hằng tuần", "Phòng VH-XH", ""),
        ("In tờ rơi", "Văn phòng", ""),
    ]
    assert found.plan.tasks[0].deadline.recurrence == (Recurrence.MONTHLY,)
    assert len({task.key for task in found.plan.tasks}) == 2


@pytest.mark.parametrize("title", ["II. MỤC TIÊU", "II. CHỈ TIÊU CỤ THỂ", "II. MỤC TIÊU, CHỈ TIÊU"])
def test_fields_within_a_chapter_of_targets(title: str) -> None:
    found = reading(
        f"{TITLE}I. MỤC ĐÍCH\n\nLàm cho việc gọn hơn.\n\n{title}\n\n1. Cải cách thể chế\n\n"
        "- 100% văn bản được rà soát.\n- Không có văn bản trái luật.\n\n2. Cải cách thủ tục hành chính\n\n"
        "- Tối thiểu 98% hồ sơ đúng hạn.\n\nIII. NHIỆM VỤ\n\nTT\tNhiệm vụ\tChủ trì\tThời hạn\n"
        "I\tCẢI CÁCH THỂ CHẾ\t\t\n1\tRà soát\tVăn phòng\tQuý I\n"
    )
    targets = found.plan.targets
    assert [(item.no, item.text[:12]) for item in targets] == [
        ("1.1", "100% văn bản"),
        ("1.2", "Không có văn"),
        ("2.1", "Tối thiểu 98"),
    ]
    assert thresholds(targets[2]) == [(">=", "98", "%")]
    assert "intake.no-targets" not in {code for code, _ in asked(found)}


def test_work_under_fields_of_a_mixed_chapter_is_no_target() -> None:
    found = reading(
        f"{TITLE}II. MỤC TIÊU, NHIỆM VỤ\n\n1. Cải cách thể chế\n\n1.1. Mục tiêu\n\n- 100% văn bản được rà soát.\n\n"
        "1.2. Nhiệm vụ\n\n- Rà soát văn bản.\n"
    )
    assert [item.text for item in found.plan.targets] == ["100% văn bản được rà soát."]
    assert [task.content for task in found.plan.tasks] == ["Rà soát văn bản."]


def test_targets_by_value_under_generated_headings() -> None:
    rows = [
        [Box("Chỉ tiêu"), Box("Đơn vị"), Box("Giá trị")],
        [Box("Hồ sơ trực tuyến"), Box("%"), Box("≥ 80")],
        [Box("Tin, bài"), Box("tin"), Box("24")],
    ]
    tasks = [
        [Box("Nhiệm vụ"), Box("Chủ trì"), Box("Thời hạn")],
        [Box("A. Chỉ đạo, điều hành", span=3)],
        [Box("Họp giao ban"), Box("Văn phòng"), Box("Hàng tháng")],
        [Box("B. Cải cách TTHC", span=3)],
        [Box("Số hóa hồ sơ"), Box("Trung tâm PVHCC"), Box("Quý IV/2026")],
    ]
    found = word_reading(
        *(paragraph("CHỈ TIÊU", (1, 0)), table(rows, (4000, 900, 900)), paragraph("NHIỆM VỤ", (1, 0))),
        table(tasks, (4000, 2000, 2000)),
    )
    assert [thresholds(item) for item in found.plan.targets] == [[(">=", "80", "%")], [(">=", "24", "tin")]]
    assert [(task.key, task.content) for task in found.plan.tasks] == [
        ("A/1", "Họp giao ban"),
        ("B/1", "Số hóa hồ sơ"),
    ]


def test_a_decision_with_its_plan_in_one_word_file() -> None:
    head = table(
        [
            [
                Box("ỦY BAN NHÂN DÂN\nXÃ SUỐI MƠ\nSố: 40/QĐ-UBND"),
                Box("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSuối Mơ, ngày 05 tháng 01 năm 2026"),
            ]
        ],
        (4000, 5000),
        headers=0,
    )
    foot = table(
        [[Box("Nơi nhận:\n- Như Điều 2;\n- Lưu: VT."), Box("CHỦ TỊCH\n\nLê Văn Minh")]],
        (4000, 4000),
        headers=0,
    )
    tasks = table(
        [
            [Box("TT"), Box("Nhiệm vụ"), Box("Chủ trì"), Box("Thời hạn")],
            [Box("1"), Box("Họp"), Box("Văn phòng"), Box("Quý I")],
        ],
        (9,) * 4,
    )
    file = WordFile()
    file.add(head, paragraph("QUYẾT ĐỊNH", centred=True), paragraph("Ban hành kế hoạch", centred=True))
    file.lines(
        ["Căn cứ Luật Tổ chức chính quyền địa phương;", "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch."]
    )
    file.add(
        foot,
        table(
            [[Box("ỦY BAN NHÂN DÂN\nXÃ SUỐI MƠ"), Box("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]],
            (9, 9),
            headers=0,
        ),
    )
    file.add(paragraph("KẾ HOẠCH", centred=True), paragraph("Cải cách hành chính năm 2026", centred=True))
    file.add(paragraph("(Kèm theo Quyết định số 40/QĐ-UBND)", centred=True), tasks)
    head_read = read_plan(read_source(file.data(), "qd.docx"), year=None, office_name=None).plan.head
    assert head_read.issued_by and (head_read.issued_by.number, head_read.issued_by.day) == (
        "40/QĐ-UBND",
        date(2026, 1, 5),
    )
    assert (head_read.kind, head_read.title) == ("KẾ HOẠCH", "Kế hoạch cải cách hành chính năm 2026")
    assert head_read.signer.name == "Lê Văn Minh"
    assert head_read.recipients == ("Như Điều 2", "Lưu: VT")


def test_merged_words_fill_down_and_blank_cells_stay_blank() -> None:
    rows = [
        [Box("TT"), Box("Nhiệm vụ"), Box("Sản phẩm"), Box("Chủ trì"), Box("Thời hạn")],
        [Box("1"), Box("Họp"), Box("Biên bản", merge="restart"), Box("Văn phòng"), Box("Quý I")],
        [Box("2"), Box("Học"), Box("", merge="continue"), Box("Phòng Kinh tế"), Box("Quý II")],
        [Box("3"), Box("Hỏi"), Box(""), Box("Văn phòng"), Box("Quý III")],
    ]
    found = word_reading(table(rows, (600, 3000, 2000, 2000, 2000)))
    assert [task.product for task in found.plan.tasks] == ["Biên bản", "Biên bản", ""]
    assert "intake.filled-down" not in {code for code, _ in asked(found)}


def test_a_signature_after_the_table_is_no_task() -> None:
    rows = [
        [Box("TT"), Box("Nhiệm vụ"), Box("Chủ trì"), Box("Thời hạn")],
        [Box("1"), Box("Họp"), Box("Văn phòng"), Box("Quý I")],
    ]
    foot = table([[Box("Nơi nhận:\n- Lưu: VT."), Box("CHỦ TỊCH\n\nLê Văn Minh")]], (4000, 4000), headers=0)
    found = word_reading(table(rows, (600, 3000, 2000, 2000)), paragraph("", content=run("")), foot)
    assert [task.content for task in found.plan.tasks] == ["Họp"]
    assert found.plan.head.signer.name == "Lê Văn Minh"


def test_a_total_is_no_task_and_a_heading_may_stand_beside_the_numbers() -> None:
    names = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn", "Kinh phí\n(triệu đồng)")
    rows = [
        [Box(name) for name in names],
        [Box(""), Box("I. CẢI CÁCH THỂ CHẾ", span=5)],
        [Box("", listed=2), *(Box(text) for text in ("Họp", "Biên bản", "Văn phòng", "Quý I", "20"))],
        [Box("", listed=2), *(Box(text) for text in ("Học", "Báo cáo", "Văn phòng", "Quý II", "1.000"))],
        [Box("Tổng cộng", span=5), Box("1.020")],
    ]
    found = word_reading(table(rows, (600, 3000, 2000, 2000, 2000, 900)))
    assert [(task.key, task.budget.amount_vnd) for task in found.plan.tasks] == [
        ("I.1/1", 20_000_000),
        ("I.2/1", 1_000_000_000),
    ]
    assert [(item.no, str(item.code)) for item in found.plan.fields] == [("I", "institutions")]
