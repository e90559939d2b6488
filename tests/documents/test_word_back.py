"""A leader's edits read back: sections with their numbers bound again, changed numbers and lost controls told."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.samples import report
from tests.documents.word_twins import DATA, TEXTS, WRITTEN, codes, line, twin
from tests.documents.word_walk import (
    W,
    content,
    controls,
    edited,
    new_paragraph,
    new_run,
    paragraph_of,
    remove,
    retype,
)

from xacai.documents.content import Heading, paragraph
from xacai.documents.word import word_document
from xacai.documents.word_back import bare_end, comparable, read_back
from xacai.documents.word_origin import Origin
from xacai.documents.word_sections import BoundSection, lines_of
from xacai.documents.word_xml import clean
from xacai.domain.issue import Severity
from xacai.domain.text import nfc


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


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=60)


@given(text=WORDS, closing=st.sampled_from(("", ".", "{1.1}", "{1.1}.")))
def test_any_text_comes_back_as_it_was(text: str, closing: str) -> None:
    kept = nfc(f"{text} {{3.3.3}} {closing}")
    section = BoundSection("I", "Chung", kept, {"3.3.3": "97,35%", "1.1": "15"})
    blocks = (Heading("I. Chung"), paragraph("x"))
    data = word_document(report(blocks=blocks), (section,), Origin("90001", "2026-Q1"))
    expected = comparable("\n".join(clean(line) for line in lines_of(kept)))
    assert bare_end(comparable(read_back(data).texts["I"])) == bare_end(expected)
