"""The invented plan read as a whole: head, sections, fields, targets, tasks, duties, questions, refusals."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from tests.intake.mini import HEAD, TABLE, asked, blocks, reading

from xacai.domain.deadline import Recurrence
from xacai.domain.field import FieldCode
from xacai.domain.issue import Refusal
from xacai.domain.plan import PlanKind, Task
from xacai.intake.plan import Reading, kind_of, read_plan, same_office


@pytest.fixture(scope="module")
def mini() -> Reading:
    return reading()


def task(found: Reading, key: str) -> Task:
    made = found.plan.task(key)
    assert made, [item.key for item in found.plan.tasks]
    return made


def test_head(mini: Reading) -> None:
    head = mini.plan.head
    assert (head.number, head.day, head.place) == ("15/KH-UBND", date(2026, 1, 8), "Suối Mơ")
    assert head.title == "Kế hoạch cải cách hành chính xã Suối Mơ năm 2026"
    assert head.issuer == "Ủy ban nhân dân xã Suối Mơ"
    assert len(head.legal_bases) == 2
    assert head.recipients == ("UBND tỉnh", "Các thôn", "Lưu: VT")
    assert head.signer.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert head.signer.name == "Lê Thị Hạnh"
    assert (mini.plan.key, mini.plan.year) == ("2026/cchc", 2026)


def test_sections_keep_levels_and_join_what_a_page_cut(mini: Reading) -> None:
    levels = [(section.level, section.heading) for section in mini.plan.sections]
    assert levels[:2] == [(1, "I. MỤC ĐÍCH, YÊU CẦU"), (2, "1. Mục đích")]
    assert mini.plan.sections[1].text.endswith("dễ theo dõi hơn.")


def test_fields_and_targets(mini: Reading) -> None:
    assert [(item.no, item.code) for item in mini.plan.fields] == [
        ("I", FieldCode.INSTITUTIONS),
        ("II", FieldCode.PROCEDURES),
    ]
    assert [(target.field_no, target.no, len(target.thresholds)) for target in mini.plan.targets] == [
        ("I", "1.1", 1),
        ("II", "2.1", 2),
        ("II", "2.2", 1),
    ]


def test_tasks_have_keys_and_filled_cells(mini: Reading) -> None:
    assert [item.key for item in mini.plan.tasks] == [
        "I.1/1",
        "I.1/2",
        "I.2/1",
        *(f"II.1/{n}" for n in range(1, 5)),
    ]
    second = task(mini, "I.1/2")
    assert (second.objective, second.parent) == ("Văn bản gọn", "Rà soát văn bản")
    assert second.deadline.recurrence == (Recurrence.QUARTERLY,)
    assert task(mini, "II.1/2").budget.text == "Nguồn chi thường xuyên"


def test_a_row_cut_by_a_page_is_whole_again(mini: Reading) -> None:
    cut = task(mini, "I.2/1")
    assert cut.content == "Mở lớp cho các trưởng thôn"
    assert cut.coordinating == "Các thôn và tổ dân phố"


def test_products_match_their_windows(mini: Reading) -> None:
    deliverables = task(mini, "I.2/1").deliverables
    assert [item.text for item in deliverables] == ["Kế hoạch", "Báo cáo"]
    assert [item.window.due if item.window else None for item in deliverables] == [
        date(2026, 3, 31),
        date(2026, 12, 31),
    ]


def test_budgets_take_the_unit_of_the_header(mini: Reading) -> None:
    assert task(mini, "I.1/1").budget.amount_vnd == 5_000_000
    assert task(mini, "I.1/2").budget.amount_vnd == 0
    assert task(mini, "I.2/1").budget.amount_vnd == 1_250_000_000


def test_a_shifted_row_is_put_straight_and_asked(mini: Reading) -> None:
    shifted = task(mini, "II.1/3")
    assert (shifted.content, shifted.product, shifted.lead) == (
        "Hướng dẫn nộp trực tuyến",
        "Video hướng dẫn",
        "Phòng VH-XH",
    )
    assert ("intake.row-shifted", "task II.1/3 / row") in asked(mini)
    assert ("intake.deadline-year", "task II.1/3 / deadline") in asked(mini)


def test_a_task_in_the_wrong_column_is_taken_and_asked(mini: Reading) -> None:
    assert task(mini, "II.1/4").content == "Số hóa kết quả cũ"
    assert ("intake.content-elsewhere", "task II.1/4 / row") in asked(mini)
    assert ("intake.deadline-unread", "task II.1/4 / deadline") in asked(mini)


def test_duties_with_their_deadlines(mini: Reading) -> None:
    regular, dated = (duty.deadline for duty in mini.plan.duties)
    assert regular.recurrence == (Recurrence.QUARTERLY, Recurrence.HALF_YEARLY, Recurrence.YEARLY)
    assert dated.exclusive and dated.due == date(2026, 1, 20)


def test_departments_are_one_under_their_spellings(mini: Reading) -> None:
    offices = {item.name: item.spellings for item in mini.departments}
    assert any(set(found) == {"VP HĐND&UBND", "Văn phòng HĐND-UBND"} for found in offices.values())


def test_decomposed_text_reads_the_same(mini: Reading) -> None:
    assert reading(unicodedata.normalize("NFD", HEAD + TABLE)).plan == mini.plan


def test_another_year_or_issuer_is_a_question() -> None:
    assert ("intake.year-differs", "head / year") in asked(reading(year=2025))
    assert ("intake.issuer-differs", "head / issuer") in asked(reading(office="UBND xã Đồi Thông"))
    expected = asked(reading(year=2026, office="UBND xã Suối Mơ"))
    assert not {code for code, _ in expected} & {"intake.year-differs", "intake.issuer-differs"}


def test_copied_pages_are_left_out(mini: Reading) -> None:
    page = "\n" + "\n".join(TABLE.strip().split("\n")[:5]) + "\n"
    twice = reading(HEAD + TABLE + page)
    assert len(twice.plan.tasks) == len(mini.plan.tasks)
    assert "intake.pages-repeated" in {issue.code for issue in twice.issues}


def test_a_plan_without_a_table_gives_its_bullets() -> None:
    found = reading(HEAD)
    assert [item.content for item in found.plan.tasks] == ["Rà soát văn bản đã ban hành."]
    assert not found.tables
    assert ("intake.tasks-from-body", "tasks") in asked(found)


def test_stated_totals_are_checked() -> None:
    right = reading(f"{HEAD}{TABLE}\nTổng cộng: 02 lĩnh vực, 07 nhiệm vụ./.\n")
    wrong = reading(f"{HEAD}{TABLE}\nTổng cộng: 02 lĩnh vực, 09 nhiệm vụ./.\n")
    assert [(total.text, total.agrees) for total in right.stated_totals] == [
        ("02 lĩnh vực, 07 nhiệm vụ", True)
    ]
    assert ("intake.total-differs", "stated_totals") in asked(wrong)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BÁO CÁO\n\nKết quả năm 2026\n\nMột đoạn văn.", "intake.not-a-plan"),
        ("Thư gửi bạn, mai ta gặp nhau.", "intake.not-a-plan"),
        (HEAD.replace("KẾ HOẠCH\n", "MẬT\n\nKẾ HOẠCH\n", 1) + TABLE, "intake.secret"),
        (HEAD.replace("15/KH-UBND\tSuối", "15/M-KH-UBND\tSuối", 1) + TABLE, "intake.secret"),
    ],
)
def test_refusals(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        reading(text)
    assert refused.value.issue.code == code


def test_the_word_for_secret_inside_a_sentence_is_no_mark() -> None:
    assert reading(HEAD.replace("trong năm.", "trong năm (trừ văn bản MẬT).") + TABLE).plan.tasks


def test_a_decision_that_carries_the_plan() -> None:
    decision = (
        "Số: 40/QĐ-UBND\n\nSuối Mơ, ngày 05 tháng 01 năm 2026\n\nQUYẾT ĐỊNH\n\nVề việc ban hành kế hoạch\n\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\n\nĐiều 1. Ban hành kế hoạch.\n\nNơi nhận:\n- Như Điều 1;\n\n"
        "CHỦ TỊCH\n\nLê Văn Minh\n\n"
    )
    plan = HEAD[HEAD.index("KẾ HOẠCH\n") :]
    head = read_plan(blocks(decision + plan + TABLE), year=None, office_name=None).plan.head
    assert head.issued_by and (head.issued_by.number, head.issued_by.day) == ("40/QĐ-UBND", date(2026, 1, 5))
    assert (head.kind, head.number, head.day) == ("KẾ HOẠCH", "", None)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Cải cách hành chính năm 2026", PlanKind.CCHC),
        ("Nâng cao Chỉ số cải cách hành chính (PAR Index) năm 2026", PlanKind.PAR_INDEX),
        ("Tuyên truyền cải cách hành chính năm 2026", PlanKind.COMMUNICATION),
        ("Kiểm tra công tác cải cách hành chính năm 2026", PlanKind.INSPECTION),
        ("Khảo sát mức độ hài lòng năm 2026", PlanKind.SURVEY),
        ("Phòng, chống thiên tai năm 2026", PlanKind.OTHER),
    ],
)
def test_kinds(title: str, kind: PlanKind) -> None:
    assert kind_of(title) == kind


def test_names_of_one_office() -> None:
    assert same_office("UBND xã Suối Mơ", "Uỷ ban nhân dân xã Suối Mơ")
    assert not same_office("UBND xã Suối Mơ", "UBND phường Suối Mơ")
