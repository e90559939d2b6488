"""The shelf of progress: what was recorded for tasks, period by period."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from xacai.db.mapping import entry_row, read_entry
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.progress import Entry


class ProgressEntries(Shelf):
    """Entries of a plan's tasks; the key is task, period, deliverable."""

    def entries(self, plan_key: str, until: Collection[str] | None = None) -> tuple[Entry, ...]:
        """The entries of a plan, oldest first; of the period codes given, or of all periods.

        Of two periods that end on one day the shorter comes first: a cumulative one was entered on top of it.
        """
        entry = table("progress")
        statement = select(entry).where(entry.c.plan_key == plan_key)
        if until is not None:
            statement = statement.where(entry.c.period.in_(sorted(until)))
        order = (
            entry.c.last_day,
            entry.c.first_day.desc(),
            entry.c.period,
            entry.c.task_key,
            entry.c.deliverable,
        )
        return tuple(read_entry(row) for row in self._desk.connection.execute(statement.order_by(*order)))

    def get(self, plan_key: str, task_key: str, period: str, deliverable: int = 0) -> Entry | None:
        """One entry."""
        where = {"task_key": task_key, "period": period, "deliverable": deliverable}
        row = self._desk.row("progress", plan_key=plan_key, **where)
        return read_entry(row) if row else None

    def put(self, plan_key: str, *entries: Entry) -> None:
        """Keep the entries, each over the one of the same task, period and deliverable."""
        self._desk.upsert("progress", [entry_row(plan_key, entry) for entry in entries])

    def remove(self, plan_key: str, task_key: str, period: str, deliverable: int = 0) -> None:
        """Take one entry back."""
        key = {"plan_key": plan_key, "task_key": task_key, "period": period, "deliverable": deliverable}
        self._desk.remove("progress", [key])
