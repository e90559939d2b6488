"""What the store asks of the place where its rows lie; there are two: a file, and a server."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from xacai.db.backup import Backup
from xacai.db.faults import StoreRefused
from xacai.db.migrations import Ladder


class Database(Protocol):
    """A place for the rows. Every refusal's code begins with ``store.``.

    ``alone``: nobody else writes here, so that what was written once is known without reading it again.
    ``server``: what people call the server and its database; empty for a file.
    """

    @property
    def alone(self) -> bool:
        """Whether this store is the only one that writes."""

    @property
    def server(self) -> str:
        """The server and its database in words; empty for a file."""

    def prepare(self, ladder: Ladder, *, now: Callable[[], datetime], program_version: str) -> None:
        """Look before touching; made if it is new, brought to the ladder's schema if it is older."""

    def engines(self) -> tuple[Engine, Engine]:
        """For writing (a transaction waits for every other writer first), and for reading as of one moment."""

    def refused(self, code: str) -> StoreRefused:
        """A refusal in the words for this place."""

    def refusal_of(self, fault: BaseException) -> StoreRefused | None:
        """The refusal for a fault of the world; None for a mistake of ours."""

    def in_doubt(self, fault: BaseException) -> bool:
        """Whether a commit that failed so may have been carried out all the same."""

    def back_up(self, now: datetime, writers_wait: AbstractContextManager[object] | None = None) -> Backup:
        """Make a backup, checked by opening it, and let old ones go; ``writers_wait`` is held while rows are read."""

    def put(self, copy: Path) -> None:
        """Put a copy in the place of the rows while nothing has them open; a server refuses."""

    def backups(self) -> tuple[Backup, ...]:
        """The backups that the program made, oldest first."""
