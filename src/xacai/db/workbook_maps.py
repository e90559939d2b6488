"""The shelf of mappings of provinces' workbooks."""

from __future__ import annotations

import json

from xacai.db.plain import write_json
from xacai.db.shelf import Shelf
from xacai.domain.workbook_map import WorkbookMap, read_map, write_map


class WorkbookMaps(Shelf):
    """Mappings by name."""

    def put(self, mapping: WorkbookMap) -> None:
        """Keep a mapping, over one of the same name."""
        row = {"name": mapping.name, "at": self._desk.at(), "data": write_json(write_map(mapping))}
        self._desk.upsert("workbook_map", [row])

    def get(self, name: str) -> WorkbookMap | None:
        """The mapping of a name."""
        row = self._desk.row("workbook_map", name=name)
        return read_map(json.loads(row.data))[0] if row else None

    def all(self) -> tuple[WorkbookMap, ...]:
        """Every mapping, by name."""
        found = (read_map(json.loads(row.data))[0] for row in self._desk.rows("workbook_map", "name"))
        return tuple(mapping for mapping in found if mapping is not None)

    def remove(self, name: str) -> None:
        """Forget a mapping."""
        self._desk.remove("workbook_map", [{"name": name}])
