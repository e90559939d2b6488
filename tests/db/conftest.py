"""An open store in a fresh folder, and a clock that goes on by a second at each look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from xacai.db.store import Store


class Clock:
    """A clock for tests."""

    def __init__(self) -> None:
        self.moment = datetime(2025, 7, 1, 8, 0, 0)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with Store.open(tmp_path / "data", now=clock, program_version="1.0") as opened:
        yield opened


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory, keeper: str) -> Iterator[Store]:
    """One store for many examples: each is written over the one before."""
    with Store.open(tmp_path_factory.mktemp("lasting"), now=Clock(), program_version="1.0") as opened:
        yield opened
