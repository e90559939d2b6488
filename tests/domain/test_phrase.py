"""Folding keeps every place, so that what is found in the folded text can be cut from the text itself."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.phrase import any_of, fold, mask


@given(st.text(max_size=60))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_takes_marks_and_capitals_away() -> None:
    assert fold("Đúng Hạn, Quý IV/2026") == "dung han, quy iv/2026"


def test_the_longest_word_is_tried_first() -> None:
    found = re.search(any_of(["hon", "cao hon"]), "cao  hon")
    assert found and found.group() == "cao  hon"
    assert not re.search(any_of(["tu"]), "thu tuc")


def test_masking_keeps_the_length() -> None:
    assert mask("abcdef", [(1, 3)]) == "a\x00\x00def"
