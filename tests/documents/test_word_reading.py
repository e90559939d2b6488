"""A Word file as it reads: tracked changes, lists, breaks, prompts, other spellings, lost marks."""

from __future__ import annotations

import unicodedata
from xml.etree.ElementTree import Element, SubElement

from tests.documents.word_twins import DATA, TEXTS, codes, line
from tests.documents.word_walk import (
    W,
    content,
    controls,
    edited,
    new_paragraph,
    new_run,
    packed,
    parts,
    retype,
)

from xacai.documents.word_back import read_back


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
