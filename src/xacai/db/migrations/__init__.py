"""The schema's versions: ``user_version`` of the file, and one small step from each version to the next.

A step is a function in a module of its own (``step_2``), tested with a real file of the version before, and
never changed once it was released. All steps run in one transaction: a file is at the old
version or at the new one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from xacai.db.engine import APPLICATION_ID, pragma
from xacai.db.tables import AUDIT_TRIGGERS, METADATA

SCHEMA = 1
Step = Callable[[Connection], None]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The newest schema and, by the version it leads to, each step above the first."""

    schema: int = SCHEMA
    steps: Mapping[int, Step] = field(default_factory=dict)


LADDER = Ladder()


def create(connection: Connection) -> None:
    """Make the tables of the present schema in an empty file and mark it as ours."""
    METADATA.create_all(connection)
    for statement in AUDIT_TRIGGERS:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")


def climb(connection: Connection, ladder: Ladder = LADDER) -> None:
    """Take the steps that the file still lacks; the caller commits, or rolls all of them back."""
    for version in range(pragma(connection, "user_version") + 1, ladder.schema + 1):
        ladder.steps[version](connection)
        connection.exec_driver_sql(f"PRAGMA user_version={version}")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"a migration left a row of {broken[0]} without its owner")
