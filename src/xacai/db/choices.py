"""The shelf of choices: which bundle holds where an office's bundles contradict one another, by whom, and why."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import insert

from xacai.db.plain import write_json
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.choice import Choice
from xacai.domain.submission import Stream


class Choices(Shelf):
    """Choices in the order in which they were made; none is ever changed."""

    def add(self, choice: Choice) -> None:
        """Keep a choice; its moment is now unless it has one."""
        row = {
            "at": choice.at or self._desk.at(),
            "office": choice.stream.office,
            "period": choice.stream.period,
            "kind": choice.stream.kind,
            "revision": choice.revision,
            "uuid": choice.uuid,
            "rejected": write_json(sorted(choice.rejected)),
            "reason": choice.reason,
            "by_officer": choice.by,
        }
        self._desk.change(insert(table("choice")).values(**row))

    def list(self, stream: Stream) -> tuple[Choice, ...]:
        """The choices made in a stream, oldest first."""
        wanted = {"office": stream.office, "period": stream.period, "kind": stream.kind}
        return tuple(_read(row) for row in self._desk.rows("choice", "number", **wanted))


def _read(row: Any) -> Choice:
    return Choice(
        stream=Stream(row.office, row.period, row.kind),
        revision=row.revision,
        uuid=row.uuid,
        rejected=frozenset(json.loads(row.rejected)),
        reason=row.reason,
        by=row.by_officer,
        at=row.at,
    )
