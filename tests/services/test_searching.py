"""Search: without diacritics, over tasks, targets, rows, sections, reports."""

from __future__ import annotations

from tests.services.offices import QUARTER

from xacai.domain.period import quarter
from xacai.services.searching import FoundKind, search
from xacai.services.workspace import Workspace


def test_words_are_found_without_their_marks(sample: Workspace) -> None:
    plain = search(sample, "mang khong day", QUARTER)
    assert [(found.kind, found.place) for found in plain] == [(FoundKind.TASK, "task VII.6/1")]
    assert search(sample, "MẠNG không dây", QUARTER) == plain


def test_each_kind_is_found_with_a_place_to_go_to(sample: Workspace) -> None:
    found = search(sample, "", QUARTER, most=1000)
    kinds = [item.kind for item in found]
    assert kinds == sorted(kinds, key=list(FoundKind).index)
    assert set(kinds) == set(FoundKind)
    assert all(item.text and item.place for item in found)


def test_every_word_must_occur(sample: Workspace) -> None:
    assert search(sample, "hồ sơ chữ không có ở đâu", QUARTER) == ()


def test_reports_are_found_by_their_number(sample: Workspace) -> None:
    (found,) = search(sample, "212/bc-ubnd", QUARTER)
    assert (found.kind, found.place) == (FoundKind.REPORT, "report 2025-Y")


def test_no_more_than_asked_for(sample: Workspace) -> None:
    assert len(search(sample, "", QUARTER, most=5)) == 5


def test_an_office_without_plan_or_report_still_finds_rows(small: Workspace) -> None:
    kinds = {item.kind for item in search(small, "", quarter(2026, 1), most=1000)}
    assert kinds == {FoundKind.ROW, FoundKind.SECTION}
