"""Text in the encodings before Unicode: recognised, converted, said; proper text is never touched."""

from __future__ import annotations

import pytest
from tests.intake.test_other_sources import CODE_PAGE, codes, shown

from xacai.intake.legacy import by_font, from_tcvn3, from_vni, recognised
from xacai.intake.source import read_source

TCVN3 = "KÕ ho¹ch c¶i c¸ch hµnh chÝnh nhµ n­íc x· Suèi M¬ n¨m 2026, ®¶m b¶o ®óng tiÕn ®é"
VNI = "Keá hoaïch caûi caùch haønh chính nhaø nöôùc xaõ Suoái Mô naêm 2026, ñaûm baûo ñuùng tieán ñoä"
MODERN = "Kế hoạch cải cách hành chính nhà nước xã Suối Mơ năm 2026, đảm bảo đúng tiến độ"


def test_old_encodings_are_put_into_unicode() -> None:
    assert from_tcvn3(TCVN3) == MODERN
    assert from_vni(VNI) == MODERN
    assert from_vni("ÑÖÔØNG QUYEÁT ÑÒNH kyõ thuaät") == "ĐƯỜNG QUYẾT ĐỊNH kỹ thuật"


@pytest.mark.parametrize("old", [TCVN3, VNI])
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_old_text_is_recognised_and_said(old: str, encoding: str) -> None:
    source = read_source(old.encode(encoding), "kh.txt")
    assert shown(source) == [MODERN]
    assert codes(source) == ["intake.legacy-encoding"]


def test_text_in_the_code_page_of_windows() -> None:
    text = f"{CODE_PAGE} ca\u0309i ca\u0301ch ha\u0300nh chi\u0301nh đo\u0301 n\u0103m 2026"
    assert shown(read_source(text.encode("cp1258"), "kh.txt")) == ["Số xã cải cách hành chính đó năm 2026"]


@pytest.mark.parametrize(
    "text",
    [
        MODERN,
        "Thông báo tình hình báo cáo công tác còn thì cô giáo bà là và nhà thì hòa",
        "à la carte, café, déjà vu, naïve, façade, rôle, élève, garçon, über, señor",
        "ÐIÊU ÐÓ",
        f"{MODERN} «c©n»",
    ],
)
def test_proper_text_is_never_converted(text: str) -> None:
    source = read_source(text.encode(), "kh.txt")
    assert shown(source) == [text] and codes(source) == []
    assert recognised([text]) is None
    assert by_font(MODERN, ".VnTime") is None


def test_a_document_of_both_keeps_what_is_proper() -> None:
    source = read_source(f"{MODERN}\n\n{TCVN3}\n\nThông báo là và\n".encode(), "kh.txt")
    assert shown(source) == [MODERN, MODERN, "Thông báo là và"]
