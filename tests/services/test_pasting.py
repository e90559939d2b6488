"""Pasted text: NFC, no control signs, old encodings recognised."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from xacai.intake.legacy import _TCVN3
from xacai.services.pasting import read_paste, without_controls

WORDS = "Kế hoạch cải cách hành chính năm của xã đã được ban hành đúng thời hạn quy định"
_BACK = {letter: chr(code) for code, letter in _TCVN3.items()}


def test_tcvn3_is_recognised_and_offered_in_unicode() -> None:
    old = "".join(_BACK.get(letter, letter) for letter in WORDS.lower())
    found = read_paste(old)
    assert found.encoding == "TCVN3"
    assert found.converted == WORDS.lower()


def test_proper_text_becomes_nfc_and_is_not_asked_about() -> None:
    found = read_paste(unicodedata.normalize("NFD", WORDS) + "\x07\x00")
    assert (found.text, found.encoding) == (WORDS, "")


@given(st.text())
def test_no_control_sign_is_left(text: str) -> None:
    kept = without_controls(text)
    assert not any(unicodedata.category(sign) == "Cc" and sign not in "\n\t" for sign in kept)
    assert [sign for sign in text if unicodedata.category(sign) != "Cc"] == [
        sign for sign in kept if sign not in "\n\t"
    ]
