"""The room for a digital signature: on the signer's page, between authority and name, touching no word."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader
from tests.documents.samples import LONG, appendix, body, checked, find, report, simple_table, text_row

from xacai.documents.content import Authority, StateDocument
from xacai.documents.fonts import ASCENT, DESCENT, load_fonts
from xacai.documents.page import Words
from xacai.documents.signature_place import SignaturePlace, signature_place
from xacai.documents.signature_stamp import signature_stamp
from xacai.documents.state_layout import lay_out
from xacai.domain.issue import Refusal


def png(colour: tuple[int, int, int, int], size: tuple[int, int] = (60, 60)) -> bytes:
    target = BytesIO()
    Image.new("RGBA", size, colour).save(target, "PNG")
    return target.getvalue()


def words_touched(document: StateDocument, place: SignaturePlace) -> Iterator[Words]:
    """Words on the page that reach into the rectangle."""
    page = lay_out(document, load_fonts())[place.page]
    for word in page.words():
        base = page.shape.height - word.y
        above, below = base + ASCENT * word.size, base - DESCENT * word.size
        beside = word.x > place.right or word.x + word.face.width(word.text, word.size) < place.left
        if not beside and below < place.top - 0.5 and above > place.bottom + 0.5:
            yield word


@pytest.mark.parametrize(
    "document",
    [
        report(),
        checked(),
        report(blocks=body(40)),
        report(appendices=(appendix(simple_table([text_row("a", "b", "c")])),)),
        report(recipients=tuple(LONG for _ in range(30))),
        report(authority=Authority(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), LONG[:80])),
        report(authority=Authority(("CHỦ TỊCH",), "")),
    ],
)
def test_the_room_touches_no_word(document: StateDocument) -> None:
    place = signature_place(document)
    assert place.right - place.left > 200
    assert place.top - place.bottom > 70
    assert list(words_touched(document, place)) == []


def test_it_stands_between_authority_and_name() -> None:
    document = report(authority=Authority(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Trần Thị Tám"))
    place = signature_place(document)
    page = lay_out(document, load_fonts())[place.page]
    above, below = find([page], "CHỦ TỊCH"), find([page], "Trần Thị Tám")
    assert page.shape.height - above.y >= place.top
    assert page.shape.height - below.y <= place.bottom


def test_lines_are_drawn_with_embedded_letters() -> None:
    pdf = PdfReader(BytesIO(signature_stamp(240, 80, ("Ký bởi: Đặng Hữu Khiêm", "Thời gian ký: 15/09/2026"))))
    (page,) = pdf.pages
    assert "Đặng Hữu Khiêm" in page.extract_text()
    for font in page["/Resources"]["/Font"].values():
        assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_a_picture_takes_the_place_of_the_lines_and_the_seal_joins_it() -> None:
    stamp = signature_stamp(
        240, 80, ("Ký bởi: ai",), picture=png((0, 0, 200, 255)), seal=png((200, 0, 0, 128))
    )
    (page,) = PdfReader(BytesIO(stamp)).pages
    assert page.extract_text().strip() == ""
    assert len(page.images) == 2


@pytest.mark.parametrize("data", [b"GIF89a", b"\x89PNG\r\n\x1a\n broken", png((0, 0, 0, 0), (4001, 1))])
def test_a_picture_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal) as raised:
        signature_stamp(240, 80, (), picture=data)
    assert raised.value.issue.code == "signature.picture"
