"""Every typed character of plan and report comes back from the PDF, or is named as one that cannot be printed.

What a reader of PDF files takes out is compared without white space: line ends fall where lines end. Signs without a
picture (joiners, marks of direction, soft hyphens) are nothing on paper; letters that the face lacks are seen as ``□``
and named by a warning; all else must be there.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.documents.samples import read_pages, squeezed
from tests.documents.test_plan_document import OFFICE as PLAN_OFFICE
from tests.documents.test_plan_document import PLAN
from tests.documents.test_report_document import CATALOGUE, FACTS, OFFICE, PERIOD, REPORT

from xacai.documents.content import StateDocument
from xacai.documents.fonts import UNKNOWN_LETTER, load_fonts
from xacai.documents.plan_document import plan_document
from xacai.documents.report_document import report_document
from xacai.documents.state_pdf import render, unprintable
from xacai.domain.decision import Decision
from xacai.domain.indicator import value
from xacai.domain.period import window
from xacai.domain.plan import Deliverable, Section
from xacai.domain.progress import Entry, Mark, Proof, standings
from xacai.domain.text import nfc

FONTS = load_fonts()
STACKED = "Ẫ ẵ ệ ộ ữ ỹ ặ ằ ẩ Ễ ợ ự đ Đ ỵ ỷ ở"
HOSTILE = {
    "20,000 characters": "Rà soát thủ tục, hẹn ngày nào trả đúng ngày ấy. " * 420,
    "decomposed": unicodedata.normalize("NFD", f"Nghị quyết về cải cách, {STACKED}"),
    "one long word": "Ẵ" * 3000,
    "long words with signs": "https://ví-dụ.vn/" + "đường_dẫn/rất-dài.html?x=1&y=" * 60,
    "stacked diacritics": STACKED * 40,
    "rare marks stacked": "x\u0323\u0301 q\u0323\u0302\u0301 w\u0308\u0323",
    "emoji": "Xong 👍👩‍👩‍👧 ✅️ rồi",
    "rare scripts": "中文 ไทย हिन्दी ᜀ 𠀀 và chữ Việt",
    "right to left": "tên \u202bשלום עולם\u202c và مرحبا hết",
    "control signs": "a\x00b\x07c\x1bd\x7fe\x85g",
    "zero width": "hồ\u200bsơ\u200c\u200d\u2060\ufeff\u00ad xong",
    "bullets": "• một\n▪ hai\n– ba\n\uf0b7 bốn\n- năm",
    "tabs and line ends": "một\thai\r\nba\rbốn\u2028năm\u2029sáu\x0bbảy\x0ctám",
    "spaces": "một\u00a0hai\u2003ba\u202fbốn\u3000năm  sáu",
    "like a formula": "=1+1 @SUM(A1) -2 +3 \\n {\\rtf} (a) )b( \\",
    "dashes at line ends": "- một - hai – ba — bốn - " * 60,
    "lone surrogate": "nửa \ud83d chữ",
    "noncharacters": "a\ufffeb\uffffc\ufdd0d",
}
TYPED = st.text(
    st.one_of(
        st.sampled_from(
            "aăâbcdđeêghiklmnoôơpqrstuưvxyẤềọữ ̣́̂\u0309\u0303\u0300\n\t -–•.,;:/()[]{}%0123456789\\"
        ),
        st.characters(min_codepoint=1, max_codepoint=0x1FFFF),
    ),
    min_size=1,
    max_size=200,
)


def expected(text: str) -> str:
    """What must be read back: NFC, unprintable letters as boxes, no white space."""
    return squeezed(FONTS.printable(text))


def shown(document: StateDocument) -> str:
    """All of the PDF's text in one form, without white space and without the marks of page places."""
    return squeezed(nfc("".join(read_pages(render(document)))))


def plan_with(text: str) -> StateDocument:
    """A plan that holds a text in a section, a target, a task's every cell, a note and its decision."""
    task = replace(
        PLAN.tasks[0], content=text, product=text, deliverables=(Deliverable(text),), lead=text, note=text
    )
    decision = Decision("1", subject="Ban hành", articles=(f"Điều 1. {text}",))
    return plan_document(
        replace(
            PLAN,
            sections=(Section("I. Mở đầu", 1, text),),
            targets=(replace(PLAN.targets[0], text=text),),
            tasks=(task,),
            head=replace(PLAN.head, issued_by=decision),
        ),
        PLAN_OFFICE,
        draft=False,
    )


def report_with(text: str) -> StateDocument:
    """A report that holds a text in a section, a cell's note, a target and a task's result, proof and note."""
    entry = Entry("I.1/1", PERIOD.code, Mark.DONE, proof=Proof("1", None, "", text), result=text, note=text)
    facts = replace(
        FACTS,
        texts={"I.1": text},
        cumulative={**FACTS.cumulative, "3.1": value(1500, note=text)},
        targets=(replace(FACTS.targets[0], text=text),),
        standings=standings(PLAN, (entry,), window(PERIOD), PERIOD.code),
    )
    return report_document(REPORT, facts, OFFICE, CATALOGUE, plan=PLAN)


def lines(text: str) -> list[str]:
    """The lines of a text as they must be read back; a line may stand apart from the next by a page's end."""
    return [line for line in map(expected, FONTS.printable(text).split("\n")) if line]


def assert_all_there(document: StateDocument, text: str, times: int) -> None:
    """Every letter of the text stands in the PDF at least so often as the text was put in."""
    read = shown(document)
    for letter in set("".join(lines(text))):
        wanted = sum(line.count(letter) for line in lines(text)) * times
        assert read.count(letter) >= wanted, f"{letter!r}: {read.count(letter)} of {wanted}"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_whole_in_a_plan(name: str) -> None:
    assert_all_there(plan_with(HOSTILE[name]), HOSTILE[name], times=6)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_whole_in_a_report(name: str) -> None:
    assert_all_there(report_with(HOSTILE[name]), HOSTILE[name], times=4)


@pytest.mark.parametrize(
    "name", ["decomposed", "stacked diacritics", "bullets", "like a formula", "one long word"]
)
def test_texts_come_back_in_order(name: str) -> None:
    text = HOSTILE[name]
    document = plan_document(
        replace(PLAN, sections=(Section("", 1, text),), tasks=(), targets=()), PLAN_OFFICE
    )
    read = shown(document)
    for line in lines(text):
        at = [read.find(part) for part in (line[:400], line[-300:-4] or line[:1])]
        assert min(at) >= 0, line[:60]


@pytest.mark.parametrize(
    ("name", "named"),
    [("emoji", "U+1F44D"), ("rare scripts", "U+4E2D"), ("control signs", "U+0007"), ("bullets", "U+F0B7")],
)
def test_letters_that_cannot_be_printed_are_seen_and_named(name: str, named: str) -> None:
    document = plan_with(HOSTILE[name])
    (issue,) = unprintable(document)
    assert named in issue.params["letters"]
    assert UNKNOWN_LETTER in shown(document)


@pytest.mark.parametrize("name", ["zero width", "stacked diacritics", "tabs and line ends", "spaces"])
def test_what_can_be_printed_raises_no_warning(name: str) -> None:
    assert unprintable(plan_with(HOSTILE[name])) == ()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TYPED)
@example("\u0323\u0301")
@example("\ud800")
@example("a\u0338b")
@example("\\")
def test_any_text_is_whole_in_every_place(text: str) -> None:
    assert_all_there(plan_with(text), text, times=6)
    assert_all_there(report_with(text), text, times=4)
