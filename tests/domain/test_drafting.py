"""Draft sentences: the grammar of a comparison, bound numbers, nothing said that is not known."""

from __future__ import annotations

import pytest

from xacai.domain.catalogue import Catalogue, Form, OfficeRollUp, Row, RowKind, Sentence, Source, TimeRollUp
from xacai.domain.drafting import draft
from xacai.domain.indicator import NOTHING, UNKNOWN, Values, ratios, value
from xacai.domain.report import references

COUNT = {"unit": "hồ sơ", "kind": RowKind.COUNT, "time": TimeRollUp.SUM, "office": OfficeRollUp.SUM}
ROWS = (
    Row("3.1", "1", "Đã giải quyết", **COUNT),  # type: ignore[arg-type]
    Row("3.2", "2", "Đúng hạn", **COUNT),  # type: ignore[arg-type]
    Row(
        "3.3",
        "3",
        "Tỷ lệ",
        "%",
        RowKind.RATIO,
        TimeRollUp.RATIO,
        OfficeRollUp.RATIO,
        decimals=2,
        numerator="3.2",
        denominator="3.1",
    ),
)
CASES = {
    "plain": "Đạt {3.3}.",
    "higher": "Đạt {3.3}, cao hơn kỳ trước.",
    "lower": "Đạt {3.3}, thấp hơn kỳ trước.",
    "equal": "Đạt {3.3}, bằng kỳ trước.",
    "first": "Đạt {3.3} (kỳ đầu).",
    "nothing": "Không phát sinh hồ sơ.",
}
SENTENCES = tuple(Sentence("II.2", "3.3", case, text) for case, text in CASES.items())


def catalogue(*sentences: Sentence) -> Catalogue:
    forms = (Form("3", "Biểu 3", "II.2", ROWS),)
    return Catalogue("test", "1", "Thử", 2025, Source(""), forms=forms, sentences=sentences)


BOOK = catalogue(*SENTENCES)


def drafted(values: Values, previous: Values | None = None, book: Catalogue = BOOK) -> str:
    return draft(book, "II.2", values, ratios(book, values), previous)


def solved(all_files: int, in_time: int) -> Values:
    return {"3.1": value(all_files), "3.2": value(in_time)}


@pytest.mark.parametrize(
    ("now", "before", "case"),
    [
        (solved(10, 9), solved(10, 8), "higher"),
        (solved(10, 9), solved(10, 10), "lower"),
        (solved(10, 9), solved(20, 18), "equal"),
        (solved(10, 9), None, "first"),
        (solved(10, 9), {}, "first"),
        (solved(10, 9), solved(0, 0), "first"),
        (solved(0, 0), solved(10, 8), "nothing"),
        ({"3.1": NOTHING, "3.2": NOTHING}, None, "nothing"),
    ],
)
def test_the_grammar_fits_the_comparison(now: Values, before: Values | None, case: str) -> None:
    assert drafted(now, before) == CASES[case]


@pytest.mark.parametrize("values", [{}, {"3.1": value(3)}, {"3.1": UNKNOWN, "3.2": value(1)}])
def test_what_is_not_known_is_not_said(values: Values) -> None:
    assert drafted(values, solved(10, 8)) == ""


def test_a_case_without_words_of_its_own_falls_back() -> None:
    book = catalogue(SENTENCES[0])
    assert drafted(solved(10, 9), solved(10, 8), book) == CASES["plain"]
    assert drafted(solved(0, 0), None, book) == ""


def test_a_sentence_that_names_an_unknown_number_is_left_out() -> None:
    book = catalogue(
        Sentence("II.2", "3.1", "plain", "Có {3.1} hồ sơ."),
        Sentence("II.2", "3.1", "higher", "Có {3.1} hồ sơ, đúng hạn {3.2}."),
        Sentence("II.2", "3.2", "plain", "Đúng hạn {3.2}."),
    )
    assert drafted({"3.1": value(5)}, {"3.1": value(4)}, book) == ""
    assert drafted({"3.1": value(5)}, None, book) == "Có {3.1} hồ sơ."
    assert drafted(solved(5, 5), None, book) == "Có {3.1} hồ sơ.\nĐúng hạn {3.2}."


def test_numbers_stay_bound() -> None:
    assert references(drafted(solved(10, 9))) == ("3.3",)


def test_another_section_stays_empty() -> None:
    assert draft(BOOK, "II.3", solved(10, 9), {}, None) == ""
