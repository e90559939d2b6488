"""The sample office, furnished once a run and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.services import offices
from tests.services.offices import Clock

from xacai.services import demonstrating
from xacai.services.workspace import Workspace


@pytest.fixture
def clock() -> Clock:
    """The morning after the sample's report was signed, 15/9/2026; a test may set another day."""
    return Clock(demonstrating.sample_now())


@pytest.fixture
def workspace(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A copy of the furnished office, opened."""
    folder = tmp_path / "office"
    shutil.copytree(offices.furnished(tmp_path_factory.getbasetemp()), folder)
    opened = offices.open_at(folder, clock)
    yield opened
    opened.close()


@pytest.fixture
def bare(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """An office without a plan and without reports."""
    from xacai.services import setting_up

    opened = offices.open_at(tmp_path / "bare", clock)
    setting_up.found_office(opened, offices.small_office())
    yield opened
    opened.close()
