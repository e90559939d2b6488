"""A state document in Word: its parts, head and foot, pages, tables, the mark of a draft, every typed character."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from tests.documents.samples import CODE, LONG, appendix, checked, report, simple_table, squeezed, text_row
from tests.documents.word_walk import W, controls, paragraph_of, parts, style_of, tags, text_of, tree, value

from xacai.documents.content import Align, Authority, Cell, Decision, Heading, Orientation, Row, paragraph
from xacai.documents.word import word_document
from xacai.documents.word_origin import Origin, find_origin
from xacai.documents.word_sections import EMPTY_WORDS, BoundSection

NAME = "Lý Thị Ngọc Ánh"
BODY = (paragraph("Mở đầu."), Heading("I. Việc"), paragraph("Đạt 97,35%."), Heading("1. Khác", 2))
SECTIONS = (
    BoundSection("I", "Việc", "Đạt {3.3.3}.", {"3.3.3": "97,35%"}),
    BoundSection("I.1", "Khác"),
)


def test_the_package_holds_together() -> None:
    found = parts(word_document(report(appendices=(appendix(simple_table([])),)), (), None))
    for content in found.values():
        ElementTree.fromstring(content)
    types = {item.get("PartName") for item in ElementTree.fromstring(found["[Content_Types].xml"])}
    assert {f"/{name}" for name in found if name.startswith("word/") and name.endswith(".xml")} <= types
    relations = ElementTree.fromstring(found["word/_rels/document.xml.rels"])
    ids = {item.get("Id") for item in relations}
    assert {f"word/{item.get('Target')}" for item in relations} <= set(found)
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    assert {item.get(key) for item in tree(word_document(report())).iter() if item.get(key)} <= ids


def test_same_content_same_bytes() -> None:
    assert word_document(checked(), (), None) == word_document(checked(), (), None)
    assert word_document(checked(), (), None) != word_document(checked(number="8"), (), None)


@pytest.mark.parametrize(
    ("words", "size", "bold", "italic", "align"),
    [
        ("CỘNG HÒA XÃ HỘI", 13, True, False, "center"),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False, "center"),
        ("PHƯỜNG HÒA AN", 13, True, False, "center"),
        ("Số: 07/BC-UBND", 13, False, False, "center"),
        ("Hòa An, ngày 05 tháng 3 năm 2026", 14, False, True, "center"),
        ("BÁO CÁO", 14, True, False, "center"),
        ("Kết quả cải cách hành chính", 14, True, False, "center"),
        ("Kính gửi: Ủy ban nhân dân tỉnh", 14, False, False, "center"),
        ("Căn cứ Kế hoạch số 02/KH-UBND;", 14, False, True, "both"),
        ("Thực hiện Công văn số 11/SNV.", 14, False, True, "both"),
        ("I. VIỆC ĐÃ LÀM", 14, True, False, "left"),
        ("1. Tiếp nhận hồ sơ", 14, True, False, "left"),
        ("Đã xong 38/40 việc", 14, False, False, "both"),
        ("Nơi nhận:", 12, True, True, "left"),
        ("- Như trên;", 11, False, False, "left"),
        ("- Lưu: VT.", 11, False, False, "left"),
        ("TM. ỦY BAN NHÂN DÂN", 14, True, False, "center"),
        (NAME, 14, True, False, "center"),
    ],
)
def test_components_of_decree_30(words: str, size: float, bold: bool, italic: bool, align: str) -> None:
    data = word_document(report())
    assert style_of(data, paragraph_of(tree(data), words)) == (size, bold, italic, align)


def test_head_and_foot_are_tables_without_borders() -> None:
    root = tree(word_document(report()))
    tables = list(root.iter(f"{W}tbl"))
    assert len(tables) == 2
    assert all(item.find(f"{W}tblPr/{W}tblBorders") is None for item in tables)
    assert all(item.find(f"{W}tblPr/{W}tblStyle") is None for item in tables)
    lines = [item for item in root.iter(f"{W}p") if item.find(f"{W}pPr/{W}pBdr") is not None]
    assert len(lines) == 3, "under the organ, the motto and the abstract"


def test_the_face_and_the_language() -> None:
    defaults = tree(word_document(report()), "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    assert value(defaults.find(f"{W}rFonts"), "ascii") == "Times New Roman"
    assert value(defaults.find(f"{W}lang")) == "vi-VN"


def test_pages_number_from_one_and_not_on_the_first() -> None:
    wide = appendix(simple_table([text_row("a", "b", "c")]), Orientation.LANDSCAPE)
    data = word_document(report(appendices=(appendix(simple_table([])), wide)))
    ends = list(tree(data).iter(f"{W}sectPr"))
    assert len(ends) == 3
    for end in ends:
        assert end.find(f"{W}titlePg") is not None
        assert value(end.find(f"{W}pgNumType"), "start") == "1"
        kinds = {item.get(f"{W}type") for item in end.iter(f"{W}headerReference")}
        assert kinds == {"default", "first"}
    assert [value(end.find(f"{W}pgSz"), "orient") for end in ends] == [None, None, "landscape"]
    assert value(ends[0].find(f"{W}pgMar"), "left") == "1701"
    assert [len(list(end.iter(f"{W}footerReference"))) for end in ends] == [0, 2, 2]
    headers = [parts(data)[f"word/header{number}.xml"].decode() for number in (1, 2)]
    assert ["PAGE" in header for header in headers] == [True, False]
    assert "Phụ lục I, trang " in parts(data)["word/footer2.xml"].decode()


def test_tables_repeat_their_header_and_really_merge() -> None:
    rows = (
        Row((Cell("Nhóm", bold=True, col_span=3),), keep=True),
        Row((Cell("1"), Cell("Văn phòng", row_span=2), Cell("12", Align.RIGHT))),
        Row((Cell("2"), Cell("3", Align.RIGHT))),
    )
    data = word_document(report(appendices=(appendix(simple_table(rows)),)))
    *_, table = tree(data).iter(f"{W}tbl")
    lines = list(table.iter(f"{W}tr"))
    assert [line.find(f"{W}trPr/{W}tblHeader") is not None for line in lines] == [True, False, False, False]
    assert value(lines[1].find(f"{W}tc/{W}tcPr/{W}gridSpan")) == "3"
    merges = [cell.find(f"{W}tcPr/{W}vMerge") for line in lines[2:] for cell in line.iter(f"{W}tc")]
    assert [merge is not None for merge in merges] == [False, True, False] * 2
    assert value(merges[1]) == "restart" and value(merges[4]) is None
    assert value(paragraph_of(table, "12").find(f"{W}pPr/{W}jc")) == "right"
    grid = [int(value(item, "w") or 0) for item in table.iter(f"{W}gridCol")]
    assert sum(grid) == pytest.approx(165 * 56.69, abs=3)


def test_a_draft_says_so_and_nothing_bears_a_check_code() -> None:
    for document, marked in ((report(draft=True), True), (checked(), False)):
        data = word_document(document)
        for number in (1, 2):
            assert ("DỰ THẢO" in parts(data)[f"word/header{number}.xml"].decode()) is marked
        assert not [name for name, part in parts(data).items() if CODE.encode() in part]


def test_every_typed_character_is_there() -> None:
    odd = "a < b & c > d \"e\" 'g' \x00\x0b]]> {x} \u200b Ỷ"
    rows = [text_row("=1+1", odd, LONG)]
    document = report(blocks=(paragraph(odd), paragraph(LONG)), appendices=(appendix(simple_table(rows)),))
    text = squeezed(text_of(tree(word_document(document))))
    assert text.count(squeezed(odd.replace("\x00", "").replace("\x0b", "")[:-1])) == 2
    assert text.count(squeezed(LONG)[:-1]) == 2
    assert squeezed("=1+1") in text


def test_the_end_stands_behind_the_last_words() -> None:
    assert squeezed(text_of(tree(word_document(report())))).count("cáchlàm./.") == 1


def test_a_decision_has_pages_of_its_own() -> None:
    decision = Decision(
        "12", "QĐ-UBND", date(2026, 1, 5), "Ban hành Kế hoạch", "CHỦ TỊCH ỦY BAN NHÂN DÂN", ("Căn cứ Luật",),
        ("Xét đề nghị của Văn phòng",), (paragraph("Điều 1. Ban hành Kế hoạch."),), ("Sở Nội vụ",),
        Authority(("CHỦ TỊCH",), NAME),
    )  # fmt: skip
    root = tree(word_document(report(decision=decision, reference="(Kèm theo Quyết định số 12/QĐ-UBND)")))
    text = text_of(root)
    assert text.index("QUYẾT ĐỊNH:") < text.index("Điều 1.") < text.index("(Kèm theo Quyết định")
    assert len(list(root.iter(f"{W}sectPr"))) == 2
    assert "Số: 12/QĐ-UBND" in text and "Số: 07/BC-UBND" not in text


def test_sections_and_numbers_stand_in_controls() -> None:
    root = tree(word_document(report(blocks=BODY), SECTIONS))
    assert list(tags(root)) == ["section:I", "cell:3.3.3"]
    assert text_of(controls(root, "section:I")[0]).strip() == "Đạt 97,35%."
    assert text_of(controls(root, "cell:3.3.3")[0]) == "97,35%"
    numbers = [value(item) for item in root.iter(f"{W}id")]
    assert len(set(numbers)) == len(numbers) == 2
    assert value(controls(root, "section:I")[0].find(f"{W}sdtPr/{W}lock")) == "sdtLocked"


def test_an_empty_section_of_a_draft_can_be_written_in() -> None:
    blocks = (*BODY, paragraph(EMPTY_WORDS, italic=True))
    root = tree(word_document(report(blocks=blocks, draft=True), SECTIONS))
    assert text_of(controls(root, "section:I.1")[0]).strip() == EMPTY_WORDS
    assert text_of(root).count("./.") == 1


def test_sections_must_be_as_many_as_headings() -> None:
    with pytest.raises(ValueError):
        word_document(report(blocks=BODY), SECTIONS[:1])


def test_the_origin_is_remembered() -> None:
    data = word_document(report(blocks=BODY), SECTIONS, Origin("90001", "2026-Q1", 2))
    origin = find_origin(parts(data))
    assert origin is not None
    assert (origin.office, origin.period, origin.revision) == ("90001", "2026-Q1", 2)
    assert origin.sections == {"I": "Đạt {3.3.3}.", "I.1": ""}
    assert origin.written == {"3.3.3": "97,35%"}
    assert "Mở đầu." in origin.outside and origin.headings == {"I": "I. VIỆC", "I.1": "1. Khác"}
