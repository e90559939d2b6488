"""The shelf of what was looked at in the plans of higher offices, and what of the own plan came of it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from xacai.db.plain import write_json
from xacai.db.shelf import Shelf
from xacai.domain.taking_over import ItemKind, Origin


class PlanOrigins(Shelf):
    """Origins by office, plan (both of the one above), kind and key."""

    def put(self, office: str, plan: str, origins: Iterable[Origin]) -> None:
        """Keep origins, each over the one of the same kind and key."""
        rows = [
            {
                "office": office,
                "source_plan": plan,
                "kind": origin.kind.value,
                "source_key": origin.key,
                "own_key": origin.own_key,
                "at": self._desk.at(),
                "data": write_json(origin.data),
            }
            for origin in origins
        ]
        self._desk.upsert("plan_origin", rows)

    def list(self, office: str, plan: str) -> tuple[Origin, ...]:
        """What was looked at in a plan, by kind and key."""
        rows = self._desk.rows("plan_origin", "kind", "source_key", office=office, source_plan=plan)
        return tuple(
            Origin(ItemKind(row.kind), row.source_key, row.own_key, json.loads(row.data)) for row in rows
        )

    def remove(self, office: str, plan: str, origins: Iterable[Origin]) -> None:
        """Forget items that the plan above no longer has."""
        keys = [
            {"office": office, "source_plan": plan, "kind": item.kind.value, "source_key": item.key}
            for item in origins
        ]
        self._desk.remove("plan_origin", keys)
