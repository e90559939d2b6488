"""The shelf of imported criteria sets, kept as they came."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from xacai.db.plain import write_json
from xacai.db.shelf import Shelf


class CriteriaSets(Shelf):
    """Sets by identifier (``demonstration-2025@1``)."""

    def put(self, identifier: str, data: Mapping[str, Any]) -> None:
        """Keep a set's data."""
        row = {"id": identifier, "at": self._desk.at(), "data": write_json(data)}
        self._desk.upsert("criteria_set", [row])

    def all(self) -> tuple[dict[str, Any], ...]:
        """The data of every imported set, by identifier."""
        return tuple(json.loads(row.data) for row in self._desk.rows("criteria_set", "id"))
