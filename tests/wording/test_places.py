"""Places of issues in words; none of the program's own names reaches a person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from xacai.domain.issue import Issue, Severity
from xacai.wording.language import language, use_language
from xacai.wording.messages import message_of
from xacai.wording.places import place_words


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    before = language()
    use_language("vi")
    yield
    use_language(before)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("", ""),
        ("cell 3.3.3.1", "ô 3.3.3.1"),
        ("section II.2", "mục II.2"),
        ("task I.1/1 / deadline", "nhiệm vụ I.1/1, thời hạn"),
        ("target III/3.1", "chỉ tiêu III/3.1"),
        ("report 2026-Q3", "báo cáo Quý III/2026"),
        ("head / legal_bases", "phần đầu văn bản, căn cứ"),
        ("so-lieu.csv / line 4", "so-lieu.csv, dòng 4"),
        ("data/content.json", "data/content.json"),
        ("report of the day.csv", "report of the day.csv"),
    ],
)
def test_a_place_is_said_in_words(where: str, words: str) -> None:
    assert place_words(where) == words


def test_a_sentence_says_place_and_period_in_words() -> None:
    left = Issue("report.errors-left", Severity.ERROR, "cell 7.3.2", {"count": "2"})
    assert "ô 7.3.2" in message_of(left)
    locked = Issue("report.locked", Severity.ERROR, "report 2026-6M", {"period": "2026-6M"})
    assert "6 tháng/2026" in message_of(locked)
    assert "2026-6M" not in message_of(locked)
