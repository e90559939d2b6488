"""The board: what a square says, and the counts under a column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from xacai.domain.board import Came, Square, count, late_by_arrival, late_by_signing, square

DUE = date(2026, 9, 16)
CAME = Came(1, date(2026, 9, 15), date(2026, 9, 15))


@pytest.mark.parametrize(
    ("came", "owed", "today", "shown"),
    [
        (None, False, date(2026, 10, 1), Square.NOT_OWED),
        (None, True, DUE, Square.NOT_DUE),
        (None, True, date(2026, 9, 17), Square.MISSING),
        (CAME, True, date(2026, 9, 17), Square.ON_TIME),
        (replace(CAME, first_arrived=DUE), True, DUE, Square.ON_TIME),
        (replace(CAME, first_arrived=date(2026, 9, 17)), True, DUE, Square.LATE),
        (replace(CAME, verdict="returned"), True, DUE, Square.RETURNED),
        (replace(CAME, verdict="accepted", first_arrived=date(2026, 9, 20)), True, DUE, Square.ACCEPTED),
        (replace(CAME, verdict="withdrawn"), True, DUE, Square.WITHDRAWN),
        (replace(CAME, verdict="accepted", fork=True), True, DUE, Square.UNDECIDED),
        (CAME, False, DUE, Square.ON_TIME),
    ],
)
def test_square(came: Came | None, owed: bool, today: date, shown: Square) -> None:
    assert square(came, owed=owed, due=DUE, today=today) is shown


def test_signed_in_time_and_arrived_late_are_two_things() -> None:
    late = replace(CAME, first_arrived=date(2026, 9, 18))
    assert late_by_arrival(late, DUE) and not late_by_signing(late, DUE)
    assert late_by_signing(replace(CAME, first_signed=date(2026, 9, 17)), DUE)
    assert not late_by_signing(replace(CAME, first_signed=None), DUE)


def test_counts_of_a_column() -> None:
    late = replace(CAME, first_arrived=date(2026, 9, 18), verdict="accepted")
    squares = [Square.ON_TIME, Square.ACCEPTED, Square.MISSING, Square.NOT_OWED, Square.RETURNED]
    found = count(squares, (CAME, late), DUE)
    assert (found.owed, found.came, found.late, found.missing) == (4, 3, 1, 1)
    assert (found.accepted, found.returned) == (1, 1)
