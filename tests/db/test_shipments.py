"""The shelves of what travels: bundles, received figures, files held back, catalogues, settings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.db.samples import sent_cells

from xacai.db.shipments import MADE, RECEIVED
from xacai.db.store import Store
from xacai.domain.indicator import Cell, value
from xacai.domain.issue import Issue, Severity
from xacai.domain.submission import Shipment, Stream

STREAM = Stream("25432", "2025-Q3", "report")
FIRST = Shipment(
    STREAM, 1, "u1", "a" * 64, "AAAA", "b" * 64, made_at="2025-09-16", file_name="a.xacai", outcome="stored"
)
SECOND = replace(FIRST, revision=2, uuid="u2")


def test_the_head_is_the_highest_revision_that_counts(store: Store) -> None:
    with store.writing("receive") as shelves:
        assert shelves.shipments.head(STREAM, RECEIVED) is None
        for shipment in (SECOND, FIRST, replace(FIRST, revision=9, uuid="u9", outcome="fork")):
            shelves.shipments.put(shipment, RECEIVED, {"values": {}}, {"number": "1"})
        shelves.shipments.put(FIRST, MADE)
    with store.reading() as shelves:
        assert shelves.shipments.head(STREAM, RECEIVED) == SECOND
        assert shelves.shipments.head(STREAM, MADE) == FIRST
        assert shelves.shipments.head(replace(STREAM, office="1"), RECEIVED) is None
        assert [item.uuid for item in shelves.shipments.list(RECEIVED)] == ["u1", "u2", "u9"]
        assert len(shelves.shipments.list()) == 4 and shelves.shipments.list(kind="plan") == ()
        assert shelves.shipments.content("u2", RECEIVED) == {"values": {}}
        assert shelves.shipments.particulars("u2", RECEIVED) == {"number": "1"}
        assert shelves.shipments.content("u1", MADE) is None
        assert shelves.shipments.by_uuid("u2", MADE) is None
        assert shelves.shipments.by_uuid("u2", RECEIVED) == SECOND


def test_an_outcome_changes_and_the_content_stays(store: Store) -> None:
    with store.writing("receive") as shelves:
        shelves.shipments.put(FIRST, RECEIVED, {"a": 1})
        shelves.shipments.set_outcome("u1", RECEIVED, "superseded")
        assert shelves.shipments.by_uuid("u1", RECEIVED) == replace(FIRST, outcome="superseded")
        assert shelves.shipments.content("u1", RECEIVED) == {"a": 1}


@given(st.dictionaries(st.sampled_from(["1.1", "1.2", "3.3.3.1"]), sent_cells()))
def test_received_figures_replace_those_before(lasting: Store, figures: dict[str, Cell]) -> None:
    with lasting.writing("receive") as shelves:
        shelves.received_values.put("25432", "2025-Q3", figures)
        shelves.received_values.put("25433", "2025-Q3", {"1.1": value(1)})
    with lasting.reading() as shelves:
        assert shelves.received_values.get("25432", "2025-Q3") == figures
        assert shelves.received_values.get("25433", "2025-Q3") == {"1.1": value(1)}
    with lasting.writing("withdraw") as shelves:
        shelves.received_values.remove("25432", "2025-Q3")
        assert shelves.received_values.get("25432", "2025-Q3") == {}


@pytest.mark.file_only
def test_the_sum_over_offices_reads_the_index_alone(store: Store) -> None:
    with store.reading() as shelves:
        plan = shelves.plans._desk.connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT code, sum(micro) FROM received_value WHERE period = '2025-Q3' GROUP BY code"
        ).all()
    assert "COVERING INDEX received_value_sum" in plan[0][3]


def test_files_held_back(store: Store) -> None:
    issue = Issue("bundle.hash", Severity.ERROR, "data/content.json", {"name": "a.xacai"})
    with store.writing("receive") as shelves:
        shelves.quarantine.put("a.xacai", "f" * 64, issue, "quarantine/1")
        shelves.quarantine.put("b.xacai", "e" * 64, issue)
    with store.reading() as shelves:
        first, second = shelves.quarantine.list()
    assert (first.number, first.file_name, first.issue, first.kept_as) == (
        1,
        "a.xacai",
        issue,
        "quarantine/1",
    )
    assert second.number == 2


def test_catalogues_and_settings(store: Store) -> None:
    with store.writing("catalogue") as shelves:
        shelves.catalogues.put("national-2025@1", {"name": "Bộ danh mục"})
        shelves.settings.set("language", "vi")
        shelves.settings.set("language", "en")
    with store.reading() as shelves:
        assert shelves.catalogues.get("national-2025@1") == {"name": "Bộ danh mục"}
        assert shelves.catalogues.get("x") is None and shelves.catalogues.list() == ("national-2025@1",)
        assert shelves.settings.get("language") == "en" and shelves.settings.get("theme", "light") == "light"
        assert shelves.settings.all() == {"language": "en"}
