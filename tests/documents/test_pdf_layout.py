"""Decree 30/2020/NĐ-CP, Appendix I, in the finished PDF: plan, report, decision and their appendices, row by row.

Read back by a reader of PDF files, so that what is checked is what is printed, not what the layout meant.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.documents.pdf_words import Found, Sheet, read_sheets, the
from tests.documents.test_plan_document import OFFICE as PLAN_OFFICE
from tests.documents.test_plan_document import PLAN
from tests.documents.test_report_document import CATALOGUE, ENTRIES, FACTS, OFFICE, PERIOD, REPORT

from xacai.documents.content import CheckSheet, StateDocument
from xacai.documents.plan_document import plan_document
from xacai.documents.report_document import report_document
from xacai.documents.state_pdf import render
from xacai.domain.decision import proposed_decision
from xacai.domain.period import window
from xacai.domain.plan import Signer, Task
from xacai.domain.progress import standings
from xacai.domain.report import Particulars

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
CHECK = CheckSheet("M3XK-7Q2H-V9FA-T4CE", "M3XK-7Q2H-V9FA-T4CE-0000", (("Nhiệm vụ", "4 nhiệm vụ"),))
DEPUTY = Signer(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lý Thị Ngọc Ánh")
MANY = tuple(Task(f"II.{n}/1", f"Việc thứ {n} của kế hoạch", "II", lead="Văn phòng") for n in range(2, 60))
LONG_PLAN = replace(
    PLAN,
    tasks=(*PLAN.tasks, *MANY),
    head=replace(PLAN.head, place="Hòa An", recipients=("Như trên", "Sở Nội vụ"), signer=DEPUTY),
)
_DECISION = replace(
    proposed_decision(None, PLAN.head.title, PLAN.head.legal_bases, PLAN_OFFICE),
    number="4",
    day=date(2026, 2, 8),
    proposals=("Xét đề nghị của Trưởng phòng Văn hóa - Xã hội",),
    signer=DEPUTY,
)
_UNDER = replace(LONG_PLAN.head, number="", issued_by=_DECISION)
_SIGNED = replace(
    REPORT, particulars=Particulars("7/BC-UBND", date(2026, 9, 5), DEPUTY, "Ủy ban nhân dân tỉnh")
)
_FACTS = replace(
    FACTS,
    texts={section.code: f"Nội dung mục {section.code}." for section in CATALOGUE.outline},
    standings=standings(LONG_PLAN, ENTRIES, window(PERIOD), PERIOD.code),
)


def printed(document: StateDocument) -> list[Sheet]:
    """The pages of the finished PDF."""
    return read_sheets(render(document))


PLAN_SHEETS = printed(plan_document(LONG_PLAN, PLAN_OFFICE, check=CHECK))
REPORT_SHEETS = printed(
    report_document(_SIGNED, _FACTS, OFFICE, CATALOGUE, plan=PLAN, check=CHECK, draft=False)
)
DECISION_SHEETS = printed(plan_document(replace(LONG_PLAN, head=_UNDER), PLAN_OFFICE))
KINDS = {"plan": PLAN_SHEETS, "report": REPORT_SHEETS, "decision": DECISION_SHEETS}


def first(kind: str, text: str) -> Found:
    """The first stretch of a document that begins so."""
    return next(words for sheet in KINDS[kind] for words in sheet.words if words.text.startswith(text))


RIGHT, LEFT, CENTRE = "right", "left", "centre"
# component: document, its words, sizes, bold, italic, where it stands
ROWS: list[tuple[str, str, tuple[float, float], bool, bool, str]] = [
    *(
        row
        for kind in KINDS
        for row in (
            (kind, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12.0, 13.0), True, False, RIGHT),
            (kind, "Độc lập - Tự do - Hạnh phúc", (13.0, 14.0), True, False, RIGHT),
            (kind, "ỦY BAN NHÂN DÂN", (12.0, 13.0), True, False, LEFT),
            (kind, "TM. ỦY BAN NHÂN DÂN", (14.0, 14.0), True, False, RIGHT),
            (kind, "KT. CHỦ TỊCH", (14.0, 14.0), True, False, RIGHT),
            (kind, "PHÓ CHỦ TỊCH", (14.0, 14.0), True, False, RIGHT),
            (kind, "Lý Thị Ngọc Ánh", (14.0, 14.0), True, False, RIGHT),
            (kind, "Nơi nhận:", (12.0, 12.0), True, True, LEFT),
            (kind, "- Lưu: VT.", (11.0, 11.0), False, False, LEFT),
            (kind, "Phụ lục II", (14.0, 14.0), True, False, CENTRE),
            (kind, "(Kèm theo ", (13.0, 14.0), False, True, CENTRE),
        )
    ),
    ("plan", "KẾ HOẠCH", (14, 14), True, False, CENTRE),
    ("plan", "Cải cách hành chính năm 2026", (14, 14), True, False, CENTRE),
    ("plan", "Số: 05/KH-UBND", (13, 13), False, False, LEFT),
    ("plan", "Hòa An, ngày 12 tháng 01 năm 2026", (13, 14), False, True, RIGHT),
    ("plan", "Căn cứ Nghị quyết số 1/NQ-HĐND;", (13, 14), False, True, LEFT),
    ("plan", "Căn cứ Kế hoạch số 2.", (13, 14), False, True, LEFT),
    ("plan", "I. MỤC ĐÍCH", (14, 14), True, False, LEFT),
    ("plan", "1. Chung", (14, 14), True, False, LEFT),
    ("plan", "NHIỆM VỤ CỤ THỂ", (13, 14), True, False, CENTRE),
    ("report", "BÁO CÁO", (14, 14), True, False, CENTRE),
    ("report", "Số: 07/BC-UBND", (13, 13), False, False, LEFT),
    ("report", "Hòa An, ngày 05 tháng 9 năm 2026", (13, 14), False, True, RIGHT),
    ("report", "Kính gửi: Ủy ban nhân dân tỉnh", (13, 14), False, False, CENTRE),
    ("report", "- Như trên;", (11, 11), False, False, LEFT),
    ("decision", "QUYẾT ĐỊNH", (14, 14), True, False, CENTRE),
    ("decision", "Số: 04/QĐ-UBND", (13, 13), False, False, LEFT),
    ("decision", "Hòa An, ngày 08 tháng 02 năm 2026", (13, 14), False, True, RIGHT),
    ("decision", "Về việc ban hành Kế hoạch", (14, 14), True, False, CENTRE),
    ("decision", "ỦY BAN NHÂN DÂN PHƯỜNG HÒA AN", (14, 14), True, False, CENTRE),
    ("decision", "Xét đề nghị của Trưởng phòng", (13, 14), False, True, LEFT),
    ("decision", "QUYẾT ĐỊNH:", (14, 14), True, False, CENTRE),
    ("decision", "Điều 1.", (14, 14), True, False, LEFT),
    ("decision", "Ban hành kèm theo Quyết định này", (14, 14), False, False, LEFT),
]


@pytest.mark.parametrize(("kind", "text", "sizes", "bold", "italic", "place"), ROWS)
def test_size_style_and_place(
    kind: str, text: str, sizes: tuple[float, float], bold: bool, italic: bool, place: str
) -> None:
    words = first(kind, text)
    sheet = KINDS[kind][words.page - 1]
    assert sizes[0] <= words.size <= sizes[1]
    assert (words.bold, words.italic) == (bold, italic)
    centre = (sheet.width + (30 - 15) * MM) / 2 if sheet.width < sheet.height else sheet.width / 2
    if place == CENTRE:
        assert words.middle == pytest.approx(centre, abs=3)
    elif place == RIGHT:
        assert words.middle > centre
    else:
        assert words.x < centre


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_leaves_the_margins(kind: str) -> None:
    """Main pages and tables stand between the margins; only page numbers, codes and places stand in them."""
    for sheet in KINDS[kind]:
        across = sheet.width > sheet.height
        left, right, top = (20, 20, 25) if across else (30, 15, 20)
        for words in sheet.words:
            assert words.x >= left * MM - 1
            assert words.end <= sheet.width - right * MM + 1
            in_frame = top * MM <= words.y <= sheet.height - 20 * MM
            assert in_frame or words.text.isdecimal() or words.size <= 10


@pytest.mark.parametrize("kind", KINDS)
def test_sheets_are_a4_and_only_wide_tables_lie_across(kind: str) -> None:
    shapes = {(round(sheet.width), round(sheet.height)) for sheet in KINDS[kind]}
    short, long = (round(side) for side in A4)
    assert shapes == {(short, long), (long, short)}
    wide = [sheet for sheet in KINDS[kind] if sheet.width > sheet.height]
    assert wide[0].words[0].text.startswith("Phụ lục") or wide[0].words[0].text.isdecimal()


def _numbers(sheets: list[Sheet]) -> list[int]:
    """The number in the top margin of each page, 0 where there is none."""
    found = []
    for sheet in sheets:
        top = [words for words in sheet.words if words.y < 20 * MM]
        assert all(words.text.isdecimal() and 13 <= words.size <= 14 for words in top)
        assert all(words.middle == pytest.approx(sheet.width / 2, abs=1) for words in top)
        found.append(int(top[0].text) if top else 0)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_page_numbers_begin_anew_and_the_first_is_not_shown(kind: str) -> None:
    runs: list[list[int]] = []
    for number in _numbers(KINDS[kind]):
        if number == 0:
            runs.append([])
        runs[-1].append(number)
    assert all(run == [0, *range(2, len(run) + 1)] for run in runs)
    assert len(runs) == {"plan": 4, "report": 5, "decision": 4}[kind]


@pytest.mark.parametrize(
    ("kind", "header"),
    [("plan", "Nội dung, hoạt động"), ("report", "Kết quả thực hiện"), ("decision", "Nội dung, hoạt động")],
)
def test_header_rows_stand_on_every_page_of_a_table(kind: str, header: str) -> None:
    pages = [
        number
        for number, sheet in enumerate(KINDS[kind])
        if any(words.text == header and words.bold for words in sheet.words)
    ]
    assert len(pages) > 1
    assert pages == list(range(pages[0], pages[-1] + 1))


@pytest.mark.parametrize(("kind", "endings"), [("plan", 1), ("report", 1), ("decision", 2)])
def test_each_body_ends_once_with_its_sign(kind: str, endings: int) -> None:
    found = [words for sheet in KINDS[kind] for words in sheet.words if words.text.endswith("./.")]
    assert [words.size for words in found] == [14.0] * endings


def test_a_decision_stands_before_the_plan_which_names_it_and_repeats_nothing() -> None:
    plan = next(
        number
        for number, sheet in enumerate(DECISION_SHEETS)
        if any(w.text == "KẾ HOẠCH" for w in sheet.words)
    )
    before = [words for sheet in DECISION_SHEETS[:plan] for words in sheet.words]
    after = [words for sheet in DECISION_SHEETS[plan:] for words in sheet.words]
    assert any(words.text == "QUYẾT ĐỊNH:" for words in before)
    assert any(
        words.text.startswith("(Kèm theo Quyết định số 04/QĐ-UBND ngày 08 tháng 02") for words in after
    )
    assert not any(words.text.startswith(("Số:", "Căn cứ", "Nơi nhận")) for words in after)
    assert sum(words.text == "Lý Thị Ngọc Ánh" for words in after) == 1


def test_the_code_stands_on_appendices_and_the_check_sheet_and_a_decision_bears_none() -> None:
    coded = [any("M3XK-7Q2H" in words.text for words in sheet.words) for sheet in PLAN_SHEETS]
    appendix = next(n for n, sheet in enumerate(PLAN_SHEETS) if sheet.words[0].text == "Phụ lục I")
    assert coded == [False] * appendix + [True] * (len(PLAN_SHEETS) - appendix - 1) + [False]
    assert any(words.text == "PHIẾU KIỂM TRA" for words in PLAN_SHEETS[-1].words)
    assert not any("M3XK" in words.text for sheet in DECISION_SHEETS for words in sheet.words)


@pytest.mark.parametrize(
    "make",
    [
        lambda: plan_document(LONG_PLAN, PLAN_OFFICE, draft=True),
        lambda: report_document(REPORT, FACTS, OFFICE, CATALOGUE, plan=PLAN, draft=True),
    ],
)
def test_a_draft_is_marked_on_every_page(make: Callable[[], StateDocument]) -> None:
    for sheet in printed(make()):
        assert any(words.text.startswith("D") and words.size > 60 and words.bold for words in sheet.words)


def test_a_long_issuing_body_wraps_beside_the_nation() -> None:
    name = "Ban Quản lý các khu công nghiệp và khu kinh tế cửa khẩu huyện đảo Hòn Mây"
    office = replace(PLAN_OFFICE, name=name)
    (top, *_rest) = printed(plan_document(LONG_PLAN, office))
    nation = the([top], "CỘNG HÒA")
    own = [words for words in top.words if words.end < nation.x and words.y <= nation.y + 80 and words.bold]
    assert len(own) > 2
    assert " ".join(words.text for words in own).startswith(name.upper())


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
        (date(2026, 10, 31), "ngày 31 tháng 10 năm 2026"),
    ],
)
def test_leading_zeros_of_days_and_months(day: date, said: str) -> None:
    plan = replace(LONG_PLAN, head=replace(LONG_PLAN.head, day=day))
    assert the(printed(plan_document(plan, PLAN_OFFICE))[:1], "Hòa An, ").text == f"Hòa An, {said}"
