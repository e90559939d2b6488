"""The shelf of reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from tests.db.samples import reports

from xacai.db.shelf import ShelfRefused
from xacai.db.store import Store
from xacai.domain.indicator import value
from xacai.domain.period import quarter
from xacai.domain.report import Report, SectionText, with_cell

REPORT = Report("25432", quarter(2025, 3), "national-2025@1", values={"3.1": value(5)})


@given(reports())
def test_each_report_written_over_the_last_comes_back(lasting: Store, report: Report) -> None:
    with lasting.writing("report") as shelves:
        shelves.reports.put(report)
    with lasting.reading() as shelves:
        assert shelves.reports.get(report.period.code) == report


@given(reports())
def test_nor_does_it_matter_what_the_store_remembers(lasting: Store, report: Report) -> None:
    lasting._stored.clear()
    with lasting.writing("report") as shelves:
        shelves.reports.put(report)
        assert shelves.reports.get(report.period.code) == report


def test_a_dictionary_changed_by_its_owner_is_still_seen_as_a_change(store: Store) -> None:
    values = {"3.1": value(5)}
    report = replace(REPORT, values=values)
    with store.writing("report") as shelves:
        shelves.reports.put(report)
    values["3.1"] = value(6)
    with store.writing("report") as shelves:
        shelves.reports.put(report)
    with store.reading() as shelves:
        found = shelves.reports.get("2025-Q3")
    assert found is not None and found.values == {"3.1": value(6)}


def test_an_edit_of_something_older_is_refused(store: Store) -> None:
    with store.writing("report") as shelves:
        shelves.reports.put(with_cell(REPORT, "3.2", value(1)))
    with pytest.raises(ShelfRefused) as refusal, store.writing("report") as shelves:
        shelves.reports.put(with_cell(REPORT, "3.3", value(2)), REPORT)
    assert refusal.value.issue.code == "store.changed"


def test_lists_go_by_the_period_and_snapshots_by_the_revision(store: Store) -> None:
    later = replace(REPORT, period=quarter(2025, 4), texts={"I": SectionText("Chữ", True)})
    with store.writing("report") as shelves:
        shelves.reports.put(later)
        shelves.reports.put(REPORT)
        shelves.reports.keep_snapshot("2025-Q3", 1, {"values": {"3.1": "5"}}, "AAAA")
        shelves.reports.keep_snapshot("2025-Q3", 1, {"values": {"3.1": "6"}}, "BBBB")
    with store.reading() as shelves:
        assert [item.period for item in shelves.reports.list()] == ["2025-Q3", "2025-Q4"]
        snapshot = shelves.reports.snapshot("2025-Q3", 1)
        assert snapshot is not None
        assert (snapshot.check_code, snapshot.content) == ("BBBB", {"values": {"3.1": "6"}})
        assert shelves.reports.snapshots("2025-Q3") == (1,)
        assert shelves.reports.snapshot("2025-Q3", 2) is None
        assert shelves.reports.get("2025-Q1") is None
