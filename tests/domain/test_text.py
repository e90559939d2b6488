"""Vietnamese text: NFC, search without diacritics, dictionary order."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.text import matches, nfc, plain, sort_key, squeeze


@given(st.text())
def test_nfc_is_stable_whatever_form_the_text_came_in(text: str) -> None:
    assert nfc(unicodedata.normalize("NFD", nfc(text))) == nfc(text)


@given(st.text())
def test_squeezed_text_has_single_spaces_and_none_at_its_ends(text: str) -> None:
    squeezed = squeeze(text)
    assert squeezed == squeezed.strip()
    assert "  " not in squeezed


def test_search_ignores_diacritics_and_case() -> None:
    assert plain("Hồ sơ ĐÚNG hạn") == "ho so dung han"
    assert matches("ho so dung han", "Tỷ lệ hồ sơ đúng hạn")
    assert matches("đúng HAN", "Tỷ lệ hồ sơ đúng hạn")
    assert not matches("qua han", "Tỷ lệ hồ sơ đúng hạn")


@pytest.mark.parametrize(
    "words",
    [
        ["an", "ăn", "ân", "ba", "da", "đa", "ê", "hà"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["Đinh Văn An", "Đinh Văn Ân", "Đỗ Văn An"],
        ["hoa", "hoa mai", "hòa"],
        ["1", "2", "a"],
    ],
)
def test_vietnamese_dictionary_order(words: list[str]) -> None:
    backwards = list(reversed(words))
    assert sorted(backwards, key=sort_key) == words
