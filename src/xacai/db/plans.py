"""The shelf of plans: the newest state row by row, and each issued revision whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from xacai.db.mapping import Row, read_day
from xacai.db.plain import read_json, write_json
from xacai.db.plan_mapping import duty_row, field_row, plan_row, read_plan, section_row, target_row, task_row
from xacai.db.shelf import Key, Shelf, ShelfRefused
from xacai.db.tables import table
from xacai.domain.issue import refuse
from xacai.domain.plan import Plan, PlanKind, PlanState

_PARTS: tuple[tuple[str, str, Callable[[Any], Row]], ...] = (
    ("section", "sections", section_row),
    ("plan_field", "fields", field_row),
    ("target", "targets", target_row),
    ("task", "tasks", task_row),
    ("duty", "duties", duty_row),
)


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan in a list: its identity, its document, how many tasks."""

    key: str
    year: int
    kind: PlanKind
    state: PlanState
    revision: int
    title: str
    number: str
    day: date | None
    tasks: int


class Plans(Shelf):
    """An office's own plans by key (``2025/cchc``)."""

    def get(self, key: str) -> Plan | None:
        """The plan as it stands."""
        row = self._desk.row("plan", key=key)
        if row is None:
            return None
        return read_plan(row, {name: self._desk.rows(name, "place", plan_key=key) for name, _, _ in _PARTS})

    def keys(self) -> tuple[str, ...]:
        """Keys of all plans, newest year first."""
        return tuple(item.key for item in self.summaries())

    def summaries(self) -> tuple[PlanSummary, ...]:
        """All plans without their parts, newest year first."""
        plan, task = table("plan"), table("task")
        tasks = select(func.count()).where(task.c.plan_key == plan.c.key).scalar_subquery().label("tasks")
        rows = self._desk.connection.execute(select(plan, tasks).order_by(plan.c.year.desc(), plan.c.key))
        return tuple(_summary(row) for row in rows)

    def put(self, plan: Plan, was: Plan | None = None) -> None:
        """Write what differs from what is stored.

        ``was``: what the caller changed. If something else is stored by now the change is refused
        (``store.changed``), so that nobody's work is overwritten unseen.
        """
        stored = self._stored(plan.key)
        if was is not None and stored is not None and was != stored:
            raise ShelfRefused(refuse("store.changed", f"plan {plan.key}", what=plan.key).issue)
        if stored is None or plan_row(stored) != plan_row(plan):
            self._desk.upsert("plan", [plan_row(plan)])
        for name, attribute, mapper in _PARTS:
            old = getattr(stored, attribute) if stored else ()
            self._put_parts(name, plan.key, old, getattr(plan, attribute), mapper)
        self._desk.pending["plan", plan.key] = plan

    def remove(self, key: str) -> None:
        """Remove a draft with its parts; a plan with progress or issued revisions is not removed."""
        self._desk.remove("plan", [{"key": key}])
        self._desk.pending["plan", key] = None

    def put_revision(self, plan: Plan) -> None:
        """Keep the plan as issued, whole, under its revision."""
        row = {
            "plan_key": plan.key,
            "revision": plan.revision,
            "at": self._desk.at(),
            "content": write_json(plan),
        }
        self._desk.upsert("plan_revision", [row])

    def revision(self, key: str, number: int) -> Plan | None:
        """The plan as it was issued under that revision."""
        row = self._desk.row("plan_revision", plan_key=key, revision=number)
        return read_json(Plan, row.content) if row else None

    def revisions(self, key: str) -> tuple[int, ...]:
        """Numbers of the issued revisions, oldest first."""
        return tuple(row.revision for row in self._desk.rows("plan_revision", "revision", plan_key=key))

    def _stored(self, key: str) -> Plan | None:
        place: Key = ("plan", key)
        known: Plan | None = self._desk.known(place)
        return self.get(key) if known is None else known

    def _put_parts(
        self, name: str, key: str, old: Sequence[Any], new: Sequence[Any], mapper: Callable[[Any], Row]
    ) -> None:
        """Rows of parts whose place holds another value than before; places beyond the end go."""
        if old is new:
            return
        rows = [
            {"plan_key": key, "place": place, **mapper(item)}
            for place, item in enumerate(new)
            if place >= len(old) or (old[place] is not item and old[place] != item)
        ]
        self._desk.upsert(name, rows)
        self._desk.remove(name, [{"plan_key": key, "place": place} for place in range(len(new), len(old))])


def _summary(row: Any) -> PlanSummary:
    return PlanSummary(
        key=row.key,
        year=row.year,
        kind=PlanKind(row.kind),
        state=PlanState(row.state),
        revision=row.revision,
        title=row.title,
        number=row.number,
        day=read_day(row.day),
        tasks=row.tasks,
    )
