"""The activities of the period in the grid: typed cells, a row added, taken away, undone."""

from __future__ import annotations

from datetime import date

import pytest

from xacai.domain.activity import PARTICIPANTS, Activity, ActivityKind
from xacai.ui.progress.activities_view import (
    DAY,
    DOCUMENT,
    KIND,
    NAME,
    TASK,
    activity_columns,
    activity_rows,
    parts_for,
    summary_words,
    typed,
)

ONE = Activity("2026/hd-1", date(2026, 7, 14), ActivityKind.CLASS, "Lớp", counts={PARTICIPANTS: 15})


@pytest.mark.parametrize(
    ("part", "text", "name", "value"),
    [
        (DAY, "5/9/2026", "day", date(2026, 9, 5)),
        (KIND, "kiểm", "kind", ActivityKind.INSPECTION),
        (PARTICIPANTS, "1.200", "counts", {PARTICIPANTS: 1200}),
        (PARTICIPANTS, "", "counts", {}),
        (NAME, " Lớp  mới ", "name", "Lớp mới"),
    ],
)
def test_typed(part: str, text: str, name: str, value: object) -> None:
    changed, why_not = typed(ONE, part, text, None)
    assert (getattr(changed, name), why_not) == (value, "")


@pytest.mark.parametrize(
    ("part", "text"),
    [(DAY, "31/2/2026"), (KIND, "?"), (PARTICIPANTS, "-3"), (PARTICIPANTS, "1,5"), (TASK, "I.1/1")],
)
def test_what_cannot_be_taken_changes_nothing(part: str, text: str) -> None:
    changed, why_not = typed(ONE, part, text, None)
    assert changed == ONE and why_not


def test_a_document_in_one_line() -> None:
    proof = typed(ONE, DOCUMENT, "9/TB-UBND ngày 5/9/2026", None)[0].proof
    assert (proof.number, proof.day) == ("9/TB-UBND", date(2026, 9, 5))


def test_rows_have_a_cell_for_each_column() -> None:
    for width in (700, 1200):
        parts = parts_for(width)
        rows = activity_rows((ONE,), ONE, parts)
        assert [len(row.cells) for row in rows] == [len(activity_columns(parts))] * 2
        assert [row.key for row in rows] == [ONE.key, "new"]
    assert "15" in summary_words((ONE,))
