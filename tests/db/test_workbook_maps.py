"""The shelf of mappings: put, got, replaced, listed by name, removed."""

from __future__ import annotations

from dataclasses import replace

from tests.golden.databases.making import WORKBOOK_MAP

from xacai.db.store import Store


def test_mappings_are_kept_by_name(store: Store) -> None:
    other = replace(WORKBOOK_MAP, name="Áp dụng cho năm", kinds=())
    with store.writing("test", "maps") as shelves:
        shelves.workbook_maps.put(WORKBOOK_MAP)
        shelves.workbook_maps.put(other)
        shelves.workbook_maps.put(replace(other, office="Sở"))
    with store.reading() as shelves:
        assert shelves.workbook_maps.get(WORKBOOK_MAP.name) == WORKBOOK_MAP
        assert shelves.workbook_maps.get("không có") is None
        assert {item.name for item in shelves.workbook_maps.all()} == {WORKBOOK_MAP.name, other.name}
    with store.writing("test", "maps") as shelves:
        shelves.workbook_maps.remove(WORKBOOK_MAP.name)
        assert shelves.workbook_maps.all() == (replace(other, office="Sở"),)
