"""The shelf of imported catalogues, kept as they came."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from xacai.db.plain import write_json
from xacai.db.shelf import Shelf


class Catalogues(Shelf):
    """Catalogue data by identifier (``national-2025@1``)."""

    def put(self, identifier: str, data: Mapping[str, Any]) -> None:
        """Keep a catalogue's data."""
        row = {"id": identifier, "at": self._desk.at(), "data": write_json(data)}
        self._desk.upsert("catalogue", [row])

    def get(self, identifier: str) -> dict[str, Any] | None:
        """A catalogue's data."""
        row = self._desk.row("catalogue", id=identifier)
        if row is None:
            return None
        data: dict[str, Any] = json.loads(row.data)
        return data

    def list(self) -> tuple[str, ...]:
        """Identifiers of all imported catalogues."""
        return tuple(row.id for row in self._desk.rows("catalogue", "id"))

    def texts(self) -> tuple[str, ...]:
        """The data of all imported catalogues as the JSON texts that are kept."""
        return tuple(row.data for row in self._desk.rows("catalogue", "id"))
