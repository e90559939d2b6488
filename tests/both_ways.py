"""Which tests run twice: with the rows in the folder's file, and with the rows on a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from tests import server

FILE, SERVER = "sqlite", "postgresql"
_FOLDERS = ("db",)
_MODULES = (
    "services/test_answering.py",
    "services/test_board.py",
    "services/test_choosing.py",
    "services/test_receiving.py",
    "services/test_reporting.py",
    "services/test_submitting.py",
    "flow/test_province_year.py",
)


def runs_both_ways(test: pytest.Function, fixtures: Iterable[str]) -> bool:
    """Whether a test runs twice: it is of a chosen module, uses a folder, and is not about the file itself."""
    place = test.path.relative_to(Path(__file__).parent).as_posix()
    chosen = place in _MODULES or place.split("/")[0] in _FOLDERS
    stores = not {"tmp_path", "tmp_path_factory"}.isdisjoint(fixtures)
    return chosen and stores and test.get_closest_marker("file_only") is None


def keep(way: str, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """While it lasts, opened data folders keep their rows that way."""
    if way == SERVER:
        found = server.server()
        if isinstance(found, str):
            pytest.skip(found)
        _send_to_server(patch)
    yield way
    patch.undo()


def _send_to_server(patch: pytest.MonkeyPatch) -> None:
    from xacai.db import store

    ordinary = store.database_of
    patch.setattr(
        store, "database_of", lambda folder, address: ordinary(folder, address or server.address_of(folder))
    )
