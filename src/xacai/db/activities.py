"""The shelf of activities: what was done in the office's year, day by day."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from xacai.db.mapping import Row, read_day, write_day
from xacai.db.plain import write_json
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.activity import Activity, ActivityKind, last_number, new_activity_key
from xacai.domain.field import FieldCode
from xacai.domain.period import Window
from xacai.domain.progress import Proof

_LAST = "activity.last"


class Activities(Shelf):
    """Activities by key."""

    def all(self, days: Window | None = None) -> tuple[Activity, ...]:
        """Those of a window, or all, oldest first; of one day in the order they were entered."""
        activity = table("activity")
        statement = select(activity)
        if days is not None:
            first, last = days.first.isoformat(), days.last.isoformat()
            statement = statement.where(activity.c.day >= first, activity.c.day <= last)
        found = (_read(row) for row in self._desk.connection.execute(statement))
        return tuple(sorted(found, key=lambda item: (item.day, last_number((item.key,)), item.key)))

    def get(self, key: str) -> Activity | None:
        """One activity."""
        row = self._desk.row("activity", key=key)
        return _read(row) if row else None

    def next_key(self, year: int) -> str:
        """A key that was never given, and keep in mind that it is now."""
        row = self._desk.row("setting", name=_LAST)
        key = new_activity_key(year, int(row.value) if row else 0)
        self._desk.upsert("setting", [{"name": _LAST, "value": str(last_number((key,)))}])
        return key

    def put(self, *activities: Activity) -> None:
        """Keep activities, each over the one of its key."""
        self._desk.upsert("activity", [_row(item) for item in activities])

    def remove(self, key: str) -> None:
        """Take one away."""
        self._desk.remove("activity", [{"key": key}])


def _row(item: Activity) -> Row:
    return {
        "key": item.key,
        "day": write_day(item.day),
        "kind": item.kind.value,
        "name": item.name,
        "plan_key": item.plan_key,
        "task_key": item.task_key,
        "field": item.field.value if item.field else None,
        "counts": write_json(dict(item.counts)),
        "proof_number": item.proof.number,
        "proof_day": write_day(item.proof.day),
        "proof_issuer": item.proof.issuer,
        "proof_abstract": item.proof.abstract,
        "note": item.note,
    }


def _read(row: Any) -> Activity:
    day = read_day(row.day)
    assert day is not None
    return Activity(
        key=row.key,
        day=day,
        kind=ActivityKind(row.kind),
        name=row.name,
        plan_key=row.plan_key,
        task_key=row.task_key,
        field=FieldCode(row.field) if row.field is not None else None,
        counts={str(name): int(number) for name, number in json.loads(row.counts).items()},
        proof=Proof(row.proof_number, read_day(row.proof_day), row.proof_issuer, row.proof_abstract),
        note=row.note,
    )
