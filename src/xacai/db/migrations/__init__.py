"""The schema's versions, and one small step from each version to the next.

A step is a function in a module of its own (``step_2``), tested with a real file of the version before, and
never changed once it was released. All steps run in one transaction: a database is at the old
version or at the new one. Who calls them marks it with its version.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from xacai.db.audit_triggers import guard_audit
from xacai.db.tables import METADATA

SCHEMA = 1
Step = Callable[[Connection], None]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The newest schema and, by the version it leads to, each step above the first."""

    schema: int = SCHEMA
    steps: Mapping[int, Step] = field(default_factory=dict)


LADDER = Ladder()


def create(connection: Connection) -> None:
    """Make the tables of the present schema where there are none."""
    METADATA.create_all(connection, checkfirst=False)
    guard_audit(connection)


def climb(connection: Connection, ladder: Ladder, version: int) -> None:
    """Take the steps above ``version``; the caller commits, or rolls all of them back."""
    for number in range(version + 1, ladder.schema + 1):
        ladder.steps[number](connection)
