"""What the store adds up in SQL is what the domain adds up cell by cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.db.samples import sent_cells

from xacai.db.store import Store
from xacai.domain.consolidation import Tally, tally
from xacai.domain.indicator import EMPTY, NOTHING, Cell, CellState, value

CODES = ("1.1", "1.2", "3.3")
OFFICES = ("97001", "97002", "97003", "97004")
FIGURES = st.dictionaries(st.sampled_from(OFFICES), st.dictionaries(st.sampled_from(CODES), sent_cells()))


@settings(max_examples=60)
@given(FIGURES, st.sets(st.sampled_from(OFFICES)))
def test_sql_and_domain_agree(lasting: Store, figures: dict[str, dict[str, Cell]], apart: set[str]) -> None:
    with lasting.writing("receive") as shelves:
        for office in OFFICES:
            shelves.received_values.put(office, "2026-Q3", figures.get(office, {}))
    counted = [figures.get(office, {}) for office in OFFICES if office not in apart]
    with lasting.reading() as shelves:
        found, sent = shelves.received_values.sums("2026-Q3", without=apart)
        yes = shelves.received_values.yes("2026-Q3", CODES, without=apart)
        listed = shelves.received_values.spreads("2026-Q3", CODES, without=apart)
        top, bottom = shelves.received_values.pair("2026-Q3", "1.1", "1.2", without=apart)
        less = shelves.received_values.one_sided("2026-Q3", [("1.2", "1.1")], without=apart)
    for code in CODES:
        column = [office.get(code, EMPTY) for office in counted]
        wanted = tally(column)
        assert replace(found.get(code, Tally()), yes=yes.get(code, 0)) == wanted
        assert sent.get(code, 0) == sum(1 for office in counted if code in office)
        amounts = Counter(cell.amount for cell in column if cell.amount is not None)
        assert listed.get(code, {}) == amounts
    both = [
        office
        for office in counted
        if office.get("1.1", EMPTY).amount is not None and office.get("1.2", EMPTY).amount is not None
    ]
    assert (top.offices, bottom.offices) == (len(both), len(both))
    assert top.total == sum((office["1.1"].amount or Decimal(0) for office in both), Decimal(0))
    lacking = [office for office in counted if "1.2" in office and office["1.2"].amount is None]
    assert replace(less.get(("1.2", "1.1"), Tally()), yes=0) == replace(
        tally(office.get("1.1", EMPTY) for office in lacking), yes=0
    )


def test_sums_beyond_what_the_file_holds_stay_exact(store: Store) -> None:
    largest = value(9_000_000_000_000)
    with store.writing("receive") as shelves:
        for office in OFFICES:
            shelves.received_values.put(office, "2026-Q3", {"1.1": largest, "1.2": NOTHING})
    with store.reading() as shelves:
        found, _sent = shelves.received_values.sums("2026-Q3")
    assert found["1.1"].total == 36_000_000_000_000
    assert (found["1.2"].offices, found["1.2"].total) == (4, Decimal(0))


def test_other_periods_and_choices_are_no_part_of_a_sum(store: Store) -> None:
    with store.writing("receive") as shelves:
        shelves.received_values.put("97001", "2026-Q3", {"1.1": Cell(CellState.VALUE, None, "Trực tuyến")})
        shelves.received_values.put("97001", "2026-Q2", {"1.1": value(5)})
    with store.reading() as shelves:
        assert shelves.received_values.sums("2026-Q3") == ({}, {"1.1": 1})
        assert shelves.received_values.get("97001", "2026-Q2") == {"1.1": value(5)}
