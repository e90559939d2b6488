"""A number typed by hand is compared with the row that the words around it mean."""

from __future__ import annotations

import pytest

from xacai.domain.catalogue import Catalogue, Sentence, Source
from xacai.domain.contradiction import contradictions

SENTENCES = (
    Sentence("II.2", "3.1", "plain", "Trong kỳ đã giải quyết {3.1} hồ sơ, đúng hạn đạt {3.3}."),
    Sentence("II.2", "3.3", "plain", "Tỷ lệ giải quyết đúng hạn đạt {3.3}, cao hơn kỳ trước."),
    Sentence("I.3", "1.1", "plain", "Trong kỳ đã kiểm tra {1.1} cơ quan."),
)
BOOK = Catalogue("test", "1", "Thử", 2026, Source(""), sentences=SENTENCES)
NOW = {"3.1": "1.234", "3.3": "98,62%", "1.1": "…"}


def found(text: str, section: str = "II.2") -> list[tuple[str, str, str]]:
    return [
        (item.written, item.row, item.now) for item in contradictions(text, section, BOOK, NOW.__getitem__)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đơn vị đã giải quyết 1.200 hồ sơ.", [("1.200", "3.1", "1.234")]),
        ("ĐƠN VỊ ĐÃ GIẢI QUYẾT  1.200  hồ sơ.", [("1.200", "3.1", "1.234")]),
        ("Đơn vị đã giải quyết 1.234 hồ sơ.", []),
        ("Đơn vị đã giải quyết {3.1} hồ sơ.", []),
        ("Kết quả đúng hạn đạt 97%.", [("97%", "3.3", "98,62%")]),
        ("Kết quả đúng hạn đạt 98,62%.", []),
        ("Năm 2025 có 12 cuộc họp, 97% đại biểu dự.", []),
        ("", []),
    ],
)
def test_only_a_differing_number_in_the_rows_own_words_is_named(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(text) == expected


def test_other_sections_and_unknown_values_say_nothing() -> None:
    assert found("Trong kỳ đã kiểm tra 5 cơ quan.", "I.3") == []
    assert found("Đơn vị đã giải quyết 1.200 hồ sơ.", "I.3") == []


def test_each_number_is_named_once() -> None:
    assert len(found("Đã giải quyết 1.200 hồ sơ. Đến nay đã giải quyết 1.200 hồ sơ.")) <= 1
