"""The guide as a booklet: all of its words, pages that the contents name rightly, the same bytes again."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.documents.pdf_words import Found, Sheet, read_sheets

from xacai.documents.fonts import load_fonts
from xacai.documents.guide_document import CONTENTS, TITLE, guide_pages, render_guide
from xacai.domain.guide import Grid, Heading, Topic, read_line, sentences
from xacai.domain.text import squeeze
from xacai.files.guide import read_guide

GUIDE = read_guide()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """The booklet."""
    return render_guide(GUIDE, "9.9.9")


@pytest.fixture(scope="module")
def sheets(pdf: bytes) -> list[Sheet]:
    """Its pages."""
    return read_sheets(pdf)


def _bare(text: str) -> str:
    """Without white space: lines end where the page wants, not where words do."""
    return "".join(squeeze(text).split())


def test_every_sentence_stands_in_the_pages(sheets: list[Sheet]) -> None:
    words = "".join(_bare(found.text) for sheet in sheets for found in sheet.words if found.y > 50)
    missing = [text for topic in GUIDE for text in sentences(topic) if _bare(text) not in words]
    # A sentence is parted by nothing but the end of a page, where only the number above stands between.
    assert missing == []


def test_the_contents_name_the_page_of_each_heading(sheets: list[Sheet]) -> None:
    wanted = [
        text
        for topic in GUIDE
        for text in (topic.title, *(block.text for block in topic.blocks if isinstance(block, Heading)))
    ]
    first = next(number for number, sheet in enumerate(sheets) if _has_topic(sheet, GUIDE[0]))
    entries = [_entry(line) for sheet in sheets[:first] for line in _lines(sheet) if ". . ." in line]
    assert [words for words, _page in entries] == [_bare(text) for text in wanted]
    for words, page in entries:
        assert words in {_bare(found.text) for found in sheets[page - 1].words if found.bold}


def _has_topic(sheet: Sheet, topic: Topic) -> bool:
    return any(found.text == topic.title and found.size > 18 for found in sheet.words)


def _lines(sheet: Sheet) -> list[str]:
    rows: dict[float, list[Found]] = {}
    for found in sheet.words:
        rows.setdefault(round(found.y), []).append(found)
    return [
        "".join(item.text for item in sorted(row, key=lambda item: item.x))
        for _y, row in sorted(rows.items())
    ]


def _entry(line: str) -> tuple[str, int]:
    found = re.fullmatch(r"(.+?)[. ]{6,}(\d+)", line)
    assert found, line
    return _bare(found[1]), int(found[2])


def test_the_first_page_bears_title_and_version_later_ones_their_number(sheets: list[Sheet]) -> None:
    first = [found.text for found in sheets[0].words]
    assert first[0] == TITLE and CONTENTS in first and any("9.9.9" in text for text in first)
    for number, sheet in enumerate(sheets[1:], 2):
        assert str(number) in {found.text for found in sheet.words if found.y < 50}


def test_every_topic_begins_a_page_and_nothing_leaves_the_frame(sheets: list[Sheet]) -> None:
    for topic in GUIDE:
        assert sum(_has_topic(sheet, topic) for sheet in sheets) == 1
    for sheet in sheets:
        assert all(found.x > 80 and found.end <= sheet.width - 42 for found in sheet.words if found.y > 50)
        assert all(found.y < sheet.height - 55 for found in sheet.words)


def test_tables_of_keys_are_not_parted() -> None:
    rows = tuple((read_line(f"Phím {number}"), read_line("việc")) for number in range(12))
    filler = tuple(Heading(f"Mục {number}") for number in range(18))
    pages = guide_pages((Topic("x", "Chủ đề", (*filler, Grid(rows))),), "1", load_fonts())
    holding = [
        number for number, page in enumerate(pages) if any(w.text.startswith("Phím") for w in page.words())
    ]
    assert len(holding) == 1


def test_the_same_guide_gives_the_same_bytes_in_vietnamese(pdf: bytes) -> None:
    assert render_guide(GUIDE, "9.9.9") == pdf
    reader = PdfReader(BytesIO(pdf))
    assert str(reader.root_object["/Lang"]) == "vi-VN"
    assert reader.metadata is not None and reader.metadata.title == f"{TITLE} xacai"
