"""The shelf of progress."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.db.samples import KEY, PERIODS, entries

from xacai.db.store import Store
from xacai.domain.plan import Plan
from xacai.domain.progress import Entry, Mark


def _with_plan(store: Store) -> None:
    with store.writing("plan", KEY) as shelves:
        shelves.plans.put(Plan(KEY, 2025))


@given(st.lists(entries(), max_size=6))
def test_the_newest_entry_of_a_key_comes_back(lasting: Store, given_entries: list[Entry]) -> None:
    _with_plan(lasting)
    with lasting.writing("task") as shelves:
        for old in shelves.progress.entries(KEY):
            shelves.progress.remove(KEY, old.task_key, old.period, old.deliverable)
        for entry in given_entries:
            shelves.progress.put(KEY, entry)
    expected = {(entry.task_key, entry.period, entry.deliverable): entry for entry in given_entries}
    with lasting.reading() as shelves:
        found = shelves.progress.entries(KEY)
        assert {(entry.task_key, entry.period, entry.deliverable): entry for entry in found} == expected
        assert len(found) == len(expected)
        for key, entry in expected.items():
            assert shelves.progress.get(KEY, *key) == entry


def test_oldest_first_and_only_the_periods_asked_for(store: Store) -> None:
    _with_plan(store)
    given_entries = [Entry("I.1/1", period, Mark.IN_PROGRESS) for period in reversed(PERIODS)]
    with store.writing("task") as shelves:
        shelves.progress.put(KEY, *given_entries)
    with store.reading() as shelves:
        order = [entry.period for entry in shelves.progress.entries(KEY)]
        some = [entry.period for entry in shelves.progress.entries(KEY, until=("2025-Q3", "2025-Q1"))]
        assert shelves.progress.entries(KEY, until=()) == ()
    assert order == [
        "2025-M02",
        "2025-Q1",
        "2025-Q2",
        "2025-6M",
        "2025-Q3",
        "2025-Y",
        "2025-12-20..2026-01-15",
    ]
    assert some == ["2025-Q1", "2025-Q3"]
