"""The bytes: text comes back as drawn, fonts are inside, the same content gives the same file."""

from __future__ import annotations

import re
import unicodedata

import pytest
from bench.long_document import state_document
from bench.long_report import ROWS, long_report
from tests.documents.samples import (
    LONG,
    appendix,
    checked,
    fonts_in,
    read_pages,
    report,
    simple_table,
    squeezed,
    text_row,
)

from xacai.documents.content import Orientation, paragraph
from xacai.documents.fonts import load_fonts
from xacai.documents.state_layout import lay_out
from xacai.documents.state_pdf import render, unprintable

PANGRAM = (
    "Ẳ ắ ằ ẳ ẵ ặ Ấ ấ ầ ẩ ẫ ậ Ế ế ề ể ễ ệ Ố ố ồ ổ ỗ ộ Ớ ớ ờ ở ỡ ợ Ứ ứ ừ ử ữ ự Ý ý ỳ ỷ ỹ ỵ Đ đ à ả ã á ạ è ẻ ẽ é ẹ "
    "ì ỉ ĩ í ị ò ỏ õ ó ọ ù ủ ũ ú ụ ĂÂÊÔƠƯ ăâêôơư 0123456789 .,;:!?()[]/\\%&*+-=<>≥≤–—“”‘’…§°ª² @#$^~`|{}_'\""
)


@pytest.fixture(scope="module")
def long_pdf() -> bytes:
    """The report with 600 rows."""
    return render(state_document(long_report()))


def test_text_comes_back_sign_for_sign_in_nfc() -> None:
    document = report(
        blocks=(paragraph(PANGRAM), paragraph(LONG), paragraph(unicodedata.normalize("NFD", LONG)))
    )
    read = "".join(read_pages(render(document)))
    assert unicodedata.is_normalized("NFC", read)
    assert squeezed(PANGRAM) in squeezed(read)
    assert squeezed(read).count(squeezed(LONG).removesuffix(".")) == 2


def test_each_page_reads_as_it_was_drawn() -> None:
    rows = [text_row(f"việc {n}", f"{LONG} - {n}", "a/b-c") for n in range(30)]
    document = checked(appendices=(appendix(simple_table(rows), Orientation.LANDSCAPE),))
    drawn = lay_out(document, load_fonts())
    for page, read in zip(drawn, read_pages(render(document)), strict=True):
        assert squeezed(read) == "".join(squeezed(words.text) for words in page.words())


def test_more_letters_than_one_subset_holds() -> None:
    face = load_fonts().regular
    letters = [chr(code) for code in (*range(0xC0, 0x250), *range(0x391, 0x3CA), *range(0x410, 0x450))]
    text = " ".join(letter for letter in letters if letter in face.letters)
    assert len(text) > 600
    read = "".join(read_pages(render(report(blocks=(paragraph(text),)))))
    assert squeezed(text) in squeezed(read)


def test_spaces_stand_between_words_as_drawn() -> None:
    read = " ".join(" ".join(read_pages(render(report(blocks=(paragraph(LONG),))))).split())
    assert LONG.removesuffix(".") + "./." in read


def test_a_table_of_600_rows_is_whole(long_pdf: bytes) -> None:
    text = squeezed(" ".join(read_pages(long_pdf)))
    for number in range(1, ROWS + 1):
        assert text.count(f"(việc{number})") == 1
        assert text.count(f"số{number}/BC") == 1
        assert text.count(f"(mục{number})") == 1
    assert len(re.findall(r"QuýI{1,3}V?/2026|QuýIV/2026", text)) == ROWS


def test_fonts_are_embedded_and_no_other_is_named(long_pdf: bytes) -> None:
    for pdf in (long_pdf, render(report(draft=True)), render(checked())):
        fonts = fonts_in(pdf)
        assert all(fonts.values())
        assert all(re.search("Liberation|TimesNewRoman", name) for name in fonts), fonts
        assert b"Helvetica" not in pdf


def test_the_same_content_gives_the_same_bytes() -> None:
    document = checked(appendices=(appendix(simple_table([text_row("a", "b", "c")])),))
    assert render(document) == render(document)
    assert render(document) != render(report())


def test_the_draft_mark_is_light_and_under_the_text() -> None:
    (first, *_) = read_pages(render(report(draft=True)))
    assert first.startswith("DỰ THẢO")
    assert not read_pages(render(report()))[0].startswith("DỰ THẢO")


def test_letters_that_the_face_lacks_are_named() -> None:
    assert unprintable(report()) == ()
    (issue,) = unprintable(report(blocks=(paragraph("Xong 👍"),)))
    assert (issue.code, issue.params["letters"]) == ("document.letters-missing", "👍 (U+1F44D)")
    assert "Xong □./." in " ".join(read_pages(render(report(blocks=(paragraph("Xong 👍"),)))))
