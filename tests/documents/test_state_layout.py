"""Decree 30/2020/NĐ-CP, Appendix I: each component's place, size and style on the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from tests.documents.samples import (
    CODE,
    LONG,
    appendix,
    body,
    checked,
    find,
    middle,
    report,
    right_end,
    simple_table,
    text_row,
)

from xacai.documents.content import Authority, Decision, Orientation, StateDocument, paragraph
from xacai.documents.fonts import Face, load_fonts
from xacai.documents.page import LANDSCAPE, MM, PORTRAIT, Page, Rule, Words
from xacai.documents.state_layout import lay_out

FONTS = load_fonts()
DOCUMENT = report()
PAGES = lay_out(DOCUMENT, FONTS)
CENTRE = PORTRAIT.left + PORTRAIT.frame_width / 2


def rules(page: Page) -> list[Rule]:
    """The straight lines of a page, on the sheet."""
    return [
        Rule(m.x + x, m.y + y, m.to_x + x, m.to_y + y, m.thickness)
        for x, y, marks in page.placed
        for m in marks
        if isinstance(m, Rule)
    ]


def rule_below(page: Page, words: Words) -> Rule:
    """The line just under a text."""
    at = middle(words)
    below = (rule for rule in rules(page) if rule.y > words.y and rule.x < at < rule.to_x)
    return min(below, key=lambda rule: rule.y - words.y)


def test_margins_of_the_sheets() -> None:
    for shape in (PORTRAIT, LANDSCAPE):
        assert 20 * MM <= shape.top <= 25 * MM
        assert 20 * MM <= shape.bottom <= 25 * MM
    assert 30 * MM <= PORTRAIT.left <= 35 * MM
    assert 15 * MM <= PORTRAIT.right <= 20 * MM
    assert (LANDSCAPE.width, LANDSCAPE.height) == (PORTRAIT.height, PORTRAIT.width)


@pytest.mark.parametrize(
    ("text", "sizes", "face"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), FONTS.bold),
        ("Độc lập\u00a0-\u00a0Tự do", (13, 14), FONTS.bold),
        ("ỦY BAN NHÂN DÂN", (12, 13), FONTS.bold),
        ("PHƯỜNG HÒA AN", (12, 13), FONTS.bold),
        ("Số: 07/BC-UBND", (13, 13), FONTS.regular),
        ("Hòa An, ngày 05 tháng 3 năm 2026", (13, 14), FONTS.italic),
        ("BÁO CÁO", (14, 14), FONTS.bold),
        ("Kết quả cải cách hành chính quý I", (14, 14), FONTS.bold),
        ("Kính gửi: Ủy ban nhân dân tỉnh", (13, 14), FONTS.regular),
        ("Căn cứ Kế hoạch số 02/KH-UBND;", (13, 14), FONTS.italic),
        ("Thực hiện Công văn số 11/SNV.", (13, 14), FONTS.italic),
        ("I. VIỆC ĐÃ LÀM", (14, 14), FONTS.bold),
        ("1.\u00a0Tiếp nhận hồ sơ", (14, 14), FONTS.bold),
        ("TM. ỦY BAN NHÂN DÂN", (14, 14), FONTS.bold),
        ("KT. CHỦ TỊCH", (14, 14), FONTS.bold),
        ("PHÓ CHỦ TỊCH", (14, 14), FONTS.bold),
        ("Lý Thị Ngọc Ánh", (14, 14), FONTS.bold),
        ("Nơi nhận:", (12, 12), FONTS.bold_italic),
        ("-\u00a0Như trên;", (11, 11), FONTS.regular),
        ("-\u00a0Lưu: VT.", (11, 11), FONTS.regular),
    ],
)
def test_size_and_style(text: str, sizes: tuple[float, float], face: Face) -> None:
    words = find(PAGES, text)
    assert sizes[0] <= words.size <= sizes[1]
    assert words.face is face


def test_the_motto_is_one_size_larger_than_the_national_name() -> None:
    assert find(PAGES, "Độc lập").size == find(PAGES, "CỘNG HÒA").size + 1


def test_places_of_the_head() -> None:
    country, motto = find(PAGES, "CỘNG HÒA"), find(PAGES, "Độc lập")
    organ, name = find(PAGES, "ỦY BAN NHÂN DÂN"), find(PAGES, "PHƯỜNG HÒA AN")
    number, day = find(PAGES, "Số: 07"), find(PAGES, "Hòa An, ngày")
    assert right_end(country) == pytest.approx(PORTRAIT.width - PORTRAIT.right, abs=2)
    assert middle(country) == pytest.approx(middle(motto), abs=0.5)
    assert middle(country) == pytest.approx(middle(day), abs=0.5)
    assert middle(organ) == pytest.approx(middle(name), abs=0.5)
    assert middle(organ) == pytest.approx(middle(number), abs=0.5)
    assert country.y == pytest.approx(organ.y)
    assert number.y == pytest.approx(day.y, abs=1.5)
    assert motto.y < number.y
    assert middle(find(PAGES, "BÁO CÁO")) == pytest.approx(CENTRE, abs=0.5)


def test_lines_under_motto_organ_and_abstract() -> None:
    motto, abstract = find(PAGES, "Độc lập"), find(PAGES, "Kết quả cải")
    organ = find(PAGES, "PHƯỜNG HÒA AN")
    below = rule_below(PAGES[0], motto)
    assert (below.x, below.to_x) == (
        pytest.approx(motto.x, abs=0.5),
        pytest.approx(right_end(motto), abs=0.5),
    )
    widest = find(PAGES, "ỦY BAN NHÂN DÂN")
    under_organ = min(rules(PAGES[0]), key=lambda rule: rule.x)
    for line, text in ((under_organ, widest), (rule_below(PAGES[0], abstract), abstract)):
        length = right_end(text) - text.x
        assert length / 3 <= line.to_x - line.x <= length / 2
        assert (line.x + line.to_x) / 2 == pytest.approx(middle(text), abs=0.5)
    assert under_organ.y > organ.y


@pytest.mark.parametrize(
    ("number", "issued", "said_number", "said_day"),
    [
        ("9", date(2025, 7, 25), "Số: 09/BC-UBND", "ngày 25 tháng 7 năm 2025"),
        ("12", date(2026, 2, 3), "Số: 12/BC-UBND", "ngày 03 tháng 02 năm 2026"),
        ("9a", date(2026, 10, 10), "Số: 9a/BC-UBND", "ngày 10 tháng 10 năm 2026"),
    ],
)
def test_leading_zeros(number: str, issued: date, said_number: str, said_day: str) -> None:
    pages = lay_out(report(number=number, issued=issued), FONTS)
    assert find(pages, "Số:").text == said_number
    assert find(pages, "Hòa An, ").text == f"Hòa An, {said_day}"


def test_room_is_left_for_number_and_day() -> None:
    pages = lay_out(report(number="", issued=None, year=2026), FONTS)
    open_number, open_day = find(pages, "Số:"), find(pages, "Hòa An,")
    blank = "\u00a0" * 8
    assert open_number.text == f"Số: {blank}/BC-UBND"
    assert open_day.text == f"Hòa An, ngày {blank} tháng {blank} năm 2026"


def test_a_superior_body_is_not_bold() -> None:
    pages = lay_out(report(superior=("ỦY BAN NHÂN DÂN TỈNH",), issuer=("SỞ NỘI VỤ",)), FONTS)
    superior, own = find(pages, "ỦY BAN NHÂN DÂN TỈNH"), find(pages, "SỞ NỘI VỤ")
    assert (superior.face, own.face) == (FONTS.regular, FONTS.bold)
    assert superior.y < own.y


def test_a_long_organ_wraps_beside_the_national_name() -> None:
    name = "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP VÀ ĐÔ THỊ MỚI HUYỆN ĐẢO"
    pages = lay_out(report(issuer=(name,)), FONTS)
    parts = [words for words in pages[0].words() if words.face is FONTS.bold and words.text in name]
    assert " ".join(words.text for words in parts) == name
    assert max(right_end(words) for words in parts) < find(pages, "CỘNG HÒA").x


def test_the_body() -> None:
    paragraphs = [words for words in PAGES[0].words() if words.text.startswith("Ủy ban nhân dân phường")]
    first = paragraphs[0]
    assert first.x == pytest.approx(PORTRAIT.left + 12.7 * MM)
    assert 10 * MM <= first.x - PORTRAIT.left <= 12.8 * MM
    following = next(w for w in PAGES[0].words() if w.y > first.y and w.x == pytest.approx(PORTRAIT.left))
    assert right_end(following) == pytest.approx(PORTRAIT.width - PORTRAIT.right, abs=0.6)
    assert following.stretch > 0
    assert 14 * 1.0 <= following.y - first.y <= 14 * 1.5 * 1.15
    lines = sorted(
        {round(words.y, 2) for words in PAGES[0].words() if words.size == 14 and words.y > first.y}
    )
    gaps = {round(b - a, 1) for a, b in pairwise(lines)}
    assert 24.0 in gaps, "6 pt between paragraphs"


def test_the_body_ends_with_its_sign() -> None:
    assert sum(words.text.endswith("./.") for page in PAGES for words in page.words()) == 1


def test_recipients_and_authority_are_level_with_room_between() -> None:
    head, authority = find(PAGES, "Nơi nhận:"), find(PAGES, "TM. ỦY BAN")
    assert head.y == pytest.approx(authority.y, abs=3)
    assert head.x == pytest.approx(PORTRAIT.left)
    assert authority.x > CENTRE - 20
    signer = find(PAGES, "Lý Thị Ngọc Ánh")
    assert signer.y - find(PAGES, "PHÓ CHỦ TỊCH").y > 25 * MM
    assert middle(signer) == pytest.approx(middle(authority), abs=0.5)


def test_several_addressees_are_a_list() -> None:
    pages = lay_out(report(addressees=("Sở Nội vụ", "Sở Tài chính")), FONTS)
    assert find(pages, "Kính gửi:").text == "Kính gửi:"
    first, last = find(pages, "-\u00a0Sở Nội vụ;"), find(pages, "-\u00a0Sở Tài chính.")
    assert first.x == pytest.approx(last.x)


@pytest.mark.parametrize("last", [LONG, f"{LONG} {LONG} {LONG}"])
def test_the_signer_is_never_alone_on_a_page(last: str) -> None:
    for count in range(8, 30):
        pages = lay_out(report(blocks=(*body(count), paragraph(last))), FONTS)
        signed = next(page for page in pages if any(w.text == "Lý Thị Ngọc Ánh" for w in page.words()))
        lines = {words.y for words in signed.words() if words.size == 14 and words.face is FONTS.regular}
        assert len(lines) >= 2, count


def test_a_heading_is_never_last_on_a_page() -> None:
    for count in range(6, 30):
        blocks = (*[paragraph(LONG)] * count, *body(2))
        pages = lay_out(report(blocks=blocks), FONTS)
        title = next(page for page in pages if any(w.text == "1.\u00a0Tiếp nhận hồ sơ" for w in page.words()))
        heading = find([title], "1.\u00a0Tiếp nhận hồ sơ")
        assert any(words.y > heading.y for words in title.words() if words.size == 14), count


def test_more_recipients_than_a_page_holds() -> None:
    pages = lay_out(report(recipients=tuple(f"Phòng số {n}" for n in range(150))), FONTS)
    for page in pages:
        assert all(words.y < page.shape.height - page.shape.bottom + 1 for words in page.words())
    assert find(pages, "-\u00a0Phòng số 149.")


def numbers(pages: list[Page]) -> list[str]:
    """What stands in the top margin of each page."""
    found = []
    for page in pages:
        top = [words for words in page.words() if words.y < page.shape.top and words.size == 13]
        assert all(middle(words) == pytest.approx(page.shape.width / 2, abs=0.5) for words in top)
        found.append("".join(words.text for words in top))
    return found


def with_appendices() -> StateDocument:
    """Main pages, a wide appendix and a second one."""
    wide = simple_table([text_row(f"việc {n}", LONG, "x") for n in range(40)])
    return checked(
        blocks=body(30),
        appendices=(
            appendix(wide, Orientation.LANDSCAPE),
            appendix(simple_table([text_row("a", "b", "c")]), label="Phụ lục II"),
        ),
    )


def test_pages_are_numbered_from_one_again_in_each_appendix() -> None:
    pages = lay_out(with_appendices(), FONTS)
    wide = [page for page in pages if page.shape is LANDSCAPE]
    main = pages[: pages.index(wide[0])]
    assert numbers(main) == ["", *(str(n) for n in range(2, len(main) + 1))]
    assert numbers(wide) == ["", *(str(n) for n in range(2, len(wide) + 1))]
    assert len(main) > 2
    assert len(wide) > 2
    assert numbers(pages[-2:]) == ["", ""]


def test_appendix_head() -> None:
    pages = lay_out(with_appendices(), FONTS)
    first = next(page for page in pages if page.shape is LANDSCAPE)
    label = next(words for words in first.words() if words.text == "Phụ lục I")
    title = find([first], "DANH MỤC CÔNG VIỆC")
    said = find([first], "(Kèm theo Báo cáo")
    assert (label.size, label.face, title.face, said.face) == (14, FONTS.bold, FONTS.bold, FONTS.italic)
    for words in (label, title, said):
        assert middle(words) == pytest.approx(LANDSCAPE.width / 2, abs=0.5)


def test_the_check_code_stands_on_appendix_pages_and_the_last_sheet_only() -> None:
    pages = lay_out(with_appendices(), FONTS)
    coded = [any(words.text == CODE for words in page.words()) for page in pages]
    main = sum(page.shape is PORTRAIT for page in pages) - 2
    assert coded == [False] * main + [True] * (len(pages) - main - 1) + [False]
    groups = [words.text for words in pages[-1].words() if words.size > 16]
    assert groups == CODE.split("-")
    assert find(pages[-1:], "PHIẾU KIỂM TRA")


def test_the_office_may_put_the_code_on_the_main_pages() -> None:
    pages = lay_out(checked(check_on_main_pages=True), FONTS)
    assert any(words.text == CODE for words in pages[0].words())


def test_a_draft_is_marked_on_every_page_and_bears_no_code() -> None:
    pages = lay_out(replace(with_appendices(), check=None, draft=True), FONTS)
    assert {page.faint for page in pages} == {"DỰ THẢO"}
    assert not any(CODE in words.text for page in pages for words in page.words())
    assert all(page.faint == "" for page in PAGES)


def test_a_decision_is_printed_before_the_plan_it_carries() -> None:
    decision = Decision(
        number="4",
        symbol="QĐ-UBND",
        issued=date(2026, 1, 8),
        abstract="Ban hành Kế hoạch cải cách hành chính năm 2026",
        authority_title="CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG HÒA AN",
        bases=("Căn cứ Luật Tổ chức chính quyền địa phương",),
        requests=("Xét đề nghị của Văn phòng",),
        articles=(
            paragraph("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch."),
            paragraph("Điều 2. Thi hành."),
        ),
        recipients=("Như Điều 2", "Lưu: VT"),
        authority=Authority(("CHỦ TỊCH",), "Lý Thị Ngọc Ánh"),
    )
    said = "(Kèm theo Quyết định số 04/QĐ-UBND ngày 08 tháng 01 năm 2026)"
    pages = lay_out(report(kind="KẾ HOẠCH", decision=decision, reference=said), FONTS)
    first = find(pages[:1], "Số: 04/QĐ-UBND")
    assert first.y < find(pages[:1], "QUYẾT ĐỊNH:").y
    assert find(pages[:1], "Xét đề nghị của Văn phòng.").face is FONTS.italic
    plan = next(page for page in pages[1:] if any(words.text == "KẾ HOẠCH" for words in page.words()))
    assert find([plan], "(Kèm theo Quyết định số 04").face is FONTS.italic
    assert not any(words.text.startswith("Số:") for words in plan.words())
