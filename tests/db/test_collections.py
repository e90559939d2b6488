"""Sheets handed out, and the office's own choice of a row's owner, kept and read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xacai.db.store import Store
from xacai.domain.collection import Collection

SENT = Collection("2025-Q3", "Phòng Kinh tế", "2025-09-08T08:00:00", date(2025, 9, 12), "phieu.xlsx")


def test_a_sheet_is_kept_by_period_and_department(store: Store) -> None:
    other = replace(SENT, department="Văn phòng")
    with store.writing("report.collect", "2025-Q3") as shelves:
        shelves.collections.put(other)
        shelves.collections.put(SENT)
        shelves.collections.put(replace(SENT, period="2025-Q4"))
    answered = replace(SENT, answered_at="2025-09-11T09:00:00", file_name="tra-loi.xlsx")
    with store.writing("report.collect-back", "2025-Q3") as shelves:
        shelves.collections.put(answered)
    with store.reading() as shelves:
        assert shelves.collections.of_period("2025-Q3") == (answered, other)
        assert shelves.collections.get("2025-Q3", "Văn phòng") == other
        assert shelves.collections.get("2025-Q3", "Phòng lạ") is None


def test_nobody_is_a_choice_and_none_takes_it_back(store: Store) -> None:
    with store.writing("report.owner", "3.1.2") as shelves:
        shelves.collections.set_owner("3.1.1", "")
        shelves.collections.set_owner("3.1.2", "Phòng Kinh tế")
        shelves.collections.set_owner("3.1.2", "Văn phòng")
    with store.reading() as shelves:
        assert shelves.collections.owners() == {"3.1.1": "", "3.1.2": "Văn phòng"}
    with store.writing("report.owner", "3.1.2") as shelves:
        shelves.collections.set_owner("3.1.2", None)
        assert shelves.collections.owners() == {"3.1.1": ""}
