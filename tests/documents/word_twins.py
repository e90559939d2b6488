"""A twin to cut into: a report of four sections, one of them empty, one without a control."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from tests.documents.samples import appendix, report, simple_table, text_row
from tests.documents.word_walk import content, controls

from xacai.documents.content import Heading, paragraph
from xacai.documents.word import word_document
from xacai.documents.word_back import Returned
from xacai.documents.word_origin import Origin
from xacai.documents.word_sections import EMPTY_WORDS, BoundSection

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
