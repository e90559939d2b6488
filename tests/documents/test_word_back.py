"""A leader's edits read back: sections with their numbers bound again, changed numbers and lost controls told."""

from __future__ import annotations

import unicodedata
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.samples import appendix, report, simple_table, text_row
from tests.documents.word_walk import (
    W,
    content,
    controls,
    edited,
    new_paragraph,
    new_run,
    packed,
    paragraph_of,
    parts,
    remove,
    retype,
)

from xacai.documents.content import Heading, paragraph
from xacai.documents.word import word_document
from xacai.documents.word_back import Returned, bare_end, comparable, read_back
from xacai.documents.word_origin import Origin
from xacai.documents.word_sections import EMPTY_WORDS, BoundSection, lines_of
from xacai.documents.word_xml import clean
from xacai.domain.issue import Severity
from xacai.domain.text import nfc

WRITTEN = {"3.3.3": "97,35%", "1.1": "15", "1.2": "…"}
TEXTS = {
    "I": "",
    "I.1": "Đạt {3.3.3}, trong đó {1.1} hồ sơ.\nDòng hai có {1.2} việc",
    "I.2": "",
    "II": "Không có kiến nghị.",
}
BLOCKS = (
    paragraph("Mở đầu."),
    Heading("I. Chung"),
    Heading("1. Kết quả", 2),
    paragraph("Đạt 97,35%, trong đó 15 hồ sơ."),
    paragraph("Dòng hai có … việc"),
    Heading("2. Khác", 2),
    paragraph(EMPTY_WORDS, italic=True),
    Heading("II. Kiến nghị"),
    paragraph("Không có kiến nghị."),
)


def twin(origin: bool = True) -> bytes:
    """A report's twin of four sections, one empty, one without a control."""
    sections = tuple(
        BoundSection(code, code, text, {row: words for row, words in WRITTEN.items() if f"{{{row}}}" in text})
        for code, text in TEXTS.items()
    )
    table = appendix(simple_table([text_row("a", "b", "12")]))
    known = Origin("90001", "2026-Q1") if origin else None
    return word_document(report(blocks=BLOCKS, draft=True, appendices=(table,)), sections, known)


DATA = twin()


def codes(returned: Returned) -> list[str]:
    """The codes of the issues."""
    return [issue.code.removeprefix("document.") for issue in returned.issues]


def line(root: Element, number: int) -> Element:
    """A paragraph of section I.1."""
    return list(content(controls(root, "section:I.1")[0]))[number]


def test_what_nobody_touched_comes_back_the_same() -> None:
    returned = read_back(DATA)
    assert returned.texts == {code: text for code, text in TEXTS.items() if code != "I"}
    assert returned.issues == ()


def test_without_its_memory_the_numbers_are_compared_with_those_of_today() -> None:
    returned = read_back(twin(origin=False), WRITTEN)
    assert returned.texts["I.1"] == TEXTS["I.1"]
    assert (returned.issues, returned.origin) == ((), None)
    lost = read_back(twin(origin=False))
    assert codes(lost) == ["number-unknown"] * 3
    assert lost.texts["I.1"].startswith("Đạt 97,35%, trong đó 15")


def test_words_typed_around_a_number_are_read_and_the_number_stays_bound() -> None:
    def edit(root: Element) -> None:
        line(root, 0).append(new_run(" Cần giữ nhịp này."))

    returned = read_back(edited(DATA, edit))
    assert returned.texts["I.1"].splitlines()[0] == "Đạt {3.3.3}, trong đó {1.1} hồ sơ. Cần giữ nhịp này."
    assert returned.issues == ()


def test_a_changed_number_names_its_cell_and_is_no_text() -> None:
    returned = read_back(edited(DATA, lambda root: retype(controls(root, "cell:3.3.3")[0], "99,00%")))
    assert returned.texts["I.1"] == TEXTS["I.1"]
    (issue,) = returned.issues
    assert (issue.code, issue.where, issue.severity) == (
        "document.number-changed", "cell 3.3.3", Severity.QUESTION
    )  # fmt: skip
    assert issue.params == {"section": "I.1", "row": "3.3.3", "old": "97,35%", "new": "99,00%"}


@pytest.mark.parametrize(
    ("typed", "read", "issues"),
    [
        ("15 bộ", "{1.1} bộ", []),
        ("(15)", "({1.1})", []),
        ("15, chiếm đa số,", "{1.1}, chiếm đa số,", []),
        ("115", "{1.1}", ["number-changed"]),
        ("15,5", "{1.1}", ["number-changed"]),
        ("1.150", "{1.1}", ["number-changed"]),
        ("15%", "{1.1}", ["number-changed"]),
        ("mười lăm", "{1.1}", ["number-changed"]),
    ],
)
def test_words_at_the_edge_of_a_number(typed: str, read: str, issues: list[str]) -> None:
    returned = read_back(edited(DATA, lambda root: retype(controls(root, "cell:1.1")[0], typed)))
    assert returned.texts["I.1"].splitlines()[0] == f"Đạt {{3.3.3}}, trong đó {read} hồ sơ."
    assert codes(returned) == issues


def test_tracked_changes_are_accepted() -> None:
    def edit(root: Element) -> None:
        first = line(root, 0)
        gone = SubElement(first, f"{W}del")
        gone.append(new_run("bỏ", "delText"))
        moved = SubElement(first, f"{W}moveFrom")
        moved.append(new_run("dời đi"))
        added = SubElement(first, f"{W}ins")
        added.append(new_run(" Thêm."))
        here = SubElement(first, f"{W}moveTo")
        here.append(new_run(" Dời đến."))

    returned = read_back(edited(DATA, edit))
    assert returned.texts["I.1"].splitlines()[0] == "Đạt {3.3.3}, trong đó {1.1} hồ sơ. Thêm. Dời đến."


def test_a_paragraph_whose_mark_was_deleted_runs_into_the_next() -> None:
    def edit(root: Element) -> None:
        properties = line(root, 0).find(f"{W}pPr")
        assert properties is not None
        SubElement(SubElement(properties, f"{W}rPr"), f"{W}del")

    assert read_back(edited(DATA, edit)).texts["I.1"] == TEXTS["I.1"].replace("\n", "")


def test_a_number_deleted_under_tracking_is_told() -> None:
    def edit(root: Element) -> None:
        inside = content(controls(root, "cell:1.1")[0])
        run = inside[0]
        inside.remove(run)
        SubElement(inside, f"{W}del").append(run)

    returned = read_back(edited(DATA, edit))
    assert returned.texts["I.1"].splitlines()[0] == "Đạt {3.3.3}, trong đó  hồ sơ."
    (issue,) = returned.issues
    assert (issue.code, issue.params["row"], issue.params["old"]) == ("document.number-unbound", "1.1", "15")


def test_a_control_taken_off_an_unchanged_line_is_bound_again() -> None:
    def unwrap(root: Element) -> None:
        control = controls(root, "cell:1.1")[0]
        parent = line(root, 0)
        at = list(parent).index(control)
        parent.remove(control)
        parent.insert(at, new_run("15"))

    returned = read_back(edited(DATA, unwrap))
    assert (returned.texts["I.1"], returned.issues) == (TEXTS["I.1"], ())


def test_a_deleted_control_is_told_and_deletes_nothing() -> None:
    returned = read_back(edited(DATA, lambda root: remove(root, controls(root, "section:I.1")[0])))
    assert "I.1" not in returned.texts
    (issue,) = returned.issues
    assert (issue.code, issue.severity, issue.where) == (
        "document.section-missing", Severity.ERROR, "section I.1"
    )  # fmt: skip


def test_an_emptied_section_comes_back_empty() -> None:
    def edit(root: Element) -> None:
        control = controls(root, "section:II")[0]
        properties = control.find(f"{W}sdtPr")
        assert properties is not None
        SubElement(properties, f"{W}showingPlcHdr")
        retype(control, "Bấm vào đây để nhập văn bản.")

    assert read_back(edited(DATA, edit)).texts["II"] == ""


def test_words_beside_the_sentence_of_an_empty_section() -> None:
    def edit(root: Element) -> None:
        content(controls(root, "section:I.2")[0])[0].append(new_run(" Đã họp."))

    assert read_back(edited(DATA, edit)).texts["I.2"] == "Đã họp."


def test_a_copied_section_is_put_together() -> None:
    def edit(root: Element) -> None:
        control = controls(root, "section:II")[0]
        body = next(item for item in root.iter() if control in list(item))
        body.insert(list(body).index(control), control)

    returned = read_back(edited(DATA, edit))
    assert "section-twice" in codes(returned)
    assert returned.texts["II"] == "Không có kiến nghị.\nKhông có kiến nghị."


def test_what_changes_outside_the_sections_is_told() -> None:
    def edit(root: Element) -> None:
        retype(paragraph_of(root, "12"), "21")
        control = controls(root, "section:I.1")[0]
        body = next(item for item in root.iter() if control in list(item))
        body.insert(list(body).index(control) + 1, new_paragraph("Viết ngoài mục."))

    returned = read_back(edited(DATA, edit))
    pairs = [(issue.params["old"], issue.params["new"]) for issue in returned.issues]
    assert set(codes(returned)) == {"outside-changed"}
    assert pairs == [("–", "Viết ngoài mục."), ("12", "21")]


def test_breaks_lists_and_drawings() -> None:
    def edit(root: Element) -> None:
        inside = content(controls(root, "section:II")[0])
        inside.remove(inside[0])
        item = new_paragraph("Mục một")
        properties = Element(f"{W}pPr")
        SubElement(SubElement(properties, f"{W}numPr"), f"{W}numId").set(f"{W}val", "3")
        SubElement(SubElement(properties, f"{W}tabs"), f"{W}tab")
        item.insert(0, properties)
        inside.append(item)
        broken = new_paragraph("Trước")
        SubElement(broken[0], f"{W}br")
        broken.append(new_run("sau"))
        SubElement(SubElement(broken, f"{W}r"), f"{W}pict").append(new_paragraph("Khung"))
        inside.append(broken)

    assert read_back(edited(DATA, edit)).texts["II"] == "- Mục một\nTrước\nsau"


def test_a_file_that_lost_its_marks_is_read_by_its_headings() -> None:
    def edit(root: Element) -> None:
        for control in list(root.iter(f"{W}sdt")):
            properties = control.find(f"{W}sdtPr")
            assert properties is not None
            for item in [*properties.iter(f"{W}tag")]:
                properties.remove(item)
        retype(controls_by_title(root, "Chỉ tiêu 1.1"), "16")

    returned = read_back(edited(DATA, edit))
    assert returned.texts == TEXTS
    assert codes(returned) == ["word-marks-lost", "number-changed"]


def controls_by_title(root: Element, title: str) -> Element:
    """The control with a title."""
    for control in root.iter(f"{W}sdt"):
        alias = control.find(f"{W}sdtPr/{W}alias")
        if alias is not None and alias.get(f"{W}val") == title:
            return control
    raise AssertionError(title)


def test_strict_files_and_decomposed_letters_are_read_alike() -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    found = {
        name: part.replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, part in parts(DATA).items()
    }
    assert read_back(packed(found)).texts["I.1"] == TEXTS["I.1"]
    decomposed = unicodedata.normalize("NFD", "Đề nghị hỗ trợ")
    loose = edited(DATA, lambda root: retype(controls(root, "section:II")[0], decomposed))
    assert read_back(loose).texts["II"] == "Đề nghị hỗ trợ"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=60)


@given(text=WORDS, closing=st.sampled_from(("", ".", "{1.1}", "{1.1}.")))
def test_any_text_comes_back_as_it_was(text: str, closing: str) -> None:
    kept = nfc(f"{text} {{3.3.3}} {closing}")
    section = BoundSection("I", "Chung", kept, {"3.3.3": "97,35%", "1.1": "15"})
    blocks = (Heading("I. Chung"), paragraph("x"))
    data = word_document(report(blocks=blocks), (section,), Origin("90001", "2026-Q1"))
    expected = comparable("\n".join(clean(line) for line in lines_of(kept)))
    assert bare_end(comparable(read_back(data).texts["I"])) == bare_end(expected)
