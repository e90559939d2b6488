"""What all shelves share: the connection of one transaction, and writing rows by their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any, cast

from sqlalchemy import Connection, Delete, Executable, Table, bindparam, delete, select

from xacai.db.tables import table
from xacai.domain.issue import Refusal

Key = tuple[str, str]


@dataclass(slots=True)
class Desk:
    """One transaction's place of work.

    ``stored`` are the whole values known to be on disk, by table and key; ``pending`` those put in this
    transaction, which join ``stored`` once it is committed. With them a change is compared without reading.
    """

    connection: Connection
    now: Callable[[], datetime]
    writable: bool
    stored: Mapping[Key, Any] = field(default_factory=dict)
    pending: dict[Key, Any] = field(default_factory=dict)

    def known(self, key: Key) -> Any | None:
        """The value as it now is in this transaction, if it was put or compared before."""
        return self.pending.get(key, self.stored.get(key))

    def at(self) -> str:
        """The moment, for a row."""
        return self.now().isoformat(timespec="seconds")

    def upsert(self, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write the rows, each over the one with the same key."""
        if rows:
            self._guard()
            self.connection.execute(_upsert(self.connection.dialect.name, name), list(rows))

    def remove(self, name: str, keys: Sequence[Mapping[str, Any]]) -> None:
        """Remove the rows of those keys (the columns named, all of them equal)."""
        if keys:
            self._guard()
            self.connection.execute(_delete(name, tuple(keys[0])), [_bound(key) for key in keys])

    def change(self, statement: Executable) -> None:
        """Carry out a statement that changes rows."""
        self._guard()
        self.connection.execute(statement)

    def rows(self, name: str, /, *order: str, **where: Any) -> Sequence[Any]:
        """The rows whose columns have these values, in the order of the columns named."""
        statement = _select(name, order, tuple(where))
        return self.connection.execute(statement, _bound(where)).all()

    def row(self, name: str, /, **where: Any) -> Any | None:
        """The first such row."""
        return self.connection.execute(_select(name, (), tuple(where)), _bound(where)).first()

    def _guard(self) -> None:
        if not self.writable:
            raise RuntimeError("written while only reading")


class ShelfRefused(Refusal):
    """A shelf does not take a value. Code: ``store.changed``: something else was stored meanwhile."""


class Shelf:
    """A shelf stands on the desk of one transaction and is not kept beyond it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk


def _bound(values: Mapping[str, Any]) -> dict[str, Any]:
    return {f"is_{name}": value for name, value in values.items()}


@cache
def _upsert(dialect: str, name: str) -> Executable:
    """Both kinds of database take the same words, which SQLAlchemy keeps apart."""
    target = table(name)
    statement: Any = import_module(f"sqlalchemy.dialects.{dialect}").insert(target)
    keys = [column.name for column in target.primary_key]
    others = {
        column.name: statement.excluded[column.name] for column in target.columns if column.name not in keys
    }
    if not others:
        statement = statement.on_conflict_do_nothing(index_elements=keys)
    else:
        statement = statement.on_conflict_do_update(index_elements=keys, set_=others)
    return cast(Executable, statement)


@cache
def _delete(name: str, columns: tuple[str, ...]) -> Delete:
    target = table(name)
    return delete(target).where(*_equal(target, columns))


@cache
def _select(name: str, order: tuple[str, ...], columns: tuple[str, ...]) -> Any:
    target = table(name)
    return select(target).where(*_equal(target, columns)).order_by(*(target.c[column] for column in order))


def _equal(target: Table, columns: Iterable[str]) -> list[Any]:
    return [target.c[column] == bindparam(f"is_{column}") for column in columns]
