"""Periods in words: Vietnamese as documents have them, English without a Vietnamese word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from xacai.domain.period import Period, label, name, read_period, short_name
from xacai.wording.language import language, use_language
from xacai.wording.periods import bare_words, brief_words, code_words, dated_words, label_words, long_words

CODES = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2025-6M", "2025-9M", "2025-Y")


@pytest.fixture(autouse=True)
def former_language() -> Iterator[None]:
    before = language()
    yield
    use_language(before)


def period(code: str) -> Period:
    read = read_period(code)
    assert read is not None
    return read


@pytest.mark.parametrize("code", CODES)
def test_vietnamese_words_are_those_of_the_documents(code: str) -> None:
    use_language("vi")
    given = period(code)
    assert long_words(given) == name(given)
    assert label_words(given) == label(given)
    assert dated_words(given).lower() == short_name(given).lower()


@pytest.mark.parametrize("code", CODES)
def test_english_words_hold_no_vietnamese(code: str) -> None:
    use_language("en")
    given = period(code)
    for words in (
        long_words(given),
        label_words(given),
        dated_words(given),
        brief_words(given),
        bare_words(given),
    ):
        assert words.isascii() and "nam" not in words, words


def test_what_is_no_period_stays_as_it_is() -> None:
    assert code_words("2025-Q9") == "2025-Q9"
