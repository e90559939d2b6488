"""Vietnamese text: NFC, search without diacritics, dictionary order."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.text import matches, nfc, plain, sort_key, squeeze, squeeze_name

HIDDEN = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2069\ufeff\U000e0041"
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text())
def test_nfc_is_stable_whatever_form_the_text_came_in(text: str) -> None:
    assert nfc(unicodedata.normalize("NFD", nfc(text))) == nfc(text)


@given(st.text())
def test_squeezed_text_has_single_spaces_and_none_at_its_ends(text: str) -> None:
    squeezed = squeeze(text)
    assert squeezed == squeezed.strip()
    assert "  " not in squeezed


@given(st.text())
def test_squeezed_text_holds_no_sign_that_nobody_sees(text: str) -> None:
    squeezed = squeeze(text)
    assert squeeze(squeezed) == squeezed == unicodedata.normalize("NFC", squeezed)
    for sign in squeezed:
        assert unicodedata.bidirectional(sign) not in _TURNING


@given(st.text())
def test_a_name_holds_no_control_character_either(text: str) -> None:
    name = squeeze_name(text)
    assert squeeze_name(name) == name == squeeze(name)
    assert all(unicodedata.category(sign) != "Cc" for sign in name)


@pytest.mark.parametrize("sign", HIDDEN)
def test_a_hidden_sign_makes_no_other_name(sign: str) -> None:
    name = "Ủy ban nhân dân xã Minh Đức"
    for place in range(len(name) + 1):
        assert squeeze(name[:place] + sign + name[place:]) == name
    assert plain(f"Minh{sign} Đức") == "minh duc"


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
