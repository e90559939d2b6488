"""The board of a year: who owes which period over mergers, what came is read once, who is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.services.figures_below import CODES, PERIOD, commune, lay, receiver

from xacai.domain.board import Square
from xacai.domain.period import window
from xacai.domain.roster import Roster, Succession
from xacai.services.board import board, late_offices
from xacai.services.rostering import names_below, roster_in
from xacai.services.workspace import Workspace

BORN = date(2026, 7, 1)


@pytest.fixture
def above(tmp_path: Path) -> Iterator[Workspace]:
    """Seven communes; the first went into an eighth in July, the second ended in March, one is only pinned."""
    workspace = receiver(tmp_path / "above", count=7)
    with workspace.store.writing("test.offices") as shelves:
        heir = replace(commune(7), valid_from=BORN)
        ended = replace(commune(1), valid_to=date(2026, 3, 31))
        shelves.offices.put_roster(Roster((heir, ended), (Succession(CODES[0], heir.code, BORN),)))
        shelves.offices.pin("98999", "Ủy ban nhân dân xã Ngoài Danh", "k" * 16, b"\1" * 32)
    yield workspace
    workspace.close()


def test_the_names_read_fast_are_those_of_the_roster_on_every_day(above: Workspace) -> None:
    own = above.office()
    days = [date(2026, month, 14) for month in range(1, 13)] + [BORN, date(2026, 3, 31), date(2026, 4, 1)]
    with above.store.reading() as shelves:
        found, roster = names_below(shelves, own, days), roster_in(shelves, own)
    for day in days:
        assert found[day] == {item.code: item.name for item in roster.children(own.code, day)}, day
    assert "98999" in found[BORN] and len({frozenset(item) for item in found.values()}) == 3


def test_each_period_is_owed_by_those_in_force_at_its_cut_off(above: Workspace) -> None:
    lay(above, {CODES[2]: {}, CODES[3]: {}})
    found = board(above, PERIOD.year)
    assert list(found.offices) == sorted({*CODES[:8], "98999"})
    for period in found.periods:
        column, last = found.squares[period.code], window(period).last
        assert (column[CODES[0]] is Square.NOT_OWED) == (last >= BORN)
        assert (column[CODES[7]] is Square.NOT_OWED) == (last < BORN)
    counts = found.counts(PERIOD.code)
    assert (counts.owed, counts.came) == (7, 2)


def test_offices_that_say_the_same_share_one_object(above: Workspace) -> None:
    lay(above, {code: {} for code in CODES[2:5]})
    with above.store.writing("test.verdict") as shelves:
        shelves.received_reports.set_verdict(CODES[4], PERIOD.code, "accepted")
    came = board(above, PERIOD.year).came[PERIOD.code]
    assert came[CODES[2]] is came[CODES[3]] and came[CODES[4]].verdict == "accepted"


def test_the_late_ones_are_named_by_code(above: Workspace) -> None:
    lay(above, {code: {} for code in (CODES[4], CODES[2], CODES[3])})
    with above.store.writing("test.days") as shelves:
        for place, day in ((2, 30), (4, 20), (3, 1)):
            held = shelves.received_reports.get(CODES[place], PERIOD.code)
            assert held is not None
            shelves.received_reports.put(replace(held, first_arrived=date(2026, 9, day)))
    assert late_offices(above, PERIOD) == (CODES[2], CODES[4])
